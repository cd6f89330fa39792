"""Patterns of URLs, broken ones included, and of what only looks like one: templates, namespaces, mentions."""

from __future__ import annotations

import re

from seedlint.text.lazy import lazy

START_PARTS = {  # each START contains one of these, by a character that many texts lack: a fast test
    "/": ("//", ":/", "bit.ly/", "tinyurl.com/"),
    "\\": (":\\",),
    "@": (":@", "@/"),
    ".": ("ww.", "WW.", "Ww.", "wW."),
}
NEAR = 16  # code points of a START on either side of such a part, at most
TYPO = r"h{1,2}t{1,3}p{1,2}s{0,2}|hpt{1,2}ps?|hptts?|thtps?|t{1,2}h?ps?|htts?"
START = lazy(
    rf"(?i)(?<![\w.+/\\@%-])(?:(?P<scheme>ftp|hxxps?|{TYPO})(?P<sep>:/{{1,3}}|:\\{{1,2}}|[;.,]?//:?|:;//|\[:\]//|\[://\]|:(?=[^\s/@]{{0,6}}@[/:]|www\.\w))|www\.\.?(?=\w)|(?=(?:bit\.ly|tinyurl\.com)/[\w-]{{2}}))"
)
# Blanks, quotation marks, controls, angle brackets; stops and brackets of East Asian prose, which has no blanks.
BODY = lazy(
    r"[^\s<>\"`\x00-\x1f\x7f\u00ab\u00bb\u201c-\u201e\u2329\u232a\u27e8\u27e9\u3001\u3002\u3008-\u3011"
    r"\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f]*"
)
CUT = lazy(
    r"\]\(|\)\[|\[\]|&(?:gt|lt|quot|nbsp|#\d+);|(?<![,;])[,;]++(?=(?:https?|ftp):/|www\.)|[|\uff5c]|\)(?=[\u3000-\u9fff])"
)
TEMPLATE = lazy(
    r"[{}$]|%[sd(]|%%|%(?![0-9A-F]{2}%)[A-Z_]+%|\]\[|\[(?!www\.)[^\]/]*[g-zG-Z]|(?:\.\.\.|…)(?!$)|\\[/.]|/(?:\.\.\.|…)$|%[A-Za-z](?![0-9A-Za-z])(?<!//\w%[bce])"
)
# Continued after a backslash: on the next line (a shell, a string), after a hyphen or a font (TeX, roff).
CONTINUED = lazy(r"\\(?:[ \t]*(?:[\r\n]|$)|[-&:*(){}\[]|[ec](?!\w)|f[A-Z(\[])")
AFTER_TEMPLATE = lazy(r"<(?!/|\w+\s+\w+=|br|p>|li>|td>|hr)|[{`]\S")
ELLIPSIS = lazy(r"(?<=[\w-])(?:…|\.\.\.)$")
ATTRIBUTE = lazy(r"[\w:-]\s*=\s*([\"']?)\Z")
TAG = lazy(r"<[A-Za-z][^<>\n]*\Z")
NAMESPACE = lazy(  # a URL that is an identifier, or the beginning that a selector asks for (`[src^="https://town`)
    r"(?i)(?:xmlns(?::[\w.-]+)?|targetNamespace|schemaLocation|namespace|profile|rdf:\w+)\s*=\s*[\"']?[^\"']*\Z"
    r"|-//[^\n]*//|<!DOCTYPE\b|\bPUBLIC\s+[\"']|\[\w+[\^*|~]=\\?[\"']?\Z"
)
MENTION = lazy(r"(?i)(?:\b(?:via|with|or|and|either|than|by|use|using|scheme|prefix|as|an?|the|of|to)|[\"'(,/:=])\s*\Z")
SENTENCE_END = lazy(r"\s*$|\s*\n|\s+[^\W\d_a-z\u0080-\uffff]")
UNCLOSED = lazy(r"[^)\n]*$", re.M)  # the rest of a line without the bracket that closes a link's target
IDENTIFIER = lazy(
    r"""(?xi) https?://(?: (?:www\.)?w3\.org/(?:\d{4}|ns|xml|graphics|tr/rec-)\b | schemas?\. | ns\. | [\w.]*xmlns\.
    | (?:www\.)?(?:purl\.org|xmlns\.com|schema\.org|json-schema\.org|ogp\.me|relaxng\.org|rdfs\.org|tempuri\.org
    | opengis\.net|docbook\.org|topografix\.com/gpx|usefulinc\.com/ns|apache\.org/xslt|dublincore\.org)/
    | (?:www\.)?(?:apache\.org|gnu\.org|creativecommons\.org|opensource\.org|opendatacommons\.org)/licen[cs]es\b
    | (?:www\.)?(?:gnu\.org/copyleft|creativecommons\.org/publicdomain|mozilla\.org/MPL|unlicense\.org|wtfpl\.net
    | unicode\.org/copyright\.html|scripts\.sil\.org/OFL|boost\.org/LICENSE)\b )
    | /(?:ns|schemas?|xmlns|dtds?|namespaces?|pom|copyright-format)(?:[/\#]|$) | \.(?:dtd|xsd|rng)(?:$|[?\#])"""
)
AUTHORITY = lazy(r"[^/?#\\]*")
PORT = lazy(r":([^:\]]*)$")
PLAIN = lazy(r"(?i)(?:https?|ftp)://(?!.*\bxn--)[a-z0-9][a-z0-9.-]*\.[a-z]{2,}(?:[/?#][^\s%\\]*)?")
BAD_PERCENT = lazy(r"%(?![0-9A-Fa-f]{2})")
DEFANGED = lazy(r"(?i)^hxxp|\[\.\]|\(\.\)|\[dot\]|\[:(?://)?\]")
NEXT_HOST = lazy(r" ((?:\.|[a-z0-9-]+(?: [a-z0-9-]+)?\.)[a-z0-9-]+(?:\.[a-z0-9-]+)*)(?=[\s/.,;:!?)]|$)\S*")
COMMA = lazy(r"(?:www\.)?[\w-]+(?:\.[\w-]+)*,(?:[\w-]+\.)*([a-z]{2,6})")
