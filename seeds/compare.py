"""Holds what seedlint finds in these documents against `expected.findings`: new and lost findings are shown.

Run by `make check`; `--refresh` writes the expectation anew.
"""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from seedlint.cli import main

SEEDS = Path(__file__).parent
EXPECTED = SEEDS / "expected.findings"
COMMAND = "check seeds --isolated --as-of 2026-01-01 --output-format concise --quiet --exit-zero"


def found() -> list[str]:
    """Return a line a finding, in order."""
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.chdir(SEEDS.parent), contextlib.redirect_stdout(out):
        code = main(COMMAND.split())
    if code:
        raise SystemExit(f"seedlint ended with {code}")
    out.seek(0)
    return out.read().splitlines()


def compare(expected: list[str], actual: list[str]) -> Iterator[str]:
    """Yield the lines that are in one list only."""
    yield from (f"lost: {line}" for line in expected if line not in actual)
    yield from (f"new:  {line}" for line in actual if line not in expected)


def run(arguments: list[str]) -> int:
    """Compare, or refresh; 1 where something differs."""
    actual = found()
    if "--refresh" in arguments:
        EXPECTED.write_text("".join(f"{line}\n" for line in actual), encoding="utf-8")
        return 0
    differences = list(compare(EXPECTED.read_text(encoding="utf-8").splitlines(), actual))
    print("\n".join(differences) or f"The {len(actual)} findings in seeds/ are those expected.")
    return int(bool(differences))


if __name__ == "__main__":
    raise SystemExit(run(sys.argv[1:]))
