"""Contacts that a text shows rather than gives."""

from __future__ import annotations

import pytest

from seedlint.base.model import Span
from seedlint.text.contacts.shown import is_called_wrong, is_data, is_example


def at(text: str) -> tuple[str, Span]:
    """Return a text without its brackets, and the span that they held."""
    start, end = text.index("["), text.index("]") - 1
    return text.replace("[", "").replace("]", ""), Span(start, end)


@pytest.mark.parametrize(
    "text",
    [
        "$ wget [https://a.org/x]",
        "    $ mail -s hello [ida@example.org]",
        "| ssh -v [ida@a.ext] | connects |",
        "# curl [http://localhost:8000]",
        "join (-e [ida@example.org]) today",
        "set --owner=[ida@example.org]",
        'EMAIL="[ida@example.org]"',
        "-rw-r--r-- 1 ida ida 12 Jul 2 16:28 [en@a.header]",
        "so ``join [ida@a.org]`` does",
        "MIME-Version: 1.0\nFrom: Ida <[ida@example.org]>",
    ],
)
def test_what_programs_read_is_data(text: str) -> None:
    assert is_data(*at(text))


@pytest.mark.parametrize(
    "text",
    [
        "Mail [ida@example.org] today",
        "From: Ida <[ida@example.org]>\nSubject: tides",
        "wget is a program; see [https://a.org]",
        "git and [ida@example.org]",
        "use `join`, or mail [ida@example.org]",
        "by Friday -or mail [ida@example.org]",
        "<a href=[https://example.org]>",
    ],
)
def test_what_readers_read_is_none(text: str) -> None:
    text = text.replace("git and", "Git and")
    assert not is_data(*at(text))


@pytest.mark.parametrize(
    "text",
    [
        "an address, e.g. [ida@example.org]",
        "an address (for example: [ida@example.org])",
        "addresses such as [ida@example.org]",
        "Add a line like:\n\n  Signed-off-by: I. Quill <[ida@example.org]>",
        "eine Adresse, z. B. [ida@example.org]",
        "une adresse, par exemple [ida@example.org]",
        "una dirección, por ejemplo [ida@example.org]",
        "um endereço, por exemplo [ida@example.org]",
        "un indirizzo, ad esempio [ida@example.org]",
        "een adres, bijvoorbeeld [ida@example.org]",
        "open your browser at [http://localhost:8000/]",
    ],
)
def test_a_sentence_may_speak_of_an_example(text: str) -> None:
    assert is_example(*at(text))


@pytest.mark.parametrize(
    "text",
    [
        "For example, boats are lent. Mail [ida@example.org]",
        "Example Street 5, [ida@example.org]",
        "on example.com, or [ida@example.org]",
        "for families such as ours: mail [ida@example.org]",
        "the draft is at [http://localhost:8000/]",
    ],
)
def test_another_sentence_or_name_does_not(text: str) -> None:
    assert not is_example(*at(text))


def test_a_contact_may_be_called_wrong() -> None:
    assert is_called_wrong(*at("an invalid address ([clerk@@town.org])"))
    assert is_called_wrong(*at("the server refuses [malformed@town..org]"))
    assert not is_called_wrong(*at("The form was invalid. Mail [clerk@@town.org]"))
