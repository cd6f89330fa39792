from __future__ import annotations

import re
from itertools import product

from seedlint.pattern.classes import BLANK, BLANK_LINE, LINE_END


def test_a_blank_line_runs_from_one_line_end_to_the_next() -> None:
    plain = re.compile(rf"{LINE_END}{BLANK}*[\r\n]")
    for length in range(6):
        for text in map("".join, product("\r\n \0a", repeat=length)):
            assert [m.span() for m in BLANK_LINE.finditer(text)] == [m.span() for m in plain.finditer(text)], repr(text)
