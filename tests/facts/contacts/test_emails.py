"""Which runs of a text are e-mail addresses, and what is wrong with them."""

from __future__ import annotations

import pytest

from growth import in_proportion
from seedlint.base.model import Document, Span
from seedlint.facts.contacts.emails import Email, emails
from seedlint.sources import from_text

KNOWN = frozenset({"org", "com", "net", "uk", "de", "рф"})


def found(text: str, path: str = "a.txt") -> tuple[Email, ...]:
    return emails(from_text(path, text), (), lambda: KNOWN)


def defects(text: str, path: str = "a.txt") -> list[tuple[str, str]]:
    return [(email.text, email.defects[0]) for email in found(text, path) if email.defects]


@pytest.mark.parametrize(
    "address", ["o'brien.k@town.org", "news+weekly@town.org", "bürgerbüro@nordtal.de", "info@россия.рф", "a@163.com"]
)
def test_good_addresses_are_found_without_a_defect(address: str) -> None:
    (email,) = found(f"Ask ({address}).")
    assert (email.text, email.defects) == (address, ())


def test_an_address_is_taken_apart() -> None:
    text = "Ask 'clerk@town.org'."
    (email,) = found(text)
    assert (email.local, email.host, email.span.of(text)) == ("clerk", "town.org", "clerk@town.org")


@pytest.mark.parametrize(
    ("address", "defect"),
    [
        ("clerk@@town.org", "double-at"),
        ("clerk@desk@town.org", "double-at"),
        ("clerk@town,org", "comma"),
        ("clerk@town.org,uk", "comma"),
        ("clerk@town.co,uk", "comma"),
        (".clerk@town.org", "local-dot"),
        ("clerk.@town.org", "local-dot"),
        ("cl..erk@town.org", "local-dot"),
        ("clerk@town..org", "empty-label"),
        ("clerk@-town.org", "label-hyphen"),
        ("clerk@town-.org", "label-hyphen"),
        ("clerk@" + "a" * 64 + ".org", "label-too-long"),
        ("clerk@our_town.org", "underscore"),
        ("clerk@town.orgg", "unknown-tld"),
    ],
)
def test_each_defect_has_its_name(address: str, defect: str) -> None:
    assert defects(f"Ask {address} now") == [(address, defect)]


@pytest.mark.parametrize(
    "cue", ["Contact", "E-mail:", "Kontakt:", "Anfragen bitte an", "Write to", "Écrivez à", "mailto:"]
)
def test_a_name_without_a_top_level_domain_needs_a_cue(cue: str) -> None:
    assert defects(f"{cue} info@stadtwerke-nordtal") == [("info@stadtwerke-nordtal", "no-top-level")]
    assert defects("then info@stadtwerke-nordtal") == []


def test_a_top_level_domain_of_one_letter_needs_a_cue() -> None:
    assert defects("Write to ann@town.x") == [("ann@town.x", "unknown-tld")]


@pytest.mark.parametrize(
    "text",
    [
        "@property and @types/node and @town",
        "mail pkg@1.2.3 or left-pad@latest",
        "mail git@forge.orgg:team/repo or user@host:~/x",
        "mail @me@social.orgg",
        "mail @me:matrix.orgg and #room:matrix.orgg",
        "Message-ID: <20240101.1234@box.locall>",
        "<20240101.1234@box.locall>",
        "restart foo@bar.service and getty@tty1",
        "contact root@localhost, user@host, me@localhost.localdomain",
        "memcpy@GLIBC_2.14 and icon@2x.png and sr@latin.po",
        "it,sr,sr@latin,de,uk",
        "follow clerk@@social.town.x or /srv/clerk@desk@town.org",
        "mail a@b.c and see main@app.x",
        "@@ -1,3 +4,5 @@ and contact a@@b",
        "ggl.20.jj...@town.orgg",
        "clerk [at] town [dot] org",
        "you@your-domain.xyz and me@example.com",
        "usuario@servicio_de_ejemplo.org and nutzer@rechner.domaene",
        "mail clerk@town.ac.yu or clerk@dom.ain",
        "mail clerk@town.org.Then wait",
        "mail sv@town.org,de@town.org",
    ],
)
def test_what_only_looks_like_an_address_has_no_defect(text: str) -> None:
    assert defects(text) == []


def test_without_a_list_no_top_level_domain_is_unknown() -> None:
    (email,) = emails(Document("a.txt", "clerk@town.orgg"))
    assert email.defects == ()


def test_an_example_is_found_and_not_judged() -> None:
    assert [(email.text, email.defects) for email in found("you@example.com")] == [("you@example.com", ())]


def test_a_mailto_destination_is_judged_and_other_destinations_are_not() -> None:
    text = "[a](mailto:clerk@@town.org) [b](https://town.org/@x@town..org)"
    assert defects(text, "a.md") == [("clerk@@town.org", "double-at")]


def test_code_is_not_judged() -> None:
    assert not found("`clerk@@town.org`\n\n    clerk@@town.org\n", "a.md")


def test_what_a_url_holds_is_no_address() -> None:
    text = "https://clerk@town.org/"
    assert emails(Document("a.txt", text), [Span(0, len(text))]) == ()


def test_a_target_with_many_signs_takes_time_in_proportion() -> None:
    assert in_proportion(lambda times: found("[a]: " + "a@" * times, "a.md"), 500)
