"""Kind "dead-url": URLs that no longer work, and URLs that have moved permanently.

The check sends no requests. It marks the URLs to request; a run with `--online` adds an answer to each mark
(`answered`), and settling turns the answers into findings. Marks without an answer give none.
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
from seedlint.text.contacts.credentials import redacted
from seedlint.text.contacts.query import is_signed
from seedlint.text.contacts.request_url import request_url
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
    "unsaid",  # inconclusive: not requested, a login is needed, the server is busy
    "crashed",  # the request itself failed, by our fault
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
ENTITY = lazy(r"&#?\w+;")  # without a semicolon, `&copy=1` is a key of the query
BACKSLASH = lazy(r"\\([!-/:-@\[-`{-~])")
PLAIN = lazy(r"[\w.~:/?#@!%+,;=&-]*[\w/=-]")  # needs no escaping in text, link or attribute


class Answer(NamedTuple):
    """The result of requesting a URL: `detail` is for people, `target` the URL that it has moved to."""

    verdict: Verdict
    detail: str = ""
    target: str = ""


def answered(mark: Mark, answer: Answer) -> Mark:
    """Return a mark of this kind with the answer added."""
    return mark._replace(value="\n".join((mark.value, *(" ".join(part.split()) for part in answer))))


class DeadUrl(Check):
    """Reports URLs by the answers of their servers; the requested URL is the key of its mark."""

    FIELDS: ClassVar = {"reason": "what came of asking for it", "target": "the URL that it has moved to"}
    VARIANTS: ClassVar = tuple(REASONS)

    def emit(self, facts: Facts) -> Iterable[Mark]:
        """Yield a mark for each URL that may be requested: no placeholder, no identifier, no signed URL.

        A signed URL is as good as a password: whoever requests it uses it.
        """
        for url in facts.urls:
            if not ASKED.issuperset(url.defects) or url.scheme not in ("http", "https", ""):
                continue
            meant = _as_displayed(url)
            asked = None if IDENTIFIER.search(meant) or is_signed(meant) else request_url(meant)
            if asked is not None:
                yield Mark("", asked, "", url.span, " ".join(redacted(url.text).split()))

    def settle(self, key: str, marks: Sequence[Mark]) -> Iterable[tuple[Mark, Finding]]:
        """Yield a finding for each place of a URL whose answer is conclusive."""
        for mark in marks:
            written, *parts = mark.value.split("\n")
            if len(parts) != len(Answer._fields):
                continue
            answer = Answer(cast(Verdict, parts[0]), *parts[1:])
            if answer.verdict == "crashed":
                raise RuntimeError(answer.detail)
            has_scheme = written[:4].lower() != "www."  # else the redirection is the one that browsers expect
            if answer.verdict in REASONS and (has_scheme or answer.verdict != "moved"):
                yield mark, _finding(mark, written, answer)


def _as_displayed(url: Url) -> str:
    """Return the URL as the rendered text links to it."""
    text = ENTITY.sub(lambda found: html.unescape(found[0]), url.text)
    text = BACKSLASH.sub(r"\1", text) if url.place == "destination" else text
    return text if url.scheme else f"http://{text}"


def _finding(mark: Mark, written: str, answer: Answer) -> Finding:
    target = answer.target
    if target and "#" in written and "#" not in target:
        target += written[written.index("#") :]
    said = f" to `{target}`" if target else f": {answer.detail}" if answer.detail else ""
    values = {"text": written, "reason": REASONS[answer.verdict] + said, "target": target}
    fix = Fix((Edit(mark.span, target),), "Write where it leads", safe=False) if _fits(target, mark, written) else None
    return Finding(mark.span, values, variant=answer.verdict, fix=fix)


def _fits(target: str, mark: Mark, written: str) -> bool:
    """Tell whether the target can replace the URL; a home page seldom replaces a longer path."""
    if not target or not PLAIN.fullmatch(target) or not target.isascii():
        return False
    if "&" in target and ("&" not in written or "&amp;" in written):  # it would need escaping, perhaps
        return False
    return urlsplit(target).path.strip("/") != "" or urlsplit(mark.key).path.strip("/") == ""
