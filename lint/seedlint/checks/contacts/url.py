"""Kind "url": URLs with a defect, and the fix where there is one."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import ClassVar, Literal

from seedlint.base.model import Edit, Finding, Fix, Span
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.facts.contacts.urls import Url as Found
from seedlint.text.contacts.homographs import ascii_form
from seedlint.text.contacts.query import is_signed, tracking
from seedlint.text.contacts.shown import is_called_wrong, is_data
from seedlint.text.duplication.standard_texts import is_change_log, is_standard_text
from seedlint.text.lazy import lazy

DEFECTS = {
    "scheme-typo": "its scheme is misspelt",
    "doubled-scheme": "its scheme stands twice",
    "backslash": "a backslash stands for a slash",
    "missing-colon": "the colon after its scheme is missing",
    "one-slash": "a slash after its scheme is missing, or both",
    "no-host": "it has no host",
    "unclosed-bracket": "a bracket in its host isn't closed",
    "empty-label": "two dots in a row, or one at the front, in its host",
    "label-hyphen": "a part of its host begins or ends with a hyphen",
    "label-too-long": "a part of its host is longer than 63 characters",
    "bad-port": "no port is above 65535",
    "bad-percent": "a percent sign without two hexadecimal digits",
    "bad-ipv4": "its host is no IPv4 address",
    "unclosed-link": "the bracket after its link's text isn't closed",
    "bad-host": "its host can't be read",
    "space-in-host": "a space stands in its host",
    "defanged": "it was made harmless on purpose",
    "truncated": "it was cut off",
    "unknown-tld": "its top-level domain is unknown",
    "trailing-punctuation": "a mark of its sentence stands at its end",
    "insecure": "it isn't encrypted",
    "placeholder": "it stands in for another one",
    "credential": "it holds a password",
    "user-info": "what stands before its @ is no host",
    "homograph": "its letters look like others",
    "bare-ip": "its host has no name",
    "shortened": "it hides where it leads",
    "tracking": "it tells where its reader comes from",
}

SHAPES = frozenset(DEFECTS) - frozenset(  # the defects of how a URL is written, not of where it leads
    {"insecure", "placeholder", "credential", "user-info", "homograph", "bare-ip", "shortened", "tracking"}
)


PACKAGE_SOURCE = lazy(r"(?<![\w-])deb(?:-src)?[ \t]+(?:\[[^\]\n]{0,80}\][ \t]+)?\Z")
SOURCE_REACH = 100  # code points before a URL


class Repair(NamedTuple):
    """The fix of one defect: replacements of regexes in the URL, and their description."""

    description: str
    safe: bool
    steps: tuple[tuple[re.Pattern[str], str], ...]


REPAIRS: Mapping[str, Repair] = {
    "missing-colon": Repair("Add the colon", True, ((lazy(r"(?<=\w)(?=//)"), ":"),)),
    "one-slash": Repair(
        "Write two slashes",
        True,
        ((lazy(r"(?<=p:)(?=/)|(?<=s:)(?=/)"), "/"), (lazy(r"(?<=p:)(?=\w)|(?<=s:)(?=\w)"), "//")),
    ),
    "doubled-scheme": Repair(
        "Remove the first scheme", True, ((lazy(r"^\w+://(?=\w)"), ""), (lazy(r"(?<=s|p)(?=//)"), ":"))
    ),
    "backslash": Repair("Write slashes", True, ((lazy(r"(?<=:)\\{1,2}"), "//"), (lazy(r"(?<![:\\])\\"), "/"))),
    "scheme-typo": Repair(
        "Write the scheme", False, ((lazy(r"^\w*[sS]\W+"), "https://"), (lazy(r"^\w*[^\WsS]\W+"), "http://"))
    ),
    "bad-percent": Repair("Escape the percent sign", False, ((lazy(r"%(?![0-9A-Fa-f]{2})"), "%25"),)),
    "space-in-host": Repair("Remove the space", False, ((lazy(" "), ""),)),
    "trailing-punctuation": Repair("Remove the punctuation", True, ((lazy(r"[.,;:!'\")]+$"), ""),)),
    "insecure": Repair("Ask for https", False, ((lazy(r"(?i)^http(?=:)"), "https"),)),
}


class Url(Check):
    """Finds URLs with one of the rule's defects; a URL has one finding, by its gravest defect."""

    class Options(NamedTuple):
        """Which defects the rule reports.

        With `each = "host"`, a document with many such URLs gets one finding per host. With `copies = false`, texts
        that nobody edits, such as licences and change logs, are skipped.
        """

        defects: tuple[str, ...] = ()
        each: Literal["url", "host"] = "url"
        copies: bool = True

    FIELDS: ClassVar = {
        "reason": "what is wrong with the URL",
        "host": "its host as the network is asked for it",
        "more": 'how many others it speaks for: "; 5 more of this host stand in this document", or nothing',
    }
    VARIANTS: ClassVar = tuple(DEFECTS)

    options: Options

    def __init__(self, options: Options) -> None:
        super().__init__(options)
        self.gathers = options.each == "host"

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield the URLs that have one of the rule's defects."""
        path = facts.document.path
        if not self.options.copies and (is_standard_text(path) or is_change_log(path)):
            return
        for url in facts.urls:
            defect = next((defect for defect in url.defects if defect in self.options.defects), "")
            if defect == "insecure" and _is_package_source(facts.text, url.span.start):
                continue
            if defect and not (defect in SHAPES and url.place == "prose" and _is_shown(facts.text, url.span)):
                values = {"text": url.text, "reason": DEFECTS[defect], "host": ascii_form(url.host), "more": ""}
                yield Finding(url.span, values, variant=defect, fix=_fix(url, defect))

    def gathered(
        self, findings: Iterable[Finding], facts: Facts, apart: Callable[[Finding], Hashable]
    ) -> Iterable[Finding]:
        """Merge the findings about URLs of one host that have the same defects into the first of them."""
        from seedlint.text.gathered import MANY, one_for_all

        found = tuple(findings)
        if len(found) <= MANY:
            return found
        defects = {url.span: url.defects for url in facts.urls}
        alike: dict[Hashable, list[Finding]] = {}
        for finding in found:
            key = finding.values["host"].lower(), defects[finding.span], apart(finding)
            alike.setdefault(key, []).append(finding)
        return [one_for_all(each, "more", like="of this host") for each in alike.values()]


def _is_package_source(text: str, start: int) -> bool:
    """Tell whether a URL stands in a line of APT's sources: packages are signed, however they are fetched."""
    return PACKAGE_SOURCE.search(text, max(0, start - SOURCE_REACH), start) is not None


def _is_shown(text: str, span: Span) -> bool:
    return is_data(text, span) or is_called_wrong(text, span)


def _fix(url: Found, defect: str) -> Fix | None:
    """Return the smallest edits that fix `defect`, or None where only the author can."""
    if defect == "tracking":
        edits = tuple(Edit(Span(url.span.start + start, url.span.start + end), "") for start, end in tracking(url.text))
        return Fix(edits, "Leave the tracking out", safe=not is_signed(url.text))
    repair = REPAIRS.get(defect)
    if repair is None:
        return None
    edits = tuple(
        Edit(Span(url.span.start + match.start(), url.span.start + match.end()), right)
        for wrong, right in repair.steps
        for match in wrong.finditer(url.text)
    )
    return Fix(edits, repair.description, repair.safe) if edits else None
