"""CPU seconds of work in this process, and the least of several measurements: what else runs only adds to them."""

from __future__ import annotations

import time
from collections.abc import Callable

TIMES = 5


def seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds of some work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def least(measure: Callable[[], float], times: int = TIMES) -> float:
    """Return the least of several measurements."""
    return min(measure() for _ in range(times))
