"""Fetching the answers of URLs: HEAD, then GET where that isn't enough; redirects are followed."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import suppress
from threading import Thread
from urllib.parse import quote, urljoin, urlsplit

from seedlint.checks.contacts.dead_url import Answer
from seedlint.config import OnlineSettings
from seedlint.run.online.rate_limit import RateLimit
from seedlint.run.online.reply import NoReplyError, Reply
from seedlint.run.online.request import Cancellation, HttpClient
from seedlint.text.contacts.request_url import UNESCAPED, request_url

REDIRECTS = 10
PERMANENT = (301, 308)
REDIRECTED = (*PERMANENT, 302, 303, 307)
BUSY = (429, 503)
LONGEST_WAIT = 30.0  # seconds that a host may ask to wait; one that asks for more is given up in this run
RETRIES = 2  # of a request to a busy host
WAKE_UP = 0.2  # seconds until a Ctrl-C is noticed that came just before the event loop began to wait


class Fetcher:
    """Requests URLs; `answers` has the result of each one so far."""

    def __init__(self, client: HttpClient, settings: OnlineSettings) -> None:
        self.answers: dict[str, Answer] = {}
        self._client = client
        self._timeout = settings.timeout
        self._limits: dict[str, RateLimit] = defaultdict(lambda: RateLimit(settings.delay))
        self._slots = asyncio.Semaphore(settings.concurrency)

    async def fetch(self, urls: Iterable[str]) -> None:
        """Request each URL: hosts concurrently, the URLs of one host one after the other."""
        by_host: dict[str, list[str]] = defaultdict(list)
        for url in urls:
            by_host[_host(url)].append(url)
        waking = asyncio.create_task(_wake_up())
        try:
            async with asyncio.TaskGroup() as hosts:
                for of_host in by_host.values():
                    hosts.create_task(self._answer_in_turn(of_host))
        finally:
            waking.cancel()

    async def _answer_in_turn(self, urls: Sequence[str]) -> None:
        for url in urls:
            try:
                self.answers[url] = await self._answer(url)
            except NoReplyError as failed:
                self.answers[url] = Answer(failed.verdict, failed.detail)
            except Exception as crash:  # our own fault, reported when the mark is settled; other URLs go on
                self.answers[url] = Answer("crashed", f"{type(crash).__name__}: {crash}")

    async def _answer(self, url: str) -> Answer:
        """Follow the redirects of a URL to the end. Raises NoReplyError."""
        seen, at, target, wants_cookies = {url}, url, "", False
        is_permanent = True
        while True:
            reply = await self._reply(at)
            wants_cookies |= reply.sets_cookie
            if reply.status not in REDIRECTED or not reply.location:
                return _judged(reply.status, target)
            following, fragment = _followed(at, reply.location)
            if following is None:
                return Answer("unsaid", "redirected to no web page")
            is_permanent = is_permanent and reply.status in PERMANENT
            target = following + fragment if is_permanent else target
            if following in seen or len(seen) > REDIRECTS:
                if wants_cookies:  # a client that sends the cookie back may get through
                    return Answer("unsaid", "redirected with a cookie")
                return Answer("redirect-loop", "in a circle" if following in seen else f"more than {REDIRECTS} times")
            seen.add(following)
            at = following

    async def _reply(self, url: str) -> Reply:
        """Send HEAD, and GET where the reply to that is no reliable one."""
        try:
            reply = await self._retried("HEAD", url)
        except NoReplyError as failed:
            if not failed.may_get:
                raise
        else:
            if reply.status < 400 or reply.status in BUSY:
                return reply
        return await self._retried("GET", url)

    async def _retried(self, method: str, url: str) -> Reply:
        """Send a request, and again after the time that a busy host asks for."""
        limit = self._limits[_host(url)]
        for _ in range(RETRIES):
            reply = await self._in_turn(limit, method, url)
            if reply.status not in BUSY or reply.retry_after is None:
                return reply
            limit.wait(reply.retry_after, at_most=LONGEST_WAIT)
        return await self._in_turn(limit, method, url)

    async def _in_turn(self, limit: RateLimit, method: str, url: str) -> Reply:
        async with limit.turn():
            if limit.is_closed:
                raise NoReplyError("unsaid", "host too busy")
            async with self._slots:
                return await self._in_thread(method, url)

    async def _in_thread(self, method: str, url: str) -> Reply:
        """Send a request in a daemon thread, which is abandoned on timeout: a resolver can't be interrupted."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[Reply] = loop.create_future()
        cancellation = Cancellation()

        def finish(result: Reply | Exception) -> None:
            if future.done():  # timed out
                return
            if isinstance(result, Exception):
                future.set_exception(result)
            else:
                future.set_result(result)

        def request() -> None:
            try:
                result: Reply | Exception = self._client.request(method, url, cancellation)
            except Exception as error:  # raised again where the future is awaited
                result = error
            with suppress(RuntimeError):  # the loop is closed
                loop.call_soon_threadsafe(finish, result)

        Thread(target=request, daemon=True).start()
        try:
            return await asyncio.wait_for(future, self._timeout)
        except TimeoutError:
            raise NoReplyError("unreachable", "it takes too long", may_get=True) from None
        finally:
            cancellation.cancel()


async def _wake_up() -> None:
    """Wake the event loop regularly: a signal that arrives just before its `select` does not."""
    while True:
        await asyncio.sleep(WAKE_UP)


def _followed(url: str, location: str) -> tuple[str | None, str]:
    """Return the URL that a redirect leads to, None where it is no web page, and its `#fragment`."""
    try:
        place, mark, fragment = urljoin(url, location).partition("#")
    except ValueError:
        return None, ""
    return request_url(place), mark + quote(fragment, safe=UNESCAPED, errors="replace")


def _judged(status: int, target: str) -> Answer:
    """Return the answer for the last reply's status; one that asks for a login or to wait says nothing of the page."""
    if 200 <= status < 300:
        return Answer("moved", "", target) if target else Answer("fine")
    if status in (404, 410):
        return Answer("gone" if status == 410 else "not-found")
    if status >= 500 and status not in BUSY:
        return Answer("unreachable", f"its server fails with {status}")
    return Answer("unsaid", str(status))


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""
