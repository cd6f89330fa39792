"""The default rules of one category alone: what they add to an engine without rules, their facts included."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

from seedlint.engine import Engine
from seedlint.rulebook import load
from seedlint.sources import from_text

TIMES = 5


def category(name: str, files: Iterable[Path]) -> tuple[float, int]:
    """Return the CPU seconds that the default rules of a category add to reading `files`, and their bytes."""
    texts = [(file.name, file.read_text(encoding="utf-8")) for file in files]
    size = sum(len(text.encode()) for _, text in texts)
    rules = [rule for rule in load().rules.values() if rule.default and rule.category == name]
    alone, nothing = Engine(rules), Engine(())

    def seconds(engine: Engine) -> float:
        start = time.process_time()
        for file, text in texts:
            engine.inspect(from_text(file, text))
        return time.process_time() - start

    seconds(alone)  # imports and compiles
    with_rules = min(seconds(alone) for _ in range(TIMES))
    return with_rules - min(seconds(nothing) for _ in range(TIMES)), size
