"""Near-duplicates among documents of about 1.2 kB, some of them planted: what is found, beside the exact truth."""

from __future__ import annotations

import gc
import random
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, combinations
from pathlib import Path
from statistics import median
from typing import NamedTuple

from seedlint import rulebook
from seedlint.base.cache import packed
from seedlint.base.model import Document, Finding
from seedlint.engine import Engine
from seedlint.run.corpus.external_sort import SpillingMarkQueue

DOCUMENTS = 20_000
WORDS = 195  # of a document, on average: 1.2 kB
PLANTED = 0.15  # share of documents that are made into a pair
LEVELS = (0.5, 0.7, 0.9)
SIMILARITY = 0.7
RUN = 5
GARBAGE = 20_000  # objects made between two looks for garbage, as in any run
SYLLABLES = "ba be bi bo bu da de di do fa fe ka ke ki la le li lo ma me mi na ne no pa pe ra re ri sa se so ta te va"
CONFIG = f'select = ["near-duplicate-document"]\n[rule.near-duplicate-document]\nsimilarity = {SIMILARITY}\n'

# Runs a command and tells its CPU seconds and peak memory: a process counts the memory of the one that started it.
WITNESS = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss)
"""

Pair = tuple[int, int]


class Measured(NamedTuple):
    """What a run over a corpus came to: the pairs that it names, and the CPU seconds."""

    pairs: frozenset[Pair]
    seconds: float


def documents(count: int, seed: int = 1) -> Iterator[str]:
    """Yield texts of words at random, frequent and rare; some are followed by a copy in which words were replaced."""
    random_ = random.Random(seed)
    words = _vocabulary(random_)
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(words))))
    made = 0
    while made < count:
        text = random_.choices(words, cum_weights=weights, k=WORDS + random_.randint(-30, 30))
        yield _sentences(text, random_)
        made += 1
        if made < count and random_.random() < PLANTED:
            level = random_.choice(LEVELS)
            runs = len(text) * (1 - level) / (1 + level)  # that a copy of this similarity lacks
            for at in random_.sample(range(2, len(text) - 2), max(1, round(runs / RUN * 1.12))):
                text[at] = random_.choice(words)
            yield _sentences(text, random_)
            made += 1


def _vocabulary(random_: random.Random, size: int = 20_000) -> list[str]:
    syllables = SYLLABLES.split()
    found: dict[str, None] = {}
    while len(found) < size:
        found["".join(random_.choices(syllables, k=random_.choice((1, 2, 2, 3, 3, 4))))] = None
    words = list(found)
    words.sort(key=len)
    return words


def _sentences(words: Sequence[str], random_: random.Random) -> str:
    rest = list(words)
    pieces = []
    while rest:
        length = random_.randint(8, 20)
        pieces.append(" ".join(rest[:length]).capitalize() + random_.choice((". ", ". ", ".\n\n")))
        del rest[:length]
    return "".join(pieces).rstrip() + "\n"


def truth(texts: Sequence[str]) -> Mapping[Pair, float]:
    """Return every pair of documents that share a run of words, with its exact similarity, by comparing them all."""
    runs = []
    for text in texts:
        words = text.lower().replace(".", " ").split()
        runs.append(frozenset(zip(*(words[start:] for start in range(RUN)), strict=False)))
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, own in enumerate(runs):
        for run in own:
            holders[run].append(number)
    shared = Counter(pair for found in holders.values() if len(found) > 1 for pair in combinations(found, 2))
    return {(one, other): count / len(runs[one] | runs[other]) for (one, other), count in shared.items()}


def engine_alone(texts: Sequence[str]) -> Measured:
    """Mark and settle documents that are at hand, in this process."""
    gc.set_threshold(GARBAGE)
    rule = rulebook.load(()).rules["near-duplicate-document"]
    engine = Engine([rule._replace(packed_options=packed({**rule.options, "similarity": SIMILARITY}))])
    found = [Document(f"{number:06}.txt", text) for number, text in enumerate(texts)]
    start = time.process_time()
    queue = SpillingMarkQueue()
    for document in found:
        queue.extend(engine.inspect(document).marks)
    corpus = engine.corpus({document.path: document for document in found})
    settled = [answer for answer in engine.settled(queue, corpus) if isinstance(answer, tuple)]
    seconds = time.process_time() - start
    pairs = (_pair(mark.ref, finding) for mark, finding in settled)  # type: ignore[misc]  # a problem would be a defect
    return Measured(frozenset(pairs), seconds)


def _pair(path: str, finding: Finding) -> Pair:
    one, other = sorted((int(Path(path).stem), int(Path(finding.values["first"]).stem)))
    return one, other


def write(folder: Path, texts: Sequence[str]) -> None:
    """Write documents, a thousand to a folder."""
    for number, text in enumerate(texts):
        file = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def whole_run(seedlint: Sequence[str], folder: Path, config: Path) -> tuple[float, float]:
    """Check a folder for near-duplicates alone; return the CPU seconds and the peak memory in MB."""
    options = ("--config", str(config), "--exit-zero", "--jobs", "1", "--output-format", "concise")
    command = (sys.executable, "-c", WITNESS, *seedlint, "check", *options, str(folder))
    seconds, peak = map(float, subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())
    return seconds, peak / 1024


def near_duplicates(seedlint: Sequence[str], folder: Path) -> None:
    """Print recall, precision, documents a second, peak memory, and how cost grows; with the bars of each."""
    texts = [*documents(DOCUMENTS)]
    size = sum(map(len, texts)) / 1e6
    exact = truth(texts)
    runs = [engine_alone(texts) for _ in range(3)]
    found, wanted = runs[0].pairs, {pair for pair, share in exact.items() if share >= SIMILARITY}
    recall, precision = len(found & wanted) / len(wanted), len(found & wanted) / len(found)
    print(f"\nNear-duplicates of {DOCUMENTS:,} documents, {size:.1f} MB, {len(wanted):,} pairs alike to {SIMILARITY}:")
    print(f"recall                        {recall:8.4f}     (bar: .98)")
    print(f"precision                     {precision:8.4f}     (bar: 1)")
    rate = DOCUMENTS / median(run.seconds for run in runs)
    print(f"marked and settled            {rate:8.0f} documents a CPU second (bar: 10,000)")
    (folder / "config.toml").write_text(CONFIG, encoding="utf-8")
    write(folder / "twenty", texts)
    seconds, peak = whole_run(seedlint, folder / "twenty", folder / "config.toml")
    print(f"the whole run, from files     {DOCUMENTS / seconds:8.0f} documents a CPU second")
    print(f"its peak memory               {peak:8.0f} MB  (bar: 250)")
    write(folder / "ten", texts[: DOCUMENTS // 2])
    write(folder / "hundred", [*documents(5 * DOCUMENTS, seed=2)])
    few, _ = whole_run(seedlint, folder / "ten", folder / "config.toml")
    many, peak = whole_run(seedlint, folder / "hundred", folder / "config.toml")
    print(f"100,000 documents             {many / few:8.1f} x what 10,000 cost (bar: 11), {peak:.0f} MB")
