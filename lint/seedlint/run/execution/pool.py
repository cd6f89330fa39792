"""A pool of worker processes: results come back in the order of the work, and Ctrl-C ends all of them."""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

Work = TypeVar("Work")
Done = TypeVar("Done")


def map_in_processes(function: Callable[[Work], Done], work: Iterable[Work], *, jobs: int) -> Iterator[Done]:
    """Yield `function(piece)` for each piece of work, in order, computed by `jobs` processes.

    `function` must be importable by name: defined at the top level of a module.
    """
    fastest = "fork" if sys.platform == "linux" else None  # no thread is running that a fork could break
    with _sigint_blocked():
        pool = multiprocessing.get_context(fastest).Pool(jobs, _begin, (gc.get_threshold(),))
    with pool, _sigterm_as_exit():
        yield from pool.imap(function, work)


@contextmanager
def _sigint_blocked() -> Iterator[None]:
    """Block SIGINT while workers start: they inherit the mask, so that none prints a traceback of its start."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _sigterm_as_exit() -> Iterator[None]:
    """Turn SIGTERM into SystemExit, so that the pool is closed: workers without a parent would wait for ever."""
    if threading.current_thread() is not threading.main_thread():  # signal handlers can be set there only
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _begin(gc_thresholds: tuple[int, int, int]) -> None:
    """Begin as a worker: leave signals to the parent, and collect garbage as rarely as it does."""
    gc.set_threshold(*gc_thresholds)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
