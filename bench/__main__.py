"""`make bench`: what seedlint costs, each figure as a ratio to a yardstick of the same run, in CPU seconds."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from bench.corpus import write

DOCUMENTS = 1000
TIMES = 5


def main() -> None:
    """Print all figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = write(folder / "corpus", documents=DOCUMENTS)
        write(folder / "five", documents=5, sentences=20)
        seedlint = (sys.executable, "-m", "seedlint")
        run = (*seedlint, "check", "--isolated", "--exit-zero", "--output-format", "concise")
        nothing = _cpu((sys.executable, "-c", "pass"))
        _cpu((*run, str(folder / "five")))  # fills the cache of compiled rules
        print(f"python -c pass            {nothing * 1000:8.0f} ms CPU")
        _ratio("seedlint --version", _cpu((*seedlint, "--version")), nothing)
        _ratio("five small documents", _cpu((*run, str(folder / "five"))), nothing)
        whole = _cpu((*run, "--jobs", "1", str(folder / "corpus")), times=3)
        print(f"default run, {size / 1e6:4.1f} MB       {size / 1e6 / whole:8.1f} MB a CPU second")
        print(f"peak memory of it         {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:8.0f} MB")
    engine, loop = _engine_against_loop()
    print(f"engine / loop of `regex`  {loop / engine:8.1f} times as fast, over the same phrases")


def _ratio(name: str, seconds: float, yardstick: float) -> None:
    print(f"{name:25} {seconds * 1000:8.0f} ms CPU = {seconds / yardstick:.1f} x python -c pass")


def _cpu(command: Sequence[str], times: int = TIMES) -> float:
    """Return the median CPU seconds of a command, its own processes included."""
    return median(_once(command) for _ in range(times))


def _once(command: Sequence[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _engine_against_loop() -> tuple[float, float]:
    """Return the CPU seconds of one scan for all shipped phrases, and of a `regex` search for each of them."""
    import random

    import regex

    from bench.corpus import document
    from seedlint.rulebook import load
    from seedlint.scan import Scanner

    checks = [rule.make_check() for rule in load().rules.values()]
    phrases = sorted({anchor for check in checks for pattern in check.patterns for anchor in pattern.anchors})
    text = "\n\n".join(document(random.Random(seed)) for seed in range(20))
    scanner = Scanner([check.patterns for check in checks])
    spaced = [r"\s+".join(map(regex.escape, phrase.split())) for phrase in phrases]
    compiled = [regex.compile(rf"(?i)(?<!\w){phrase}(?!\w)") for phrase in spaced]
    return _timed(lambda: scanner.scan(text)), _timed(lambda: [list(one.finditer(text)) for one in compiled])


def _timed(call: Callable[[], object]) -> float:
    call()
    start = time.process_time()
    call()
    return time.process_time() - start


if __name__ == "__main__":
    main()
