"""Answers of earlier runs, with the time at which they came.

A time stamp of the cache is the one thing here that reads the machine's clock: it decides what is asked again, and no
report tells it. Everything that reports count in days hangs on `--as-of`.
"""

from __future__ import annotations

import time
from collections.abc import Mapping

from seedlint import __version__
from seedlint.base import cache
from seedlint.checks.contacts.dead_url import Answer

KIND, NAME = "online", f"answers-{__version__}"
DAY = 86_400
FLEETING = (
    "unknown-host",
    "unreachable",
    "unsaid",
    "crashed",
)  # may be otherwise in an hour, so asked for anew by the next run
Stored = dict[str, tuple[float, Answer]]


class Kept:
    """The answers that are at most `days` old; 0 keeps none and finds none."""

    def __init__(self, days: int) -> None:
        self._days = days
        self._now = time.time()
        self._stored = self._read()

    def get(self, url: str) -> Answer | None:
        """Return the answer of an earlier run, None where there is none or it is too old."""
        return self._stored[url][1] if url in self._stored else None

    def put(self, answers: Mapping[str, Answer]) -> None:
        """Keep the answers that will hold for a while, beside what another run has kept meanwhile."""
        new = {url: (self._now, answer) for url, answer in answers.items() if answer.verdict not in FLEETING}
        if self._days and new:
            both = {**self._read(), **new}
            cache.store_plain(KIND, NAME, {url: (when, tuple(answer)) for url, (when, answer) in both.items()})

    def _read(self) -> Stored:
        stored = cache.load_plain(KIND, NAME) if self._days else None
        oldest = self._now - self._days * DAY
        kept = stored if isinstance(stored, dict) else {}
        return {url: (when, Answer(*parts)) for url, (when, parts) in kept.items() if oldest < when <= self._now}
