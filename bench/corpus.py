"""A corpus that the bench makes itself: the same documents every time, from a seed and a small vocabulary."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

WORDS = (
    "the of and to in a is that it was for on are with as his they at be this from have or by one had not but what all"
    " were when we there can an your which their said if do will each about how up out them then she many some so these"
    " would other into has more her two like him see time could no make than first been its who now people my made over"
    " did down only way find use may water long little very after words called just where most know harbour council"
    " river bridge school teacher engine harvest window market village paper machine morning station winter letter"
).split()
NAMES = ("Alder", "Brandt", "Calder", "Dorsel", "Essie", "Fairchild", "Quill", "Ostby", "Roux", "Tarn")
DEFECTS = (
    "Some critics argue that the plan came too late.",
    "According to recent polling, the plan is popular.",
    "The vote is on Thursday, and the next one on May 9.",
    "Call the desk on 202-456-1111 or see https://www.python.org/about for more.",
    "The pier reportedly closed because of the storm.",
)


def document(random_: random.Random, sentences: int = 60) -> str:
    """Return a text of paragraphs with a defect now and then."""
    paragraphs: list[list[str]] = [[]]
    for _ in range(sentences):
        paragraphs[-1].append(_sentence(random_))
        if random_.random() < 0.2:
            paragraphs.append([])
    return "\n\n".join(" ".join(paragraph) for paragraph in paragraphs if paragraph) + "\n"


def write(folder: Path, *, documents: int, sentences: int = 60, seed: int = 1) -> int:
    """Write that many documents into a folder, a hundred in each of its folders; return their bytes."""
    random_ = random.Random(seed)
    size = 0
    for number in range(documents):
        file = folder / f"{number // 100:03}" / f"{number:06}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        data = document(random_, sentences).encode()
        file.write_bytes(data)
        size += len(data)
    return size


def _sentence(random_: random.Random) -> str:
    if random_.random() < 0.02:
        return random_.choice(DEFECTS)
    return " ".join(_words(random_)).capitalize() + "."


def _words(random_: random.Random) -> Iterator[str]:
    for _ in range(random_.randint(8, 22)):
        yield random_.choice(NAMES) if random_.random() < 0.05 else random_.choice(WORDS)
