"""Contacts that are shown, not meant to be used: in a command, in a listing, as an example."""

from __future__ import annotations

import re

from seedlint.base.model import Span
from seedlint.text.lazy import lazy

LINE = 300  # code points of the line before a contact that are read, at most
REACH = 100  # code points before a contact in which a word may call it an example
AROUND = 400  # code points on either side of a mail header in which other headers are searched for
COMMAND = lazy(
    r"^\s*(?:\$ +\S|[$#>|]\s*(?:sudo +)?(?:ssh|scp|sftp|rsync|wget|curl|git|svn|telnet|nslookup|gpg)\s"
    r"|(?:sudo +)?(?:ssh|scp|sftp|rsync|wget|curl|svn|telnet)(?:\s+(?:-\S+(?:[ =]\S+)?|\S*[./]\S*))*+\s+[\"'<]?\Z)"
    r"|(?<![\w-])(?:-[A-Za-z] |--[a-z][\w-]+[ =])[\"'“‘»<]?\Z"  # the value of an option
    r"|^\s*(?:export +)?[A-Z][A-Z\d_]+=[\"']?\Z"  # of a variable of a shell
)
LISTING = lazy(r"^\s*[-dlbcps](?:[r-][w-][xsStT-]){3}[+.@]?\s")  # what `ls -l` prints
LITERAL = lazy(r"`+")  # in reStructuredText and plain text; Markdown's is code already
HEADER = lazy(r"[A-Z][A-Za-z-]{1,30}: ")
OF_PROGRAMS = lazy(r"(?mi)^(?:mime-version|message-id|content-type|received|return-path|delivered-to|x-[a-z-]+):")
EXAMPLE = lazy(
    r"""(?xi) (?<![\w.@/-]) (?: e\.\ ?g\. | eg\. | for\ instance | something\ like | like\ this | like(?=:)
      | z\.\ ?b\. | beispiel(?:e[ns]?|sweise)? | so\ etwas\ wie
      | p\.\ ?ex\. | exemples? | quelque\ chose\ comme | comme\ ceci
      | p\.\ ?ej\. | ejemplos? | algo\ (?:como|parecido)
      | exemplos? | esemp(?:io|i) | qualcosa\ come | bijv\. | bv\. | (?:bij)?voorbeeld(?:en)?
      | (?: such\ as | (?:urls?|addresses|hosts?|domains?|links)\W?\ like | tel(?:le)?s?\ que | tal(?:es)?\ como
        | tais\ como | zoals ) (?=.{0,10}\Z)  # right before it
      | examples?(?!\ (?-i:[A-Z])) ) (?![\w@-]|\.\w)"""
)
WRONG = lazy(
    r"(?i)\b(?:invalid|malformed|ill-formed|misspel\w+|incorrect|ung[üu]ltige?[nrs]?|fehlerhafte?[nrs]?|invalides?"
    r"|non valides?|inv[áa]lid[ao]s?|non valid[oaie]|ongeldige?)\b"
)
BROWSER = lazy(r"(?i)\b(?:browser|navigat\w+|navegador|explorador|web[ -]?interface)\b")
SENTENCE_END = lazy(r"(?<=\w\w)[.!?][\"')]?(?:[ \t]*\n|\s+(?=[^\W\d_a-z]))")


def is_data(text: str, span: Span) -> bool:
    """Tell whether a contact is in a command, a directory listing, code or a mail header."""
    begin = max(text.rfind("\n", 0, span.start) + 1, span.start - LINE)
    head = text[begin : span.start]
    if COMMAND.search(head) or LISTING.match(head) or len(LITERAL.findall(head)) % 2:
        return True
    around = max(0, span.start - AROUND), span.end + AROUND
    return HEADER.match(head) is not None and OF_PROGRAMS.search(text, *around) is not None


def is_example(text: str, span: Span) -> bool:
    """Tell whether the sentence calls a contact an example, or tells the reader to open a local URL in a browser."""
    local = text[span.start : span.end].find("//localhost") > 0
    return _follows_one_of(EXAMPLE, text, span) or (local and _follows_one_of(BROWSER, text, span))


def is_called_wrong(text: str, span: Span) -> bool:
    """Tell whether the sentence calls a contact invalid, or the contact itself contains such a word."""
    return _follows_one_of(WRONG, text, span) or WRONG.search(text, span.start, span.end) is not None


def _follows_one_of(words: re.Pattern[str], text: str, span: Span) -> bool:
    """Tell whether one of the words precedes a contact in its sentence."""
    found = list(words.finditer(text, max(0, span.start - REACH), span.start))
    return bool(found) and SENTENCE_END.search(text, found[-1].end(), span.start) is None
