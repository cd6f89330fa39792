"""Baselines: which findings were known before, which are new, and which entries are no longer found."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence

from seedlint.base.fingerprint import likeness
from seedlint.base.model import BaselineState, Finding, Level
from seedlint.base.record import NamedTuple

QUOTED = 80  # characters of a finding's text that a baseline shows to people


class Known(NamedTuple):
    """An entry of a baseline: a finding that is known.

    It is matched by `fingerprint`, a digest of rule, text and surroundings, or by `likeness`, a digest of rule and
    text. `line`, `level` and `message` are for people, and for reports of absent entries.
    """

    rule: str
    path: str
    line: int
    level: Level
    message: str
    fingerprint: str
    likeness: str


class Comparison(NamedTuple):
    """The state of each finding, in their order, and the entries that are no longer found (`absent`)."""

    states: Sequence[BaselineState]
    absent: tuple[Known, ...]


def known(finding: Finding) -> Known:
    """Return a located finding as a baseline entry."""
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
    """Match findings with the entries of a baseline, each entry with at most one finding.

    A finding is unchanged if an entry has its fingerprint, preferably one of the same path (a document may have been
    moved); updated if only its surroundings changed: an entry of the same path has its likeness. Entries that match
    nothing are absent if the run looked for findings in their path.
    """
    return states_of([known(finding) for finding in findings], baseline, is_looked_for)


def states_of(now: Sequence[Known], baseline: Iterable[Known], is_looked_for: Callable[[str], bool]) -> Comparison:
    """Do the same with findings that were made entries already."""
    left = _Unmatched(baseline)
    states: list[BaselineState] = ["new"] * len(now)
    for state, key in _STEPS:
        matches = left.by(key)
        for index, entry in enumerate(now):
            if states[index] == "new" and matches(entry):
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


class _Unmatched:
    """The entries of a baseline that no finding has matched yet."""

    def __init__(self, baseline: Iterable[Known]) -> None:
        self._left = Counter(baseline)

    def by(self, key: Callable[[Known], Hashable]) -> Callable[[Known], bool]:
        """Return a function that matches a finding with an entry of equal key, and tells whether there was one."""
        alike: defaultdict[Hashable, list[Known]] = defaultdict(list)
        for entry in sorted(self.entries(), reverse=True):
            alike[key(entry)].append(entry)

        def matches(finding: Known) -> bool:
            entries = alike.get(key(finding))
            if not entries:
                return False
            self._left[entries.pop()] -= 1
            return True

        return matches

    def entries(self) -> Collection[Known]:
        return sorted(self._left.elements())
