"""A network that ends at this machine: every name leads to a server of the test, or nowhere."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest

from misbehaving import Server, serving
from seedlint.base.cache import folder
from seedlint.run.online.answer_cache import KIND

real = socket.getaddrinfo


class Names:
    """What the names of hosts resolve to, and which were asked for."""

    def __init__(self) -> None:
        self.addresses: dict[str, list[str]] = {"harbour.northdale.org": ["127.0.0.1"]}
        self.asked: list[str] = []

    def __call__(self, host: str, port: int, *rest: Any, **more: Any) -> Any:
        if host[0].isdigit() or ":" in host:
            return real(host, port, *rest, **more)
        self.asked.append(host)
        if host == "sleepy.northdale.org":
            raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
        if host not in self.addresses:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [found for address in self.addresses[host] for found in real(address, port, *rest, **more)]


@pytest.fixture(autouse=True)
def names(monkeypatch: pytest.MonkeyPatch) -> Names:
    made = Names()
    monkeypatch.setattr(socket, "getaddrinfo", made)
    return made


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Let no test find the answers of another."""
    rmtree(os.path.join(folder(), KIND), ignore_errors=True)


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    """Start servers that end with the test."""
    from contextlib import ExitStack

    with ExitStack() as stack:
        yield lambda answers, trust=None: stack.enter_context(serving(answers, trust))


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a certificate that harbour.northdale.org has signed for itself, and its key."""
    folder = tmp_path_factory.mktemp("tls")
    own, key = folder / "own.pem", folder / "key.pem"
    words = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=harbour.northdale.org".split()
    names = ["-addext", "subjectAltName=DNS:harbour.northdale.org", "-keyout", str(key), "-out", str(own)]
    subprocess.run(["openssl", *words, *names], check=True, capture_output=True)
    return own, key
