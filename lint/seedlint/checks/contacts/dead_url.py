"""The kind "dead-url": URLs that nothing stands behind any more, and URLs that have moved for good.

The check asks nobody. It marks what is to be asked; the run that was allowed to ask puts an answer into every mark
(`answered`), and settling tells what the answers mean. Marks without an answer say nothing.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar, Literal, cast
from urllib.parse import urlsplit

from seedlint.base.model import Edit, Finding, Fix, Mark
from seedlint.base.record import NamedTuple
from seedlint.checks import Check
from seedlint.facts import Facts
from seedlint.facts.contacts.urls import Url
from seedlint.text.contacts.asked_url import asked_url
from seedlint.text.contacts.credentials import redacted
from seedlint.text.contacts.query import is_signed
from seedlint.text.contacts.url_patterns import IDENTIFIER
from seedlint.text.lazy import lazy

Verdict = Literal[
    "fine",
    "moved",
    "not-found",
    "gone",
    "redirect-loop",
    "unknown-host",
    "certificate",
    "unreachable",
    "unsaid",  # it answered, or was not asked, and either way nothing follows: log in, come back later
    "crashed",  # asking went wrong on this side
]
REASONS: Mapping[str, str] = {
    "moved": "has moved for good",
    "not-found": "leads nowhere: its server answers 404 (not found)",
    "gone": "leads nowhere: its server answers 410 (gone for good)",
    "redirect-loop": "leads nowhere: it is redirected without end",
    "unknown-host": "leads nowhere: no host has its name",
    "certificate": "can't be trusted",
    "unreachable": "doesn't answer",
}
ASKED = frozenset({"insecure", "homograph", "bare-ip", "shortened", "tracking", "credential", "user-info"})
ENTITY = lazy(r"&#?\w+;")  # `&copy=1` is a key of the query, `&amp;copy=1` is it, too
BACKSLASH = lazy(r"\\([!-/:-@\[-`{-~])")
PLAIN = lazy(r"[\w.~:/?#@!%+,;=&-]*[\w/=-]")  # what a text, a link and an attribute can hold as it is


class Answer(NamedTuple):
    """What came of asking for a URL: `detail` is for people, `target` the URL that it has moved to."""

    verdict: Verdict
    detail: str = ""
    target: str = ""


def answered(mark: Mark, answer: Answer) -> Mark:
    """Return a mark of this kind with the answer in it."""
    return mark._replace(value="\n".join((mark.value, *(" ".join(part.split()) for part in answer))))


class DeadUrl(Check):
    """Finds URLs by what they answered, each where it stands; the URL asked for is its mark's key."""

    FIELDS: ClassVar = {"reason": "what came of asking for it", "target": "the URL that it has moved to"}
    VARIANTS: ClassVar = tuple(REASONS)

    def emit(self, facts: Facts) -> Iterable[Mark]:
        """Yield a mark for each URL that may be asked: no stand-in, no name that only looks like a URL, no key to it.

        A signed URL is as good as a password: whoever asks for it uses it.
        """
        for url in facts.urls:
            if not ASKED.issuperset(url.defects) or url.scheme not in ("http", "https", ""):
                continue
            meant = _meant(url)
            asked = None if IDENTIFIER.search(meant) or is_signed(meant) else asked_url(meant)
            if asked is not None:
                yield Mark("", asked, "", url.span, " ".join(redacted(url.text).split()))

    def settle(self, key: str, marks: Sequence[Mark]) -> Iterable[tuple[Mark, Finding]]:
        """Yield what the answer says about the URL at each of its places."""
        for mark in marks:
            written, *parts = mark.value.split("\n")
            if len(parts) != len(Answer._fields):
                continue
            answer = Answer(cast(Verdict, parts[0]), *parts[1:])
            if answer.verdict == "crashed":
                raise RuntimeError(answer.detail)
            has_scheme = written[:4].lower() != "www."  # else it only moved to where browsers would have gone, too
            if answer.verdict in REASONS and (has_scheme or answer.verdict != "moved"):
                yield mark, _finding(mark, written, answer)


def _meant(url: Url) -> str:
    """Return the URL that a reader of the laid-out text comes to."""
    text = ENTITY.sub(lambda found: html.unescape(found[0]), url.text)
    text = BACKSLASH.sub(r"\1", text) if url.place == "destination" else text
    return text if url.scheme else f"http://{text}"


def _finding(mark: Mark, written: str, answer: Answer) -> Finding:
    target = answer.target
    if target and "#" in written and "#" not in target:
        target += written[written.index("#") :]
    said = f" to `{target}`" if target else f": {answer.detail}" if answer.detail else ""
    values = {"text": written, "reason": REASONS[answer.verdict] + said, "target": target}
    fix = Fix((Edit(mark.span, target),), "write where it leads", safe=False) if _fits(target, mark, written) else None
    return Finding(mark.span, values, variant=answer.verdict, fix=fix)


def _fits(target: str, mark: Mark, written: str) -> bool:
    """Tell whether the target can stand where the URL does; a front page is seldom what a longer path meant."""
    if not target or not PLAIN.fullmatch(target) or not target.isascii():
        return False
    if "&" in target and ("&" not in written or "&amp;" in written):  # escaped there, or perhaps
        return False
    return urlsplit(target).path.strip("/") != "" or urlsplit(mark.key).path.strip("/") == ""
