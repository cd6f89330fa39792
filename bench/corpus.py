"""A corpus that the bench makes itself: the same documents every time, from a seed and a small vocabulary.

Two of three are like news (wrapped in paragraphs, with names, dates and quotations), one of three is like documentation
in Markdown (headings, lists, code, links). A sentence in fifty has a defect.

It is about as dense as what it stands for: its news has 0.17 findings of the claims rules in a kilobyte and 4.8 of
their anchors; 71 English news pages from the web have 0.19 and 7.1 (2.3 quotations and 0.9 "said", against 0.6 and
2.1 here), 87 other English pages 0.08 and 5.3, Debian's documentation 0.001 and 2.7.
"""

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
PLAIN = (
    ("The harbour board", "An old engine", "Our teacher", "The morning ferry", "A long letter", "The village school"),
    ("found", "left", "carried", "painted", "passed", "kept"),
    ("the narrow bridge", "a heavy winter coat", "two paper boats", "the market window", "water for the mill"),
    ("near the station.", "before the rain came.", "with great care.", "and came home late.", "on the far bank."),
)
OPTIONS = ("--output", "--level", "config.toml", "load_rules()", "seed_value", "read_page(path)")
DEFECTS = (
    "Some critics argue that the plan came too late.",
    "According to recent polling, the plan is popular.",
    "The vote is on Thursday, and the next one on May 9.",
    "Call the desk on 202-456-1111 or see https://www.python.org/about for more.",
    "The pier reportedly closed because of the storm.",
)


def document(random_: random.Random, sentences: int = 60) -> str:
    """Return a text like news: a headline, a dateline, paragraphs."""
    headline = " ".join(_words(random_)).title()[:60].rstrip()
    dateline = f"{random_.choice(NAMES)} Harbour, {random_.randint(1, 28)} May 2024"
    return "\n\n".join((headline, dateline, *_paragraphs(random_, sentences))) + "\n"


def page(random_: random.Random, sentences: int = 60) -> str:
    """Return Markdown like documentation: sections with paragraphs, lists, code and links."""
    blocks = [f"# {random_.choice(NAMES)} manual"]
    for paragraph in _paragraphs(random_, sentences):
        if random_.random() < 0.3:
            blocks.append(f"## {random_.choice(WORDS).title()} {random_.choice(WORDS)}")
        blocks.append(paragraph)
        if random_.random() < 0.3:
            blocks.append("\n".join(f"- `{option}`: {_sentence(random_)}" for option in random_.sample(OPTIONS, 3)))
        if random_.random() < 0.2:
            blocks.append(f"```sh\nrun {random_.choice(OPTIONS)} {random_.choice(WORDS)}\n```")
        if random_.random() < 0.1:
            blocks.append(f"See [the {random_.choice(WORDS)}](https://www.python.org/doc/{random_.choice(WORDS)}).")
    return "\n\n".join(blocks) + "\n"


def write(folder: Path, *, documents: int, sentences: int = 60, seed: int = 1) -> int:
    """Write that many documents into a folder, a hundred in each of its folders; return their bytes."""
    random_ = random.Random(seed)
    size = 0
    for number in range(documents):
        make, suffix = (page, ".md") if number % 3 == 2 else (document, ".txt")
        file = folder / f"{number // 100:03}" / f"{number:06}{suffix}"
        file.parent.mkdir(parents=True, exist_ok=True)
        data = make(random_, sentences).encode()
        file.write_bytes(data)
        size += len(data)
    return size


def write_plain(folder: Path) -> None:
    """Write five small texts of plain sentences, without a phone number or a URL."""
    folder.mkdir()
    random_ = random.Random(5)
    for number in range(5):
        sentences = [" ".join(map(random_.choice, PLAIN)) for _ in range(40)]
        (folder / f"{number}.txt").write_text("\n".join((f"Chapter {number}", "", *sentences, "")), encoding="utf-8")


def phrases(count: int) -> tuple[str, ...]:
    """Return different phrases of two or three words, as rules have them."""
    random_ = random.Random(7)
    found: dict[str, None] = {}
    while len(found) < count:
        found[" ".join(random_.sample(WORDS[40:], random_.choice((2, 2, 3))))] = None
    return tuple(found)


def _paragraphs(random_: random.Random, sentences: int) -> Iterator[str]:
    paragraph: list[str] = []
    for _ in range(sentences):
        paragraph.append(_sentence(random_))
        if random_.random() < 0.2:
            yield " ".join(paragraph)
            paragraph = []
    if paragraph:
        yield " ".join(paragraph)


def _sentence(random_: random.Random) -> str:
    if random_.random() < 0.02:
        return random_.choice(DEFECTS)
    sentence = " ".join(_words(random_)).capitalize()
    if random_.random() < 0.05:
        return f"“{sentence},” said {random_.choice(NAMES)} {random_.choice(NAMES)}."
    return f"{sentence}."


def _words(random_: random.Random) -> Iterator[str]:
    for _ in range(random_.randint(8, 22)):
        yield random_.choice(NAMES) if random_.random() < 0.05 else random_.choice(WORDS)
