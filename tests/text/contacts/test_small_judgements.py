"""Small judgements about hosts, queries and numbers that contacts are held against."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedlint.text.contacts.credentials import login, redacted
from seedlint.text.contacts.homographs import ascii_form, looks_like_another
from seedlint.text.contacts.placeholders import is_fictitious_number, is_placeholder_address, is_placeholder_host
from seedlint.text.contacts.query import tracking
from seedlint.text.contacts.shorteners import is_shortened


def without(url: str) -> str:
    for start, end in reversed(tracking(url)):
        url = url[:start] + url[end:]
    return url


@pytest.mark.parametrize(
    ("url", "left"),
    [
        ("https://a.org/?utm_source=x", "https://a.org/"),
        ("https://a.org/?utm_source=x#f?b", "https://a.org/#f?b"),
        ("https://a.org/?a=%41&utm_source=x", "https://a.org/?a=%41"),
        ("https://a.org/?utm_source=x&a", "https://a.org/?a"),
        ("https://a.org/?a=1&gclid=x&fbclid=y&b=2", "https://a.org/?a=1&b=2"),
        ("https://a.org/?gclid=x;a=1;UTM_TERM=y", "https://a.org/?a=1"),
        ("https://a.org/?gclid=x&amp;a=1&amp;utm_id=3", "https://a.org/?a=1"),
        ("https://a.org/?&utm_source=x&&a=1&", "https://a.org/?&&a=1&"),
        ("https://a.org/?q=utm_source&ref=b", "https://a.org/?q=utm_source&ref=b"),
        ("https://a.org/#?utm_source=x", "https://a.org/#?utm_source=x"),
    ],
)
def test_tracking_is_left_out_and_all_else_stays(url: str, left: str) -> None:
    assert without(url) == left


KEYS = st.sampled_from(["a=1", "utm_source=x", "fbclid=", "b", "gclid=%zz", "q=utm_id", "", "c=ü"])


@given(st.lists(KEYS, min_size=1, max_size=6), st.sampled_from(["", "#utm_source=1", "#"]))
def test_other_keys_keep_their_bytes_and_their_order(keys: list[str], fragment: str) -> None:
    own = [key for key in keys if not key.startswith(("utm_", "fbclid", "gclid"))]
    left = without(f"https://a.org/p?{'&'.join(keys)}{fragment}")
    assert left == (f"https://a.org/p?{'&'.join(own)}" if own else "https://a.org/p") + fragment


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://bob:s3cret@a.org", "credential"),
        ("ftp://bob:@a.org", "user-info"),
        ("https://bank.org@evil.net/", "user-info"),
        ("https://ghp0a1b2c3d4e5f6g7h8@forge.org/", "credential"),
        ("https://user:password@a.org", ""),
        ("https://bob:$TOKEN@a.org", ""),
        ("https://git@a.org/x", ""),
        ("https://a.org/@bob", ""),
        ("https://a.org/?u=b:c@d.org", ""),
        ("https://a.org:80/b@c", ""),
    ],
)
def test_a_login_is_told_from_other_uses_of_its_sign(url: str, kind: str) -> None:
    assert login(url) == kind


def test_secrets_are_masked_and_nothing_moves() -> None:
    text = "a //b:p%40q@c.org d https://e.org/x@y ftp://ghp0a1b2c3d4e5f6g7h8@f.org"
    assert redacted(text) == "a //b:*****@c.org d https://e.org/x@y ftp://********************@f.org"
    plain = "write to a@b.org // nothing"
    assert redacted(plain) is plain


@pytest.mark.parametrize("host", ["аpple.com", "асе.com", "xn--a.com", "xn--pple-43d.com", "paypaӏ.org"])
def test_a_host_that_looks_like_another_is_known(host: str) -> None:
    assert looks_like_another(host)


@pytest.mark.parametrize(
    "host",
    [
        "россия.рф",
        "münchen.de",
        "食狮.中国",
        "xn--mnchen-3ya.de",
        "例え.jp",
        "東京tower.jp",
        "ñandú.es",
        "сосна.рф",
        "a-1.org",
    ],
)
def test_names_of_one_script_are_fine(host: str) -> None:
    assert not looks_like_another(host)


def test_a_host_is_shown_as_the_network_is_asked() -> None:
    assert ascii_form("www.аpple.com") == "www.xn--pple-43d.com"


def test_short_addresses_are_known_by_their_whole_host() -> None:
    assert is_shortened("Bit.ly", "/3x") and is_shortened("www.tinyurl.com", "/x")
    assert not is_shortened("bit.ly", "/") and not is_shortened("bit.ly.evil.org", "/x")


@pytest.mark.parametrize(
    "host",
    [
        "example.com",
        "a.example.org",
        "x.test",
        "localhost",
        "127.0.0.1",
        "[::1]",
        "your-domain.com",
        "TODO",
        "192.0.2.7",
    ],
)
def test_hosts_that_stand_in_are_known(host: str) -> None:
    assert is_placeholder_host(host)


@pytest.mark.parametrize(
    "host", ["exampletown.org", "contest.org", "todo.org", "mydomainname.shop.org", "testhost.org"]
)
def test_hosts_that_only_resemble_them_are_not(host: str) -> None:
    assert not is_placeholder_host(host)


def test_addresses_that_stand_in_are_known() -> None:
    assert is_placeholder_address("your.name", "town.org") and is_placeholder_address("clerk", "example.com")
    assert not is_placeholder_address("todo", "tasks.org") and not is_placeholder_address("mynameisbob", "town.org")


@pytest.mark.parametrize(
    "number",
    [
        "+16125550147",
        "+441632960847",
        "+447700900123",
        "+61491570156",
        "+33199001234",
        "+493023125123",
        "+11234567890",
        "+15555555555",
    ],
)
def test_numbers_kept_for_fiction_are_known(number: str) -> None:
    assert is_fictitious_number(number)


@pytest.mark.parametrize("number", ["+16125551212", "+16123384417", "+16123456789", "+18002222222", "+442087436612"])
def test_other_numbers_are_not_fiction(number: str) -> None:
    assert not is_fictitious_number(number)
