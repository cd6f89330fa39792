"""A web server on a free port of this machine that misbehaves as its paths say, and tells what it was asked."""

from __future__ import annotations

import contextlib
import gzip
import socket
import socketserver
import ssl
import struct
import threading
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

BOMB = gzip.compress(b"\0" * 10_000_000)
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"


class Request(NamedTuple):
    """What a client sent: the words of its first line, and its headers by their folded names."""

    method: str
    path: str
    headers: dict[str, str]


def status(line: str, *headers: str, body: str = "") -> bytes:
    """Return a whole answer."""
    return "\r\n".join((f"HTTP/1.1 {line}", *headers, f"Content-Length: {len(body)}", "", body)).encode()


def to(place: str, line: str = "301 Moved Permanently") -> bytes:
    """Return a redirect."""
    return status(line, f"Location: {place}")


class Server(socketserver.ThreadingTCPServer):
    """Answers by `answers`: a path's bytes, or what is called with the request and the connection."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True

    def __init__(self, answers: dict[str, bytes | Callable[[Request, socket.socket], None]]) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.answers = answers
        self.asked: list[Request] = []
        self.over = threading.Event()
        self.trust: ssl.SSLContext | None = None
        self.greeting = b""

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def url(self, path: str = "/", host: str = "harbour.northdale.org", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    @property
    def lines(self) -> list[str]:
        return [f"{request.method} {request.path}" for request in self.asked]


class _Conversation(socketserver.BaseRequestHandler):
    server: Server

    def handle(self) -> None:
        connection: socket.socket = self.request
        with contextlib.suppress(OSError, ValueError):
            if self.server.trust is not None:
                connection = self.server.trust.wrap_socket(connection, server_side=True)
            connection.sendall(self.server.greeting)
            try:
                self._converse(connection)
            finally:
                connection.close()

    def _converse(self, connection: socket.socket) -> None:
        first, *lines = _head(connection)
        method, path, _ = first.split(" ", 2)
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
        request = Request(method, path, headers)
        self.server.asked.append(request)
        answer = self.server.answers.get(f"{method} {path}", self.server.answers.get(path))
        if callable(answer):
            answer(request, connection)
        else:
            connection.sendall(answer if answer is not None else status("404 Not Found"))


def _head(connection: socket.socket) -> list[str]:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(4096)
        if not piece:
            raise ValueError("the client went away")
        data += piece
    return data.decode("latin-1").split("\r\n\r\n")[0].split("\r\n")


class Counted:
    """Answers well, and tells how many it had to answer at the same time; `together` are waited for."""

    def __init__(self, together: int = 1) -> None:
        self.most = self._now = 0
        self._lock = threading.Lock()
        self._meeting = threading.Barrier(together)

    def __call__(self, request: Request, connection: socket.socket) -> None:
        with self._lock:
            self._now += 1
            self.most = max(self.most, self._now)
        self._meeting.wait(20)
        with self._lock:
            self._now -= 1
        connection.sendall(OK)  # only now may the client ask the next thing


def reset(request: Request, connection: socket.socket) -> None:
    """End the connection in the rudest way: the client's next read fails."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


@contextlib.contextmanager
def serving(answers: dict[str, Any], trust: ssl.SSLContext | None = None) -> Iterator[Server]:
    """Run a server in a thread for as long as the block takes."""
    server = Server(answers)
    server.trust = trust
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
