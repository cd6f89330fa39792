"""Notes on a run: rules that did not run or were renamed, and suppressions that suppress nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from seedlint.base.model import Note
from seedlint.engine import Engine
from seedlint.run.execution.runner import Outcome
from seedlint.run.execution.task import Task
from seedlint.run.plan import Plan

RENAMED = "renamed-rule"


def compared_with_none(engines: Iterable[Engine], documents: int) -> tuple[Note, ...]:
    """Say that rules which compare documents had only one document."""
    if documents != 1 or not any(engine.needs_a_corpus for engine in engines):
        return ()
    return (Note("one document alone was compared with no others (--corpus names some)"),)


def skipped_online(planned: Iterable[Plan]) -> tuple[Note, ...]:
    """Say which rules were selected by name but did not run, because they need `--online`."""
    names = sorted({name for plan in planned for name in plan.skipped_online})
    return (Note(f"{', '.join(names)} did not run: it asks the network, which takes `--online`"),) if names else ()


def renamed_rules(planned: Iterable[Plan]) -> tuple[Note, ...]:
    """Say once of each former name of a rule in use what the name is now."""
    return tuple(Note(sentence, kind=RENAMED) for sentence in sorted({one for plan in planned for one in plan.renamed}))


def unused_entries(planned: Iterable[Plan], tasks: Iterable[Task], outcome: Outcome) -> Iterator[Note]:
    """Report each line of a `.seedlint-ignore` that matches a document of the run but suppresses nothing."""
    with_ignore_file = [plan for plan in planned if plan.ignore_file]
    if not with_ignore_file:
        return
    of_findings = (finding.suppression for finding in outcome.findings) if outcome.suppressed else ()
    used = {suppression.source for suppression in of_findings if suppression}
    applied = {
        entry for task in tasks for entry in task.entries if not entry.fingerprint and entry.rule not in task.ignored
    }
    ran = {rule.id for plan in with_ignore_file for rule in plan.rules}
    for entry in sorted(applied):
        if entry.rule in ran and entry.source not in used:
            yield Note(f"nothing is suppressed any more: {entry.rule}", entry.source, "unused-suppression")
