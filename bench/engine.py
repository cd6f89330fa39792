"""The rule engine against other ways to look for as many phrases in the same text."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.corpus import document, phrases
from seedlint.engine.scan import Scanner
from seedlint.pattern import parse

DOCUMENTS = 400  # of about 5 kB


def text_to_search() -> str:
    """Return the text that every engine searches."""
    return "\n\n".join(document(random.Random(seed)) for seed in range(DOCUMENTS))


def engine(text: str, rules: int) -> float:
    """Return the CPU seconds in which the engine finds the phrases of that many rules."""
    scanner = Scanner([(parse(phrase),) for phrase in phrases(rules)])
    return timed(lambda: scanner.scan(text))


def loop(text: str, rules: int) -> float:
    """Return the CPU seconds in which a search of `regex` for each of them does."""
    import regex

    spaced = (r"\s+".join(map(regex.escape, phrase.split())) for phrase in phrases(rules))
    compiled = [regex.compile(rf"(?i)(?<!\w){phrase}(?!\w)") for phrase in spaced]
    return timed(lambda: [list(one.finditer(text)) for one in compiled], times=1)


def ripgrep(text: str, rules: int, folder: Path) -> Sequence[str] | None:
    """Return the command by which ripgrep looks for them as literals; None where it isn't installed."""
    program = shutil.which("rg")
    if program is None:
        return None
    (folder / "phrases").write_text("\n".join(phrases(rules)) + "\n", encoding="utf-8")
    (folder / "text").write_text(text, encoding="utf-8")
    literally = ("-j1", "-i", "-F", "-o", "--no-config", "-f", str(folder / "phrases"))
    return (program, *literally, str(folder / "text"))


def timed(call: Callable[[], object], times: int = 3) -> float:
    """Return the least CPU seconds of several calls."""
    spent = []
    for _ in range(times):
        start = time.process_time()
        call()
        spent.append(time.process_time() - start)
    return min(spent)
