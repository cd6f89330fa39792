"""Which findings somebody should look at, and which are aside: suppressed, known before, or on unchanged lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from seedlint.base.model import BaselineState, Finding, Note
from seedlint.base.record import NamedTuple
from seedlint.report import counted, place
from seedlint.run.local import Outcome
from seedlint.run.packed import kept

if TYPE_CHECKING:
    from seedlint.engine.baseline import Known
    from seedlint.run.inputs.since import Changes


class Told(NamedTuple):
    """The findings that are open, those that are aside, known ones that are found no more, and what to say of it."""

    open: Sequence[Finding]
    aside: Sequence[Finding] = ()
    absent: tuple[Known, ...] = ()
    notes: tuple[Note, ...] = ()


def told_apart(
    outcome: Outcome,
    known: Sequence[Known] | None,
    changes: Changes | None,
    *,
    is_looked_for: Callable[[str], bool],
) -> Told:
    """Tell open findings from the others: by what is known, and by changed lines, which leave the rest out."""
    findings, notes = outcome.findings, []
    absent: tuple[Known, ...] = ()
    if known is not None:
        from seedlint.engine.baseline import compared

        comparison = compared(findings, known, is_looked_for)
        findings, absent = kept(_stated(findings, comparison.states)), comparison.absent
        if absent:
            gone = f"{counted(len(absent), 'finding')} of the baseline found no more"
            notes.append(Note(f"{gone}; `seedlint baseline --prune` drops them", kind="stale-baseline"))
    if changes is not None:
        changed = kept(one for one in findings if changes.touch(place(one), whole=one.whole))
        if hidden := len(findings) - len(changed):
            notes.append(Note(f"{counted(hidden, 'finding')} on lines that did not change left out", kind="left-out"))
        findings = changed
    if not outcome.suppressed and known is None:
        return Told(findings, (), absent, tuple(notes))
    aside = kept(one for one in findings if not one.is_open)
    return Told(kept(one for one in findings if one.is_open), aside, absent, tuple(notes))


def _stated(findings: Sequence[Finding], states: Sequence[BaselineState]) -> Iterator[Finding]:
    for finding, state in zip(findings, states, strict=True):
        yield finding._replace(baseline=state)
