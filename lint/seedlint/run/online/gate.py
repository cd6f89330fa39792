"""The turn at one host: one request at a time, a pause between two, and a longer one where the host asks for it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Gate:
    """Who passes waits for the one before, and for `delay` seconds after it."""

    def __init__(self, delay: float) -> None:
        self.is_shut = False
        self._delay = delay
        self._lock = asyncio.Lock()
        self._opens = 0.0  # in the seconds of the event loop, which count and tell no time of day

    @asynccontextmanager
    async def passed(self) -> AsyncIterator[None]:
        """Hold the turn; what waits while the gate is shut passes at once, to be told so."""
        async with self._lock:
            loop = asyncio.get_running_loop()
            while not self.is_shut and (left := self._opens - loop.time()) > 0:
                await asyncio.sleep(left)
            try:
                yield
            finally:
                self._opens = max(self._opens, loop.time() + self._delay)

    def wait(self, seconds: float, *, at_most: float) -> None:
        """Let nobody pass for so long; a host that wants more than `at_most` is left in peace for good."""
        self.is_shut = self.is_shut or seconds > at_most
        self._opens = max(self._opens, asyncio.get_running_loop().time() + seconds)
