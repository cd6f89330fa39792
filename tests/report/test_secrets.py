"""No report shows a password that a document has in a URL."""

from __future__ import annotations

import pytest

from kit import Run, Write
from seedlint.report import REPORTERS

TEXT = (
    "It is noted.\nSee http://bob:hunter2six@www..town.org:99999/x?utm_source=y "
    "and http://ann:hunter2six@town.org/.\nThe end.\n"
)


@pytest.mark.parametrize("name", [*REPORTERS])
@pytest.mark.parametrize("rule", ["credential-url", "malformed-url", "insecure-url", "missing-byline"])
def test_no_report_shows_a_password(name: str, rule: str, seedlint: Run, write: Write) -> None:
    write("a.txt", TEXT)
    ran = seedlint("check", "a.txt", "--isolated", "--select", rule, "--output-format", name)
    assert rule in ran.out
    assert "hunter2six" not in ran.out + ran.err


def test_facts_show_no_password(seedlint: Run, write: Write) -> None:
    write("a.txt", TEXT)
    ran = seedlint("facts", "a.txt")
    assert "bob:" in ran.out and "hunter2six" not in ran.out + ran.err
