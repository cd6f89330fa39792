"""Triage of findings: open ones, and those set aside because they are suppressed or known from a baseline."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from seedlint.base.model import BaselineState, Finding, Note
from seedlint.base.record import NamedTuple
from seedlint.report import counted, location_of
from seedlint.run.execution.compact import compact
from seedlint.run.execution.runner import Outcome

if TYPE_CHECKING:
    from seedlint.engine.baseline import Known
    from seedlint.run.inputs.changed_lines import Changes


class Triage(NamedTuple):
    """Open findings, those set aside, baseline entries that are no longer found (`absent`), and notes on all this."""

    open: Sequence[Finding]
    aside: Sequence[Finding] = ()
    absent: tuple[Known, ...] = ()
    notes: tuple[Note, ...] = ()


def triage(
    outcome: Outcome,
    known: Sequence[Known] | None,
    changes: Changes | None,
    *,
    is_looked_for: Callable[[str], bool],
) -> Triage:
    """Sort the findings of a run into open ones and others.

    `known` are the entries of a baseline, None without one. Where `changes` are given, findings on unchanged lines are
    left out. `is_looked_for` tells of a path whether the run would have found its findings again.
    """
    findings, notes = outcome.findings, []
    absent: tuple[Known, ...] = ()
    if known is not None:
        from seedlint.engine.baseline import compared

        comparison = compared(findings, known, is_looked_for)
        findings, absent = compact(_with_states(findings, comparison.states)), comparison.absent
        if absent:
            gone = f"{counted(len(absent), 'finding')} of the baseline found no more"
            notes.append(Note(f"{gone}; `seedlint baseline --prune` drops them", kind="stale-baseline"))
    if changes is not None:
        changed = compact(one for one in findings if changes.touch(location_of(one), whole=one.whole))
        if hidden := len(findings) - len(changed):
            notes.append(Note(f"{counted(hidden, 'finding')} on lines that did not change left out", kind="left-out"))
        findings = changed
    if not outcome.suppressed and known is None:
        return Triage(findings, (), absent, tuple(notes))
    aside = compact(one for one in findings if not one.is_open)
    return Triage(compact(one for one in findings if one.is_open), aside, absent, tuple(notes))


def _with_states(findings: Sequence[Finding], states: Sequence[BaselineState]) -> Iterator[Finding]:
    for finding, state in zip(findings, states, strict=True):
        yield finding._replace(baseline=state)
