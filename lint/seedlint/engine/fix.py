"""Fixes: whose edits can be made together, and the text that edits make."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from itertools import pairwise

from seedlint.base.model import Edit, Finding, Span
from seedlint.base.record import NamedTuple


class Fixing(NamedTuple):
    """How a run mends what it finds: by safe fixes alone or by all, in the files or only shown as a diff."""

    unsafe: bool = False
    write: bool = True


class Repair(NamedTuple):
    """What mending changed in a document: the rules whose fixes were made, one entry a fix.

    `diff` is a unified diff, made where nothing is written; `data` are the new bytes of what has no file.
    """

    path: str
    rules: tuple[str, ...]
    diff: str = ""
    data: bytes | None = None


def fixable(finding: Finding, *, unsafe: bool) -> bool:
    """Tell whether a finding has a fix that may be made: a safe one, or any where unsafe ones were asked for, too.

    What is suppressed is meant, and stays.
    """
    return (
        finding.suppression is None
        and finding.fix is not None
        and bool(finding.fix.edits)
        and (finding.fix.safe or unsafe)
    )


def together(findings: Iterable[Finding], *, unsafe: bool) -> tuple[Finding, ...]:
    """Return the findings whose fixes can be made at once, in text order.

    A fix is made whole or not at all; of two that change the same text, the earlier in the text wins, and the other
    may still be made when the text has been inspected again.
    """
    taken = _Taken()
    asked = [finding for finding in findings if fixable(finding, unsafe=unsafe)]
    return tuple(finding for finding in sorted(asked, key=_place) if taken.has_room_for(edits_of(finding)))


def edits_of(finding: Finding) -> Sequence[Edit]:
    """Return the edits of a finding's fix, none where it has no fix."""
    return finding.fix.edits if finding.fix else ()


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with edits made, the earlier of two that overlap winning."""
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        if edit.span.start >= done:
            pieces += (text[done : edit.span.start], edit.text)
            done = edit.span.end
    return "".join([*pieces, text[done:]])


def _place(finding: Finding) -> tuple[Span, Span, str]:
    return min(edit.span for edit in edits_of(finding)), finding.span, finding.rule


class _Taken:
    """The spans that are going to change. They share no character, and no place at which something is put in."""

    def __init__(self) -> None:
        self._spans: list[Span] = []

    def has_room_for(self, edits: Iterable[Edit]) -> bool:
        """Take the spans of all edits, or of none where one of them clashes."""
        spans = sorted(edit.span for edit in edits)
        if any(_clash(*pair) for pair in pairwise(spans)) or any(map(self._clashes, spans)):
            return False
        for span in spans:
            insort(self._spans, span)
        return True

    def _clashes(self, span: Span) -> bool:
        at = bisect_left(self._spans, span)
        return any(_clash(span, other) for other in self._spans[max(0, at - 1) : at + 1])


def _clash(one: Span, other: Span) -> bool:
    return one == other or one.overlaps(other)
