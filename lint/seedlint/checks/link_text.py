"""The kind "link-text": links that show one address and lead to another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import ClassVar

from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.model import Finding, Related, Span
from seedlint.text.host import labels
from seedlint.text.lazy import lazy
from seedlint.text.shorteners import is_shortened

LINK = lazy(
    r"""(?xi) \[ [*_`]{0,2} (?P<shown>[^\s\[\]]{4,200}?) [*_`]{0,2} \] \( <? (?P<target>https?://[^\s()<>]+)
    | <a\s[^<>]{0,200}?\bhref\s*=\s*["']?(?P<href>https?://[^\s"'<>]+)[^<>]{0,200}> \s*
      (?:<(?:b|i|u|em|strong|span|font)\b[^<>]{0,100}>)? (?P<name>[^\s<>]{4,200}) \s* </"""
)
SHOWN = lazy(r"(?i)(?P<scheme>https?://)?(?P<host>(?:[\w-]+\.)+[a-z]{2,})(?::\d+)?(?P<rest>[/?#]\S*)?(?:…|\.\.\.)?")
ATTRIBUTE = ("href", "HREF", "Href")
HOST = lazy(r"(?i)https?://(?:[^/?#@]*@)?([^/?#:]+)")
SECOND = frozenset(
    {"co", "com", "org", "net", "gov", "gob", "gouv", "ac", "edu", "or", "ne", "go", "ltd", "nhs", "sch"}
)
LEADING_ON = lazy(r"(?i)[/?&=.-](?:url|redirect|redir|click|track|out|link|goto|safelinks|lnk|proxy)\b")


class LinkText(Check):
    """Finds links whose text is a URL, or a host that begins with `www.`, of another site than their target."""

    FIELDS: ClassVar = {"shown": "the host that the link shows", "target": "the host that it leads to"}

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield the text of each such link."""
        if (
            "](http" not in facts.text
            and "](<http" not in facts.text
            and not any(name in facts.text for name in ATTRIBUTE)
        ):
            return
        code = sorted((*facts.regions("code"), *facts.regions("front-matter")))
        starts = [span.start for span in code]
        for found in LINK.finditer(facts.text):
            at = bisect_right(starts, found.start())
            if at and found.start() < code[at - 1].end:
                continue
            text, target = ("shown", "target") if found["target"] else ("name", "href")
            shown, leads = SHOWN.fullmatch(found[text]), HOST.match(found[target])
            if not shown or not leads or not (shown["scheme"] or shown["host"].lower().startswith("www.")):
                continue
            if _differ(shown["host"], leads[1], found[target]):
                values = {"shown": shown["host"], "target": leads[1]}
                related = Related(Span(*found.span(target)), "its target")
                yield Finding(Span(*found.span(text)), values, related=(related,))


def _differ(shown: str, target: str, url: str) -> bool:
    """Tell whether two hosts are of two sites, and nothing says that the target only leads on to what is shown."""
    shown, target = shown.lower(), target.lower()
    if _site(shown) == _site(target) or shown.removeprefix("www.") in url.lower():
        return False
    if _ending(shown) != _ending(target) and _is_one_owner(shown, target):
        return False
    return not (is_shortened(shown, "/x") or is_shortened(target, "/x") or LEADING_ON.search(url))


def _is_one_owner(shown: str, target: str) -> bool:
    """Tell whether one name stands below two national or general domains: www.bbc.com, www.bbc.co.uk."""
    usual = all(
        len(host.rpartition(".")[2]) == 2 or host.endswith((".com", ".org", ".net")) for host in (shown, target)
    )
    return usual and _site(shown)[0] == _site(target)[0]


def _ending(host: str) -> str:
    return host.rpartition(".")[2]


def _site(host: str) -> tuple[str, ...]:
    """Return the labels that somebody registered: two, or three below a country's second-level domain."""
    parts = labels(host)
    return parts[-3:] if len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in SECOND else parts[-2:]
