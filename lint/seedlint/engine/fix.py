"""Fixes: which of them can be applied together, and the text with their edits applied."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from itertools import pairwise

from seedlint.base.model import Edit, Finding, Span
from seedlint.base.record import NamedTuple


class Fixing(NamedTuple):
    """How a run fixes documents: with unsafe fixes, too, or with safe ones only; writing files, or showing a diff."""

    unsafe: bool = False
    write: bool = True


class Repair(NamedTuple):
    """What fixing changed in a document: the rules whose fixes were applied, one entry a fix.

    `diff` is a unified diff, made if nothing is written; `data` are the new bytes of a document on standard input.
    """

    path: str
    rules: tuple[str, ...]
    diff: str = ""
    data: bytes | None = None


def fixable(finding: Finding, *, unsafe: bool) -> bool:
    """Tell whether a finding has a fix to apply: a safe one, or any with `unsafe`; suppressed findings stay."""
    return (
        finding.suppression is None
        and finding.fix is not None
        and bool(finding.fix.edits)
        and (finding.fix.safe or unsafe)
    )


def compatible(findings: Iterable[Finding], *, unsafe: bool) -> tuple[Finding, ...]:
    """Return the findings whose fixes can be applied together, in text order.

    A fix is applied with all its edits or not at all. Of two that change the same text, the earlier one wins; the
    other may be applied after the text has been inspected again.
    """
    reserved = _ReservedSpans()
    candidates = [finding for finding in findings if fixable(finding, unsafe=unsafe)]
    return tuple(finding for finding in sorted(candidates, key=_place) if reserved.add(edits_of(finding)))


def edits_of(finding: Finding) -> Sequence[Edit]:
    """Return the edits of a finding's fix, none where it has no fix."""
    return finding.fix.edits if finding.fix else ()


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with edits applied; of two that overlap, the earlier one wins."""
    pieces: list[str] = []
    done = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        if edit.span.start >= done:
            pieces += (text[done : edit.span.start], edit.text)
            done = edit.span.end
    return "".join([*pieces, text[done:]])


def _place(finding: Finding) -> tuple[Span, Span, str]:
    return min(edit.span for edit in edits_of(finding)), finding.span, finding.rule


class _ReservedSpans:
    """The spans that edits will change: disjoint, with at most one insertion at each place."""

    def __init__(self) -> None:
        self._spans: list[Span] = []

    def add(self, edits: Iterable[Edit]) -> bool:
        """Reserve the spans of all edits; return False, and reserve none, if one of them clashes."""
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
