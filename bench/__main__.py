"""`make bench`: what seedlint costs, each figure as a ratio to a yardstick of the same run, in CPU seconds."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from bench import engine
from bench.category import category
from bench.contacts import BAR, contacts
from bench.corpus import write, write_plain
from bench.dates import dates
from bench.near_duplicates import near_duplicates
from bench.shares import shares

DOCUMENTS = 1000
MANY = 10_000
SECOND = 0.1  # of the first run's CPU time: the bar of a second one over unchanged documents
CLAIMS = 20  # MB of prose a CPU second that the claims rules should read
TIMES = 7
ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
DEFAULT_RUN = ("check", "--isolated", "--exit-zero", "--output-format", "concise", "--jobs", "1")


def main() -> None:
    """Print all figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["SEEDLINT_CACHE_DIR"] = str(folder / "cache")
        seedlint = installed(folder / "site")
        run = (*seedlint, *DEFAULT_RUN)
        size = write(folder / "corpus", documents=DOCUMENTS)
        write_plain(folder / "five")
        start_up(seedlint, folder / "five")
        throughput(run, folder / "corpus", size)
        memory(run, folder / "many")
        engines(folder)
        dates_alone(folder / "corpus")
        contacts_alone(folder / "corpus")
        claims_alone(folder / "corpus")
        where_time_goes(folder / "corpus")
        near_duplicates(seedlint, folder)


def installed(site: Path) -> tuple[str, ...]:
    """Install the package as its users have it, rules and modules compiled; return its command."""
    pip = (sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps")
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ.pop("PYTHONPYCACHEPREFIX", None)
    subprocess.run((*pip, "--no-build-isolation", "--target", str(site), str(ROOT)), check=True)
    os.environ["PYTHONPATH"] = str(site)
    return sys.executable, str(site / "bin" / "seedlint")


def start_up(seedlint: Sequence[str], five: Path) -> None:
    """Print what a start costs."""
    nothing = cpu((sys.executable, "-c", "pass"))
    print(f"python -c pass                {nothing * 1000:8.0f} ms")
    run = (*seedlint, *DEFAULT_RUN)
    commands = {"--version": (*seedlint, "--version"), "five small files": (*run, str(five))}
    commands["six sample documents"] = (*run, str(SEEDS))
    for name, command in commands.items():
        once(command)  # fills the caches
        seconds = cpu(command)
        print(f"{name:29} {seconds * 1000:8.0f} ms = {seconds / nothing:.1f} x python -c pass")


def throughput(run: Sequence[str], corpus: Path, size: int) -> None:
    """Print how much a default run reads in a second."""
    seconds = cpu((*run, "--no-cache", str(corpus)), times=3)
    print(f"default run over {size / 1e6:4.1f} MB      {size / 1e6 / seconds:8.2f} MB a second")


def memory(run: Sequence[str], folder: Path) -> None:
    """Print the peak memory of a default run over many files, and what a second one costs."""
    size = write(folder, documents=MANY)
    first = once((*run, str(folder)))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"peak memory, {MANY} files    {peak:8.0f} MB, over {size / 1e6:.0f} MB")
    second = cpu((*run, str(folder)), times=3)
    print(f"a second run over them        {second / first:8.1%} of the first (bar: {SECOND:.0%})")


def engines(folder: Path) -> None:
    """Print the engine beside a loop of `regex` and ripgrep."""
    text = engine.text_to_search()
    megabytes = len(text) / 1e6
    few, many = engine.engine(text, 100), engine.engine(text, 400)
    print(f"engine, 400 phrases           {megabytes / many:8.1f} MB a second, {many / few:.1f} x what 100 cost")
    sample = text[: len(text) // 10]
    loop = engine.loop(sample, 400) * len(text) / len(sample)
    print(
        f"a loop of `regex`             {megabytes / loop:8.1f} MB a second: the engine is {loop / many:.0f} x as fast"
    )
    command = engine.ripgrep(text, 400, folder)
    if command is None:
        print("ripgrep                       is not installed")
    else:
        seconds = cpu(command)
        print(
            f"ripgrep -F                    {megabytes / seconds:8.1f} MB a second: engine {seconds / many:.1f} x that"
        )


def dates_alone(corpus: Path) -> None:
    """Print the date fact on prose, beside a naive regular expression."""
    fact, naive, size = dates(sorted(corpus.rglob("*.txt"))[:300])
    print(f"dates in prose                {size / 1e6 / fact:8.1f} MB a second, {naive / fact:.1f} x a naive regex")


def contacts_alone(corpus: Path) -> None:
    """Print the facts about contacts on prose, beside what they have to reach."""
    fact, size = contacts(sorted(corpus.rglob("*.txt"))[:300])
    print(f"contacts in prose             {size / 1e6 / fact:8.1f} MB a second, at least {BAR}")


def claims_alone(corpus: Path) -> None:
    """Print what the default claims rules cost on prose, with all that they alone need."""
    seconds, size = category("claims", sorted(corpus.rglob("*.txt"))[:300])
    print(f"claims rules on prose         {size / 1e6 / seconds:8.1f} MB a second (bar: {CLAIMS})")
    seconds, size = category("claims", sorted(corpus.rglob("*.md"))[:300])
    print(f"claims rules on documentation {size / 1e6 / seconds:8.1f} MB a second")


def where_time_goes(corpus: Path) -> None:
    """Print the share of each fact and rule."""
    files = [file for file in sorted(corpus.rglob("*")) if file.is_file()]
    print("\nThe share of each part of a run:")
    for name, share in shares(files[:300]).items():
        print(f"{share:7.1%}  {name}")


def cpu(command: Sequence[str], times: int = TIMES) -> float:
    """Return the median CPU seconds of a command, its own processes included."""
    return median(once(command) for _ in range(times))


def once(command: Sequence[str]) -> float:
    """Run a command; return its CPU seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
