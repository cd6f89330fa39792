"""What a run says of itself: which rules did not run, which have another name now, and what suppresses nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from seedlint.base.model import Note
from seedlint.engine import Engine
from seedlint.run.local import Outcome
from seedlint.run.plan import Plan
from seedlint.run.task import Task

RENAMED = "renamed-rule"


def alone(engines: Iterable[Engine], documents: int) -> tuple[Note, ...]:
    """Say that rules which compare documents had no second one."""
    if documents != 1 or not any(engine.needs_a_corpus for engine in engines):
        return ()
    return (Note("one document alone was compared with no others (--corpus names some)"),)


def unasked(planned: Iterable[Plan]) -> tuple[Note, ...]:
    """Say which rules were named and did not run because nobody allowed the network."""
    names = sorted({name for plan in planned for name in plan.unasked})
    return (Note(f"{', '.join(names)} did not run: it asks the network, which takes `--online`"),) if names else ()


def renamed(planned: Iterable[Plan]) -> tuple[Note, ...]:
    """Tell once of each former name of a rule that a config uses."""
    return tuple(Note(told, kind=RENAMED) for told in sorted({one for plan in planned for one in plan.renamed}))


def idle(planned: Iterable[Plan], tasks: Iterable[Task], outcome: Outcome) -> Iterator[Note]:
    """Tell each line of a `.seedlint-ignore` that suppresses nothing in the documents of the run that it names."""
    sidecars = [plan for plan in planned if plan.sidecar]
    if not sidecars:
        return
    of_findings = (finding.suppression for finding in outcome.findings) if outcome.suppressed else ()
    used = {suppression.source for suppression in of_findings if suppression}
    asked = {
        entry for task in tasks for entry in task.entries if not entry.fingerprint and entry.rule not in task.ignored
    }
    ran = {rule.id for plan in sidecars for rule in plan.rules}
    for entry in sorted(asked):
        if entry.rule in ran and entry.source not in used:
            yield Note(f"nothing is suppressed any more: {entry.rule}", entry.source, "unused-suppression")
