"""What a URL's answer is taken for, told by a server on this machine that behaves as badly as those out there."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from misbehaving import BOMB, OK, Counted, Request, Server, reset, status, to
from seedlint.base.model import Mark, Span
from seedlint.checks.contacts.dead_url import Answer, answered
from seedlint.config import OnlineSettings
from seedlint.run.online import LinkChecker
from seedlint.run.online.answer_cache import AnswerCache
from seedlint.run.online.fetch import Fetcher
from seedlint.run.online.request import HttpClient

Serve = Callable[..., Server]
QUICK = OnlineSettings(allow_private=True, timeout=20.0, delay=0.0, cache_days=0)


def answers(*urls: str, settings: OnlineSettings = QUICK) -> dict[str, Answer]:
    """Ask for URLs as a run does."""
    kept, fresh = LinkChecker({"dead-url"}, settings).ask(sorted(urls))
    assert not kept
    return dict(fresh)


def answer(url: str, settings: OnlineSettings = QUICK) -> Answer:
    return answers(url, settings=settings)[url]


@pytest.mark.parametrize(
    ("given", "verdict", "detail"),
    [
        (OK, "fine", ""),
        (status("204 No Content"), "fine", ""),
        (status("404 Not Found"), "not-found", ""),
        (status("410 Gone"), "gone", ""),
        (status("500 Internal Server Error"), "unreachable", "its server fails with 500"),
        (status("502 Bad Gateway"), "unreachable", "its server fails with 502"),
        (status("401 Unauthorized"), "unsaid", "401"),
        (status("403 Forbidden"), "unsaid", "403"),
        (status("405 Method Not Allowed"), "unsaid", "405"),
        (status("451 Unavailable For Legal Reasons"), "unsaid", "451"),
        (status("429 Too Many Requests"), "unsaid", "429"),
        (status("503 Service Unavailable"), "unsaid", "503"),
        (status("304 Not Modified"), "unsaid", "304"),
        (b"WHAT 200\r\n\r\n", "unreachable", "it doesn't speak HTTP"),
        (b"HTTP/1.1 twohundred OK\r\n\r\n", "unreachable", "it doesn't speak HTTP"),
        (b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000 + b"\r\n", "unreachable", "it doesn't speak HTTP"),
        (b"HTTP/1.1 200 " + b"O" * 100_000 + b"\r\n\r\n", "unreachable", "it doesn't speak HTTP"),
        (b"", "unreachable", "it breaks off"),
        (reset, "unreachable", "it breaks off"),
    ],
)
def test_each_reply_gives_its_verdict(serve: Serve, given: object, verdict: str, detail: str) -> None:
    assert answer(serve({"/": given}).url()) == Answer(verdict, detail)  # type: ignore[arg-type]  # a row's words


@pytest.mark.parametrize(
    "refusal", [status("403 Forbidden"), status("405 Method Not Allowed"), status("404 Not Found"), reset, b"?\r\n\r\n"]
)
def test_who_dislikes_head_is_asked_by_get(serve: Serve, refusal: object) -> None:
    server = serve({"HEAD /": refusal, "GET /": OK})
    assert answer(server.url()) == Answer("fine")
    assert server.lines == ["HEAD /", "GET /"]


def test_who_likes_head_is_asked_nothing_else(serve: Serve) -> None:
    server = serve({"/": OK})
    answer(server.url())
    assert server.lines == ["HEAD /"]


def test_a_body_without_an_end_is_not_read(serve: Serve) -> None:
    sent, left = [0], threading.Event()

    def endless(request: Request, connection: socket.socket) -> None:
        try:
            connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            while sent[0] < 1_000_000_000:
                sent[0] += connection.send(b"x" * 65536)
        except OSError:
            left.set()

    server = serve({"HEAD /": status("405 Method Not Allowed"), "GET /": endless})
    assert answer(server.url()) == Answer("fine")
    assert left.wait(20)
    assert sent[0] < 50_000_000


def test_a_bomb_is_not_unpacked(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zlib.decompressobj", None)
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(BOMB)}\r\n\r\n".encode()
    server = serve({"HEAD /": status("405 Method Not Allowed"), "GET /": head + BOMB})
    assert answer(server.url()) == Answer("fine")


def silent(request: Request, connection: socket.socket) -> None:
    connection.recv(1)  # which comes when the client leaves


def dripping(request: Request, connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    for number in range(400):
        connection.sendall(f"X-{number}: 0\r\n".encode())
        if threading.Event().wait(0.05):
            break


@pytest.mark.parametrize("slow", [silent, dripping])
def test_nobody_waits_for_ever(serve: Serve, slow: object) -> None:
    server = serve({"/": slow})
    assert answer(server.url(), QUICK._replace(timeout=0.3)) == Answer("unreachable", "it takes too long")
    assert server.lines == ["HEAD /", "GET /"]


def test_a_server_that_never_ends_its_reply_is_left(serve: Serve) -> None:
    left = threading.Event()

    def endless(request: Request, connection: socket.socket) -> None:
        try:
            connection.sendall(b"HTTP/1.1 200 ")
            while not server.over.wait(0.01):
                connection.sendall(b"O")
        except OSError:
            left.set()

    server = serve({"/": endless})
    assert answer(server.url(), QUICK._replace(timeout=0.3)).verdict == "unreachable"
    assert left.wait(20)


def test_who_is_silent_to_head_alone_answers(serve: Serve) -> None:
    server = serve({"HEAD /": silent, "GET /": OK})
    assert answer(server.url(), QUICK._replace(timeout=2.0)) == Answer("fine")


def test_a_closed_port_is_no_connection(serve: Serve) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert answer(f"http://harbour.northdale.org:{port}/") == Answer("unreachable", "no connection")


def test_a_name_that_nobody_has_and_one_that_cant_be_looked_up_now() -> None:
    assert answer("https://nobody.northdale.org/") == Answer("unknown-host")
    assert answer("https://sleepy.northdale.org/") == Answer("unreachable", "its name can't be looked up now")
    assert answer(f"https://{'a' * 64}.northdale.org/") == Answer("unknown-host")


class TestRedirects:
    """Followed one by one, and judged by their end."""

    def test_a_permanent_one_is_told_with_its_target(self, serve: Serve) -> None:
        server = serve({"/old": to("/new"), "/new": OK})
        assert answer(server.url("/old")) == Answer("moved", "", server.url("/new"))

    @pytest.mark.parametrize("line", ["302 Found", "303 See Other", "307 Temporary Redirect"])
    def test_one_for_the_time_being_is_none(self, serve: Serve, line: str) -> None:
        server = serve({"/old": to("/new", line), "/new": OK})
        assert answer(server.url("/old")) == Answer("fine")

    def test_the_target_is_where_the_permanent_ones_end(self, serve: Serve) -> None:
        steps = {"/a": to("/b"), "/b": to("/c", "308 Permanent Redirect"), "/c": to("/d", "302 Found"), "/d": to("/e")}
        server = serve({**steps, "/e": OK})
        assert answer(server.url("/a")) == Answer("moved", "", server.url("/c"))

    def test_the_place_in_the_page_is_told_and_not_sent(self, serve: Serve) -> None:
        server = serve({"/old": to("/new#the map"), "/new": OK})
        assert answer(server.url("/old")) == Answer("moved", "", server.url("/new#the%20map"))
        assert server.lines[-1] == "HEAD /new"

    def test_one_to_nowhere_is_not_found(self, serve: Serve) -> None:
        assert answer(serve({"/old": to("/new")}).url("/old")) == Answer("not-found")

    def test_a_circle_is_broken(self, serve: Serve) -> None:
        server = serve({"/a": to("/b", "302 Found"), "/b": to("/a", "302 Found")})
        assert answer(server.url("/a")) == Answer("redirect-loop", "in a circle")
        assert server.lines == ["HEAD /a", "HEAD /b"]

    def test_too_many_are_broken(self, serve: Serve) -> None:
        server = serve({f"/{step}": to(f"/{step + 1}") for step in range(50)})
        assert answer(server.url("/0")) == Answer("redirect-loop", "more than 10 times")
        assert len(server.asked) == 11

    def test_a_circle_that_sets_a_cookie_may_end_for_others(self, serve: Serve) -> None:
        server = serve({"/a": status("302 Found", "Location: /a", "Set-Cookie: seen=1")})
        assert answer(server.url("/a")) == Answer("unsaid", "redirected with a cookie")

    def test_a_password_in_a_target_is_neither_told_nor_sent(self, serve: Serve) -> None:
        server = serve({"/new": OK})
        server.answers["/old"] = to(server.url("/new").replace("//", "//clerk:4rosesInMay@"))
        assert answer(server.url("/old")) == Answer("moved", "", server.url("/new"))
        assert all("authorization" not in request.headers for request in server.asked)

    @pytest.mark.parametrize(
        "place", ["mailto:clerk@northdale.org", "file:///etc/passwd", "http://[::1", "javascript:0"]
    )
    def test_one_that_leaves_the_web_is_not_followed(self, serve: Serve, place: str) -> None:
        assert answer(serve({"/": to(place)}).url()) == Answer("unsaid", "redirected to no web page")

    def test_letters_of_any_language_are_escaped(self, serve: Serve) -> None:
        server = serve({"/h%C3%A4fen": OK, "/old": to("/h\u00e4fen")})
        assert answer(server.url("/old")).verdict == "moved"
        assert server.lines[-1] == "HEAD /h%C3%A4fen"

    def test_one_without_a_place_is_an_answer_like_others(self, serve: Serve) -> None:
        assert answer(serve({"/": status("302 Found")}).url()) == Answer("unsaid", "302")


class TestWhatIsSent:
    """A request says who asks, and nothing of anybody."""

    def test_the_headers_are_few_and_honest(self, serve: Serve) -> None:
        server = serve({"/": OK})
        answer(server.url())
        headers = server.asked[0].headers
        assert headers.pop("user-agent").startswith("seedlint/")
        assert headers == {
            "host": f"harbour.northdale.org:{server.port}",
            "accept": "*/*",
            "accept-encoding": "identity",
            "connection": "close",
        }

    def test_no_cookie_is_brought_back(self, serve: Serve) -> None:
        server = serve({"/": status("302 Found", "Set-Cookie: id=7", "Location: /b"), "/b": OK})
        answer(server.url())
        assert server.lines == ["HEAD /", "HEAD /b"]
        assert "cookie" not in server.asked[1].headers

    def test_no_proxy_is_asked(self, serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("http_proxy", "http://127.0.0.1:1/")
        assert answer(serve({"/": OK}).url()) == Answer("fine")


class TestPoliteness:
    """One request at a time for a host, and no more than it likes."""

    def test_one_host_is_asked_one_thing_at_a_time(self, serve: Serve) -> None:
        counted = Counted()
        server = serve({f"/{number}": counted for number in range(20)})
        assert set(answers(*(server.url(f"/{number}") for number in range(20))).values()) == {Answer("fine")}
        assert (len(server.asked), counted.most) == (20, 1)

    def test_hosts_are_asked_at_the_same_time_but_not_all_of_them(self, serve: Serve, names: object) -> None:
        counted = Counted(together=3)  # nobody is answered until three have asked
        server = serve({"/": counted})
        hosts = [f"quay{number}.northdale.org" for number in range(9)]
        names.addresses |= {host: ["127.0.0.1"] for host in hosts}  # type: ignore[attr-defined]  # the fixture's class
        found = answers(*(server.url("/", host) for host in hosts), settings=QUICK._replace(concurrency=3))
        assert set(found.values()) == {Answer("fine")}
        assert counted.most == 3

    def test_a_busy_host_is_asked_again_when_it_said(self, serve: Serve) -> None:
        server = serve({})

        def busy_once(request: Request, connection: socket.socket) -> None:
            wait = status("429 Too Many Requests", "Retry-After: 0")
            connection.sendall(wait if len(server.asked) == 1 else OK)

        server.answers["/"] = busy_once
        assert answer(server.url()) == Answer("fine")
        assert server.lines == ["HEAD /", "HEAD /"]

    def test_a_day_of_return_is_counted_from_the_servers_own_clock(self, serve: Serve) -> None:
        server = serve({})

        def busy_once(request: Request, connection: socket.socket) -> None:
            day = "Mon, 01 Jan 2001 10:00:00 GMT"
            wait = status("503 Service Unavailable", f"Date: {day}", f"Retry-After: {day}")
            connection.sendall(wait if len(server.asked) == 1 else OK)

        server.answers["/"] = busy_once
        assert answer(server.url()) == Answer("fine")

    def test_a_host_that_is_busy_for_long_is_left_in_peace(self, serve: Serve) -> None:
        server = serve({"/a": status("429 Too Many Requests", "Retry-After: 3600"), "/b": OK, "/c": OK})
        found = answers(*(server.url(path) for path in ("/a", "/b", "/c")))
        assert set(found.values()) == {Answer("unsaid", "host too busy")}
        assert server.lines == ["HEAD /a"]

    def test_who_is_always_busy_is_asked_three_times(self, serve: Serve) -> None:
        server = serve({"/": status("429 Too Many Requests", "Retry-After: 0")})
        assert answer(server.url()) == Answer("unsaid", "429")
        assert len(server.asked) == 3


class TestCertificates:
    """What a browser would refuse, too, is told; what only this machine may not know is a note."""

    @pytest.fixture
    def secure(self, serve: Serve, certificate: tuple[Path, Path]) -> Server:
        trust = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        trust.load_cert_chain(*certificate)
        return serve({"/": OK}, trust)

    def test_one_that_nobody_signed_makes_its_host_unreachable(self, secure: Server) -> None:
        told = answer(secure.url(scheme="https"))
        assert told == Answer("unreachable", "nobody known here has signed its certificate")
        assert not secure.asked

    def test_one_that_this_machine_trusts_is_fine(
        self, secure: Server, certificate: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
        assert answer(secure.url(scheme="https")) == Answer("fine")

    def test_one_of_another_host_is_no_good(
        self, secure: Server, certificate: tuple[Path, Path], names: object, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate[0]))
        names.addresses["bank.northdale.org"] = ["127.0.0.1"]  # type: ignore[attr-defined]  # the fixture's class
        told = answer(secure.url(scheme="https", host="bank.northdale.org"))
        assert told.verdict == "certificate"
        assert "bank.northdale.org" in told.detail
        assert not secure.asked

    def test_no_encryption_where_some_is_asked_for(self, serve: Serve) -> None:
        plain = serve({"/": OK})
        plain.greeting = b"220 harbour ready\r\n"
        assert answer(plain.url(scheme="https")) == Answer("unreachable", "no encrypted connection")


def test_an_interruption_that_wakes_nobody_is_noticed_soon(serve: Serve) -> None:
    tasks: list[asyncio.Task[None]] = []

    def silent(request: Request, connection: socket.socket) -> None:
        time.sleep(0.3)  # the loop waits by now
        tasks[0].cancel()  # by a stranger's thread and without a word to the loop, as a signal's handler does it
        connection.recv(1)

    server = serve({"/": silent})

    async def ask() -> None:
        tasks.append(asyncio.ensure_future(Fetcher(HttpClient(QUICK), QUICK).fetch([server.url()])))
        await tasks[0]

    began = time.monotonic()
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(ask())
    assert time.monotonic() - began < QUICK.timeout / 2


def test_what_is_known_from_before_holds_without_a_network() -> None:
    known = "https://harbour.northdale.org/gone"
    AnswerCache(1).put({known: Answer("gone")})
    urls = [known, *(f"https://{name}.northdale.org/" for name in ("nobody", "nowhere", "sleepy"))]
    marks = [Mark("dead-url", url, "a.md", Span(0, 9), url) for url in urls]
    checker = LinkChecker({"dead-url"}, QUICK._replace(cache_days=1))
    assert checker.resolve(marks) == [answered(marks[0], Answer("gone")), *marks[1:]]
    assert len(checker.notes) == 1


def test_a_machine_without_a_network_finds_nothing_and_says_so() -> None:
    urls = [f"https://{name}.northdale.org/" for name in ("nobody", "nowhere", "sleepy")]
    urls.append("http://10.0.0.1/")
    marks = [Mark("dead-url", url, "a.md", Span(0, 9), url) for url in urls]
    checker = LinkChecker({"dead-url"}, QUICK._replace(allow_private=False))
    assert checker.resolve(marks) == marks
    assert [note.text for note in checker.notes] == ["dead-url did not run: none of 3 hosts could be reached"]
