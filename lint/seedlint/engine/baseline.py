"""Baselines: which findings were known before, which are new, and what is found no more."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence

from seedlint.base.fingerprint import likeness
from seedlint.base.model import BaselineState, Finding, Level
from seedlint.base.record import NamedTuple

QUOTED = 80  # characters of a finding's text that a baseline shows to people


class Known(NamedTuple):
    """A finding that a baseline holds. `line`, `level` and `message` are for people, and for reports of what is gone.

    `fingerprint` tells it apart by its text and what stands around it, `likeness` by its text alone.
    """

    rule: str
    path: str
    line: int
    level: Level
    message: str
    fingerprint: str
    likeness: str


class Comparison(NamedTuple):
    """The state of each finding, in their order, and the known ones that are found no more."""

    states: Sequence[BaselineState]
    absent: tuple[Known, ...]


def known(finding: Finding) -> Known:
    """Return a finding as a baseline holds it. It must have been located."""
    if finding.location is None:
        raise ValueError("a baseline holds located findings only")
    location = finding.location
    return Known(
        finding.rule,
        location.path,
        location.snippet.start.line,
        finding.level,
        finding.message,
        finding.fingerprint,
        likeness(finding.rule, location.snippet.text),
    )


def compared(
    findings: Iterable[Finding], baseline: Iterable[Known], is_looked_for: Callable[[str], bool]
) -> Comparison:
    """Hold findings against a baseline: each of its entries makes at most one finding known.

    A finding is unchanged where its text and surroundings are, in its own document first, then in any (that was moved
    or renamed); updated where only the surroundings changed, in its own document. Entries that are left over are
    absent where their path was looked for.
    """
    return states_of([known(finding) for finding in findings], baseline, is_looked_for)


def states_of(now: Sequence[Known], baseline: Iterable[Known], is_looked_for: Callable[[str], bool]) -> Comparison:
    """Do the same with findings as a baseline holds them."""
    left = _Left(baseline)
    states: list[BaselineState] = ["new"] * len(now)
    for state, key in _STEPS:
        taken = left.by(key)
        for index, entry in enumerate(now):
            if states[index] == "new" and taken(entry):
                states[index] = state
    return Comparison(states, tuple(entry for entry in left.entries() if is_looked_for(entry.path)))


def _same_place(entry: Known) -> Hashable:
    return entry.fingerprint, entry.path


def _anywhere(entry: Known) -> Hashable:
    return entry.fingerprint


def _same_text(entry: Known) -> Hashable:
    return entry.likeness, entry.path


_STEPS: tuple[tuple[BaselineState, Callable[[Known], Hashable]], ...] = (
    ("unchanged", _same_place),
    ("unchanged", _anywhere),
    ("updated", _same_text),
)


class _Left:
    """The entries of a baseline that no finding has taken yet."""

    def __init__(self, baseline: Iterable[Known]) -> None:
        self._left = Counter(baseline)

    def by(self, key: Callable[[Known], Hashable]) -> Callable[[Known], bool]:
        """Return what takes one of the entries that are like a finding by a key, and tells whether there was one."""
        alike: defaultdict[Hashable, list[Known]] = defaultdict(list)
        for entry in sorted(self.entries(), reverse=True):
            alike[key(entry)].append(entry)

        def taken(finding: Known) -> bool:
            entries = alike.get(key(finding))
            if not entries:
                return False
            self._left[entries.pop()] -= 1
            return True

        return taken

    def entries(self) -> Collection[Known]:
        return sorted(self._left.elements())
