"""Where a run's time goes: the share of reading, of every fact and of every rule, none counted within another."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from seedlint.base.model import Context
from seedlint.checks import NEEDS
from seedlint.engine import Engine
from seedlint.engine.scan import Scanner
from seedlint.facts import Facts
from seedlint.pattern.anchors import by_word
from seedlint.rulebook import load
from seedlint.sources import from_text


class Stopwatch:
    """CPU seconds by name; what runs inside of something else is taken off the outer one."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._names: list[str] = []
        self._since = 0.0

    @contextmanager
    def on(self, name: str) -> Iterator[None]:
        """Count the time of a block under a name."""
        self._turn()
        self._names.append(name)
        try:
            yield
        finally:
            self._turn()
            self._names.pop()

    def _turn(self) -> None:
        now = time.process_time()
        if self._names:
            self.seconds[self._names[-1]] += now - self._since
        self._since = now


def shares(files: Iterable[Path]) -> Mapping[str, float]:
    """Return the share of everything that a run over text files does with a document, the largest first."""
    rules = [rule for rule in load().rules.values() if rule.default]
    checks = [rule.make_check() for rule in rules]
    scanner = Scanner(by_word(check.patterns, check.leads) for check in checks)
    watch = Stopwatch()
    timed = _timed(watch)
    texts = [(file.name, file.read_text(encoding="utf-8")) for file in files]
    for name, text in texts[:20]:
        Engine(rules).inspect(from_text(name, text))  # imports and compiles
    for name, text in texts:
        with watch.on("read"):
            document = from_text(name, text)
        facts = timed(document, Context())
        with watch.on("fact prose"):
            prose = facts.prose
        with watch.on("scan"):
            hits = scanner.scan(prose)
        for index, (rule, check) in enumerate(zip(rules, checks, strict=True)):
            if index in hits or (check.looks_at_every_document and NEEDS.get(rule.check, _nothing)(facts)):
                with watch.on(f"rule {rule.id}"):
                    tuple(check.inspect(facts, hits.get(index, ())))
                    tuple(check.emit(facts))
    whole = sum(watch.seconds.values())
    return {name: spent / whole for name, spent in sorted(watch.seconds.items(), key=lambda pair: -pair[1])}


def _timed(watch: Stopwatch) -> type[Facts]:
    """Return Facts whose facts are timed."""

    def watched(name: str, fact: cached_property[object]) -> property:
        def get(facts: Facts) -> object:
            if name not in vars(facts):
                with watch.on(f"fact {name}"):
                    vars(facts)[name] = fact.func(facts)
            return vars(facts)[name]

        return property(get)

    facts = {name: fact for name, fact in vars(Facts).items() if isinstance(fact, cached_property)}
    return type("TimedFacts", (Facts,), {name: watched(name, fact) for name, fact in facts.items()})


def _nothing(facts: Facts) -> bool:
    """Say that what a kind needs is there, for kinds that need nothing."""
    return True
