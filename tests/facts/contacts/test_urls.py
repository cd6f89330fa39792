"""Which runs of a text are URLs, where they end, and what is wrong with them."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import in_proportion
from seedlint.base.model import Document
from seedlint.facts.contacts.urls import Url, starts, urls
from seedlint.sources import from_text
from seedlint.text.contacts.url_patterns import START

RISKS = ("placeholder", "bare-ip")
KNOWN = frozenset({"org", "com", "net", "uk", "de", "рф", "xn--fiqs8s", "jp", "photography"})


def found(text: str, path: str = "a.txt") -> tuple[Url, ...]:
    return urls(from_text(path, text), lambda: KNOWN)


def defects(text: str, path: str = "a.txt") -> list[tuple[str, str]]:
    return [
        (url.text, shape[0])
        for url in found(text, path)
        if (shape := [each for each in url.defects if each not in RISKS])
    ]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("(See https://town.org/budget.)", "https://town.org/budget"),
        ("https://town.org/wiki/Mercury_(planet), a page", "https://town.org/wiki/Mercury_(planet)"),
        ("'https://town.org/x'", "https://town.org/x"),
        ("“https://town.org/x.”", "https://town.org/x"),
        ("see https://town.org/x?a=1,2&b=3; then", "https://town.org/x?a=1,2&b=3"),
        ("www.town.org!", "www.town.org"),
        ("詳細は https://town.jp/。次", "https://town.jp/"),
    ],
)
def test_a_url_ends_where_its_sentence_goes_on(text: str, url: str) -> None:
    assert [each.text for each in found(text)] == [url]


def test_urls_of_a_list_are_told_apart() -> None:
    assert [url.text for url in found("https://a.org,https://b.org")] == ["https://a.org", "https://b.org"]


def test_a_url_knows_its_place() -> None:
    text = (
        'https://a.org [b](https://b.org/) <a href="https://c.org/">c</a> <https://d.org> [e]\n\n[e]: https://e.org\n'
    )
    places = [(url.host, url.place) for url in found(text, "a.md")]
    assert places == [
        ("a.org", "prose"),
        ("b.org", "destination"),
        ("c.org", "destination"),
        ("d.org", "destination"),
        ("e.org", "destination"),
    ]
    assert [url.place for url in found('<a href="https://c.org/">')] == ["attribute"]


def test_code_and_front_matter_are_not_judged() -> None:
    assert not found("---\nurl: https//town.org\n---\n\n`https//town.org`\n\n    https//town.org\n", "a.md")


@pytest.mark.parametrize("target", ["../a.md", "#top", "mailto:a@town.org", "tel:+16123384417", "a//b"])
def test_other_destinations_are_no_urls(target: str) -> None:
    assert not found(f"[x]({target})", "a.md")


@pytest.mark.parametrize(
    ("url", "defect"),
    [
        ("https//town.org/x", "missing-colon"),
        ("https:/town.org/x", "one-slash"),
        ("https:www.town.org/x", "one-slash"),
        ("https://https://town.org", "doubled-scheme"),
        ("http://https//town.org", "doubled-scheme"),
        ("https:\\\\town.org\\forms", "backslash"),
        ("htp://town.org", "scheme-typo"),
        ("ttps://town.org", "scheme-typo"),
        ("http;//town.org", "scheme-typo"),
        ("http:///town.org", "no-host"),
        ("https://town.org:99999/", "bad-port"),
        ("https://www..town.org", "empty-label"),
        ("http:@/town.org", "no-host"),
        ("http:/a:b@/town.org", "no-host"),
        ("http://foo:-80/", "bad-host"),
        ("https://%C2%AD/", "bad-host"),
        ("https://example.com%80/", "bad-host"),
        ("http://[www.town.org]/", "bad-host"),
        ("www.town..org", "empty-label"),
        ("https://town-.org", "label-hyphen"),
        ("https://" + "a" * 64 + ".org", "label-too-long"),
        ("https://town.org/%zz", "bad-percent"),
        ("https://town.org/50%", "bad-percent"),
        ("https://256.1.1.1/", "bad-ipv4"),
        ("https://town,org/x", "bad-host"),
        ("https://[2001:db8::1/x", "unclosed-bracket"),
        ("https://www.north dale.org/x", "space-in-host"),
        ("https://northdale .org/x", "space-in-host"),
        ("https:// town.org/x", "space-in-host"),
        ("hxxps://town.org", "defanged"),
        ("https://town[.]org", "defanged"),
        ("https://town.org/minu…", "truncated"),
        ("https://town.org/minu...", "truncated"),
        ("https://town.orgg/", "unknown-tld"),
        ("www.town.orgg", "unknown-tld"),
        ("http://town.org", "insecure"),
    ],
)
def test_each_defect_has_its_name(url: str, defect: str) -> None:
    assert defects(f"Go to {url} now") == [(url, defect)]


@pytest.mark.parametrize(
    "text",
    [
        "https://{host}/ and https://${HOST}/ and https://{{ host }}/",
        "https://<host>/path",
        "http://*.town.org",
        "https://town.org/%s",
        "https://town.org/.../x and http://...",
        "It begins with http:// or https://.",
        "the https:// prefix",
        "Use https:// for www.town.org and the http:// town.org form",
        "https://host/repo...",
        "https://your-domain.xyz and https://host.domain and https://example.com:99999",
        '<html xmlns="http://www.w3.org/1999/xhtml">',
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1.dtd">',
        "a//b and C:\\x//y and and/or",
        "connect('https://town.org');\\nnext",
        "https://translationpro-\nject.org",
    ],
)
def test_templates_mentions_and_names_are_not_judged(text: str) -> None:
    assert defects(text) == []


@pytest.mark.parametrize(
    "url",
    [
        "https://[2606:4700:10::6816:1b2d]/status",
        "https://müllabfuhr-nordtal.de/termine",
        "https://россия.рф",
        "https://食狮.中国",
        "https://glass.photography/",
        "https://printer.local/",
        "https://printer/",
        "https://10.0.0.4:8080/",
        "https://hidden.onion/",
        "https://media.org/@bob",
        "https://town.org/?a",
        "https://www.example.com:99999/",
    ],
)
def test_good_urls_have_no_defect(url: str) -> None:
    (seen,) = found(f"Go to {url} now")
    assert (seen.text, {*seen.defects} - {*RISKS}) == (url, set())


def test_without_a_list_no_top_level_domain_is_unknown() -> None:
    (url,) = urls(Document("a.txt", "https://town.orgg/"))
    assert url.defects == ()


def test_a_mark_at_the_end_counts_only_in_a_target() -> None:
    assert defects("[a](https://town.org/x.)", "a.md") == [("https://town.org/x.", "trailing-punctuation")]
    assert defects('<a href="https://town.org/,">', "a.md") == [("https://town.org/,", "trailing-punctuation")]
    assert defects("[a](https://town.org/wiki/Inc.)", "a.md") == []


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:8000",
        "http://127.0.0.1",
        "http://10.0.0.4/",
        "http://172.20.0.1/",
        "http://203.0.113.9/",
        "http://[::1]/",
        "http://printer/",
        "http://nas.local/",
        "http://abc.onion/",
        "http://www.example.org",
        "http://www.w3.org/2000/svg",
        "http://schemas.openxmlformats.org/package/2006",
        "http://json-schema.org/draft-07/schema#",
        "http://purl.org/dc/terms/",
    ],
)
def test_nobody_needs_https_for_private_hosts_and_names(url: str) -> None:
    assert defects(f"Go to {url} now") == []


def test_public_addresses_are_insecure() -> None:
    assert defects("HTTP://93.184.216.34/x") == [("HTTP://93.184.216.34/x", "insecure")]


def test_a_plain_url_does_not_import_the_parser() -> None:
    program = (
        "import sys; from seedlint.facts.contacts.urls import urls; from seedlint.base.model import Document;"
        "urls(Document('a', 'https://town.org/x'));"
        "sys.exit('pydantic_core' in sys.modules or 'phonenumbers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


@given(st.lists(st.sampled_from(["http", "hhtp", "FTP", "www", "Ww", "w", ":", "/", "//", "\\", ";", ".", " ", "a"])))
def test_beginnings_are_found_by_what_each_holds_as_by_reading_everything(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert [found.span() for found in starts(text)] == [found.span() for found in START.finditer(text)]


@pytest.mark.parametrize(
    "text",
    [
        "fetch https://files.town.exampl\\\ne.org/x",
        "See https://www.town\\-hall.orgg/x",
        "see http://\\*(C'\\fR",
        "'https://files.town.or\\\r\n'",
    ],
)
def test_an_address_that_goes_on_behind_a_backslash_is_not_judged(text: str) -> None:
    assert urls(Document("a.txt", text), lambda: frozenset({"org"})) == ()


def test_a_backslash_after_a_blank_continues_a_command_not_its_address() -> None:
    (url,) = urls(Document("a.txt", "fetch https://files.town.orgg \\\n  now"), lambda: frozenset({"org"}))
    assert url.defects == ("unknown-tld",)


def test_a_full_width_bar_ends_a_url() -> None:
    (url,) = urls(Document("a.txt", "\uff5chttps://town.org\uff5cforms"))
    assert url.text == "https://town.org"


def test_the_password_of_an_example_is_none() -> None:
    (url,) = urls(Document("a.txt", "https://ann:4rosesInMay@example.org/"))
    assert url.defects == ("placeholder",)


def test_without_a_scheme_a_name_of_a_page_may_follow_a_host() -> None:
    text = "kept: www.town.orgg, www.town.org-news-1.html, www.town.org-" + "a" * 64
    assert [(url.text, url.defects) for url in found(text) if url.defects] == [("www.town.orgg", ("unknown-tld",))]


@pytest.mark.parametrize("mark", [".", ")", "...", "(", ")(", ","])
def test_a_url_with_many_marks_behind_it_takes_time_in_proportion(mark: str) -> None:
    assert in_proportion(lambda times: found("https://town.org/a" + mark * times), 1000)


@pytest.mark.parametrize("link", ["[a](https://town.org)", "<a href='https://town.org'>", "'https://town.org,'"])
def test_links_without_a_blank_between_them_take_time_in_proportion(link: str) -> None:
    assert in_proportion(lambda times: found(link * times), 200)


@pytest.mark.parametrize("length", [250, 256, 300, 1020, 5000])
def test_a_url_ends_at_a_cut_however_long_it_is(length: int) -> None:
    url = "https://town.org/".ljust(length, "a")
    assert [each.text for each in found(f"[a]({url})[b]({url}),{url},{url}")] == [url] * 4
