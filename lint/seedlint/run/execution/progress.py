"""The progress bar of a long run on a terminal: documents, bytes, findings, time left."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress

SHOWN_AFTER = 2.0  # seconds: a shorter run shows no bar
REFRESH = 0.1  # seconds between two updates


class Bar:
    """A progress bar that appears once a run takes long; `rich` is imported only then."""

    def __init__(self, terminal: TextIO, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._terminal, self._clock = terminal, clock
        self._next = clock() + SHOWN_AFTER
        self._drawn: Progress | None = None
        self._documents = self._size = self._findings = self._read = self._done = 0

    def begin(self, documents: int, size: int) -> None:
        """Set the totals: how many documents there are to read, and how many bytes."""
        self._documents, self._size = documents, size

    def advance(self, size: int, findings: int) -> None:
        """Count a document of so many bytes with so many findings."""
        self._read += size
        self._findings += findings
        self._done += 1
        if self._clock() >= self._next:
            self._next = self._clock() + REFRESH
            self._draw()

    def end(self) -> None:
        """Remove the bar."""
        if self._drawn:
            self._drawn.stop()
            self._drawn = None

    def _draw(self) -> None:
        text = f"{self._done:,} of {self._documents:,} documents"
        found = f"{self._findings:,} finding{'' if self._findings == 1 else 's'}"
        if self._drawn is None:
            self._drawn = _bar(self._terminal)
            self._drawn.add_task("", total=self._size, found=found)
            self._drawn.start()
        self._drawn.update(self._drawn.task_ids[0], completed=self._read, description=text, found=found)
        self._drawn.refresh()


def _bar(terminal: TextIO) -> Progress:
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    columns = ("{task.description}", BarColumn(), DownloadColumn(), "{task.fields[found]}", TimeRemainingColumn())
    drawn = (TextColumn(one) if isinstance(one, str) else one for one in columns)
    return Progress(*drawn, console=Console(file=terminal, soft_wrap=False), transient=True, auto_refresh=False)
