"""The law that nothing costs more than its length, asked so that a busy machine doesn't answer for us."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

TRIES = 6


def in_proportion(work: Callable[[int], object], size: int, *, times: int = 8) -> bool:
    """Tell whether work over `times` the size costs less than three times `times` as much CPU time.

    What grows with the square of its input costs `times` squared, in every try; a disturbed machine disturbs
    some of them, so one try in proportion is enough. Costs under two milliseconds count as two.
    """
    work(size)  # compiles and loads what it needs
    return any(_cost(work, size * times) < 3 * times * max(_cost(work, size), 0.002) for _ in range(TRIES))


def _cost(work: Callable[[int], object], size: int) -> float:
    gc.collect()
    began = time.process_time()
    work(size)
    return time.process_time() - began
