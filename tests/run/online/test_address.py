"""Nobody is led into a private network: neither by a URL, nor by a name, nor by a redirect."""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import ip_address
from typing import Any

import pytest
from urllib3.util import connection

from misbehaving import OK, Server, to
from seedlint.checks.contacts.dead_url import Answer
from seedlint.config import OnlineSettings
from seedlint.run.online import LinkChecker
from seedlint.run.online.address import is_public

Serve = Callable[..., Server]
REFUSED = Answer("unsaid", "private address")
PUBLIC = "8.8.8.8"  # nothing is sent there


def answer(url: str) -> Answer:
    return LinkChecker({"dead-url"}, OnlineSettings(delay=0.0, cache_days=0)).ask([url])[1][url]


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Lead connections to PUBLIC to this machine, and no other anywhere; return which were asked for."""
    seen: list[str] = []
    real = connection.create_connection

    def create(address: tuple[str, int], *rest: Any, **more: Any) -> socket.socket:
        seen.append(address[0])
        assert address[0] == PUBLIC
        return real(("127.0.0.1", address[1]), *rest, **more)

    monkeypatch.setattr(connection, "create_connection", create)
    return seen


@pytest.mark.parametrize(
    "address",
    """0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.9.9.9 169.254.169.254 172.16.0.1 192.0.2.1 192.168.0.1 224.0.0.1 240.0.0.1
    255.255.255.255 :: ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 64:ff9b::7f00:1 64:ff9b::a00:1 2002:7f00:1:: 2001:db8::1
    fc00::1 fd12:3456::1 fe80::1 fe80::1%eth0 fec0::1 ff02::1 ff0e::1 ::127.0.0.1""".split(),
)
def test_an_address_that_is_nobodys_on_the_public_network(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", "8.8.8.8 172.32.0.1 2606:4700::1111 64:ff9b::808:808 ::ffff:8.8.8.8".split())
def test_an_address_that_is_somebodys(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "host",
    "127.0.0.1 10.0.0.1 169.254.169.254 [::1] [::ffff:127.0.0.1] localhost printer nas.local 2130706433 0x7f.1".split(),
)
def test_a_private_host_is_not_asked(host: str, connected: list[str], names: Any) -> None:
    assert answer(f"http://{host}/") == REFUSED
    assert connected == []
    assert not {"localhost", "printer", "nas.local"} & set(names.asked)  # nor is a name server told of it


def test_a_public_name_of_a_private_address_is_not_asked(connected: list[str], names: Any) -> None:
    names.addresses["intern.northdale.org"] = ["10.0.0.1", "fd00::1"]
    assert answer("http://intern.northdale.org/") == REFUSED
    assert connected == []


def test_of_several_addresses_only_the_public_ones_are_asked(serve: Serve, connected: list[str], names: Any) -> None:
    names.addresses["harbour.northdale.org"] = ["127.0.0.1", PUBLIC]
    assert answer(serve({"/": OK}).url()) == Answer("fine")
    assert connected == [PUBLIC]


def test_a_name_has_no_second_answer_between_look_and_connection(
    serve: Serve, connected: list[str], names: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    names.addresses["harbour.northdale.org"] = [PUBLIC]
    server = serve({"/": OK})
    look = socket.getaddrinfo

    def changing(host: str, *rest: Any, **more: Any) -> Any:
        found = look(host, *rest, **more)
        names.addresses["harbour.northdale.org"] = ["127.0.0.1"]
        return found

    monkeypatch.setattr(socket, "getaddrinfo", changing)
    assert answer(server.url()) == Answer("fine")
    assert connected == [PUBLIC]
    assert names.asked == ["harbour.northdale.org"]


@pytest.mark.parametrize("inside", ["127.0.0.1", "[::1]", "localhost", "intern.northdale.org", "2130706433"])
def test_a_redirect_into_a_private_network_is_not_followed(
    serve: Serve, connected: list[str], names: Any, inside: str
) -> None:
    names.addresses |= {"harbour.northdale.org": [PUBLIC], "intern.northdale.org": ["127.0.0.1"]}
    server = serve({"/secret": OK})
    server.answers["/"] = to(server.url("/secret", inside))
    assert answer(server.url()) == REFUSED
    assert server.lines == ["HEAD /"]
