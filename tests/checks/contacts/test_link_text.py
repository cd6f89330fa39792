"""The kind "link-text"."""

from __future__ import annotations

import pytest

from seedlint.base.model import Context
from seedlint.checks.contacts.link_text import LinkText
from seedlint.facts import Facts
from seedlint.run.suffix_list import registered_domain
from seedlint.sources import from_text


def found(text: str) -> list[tuple[str, str]]:
    facts = Facts(from_text("a.md", text), Context(registered_domain=registered_domain))
    findings = LinkText(LinkText.Options()).inspect(facts, ())
    return [(finding.values["shown"], finding.values["target"]) for finding in findings]


@pytest.mark.parametrize(
    "text",
    [
        "[https://bank.org](https://bank.evil.net/x)",
        "[**www.bank.org**](<https://bank.evil.net>)",
        '<a class="b" href="https://bank.evil.net"><b>https://bank.org/</b></a>',
    ],
)
def test_two_sites_are_told_apart(text: str) -> None:
    assert [target for _, target in found(text)] == ["bank.evil.net"]


@pytest.mark.parametrize(
    "text",
    [
        "[www.bank.org](https://pay.bank.org/x)",
        "[https://bank.co.uk/…](https://www.bank.co.uk/long)",
        "[Node.js](https://nodejs.org)",
        "[https://t.co/x](https://bank.org)",
        "[https://bank.org](https://mail.evil.net/click?u=https%3A%2F%2Fbank.org)",
        "[https://bank.org/x](https://web.archive.org/web/2020/https://bank.org/x)",
        "`[https://bank.org](https://evil.net)`",
        "[www.bank.org](mailto:a@evil.net)",
    ],
)
def test_one_site_or_a_redirector_is_fine(text: str) -> None:
    assert not found(text)


def test_sites_below_a_countrys_second_level_differ() -> None:
    assert found("[https://bank.co.uk](https://evil.co.uk)") == [("bank.co.uk", "evil.co.uk")]


def test_one_name_below_two_countries_is_one_site() -> None:
    assert found("[www.bbc.com](https://www.bbc.co.uk/news)") == []
    assert found("[www.bbc.com](https://www.bbcnews.co.uk/news)") != []


def test_what_was_registered_is_compared_by_the_suffix_list() -> None:
    assert found("[https://a.kyoto.jp](https://b.kyoto.jp)") != []
    assert found("[https://town.a.kyoto.jp](https://www.town.a.kyoto.jp/x)") == []
    assert found("[https://ann.github.io](https://bob.github.io)") != []


def test_a_name_is_one_name_in_both_of_its_spellings() -> None:
    assert found("[https://www.nordhöfen.de](https://xn--nordhfen-r4a.de/rathaus)") == []
