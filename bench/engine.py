"""The rule engine against other ways to look for as many phrases in the same text."""

from __future__ import annotations

import random
import shutil
from collections.abc import Sequence
from pathlib import Path

from bench.corpus import document, phrases
from bench.timing import least, seconds
from seedlint.engine.scan import Scanner
from seedlint.pattern import parse

DOCUMENTS = 400  # of about 5 kB


def text_to_search() -> str:
    """Return the text that every engine searches."""
    return "\n\n".join(document(random.Random(seed)) for seed in range(DOCUMENTS))


def engine(text: str, rules: int) -> float:
    """Return the CPU seconds in which the engine finds the phrases of that many rules."""
    scanner = Scanner([(parse(phrase),) for phrase in phrases(rules)])
    return least(lambda: seconds(lambda: scanner.scan(text)), times=3)


def loop(text: str, rules: int) -> float:
    """Return the CPU seconds in which a search of `regex` for each of them does."""
    import regex

    spaced = (r"\s+".join(map(regex.escape, phrase.split())) for phrase in phrases(rules))
    compiled = [regex.compile(rf"(?i)(?<!\w){phrase}(?!\w)") for phrase in spaced]
    return seconds(lambda: [list(one.finditer(text)) for one in compiled])


def ripgrep(text: str, rules: int, folder: Path) -> Sequence[str] | None:
    """Return the command by which ripgrep looks for them as literals; None where it isn't installed."""
    program = shutil.which("rg")
    if program is None:
        return None
    (folder / "phrases").write_text("\n".join(phrases(rules)) + "\n", encoding="utf-8")
    (folder / "text").write_text(text, encoding="utf-8")
    literally = ("-j1", "-i", "-F", "-o", "--no-config", "-f", str(folder / "phrases"))
    return (program, *literally, str(folder / "text"))
