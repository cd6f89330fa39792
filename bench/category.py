"""The default rules of one category alone: what they add to an engine without rules, their facts included."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bench.timing import least, seconds
from seedlint.engine import Engine
from seedlint.rulebook import load
from seedlint.sources import from_text


def category(name: str, files: Iterable[Path]) -> tuple[float, int]:
    """Return the CPU seconds that the default rules of a category add to reading `files`, and their bytes."""
    texts = [(file.name, file.read_text(encoding="utf-8")) for file in files]
    size = sum(len(text.encode()) for _, text in texts)
    rules = [rule for rule in load().rules.values() if rule.default and rule.category == name]
    alone, nothing = Engine(rules), Engine(())

    def inspected_by(engine: Engine) -> float:
        return seconds(lambda: [engine.inspect(from_text(file, text)) for file, text in texts])

    inspected_by(alone)  # imports and compiles
    return least(lambda: inspected_by(alone)) - least(lambda: inspected_by(nothing)), size
