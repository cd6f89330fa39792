"""The rate limit of one host: one request at a time, a pause between two, and a longer one if the host asks for it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class RateLimit:
    """Lets one request run at a time, `delay` seconds after the one before; `is_closed` once the host is given up."""

    def __init__(self, delay: float) -> None:
        self.is_closed = False
        self._delay = delay
        self._lock = asyncio.Lock()
        self._opens = 0.0  # when the next request may begin, by the event loop's monotonic clock

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for the turn and hold it. Returns at once when the limit is closed: callers check `is_closed`."""
        async with self._lock:
            loop = asyncio.get_running_loop()
            while not self.is_closed and (left := self._opens - loop.time()) > 0:
                await asyncio.sleep(left)
            try:
                yield
            finally:
                self._opens = max(self._opens, loop.time() + self._delay)

    def wait(self, seconds: float, *, at_most: float) -> None:
        """Begin no request for so long; a host that asks for more than `at_most` gets none any more."""
        self.is_closed = self.is_closed or seconds > at_most
        self._opens = max(self._opens, asyncio.get_running_loop().time() + seconds)
