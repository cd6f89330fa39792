"""Kind "link-text": links whose text is a URL of another site than their target."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from seedlint.base.model import Finding, Related, Span
from seedlint.checks import Check
from seedlint.facts import Facts, Hit
from seedlint.text.contacts.homographs import ascii_form
from seedlint.text.contacts.shorteners import is_shortened
from seedlint.text.lazy import lazy

LINK = lazy(
    r"""(?xi) \[ [*_`]{0,2} (?P<shown>[^\s\[\]]{4,200}?) [*_`]{0,2} \] \( <? (?P<target>https?://[^\s()<>]+) (?:>?\))?
    | <a\s[^<>]{0,200}?\bhref\s*=\s*["']?(?P<href>https?://[^\s"'<>]+)[^<>]{0,200}> \s*
      (?:<(?:b|i|u|em|strong|span|font)\b[^<>]{0,100}>)? (?P<name>[^\s<>]{4,200}) \s* </[^<>]{0,10}>?"""
)
SHOWN = lazy(r"(?i)(?P<scheme>https?://)?(?P<host>(?:[\w-]+\.)+[a-z]{2,})(?::\d+)?(?P<rest>[/?#]\S*)?(?:…|\.\.\.)?")
PATH = lazy(r"(?:[a-z0-9-]+\.)+(?:com|org|net|gov|edu)/[\w~-]\S*")
ATTRIBUTE = ("href", "HREF", "Href")
HOST = lazy(r"(?i)https?://(?:[^/?#@]*@)?([^/?#:]+)")
LEADING_ON = lazy(r"(?i)[/?&=.-](?:url|redirect|redir|click|track|out|link|goto|safelinks|lnk|proxy)\b")


class LinkText(Check):
    """Finds links whose text is a URL, or a host that begins with `www.`, of another site than their target."""

    FIELDS: ClassVar = {"shown": "the host that the link shows", "target": "the host that it leads to"}

    def inspect(self, facts: Facts, hits: Sequence[Hit]) -> Iterable[Finding]:
        """Yield each such link as a whole, text and target."""
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
            if not shown or not leads or not _is_address(shown):
                continue
            if _differ(shown["host"], leads[1], found[target], facts.context.registered_domain):
                values = {"shown": shown["host"], "target": leads[1]}
                related = Related(Span(*found.span(target)), "its target")
                yield Finding(Span(*found.span()), values, related=(related,))


def _is_address(shown: re.Match[str]) -> bool:
    """Tell an address from a name that has a dot in it (Node.js, Amazon.com): by scheme, `www.`, or host and path."""
    return bool(shown["scheme"]) or shown["host"].lower().startswith("www.") or bool(PATH.fullmatch(shown[0]))


def _differ(shown: str, target: str, url: str, registered: Callable[[str], str]) -> bool:
    """Tell whether two hosts are of two sites, and nothing says that the target only leads on to what is shown."""
    shown, target = shown.lower(), target.lower()
    ours, theirs = (registered(ascii_form(host)) for host in (shown, target))
    if ours == theirs or shown.removeprefix("www.") in url.lower() or _is_one_owner(ours, theirs):
        return False
    return not (is_shortened(shown, "/x") or is_shortened(target, "/x") or LEADING_ON.search(url))


def _is_one_owner(shown: str, target: str) -> bool:
    """Tell whether one name is registered below two national or general domains: bbc.com, bbc.co.uk."""
    usual = all(
        len(host.rpartition(".")[2]) == 2 or host.endswith((".com", ".org", ".net")) for host in (shown, target)
    )
    return usual and shown.partition(".")[0] == target.partition(".")[0]
