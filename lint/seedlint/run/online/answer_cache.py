"""The cache of answers from the network, each with its time stamp.

The time stamps come from the machine's clock. They only decide which URLs are requested again and appear in no report:
whatever reports count in days depends on `--as-of`.
"""

from __future__ import annotations

import time
from collections.abc import Mapping

from seedlint import __version__
from seedlint.base import cache
from seedlint.checks.contacts.dead_url import Answer

KIND, NAME = "online", f"answers-{__version__}"
DAY = 86_400
TRANSIENT = ("unknown-host", "unreachable", "unsaid", "crashed")  # verdicts that may change soon: not cached
Stored = dict[str, tuple[float, Answer]]


class AnswerCache:
    """Answers that are at most `days` old; 0 turns the cache off."""

    def __init__(self, days: int) -> None:
        self._days = days
        self._now = time.time()
        self._stored = self._read()

    def get(self, url: str) -> Answer | None:
        """Return the cached answer, None where there is none or it is too old."""
        return self._stored[url][1] if url in self._stored else None

    def put(self, answers: Mapping[str, Answer]) -> None:
        """Store the answers that aren't transient, merged with what other runs have stored meanwhile."""
        new = {url: (self._now, answer) for url, answer in answers.items() if answer.verdict not in TRANSIENT}
        if self._days and new:
            both = {**self._read(), **new}
            cache.store_plain(KIND, NAME, {url: (when, tuple(answer)) for url, (when, answer) in both.items()})

    def _read(self) -> Stored:
        stored = cache.load_plain(KIND, NAME) if self._days else None
        oldest = self._now - self._days * DAY
        known = stored if isinstance(stored, dict) else {}
        return {url: (when, Answer(*parts)) for url, (when, parts) in known.items() if oldest < when <= self._now}
