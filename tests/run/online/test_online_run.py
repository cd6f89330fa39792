"""`seedlint check --online` from end to end, and all that happens without it: nothing."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kit import ROOT, Run, Write
from misbehaving import OK, Request, Server, status, to
from seedlint.checks.contacts.dead_url import Answer
from seedlint.run import online
from seedlint.run.online.answer_cache import AnswerCache

Serve = Callable[..., Server]
ONLINE = ("check", ".", "--online", "--online-allow-private", "--select", "dead-url", "--output-format", "concise")
QUICK = "[online]\ndelay = 0\n"


@pytest.fixture
def server(serve: Serve, write: Write) -> Server:
    """Return a harbour with a page, one that has moved and one that is gone; a config lets it be asked quickly."""
    write("seedlint.toml", QUICK)
    return serve({"/": OK, "/old": to("/new"), "/new": OK, "/gone": status("410 Gone")})


def test_what_came_of_asking_is_reported_where_the_url_stands(server: Server, write: Write, seedlint: Run) -> None:
    write("a.md", f"The [quay]({server.url('/old')}#map) is open.\n\nSo is <{server.url()}>.\n")
    write("b.txt", f"It was {server.url('/gone')}.\n")
    ran = seedlint(*ONLINE)
    assert ran.code == 1
    assert ran.lines[:2] == [
        f"a.md:1:12: note dead-url `{server.url('/old')}#map` has moved for good to `{server.url('/new')}#map`",
        f"b.txt:1:8: error dead-url `{server.url('/gone')}` leads nowhere: its server answers 410 (gone for good)",
    ]


def test_what_stands_in_many_documents_is_asked_once(server: Server, write: Write, seedlint: Run) -> None:
    for number in range(100):
        write(f"{number}.txt", f"Page {number} says that it was {server.url('/gone')}#{number}.\n")
    ran = seedlint(*ONLINE, "--jobs", "2")
    assert sum("dead-url" in line for line in ran.lines) == 100
    assert server.lines == ["HEAD /gone", "GET /gone"]


def test_the_same_answers_give_the_same_report(server: Server, write: Write, seedlint: Run) -> None:
    for number in range(6):
        write(f"{number}.txt", f"See {server.url('/old')} and {server.url('/gone')}, or {server.url(f'/{number}')}.\n")
    words = ("check", ".", "--online", "--online-allow-private", "--no-cache", "--output-format", "sarif", "--jobs")
    assert seedlint(*words, "1").out == seedlint(*words, "3").out


def test_a_second_run_asks_only_what_may_have_changed(server: Server, write: Write, seedlint: Run) -> None:
    server.answers["/slow"] = status("500 Internal Server Error")
    write("a.txt", f"See {server.url('/gone')} and {server.url('/slow')}.\n")
    first = seedlint(*ONLINE)
    server.asked.clear()
    assert seedlint(*ONLINE).out == first.out
    assert server.lines == ["HEAD /slow", "GET /slow"]
    seedlint(*ONLINE, "--no-cache")
    assert "HEAD /gone" in server.lines


def test_a_config_may_allow_private_hosts_and_keep_no_answers(server: Server, write: Write, seedlint: Run) -> None:
    write("seedlint.toml", QUICK + "allow-private = true\ncache-days = 0\n")
    write("a.txt", f"See {server.url()}.\n")
    for _ in range(2):
        assert seedlint("check", ".", "--online", "--select", "dead-url").code == 0
    assert server.lines == ["HEAD /", "HEAD /"]


def test_without_leave_a_private_host_is_not_asked_and_the_run_says_so(
    server: Server, write: Write, seedlint: Run
) -> None:
    write("a.txt", f"See {server.url('/gone')}.\n")
    ran = seedlint("check", ".", "--online", "--select", "dead-url")
    assert (ran.code, server.lines) == (0, [])
    assert "1 of 1 URLs could not be judged (private address: 1)" in ran.out


def test_no_report_holds_a_password(server: Server, write: Write, seedlint: Run) -> None:
    write("a.txt", f"See {server.url('/gone').replace('//', '//clerk:6tulipsInJune@')}.\n")
    for form in ("full", "concise", "json", "sarif"):
        ran = seedlint(*ONLINE[:-1], form)
        assert "410" in ran.out
        assert "6tulips" not in ran.out + ran.err
    assert all("authorization" not in request.headers for request in server.asked)


def test_the_fix_of_a_moved_url_is_unsafe(server: Server, write: Write, seedlint: Run) -> None:
    write("a.txt", f"See {server.url('/old')} for more.\n")
    (found,) = json.loads(seedlint(*ONLINE[:-1], "json").out)["findings"]
    assert found["fix"]["safe"] is False
    assert found["fix"]["edits"][0]["text"] == server.url("/new")


class TestWithoutIt:
    """Nothing is asked unless somebody says `--online` on the command line."""

    def test_nothing_is_asked_and_nothing_said(self, server: Server, write: Write, seedlint: Run, names: Any) -> None:
        write("a.txt", f"See {server.url('/gone')} for more.\n")
        ran = seedlint("check", ".", "--select", "all", "--ignore", "insecure-url")
        assert "dead-url" not in ran.out + ran.err
        assert (server.asked, names.asked) == ([], [])

    @pytest.mark.parametrize("words", [("--select", "dead-url"), ("--extend-select", "dead-url")])
    def test_naming_the_rule_is_answered_with_what_it_takes(
        self, server: Server, write: Write, seedlint: Run, words: tuple[str, str]
    ) -> None:
        write("a.txt", f"See {server.url('/gone')} for more.\n")
        ran = seedlint("check", ".", *words)
        assert "dead-url did not run: it asks the network, which takes `--online`" in ran.out
        assert server.asked == []

    def test_no_hook_asks(self) -> None:
        assert "--online" not in (ROOT / ".pre-commit-hooks.yaml").read_text()

    def test_leave_for_private_hosts_alone_is_a_mistake(self, seedlint: Run) -> None:
        ran = seedlint("check", ".", "--online-allow-private")
        assert (ran.code, ran.err) == (2, "seedlint: --online-allow-private needs --online\n")

    def test_nothing_of_it_is_imported(self, write: Write, tmp_path: Path) -> None:
        write("a.txt", "See https://harbour.northdale.org/ for more.\n")
        call = "import sys; from seedlint.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
        for _ in range(2):  # the first of which compiles the rules, and looks at every kind
            command = [sys.executable, "-c", call, "check", "."]
            done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
        modules = set(done.stderr.split())
        assert "seedlint.run.check" in modules
        assert not {name for name in modules if "online" in name or "dead_url" in name} | (
            modules & {"urllib3", "ssl", "asyncio", "http.client"}
        )


def test_an_ignored_rule_asks_nothing(server: Server, write: Write, seedlint: Run) -> None:
    write("a.txt", f"See {server.url('/gone')} for more.\n")
    seedlint("check", ".", "--online", "--online-allow-private", "--ignore", "dead-url")
    assert server.asked == []


def test_the_usual_rules_run_beside_it(server: Server, write: Write, seedlint: Run) -> None:
    write("a.txt", f"See {server.url('/gone')} for more, or call +1 202 55.\n")
    ran = seedlint("check", ".", "--online", "--online-allow-private")
    assert "[dead-url]" in ran.out
    assert "[insecure-url]" in ran.out


def test_without_the_client_the_run_ends_before_it_begins(
    seedlint: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(online, "CLIENT", "no_such_client")
    write("a.txt", "See https://harbour.northdale.org/ for more.\n")
    ran = seedlint("check", ".", "--online")
    assert (ran.code, ran.out) == (2, "")
    assert 'pip install "seedlint[online]"' in ran.err


def test_a_crash_while_asking_is_an_error_that_names_the_rule(
    server: Server, write: Write, seedlint: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(url: str, location: str) -> tuple[str, str]:
        raise ZeroDivisionError("no such thing")

    monkeypatch.setattr("seedlint.run.online.fetch._followed", broken)
    write("a.txt", f"See {server.url('/old')} and {server.url('/gone')}.\n")
    ran = seedlint(*ONLINE)
    assert ran.code == 2
    assert "the rule `dead-url` crashed (RuntimeError: ZeroDivisionError: no such thing)" in ran.out
    assert "answers 410" in ran.out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("timeout = 0", "`online.timeout`"),
        ("concurrency = 0", "`online.concurrency`"),
        ("cache-day = 1", "unknown key `online.cache-day`"),
        ('delay = "1s"', "`online.delay`"),
    ],
)
def test_settings_are_read_strictly(write: Write, seedlint: Run, line: str, said: str) -> None:
    write("seedlint.toml", f"[online]\n{line}\n")
    ran = seedlint("check", ".")
    assert ran.code == 2
    assert f"seedlint.toml:2: {said}" in ran.err


def test_the_settings_are_shown(write: Write, seedlint: Run) -> None:
    write("seedlint.toml", "[online]\ndelay = 2\nallow-private = true\n")
    lines = seedlint("config").lines
    at = lines.index("[online]")
    assert lines[at + 1 : at + 6] == [
        "allow-private = true  # seedlint.toml:3",
        "timeout = 20.0  # default",
        "concurrency = 16  # default",
        "delay = 2.0  # seedlint.toml:2",
        "cache-days = 1  # default",
    ]


@pytest.mark.skipif(os.name != "posix", reason="only there may a test interrupt a process of its own")
def test_ctrl_c_ends_it_at_once_and_keeps_what_came(serve: Serve, write: Write, tmp_path: Path) -> None:
    asked = threading.Event()

    def silent(request: Request, connection: socket.socket) -> None:
        asked.set()
        connection.recv(1)

    server = serve({"/a": OK, "/b": silent})
    write("a.txt", f"See {server.url('/a')} and {server.url('/b')} for more.\n")
    call = (
        "import socket, sys; look = socket.getaddrinfo;"
        "socket.getaddrinfo = lambda host, *rest, **more: look('127.0.0.1', *rest, **more);"
        "from seedlint.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", call, "check", ".", "--online", "--online-allow-private"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert asked.wait(60)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=15)  # it would wait 20 s for the server
    assert (process.returncode, out, err) == (130, "", "")
    assert AnswerCache(1).get(server.url("/a")) == Answer("fine")
