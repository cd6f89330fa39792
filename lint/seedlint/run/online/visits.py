"""The way from a URL to its answer: HEAD, GET where that isn't enough, redirects one by one, host by host in turn."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from threading import Thread
from urllib.parse import quote, urljoin, urlsplit

from seedlint.checks.contacts.dead_url import Answer
from seedlint.config import Asking
from seedlint.run.online.answers import NoReplyError, Reply
from seedlint.run.online.gate import Gate
from seedlint.run.online.request import Line, Network
from seedlint.text.contacts.asked_url import KEPT, asked_url

REDIRECTS = 10
FOR_GOOD = (301, 308)
REDIRECTED = (*FOR_GOOD, 302, 303, 307)
BUSY = (429, 503)
PATIENCE = 30.0  # seconds that a host may ask to wait; one that asks for more is asked no more in this run
AGAIN = 2  # times that a busy host is asked again
BEAT = 0.2  # seconds after which a Ctrl-C is noticed that came just before the loop began to wait


class Visits:
    """Asks for URLs; `answers` has what came of each so far."""

    def __init__(self, network: Network, asking: Asking) -> None:
        self.answers: dict[str, Answer] = {}
        self._network = network
        self._timeout = asking.timeout
        self._gates: dict[str, Gate] = defaultdict(lambda: Gate(asking.delay))
        self._places = asyncio.Semaphore(asking.concurrency)

    async def answer(self, urls: Iterable[str]) -> None:
        """Ask for each URL, hosts at the same time, the URLs of one host one after the other."""
        by_host: dict[str, list[str]] = defaultdict(list)
        for url in urls:
            by_host[_host(url)].append(url)
        beat = asyncio.create_task(_beat())
        try:
            async with asyncio.TaskGroup() as hosts:
                for of_host in by_host.values():
                    hosts.create_task(self._answer_in_turn(of_host))
        finally:
            beat.cancel()

    async def _answer_in_turn(self, urls: Sequence[str]) -> None:
        for url in urls:
            try:
                self.answers[url] = await self._answer(url)
            except NoReplyError as failed:
                self.answers[url] = Answer(failed.verdict, failed.detail)
            except Exception as crash:  # our own fault at one URL, told as such when it is settled; the others go on
                self.answers[url] = Answer("crashed", f"{type(crash).__name__}: {crash}")

    async def _answer(self, url: str) -> Answer:
        """Follow a URL to its end. Raises NoReplyError."""
        seen, at, target, wants_cookies = {url}, url, "", False
        is_for_good = True
        while True:
            reply = await self._reply(at)
            wants_cookies |= reply.offers_cookie
            if reply.status not in REDIRECTED or not reply.location:
                return _judged(reply.status, target)
            following, fragment = _followed(at, reply.location)
            if following is None:
                return Answer("unsaid", "redirected to no web page")
            is_for_good = is_for_good and reply.status in FOR_GOOD
            target = following + fragment if is_for_good else target
            if following in seen or len(seen) > REDIRECTS:
                if wants_cookies:  # it may end for whoever brings the cookie back
                    return Answer("unsaid", "redirected with a cookie")
                return Answer("redirect-loop", "in a circle" if following in seen else f"more than {REDIRECTS} times")
            seen.add(following)
            at = following

    async def _reply(self, url: str) -> Reply:
        """Ask by HEAD, and by GET where the answer is none that can be built upon."""
        try:
            reply = await self._when_free("HEAD", url)
        except NoReplyError as failed:
            if not failed.may_get:
                raise
        else:
            if reply.status < 400 or reply.status in BUSY:
                return reply
        return await self._when_free("GET", url)

    async def _when_free(self, method: str, url: str) -> Reply:
        """Ask a host when it is its turn, and again where it is busy and says for how long."""
        gate = self._gates[_host(url)]
        for _ in range(AGAIN):
            reply = await self._in_turn(gate, method, url)
            if reply.status not in BUSY or reply.patience is None:
                return reply
            gate.wait(reply.patience, at_most=PATIENCE)
        return await self._in_turn(gate, method, url)

    async def _in_turn(self, gate: Gate, method: str, url: str) -> Reply:
        async with gate.passed():
            if gate.is_shut:
                raise NoReplyError("unsaid", "host too busy")
            async with self._places:
                return await self._watched(method, url)

    async def _watched(self, method: str, url: str) -> Reply:
        """Ask in a thread that may be left alone: neither a slow server nor a slow resolver holds up the run."""
        loop = asyncio.get_running_loop()
        told: asyncio.Future[Reply] = loop.create_future()
        line = Line()

        def tell(came: Reply | Exception) -> None:
            if told.done():  # nobody waits any more
                return
            if isinstance(came, Exception):
                told.set_exception(came)
            else:
                told.set_result(came)

        def ask() -> None:
            try:
                came: Reply | Exception = self._network.ask(method, url, line)
            except Exception as error:  # whatever it is, it belongs to who waits for it
                came = error
            with suppress(RuntimeError):  # the loop is closed
                loop.call_soon_threadsafe(tell, came)

        Thread(target=ask, daemon=True).start()
        try:
            return await asyncio.wait_for(told, self._timeout)
        except TimeoutError:
            raise NoReplyError("unreachable", "it takes too long", may_get=True) from None
        finally:
            line.cut()


async def _beat() -> None:
    """Wake the loop now and then: a signal alone doesn't, where it comes between the last look and the wait."""
    while True:
        await asyncio.sleep(BEAT)


def _followed(url: str, location: str) -> tuple[str | None, str]:
    """Return what a redirect says to ask for, None where that can't be, and its `#fragment`."""
    try:
        place, mark, fragment = urljoin(url, location).partition("#")
    except ValueError:
        return None, ""
    return asked_url(place), mark + quote(fragment, safe=KEPT, errors="replace")


def _judged(status: int, target: str) -> Answer:
    """Return what the last reply says; what asks for a login or for patience says nothing of the page."""
    if 200 <= status < 300:
        return Answer("moved", "", target) if target else Answer("fine")
    if status in (404, 410):
        return Answer("gone" if status == 410 else "not-found")
    if status >= 500 and status not in BUSY:
        return Answer("unreachable", f"its server fails with {status}")
    return Answer("unsaid", str(status))


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""
