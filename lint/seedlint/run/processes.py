"""Several processes: work goes out to them, results come back in its order, and Ctrl-C ends them all."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

Work = TypeVar("Work")
Done = TypeVar("Done")


def across(do: Callable[[Work], Done], work: Iterable[Work], *, jobs: int) -> Iterator[Done]:
    """Yield what `do`, a function of a module, makes of each piece of work in one of `jobs` processes, in order."""
    quickest = "fork" if sys.platform == "linux" else None  # no thread is running that a fork could break
    with _uninterrupted():
        pool = multiprocessing.get_context(quickest).Pool(jobs, initializer=_leave_interrupts_to_the_parent)
    with pool, _taken_along():
        yield from pool.imap(do, work)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back while processes start, which inherit that: none of them tells of its own interrupted start."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _taken_along() -> Iterator[None]:
    """Let a process that is told to end take along those that it has started, which would wait for ever."""
    if threading.current_thread() is not threading.main_thread():  # only there may signals be caught
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
