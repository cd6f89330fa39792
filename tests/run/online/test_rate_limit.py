"""The turn at one host, with hours that pass in no time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from seedlint.run.online.rate_limit import RateLimit


class Clock(asyncio.SelectorEventLoop):
    """A loop whose time passes only where somebody sleeps."""

    now = 100.0

    def time(self) -> float:
        return self.now


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[[Awaitable[list[float]]], list[float]]:
    async def sleep(seconds: float) -> None:
        asyncio.get_running_loop().now += seconds  # type: ignore[attr-defined]  # the loop below

    monkeypatch.setattr(asyncio, "sleep", sleep)

    def run(work: Awaitable[list[float]]) -> list[float]:
        loop = Clock()
        try:
            return loop.run_until_complete(work)
        finally:
            loop.close()

    return run


Runs = Callable[[Awaitable[list[float]]], list[float]]


async def passes(gate: RateLimit, *waits: float) -> list[float]:
    """Pass once for each wait, which the host asks for then; return when each turn came."""
    times = []
    for seconds in waits:
        async with gate.turn():
            times.append(asyncio.get_running_loop().time())
        if seconds:
            gate.wait(seconds, at_most=30)
    return times


def test_the_first_passes_at_once_and_the_next_after_a_pause(run: Runs) -> None:
    assert run(passes(RateLimit(0.5), 0, 0, 0)) == [100.0, 100.5, 101.0]


def test_a_host_may_ask_for_a_longer_pause(run: Runs) -> None:
    assert run(passes(RateLimit(0.5), 7, 0, 0)) == [100.0, 107.0, 107.5]


def test_a_shorter_one_changes_nothing(run: Runs) -> None:
    assert run(passes(RateLimit(0.5), 0.1, 0)) == [100.0, 100.5]


def test_who_asks_for_too_long_is_left_and_nobody_waits_for_it(run: Runs) -> None:
    gate = RateLimit(0.5)
    assert run(passes(gate, 31, 0)) == [100.0, 100.0]
    assert gate.is_closed
