"""The date fact alone, beside one regular expression of the kind that people write for dates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from bench.timing import least, seconds
from seedlint.facts import Facts
from seedlint.sources import from_text

MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|"
    "Sept?|Oct|Nov|Dec"
)
NAIVE = re.compile(
    rf"\b(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}-\d\d-\d\d|(?:{MONTHS})\.? \d{{1,2}}(?:, \d{{4}})?"
    rf"|\d{{1,2}} (?:{MONTHS})(?: \d{{4}})?|yesterday|today|tomorrow|(?:last|next) (?:week|month|year)"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)


def dates(files: Iterable[Path]) -> tuple[float, float, int]:
    """Return the CPU seconds of the date fact and of the naive expression over the prose of `files`, and its bytes."""
    documents = [from_text(file.name, file.read_text(encoding="utf-8")) for file in files]
    size = sum(len(document.text.encode()) for document in documents)
    prose = [Facts(document).prose for document in documents]

    def fact() -> float:
        facts = [Facts(document) for document in documents]
        for each, text in zip(facts, prose, strict=True):
            vars(each)["prose"] = text  # a fact of its own
        return seconds(lambda: [each.dates for each in facts])

    return least(fact), least(lambda: seconds(lambda: [NAIVE.findall(text) for text in prose])), size
