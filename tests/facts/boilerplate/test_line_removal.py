from __future__ import annotations

import pytest

from seedlint.base.model import Fix, Span
from seedlint.engine.fix import apply
from seedlint.facts import Facts
from seedlint.facts.boilerplate.line_removal import removals
from seedlint.sources import from_text


def fix(text: str, words: str, *, name: str = "a.md", safe: bool = True) -> Fix | None:
    facts = Facts(from_text(name, text))
    span = Span(text.index(words), text.index(words) + len(words))
    number = facts.lines.number(span.start)
    return removals(facts, {number: span}, safe={number} if safe else ()).get(number)


def fixed(text: str, words: str, *, name: str = "a.md") -> tuple[str, bool]:
    made = fix(text, words, name=name)
    assert made
    return apply(text, made.edits), made.safe


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("One.\n\n[Share it](https://a.example/b)\n\nTwo.\n", "One.\n\nTwo.\n"),
        ("One.\n\n**Share it**\n\nTwo.\n", "One.\n\nTwo.\n"),
        ("One.\n\n- Share it\n\nTwo.\n", "One.\n\nTwo.\n"),
        ("One.\n\n## Share it\n\nTwo.\n", "One.\n\nTwo.\n"),
        ("One.\n\nShare it\n========\n\nTwo.\n", "One.\n\nTwo.\n"),
    ],
)
def test_a_line_that_says_nothing_else_goes_with_its_markup(text: str, left: str) -> None:
    assert fixed(text, "Share it") == (left, True)


def test_what_the_caller_calls_unsafe_is_never_safe() -> None:
    made = fix("One.\n\nShare it\n", "Share it", safe=False)
    assert made and not made.safe


@pytest.mark.parametrize(("name", "safe"), [("a.md", False), ("a.txt", True)])
def test_a_line_of_a_paragraph_is_its_own_only_in_plain_text(name: str, safe: bool) -> None:
    assert fixed("One is here.\nShare it\nTwo is here.\n", "Share it", name=name) == (
        "One is here.\nTwo is here.\n",
        safe,
    )


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("The pier. (Share it)\n", "The pier.\n"),
        ("The pier. Share it\n", "The pier.\n"),
        ("The pier. You share it now. It rains.\n", "The pier. It rains.\n"),
        ("![The pier](p.png) [Share it](https://a.example/b)\n", "![The pier](p.png)\n"),
        ("[Share it](https://a.example/b) [The pier](https://a.example/c)\n", "[The pier](https://a.example/c)\n"),
        ("![](p.png) Share it\n", "![](p.png)\n"),
    ],
)
def test_out_of_a_line_that_says_more_only_the_words_are_cut_and_never_safely(text: str, left: str) -> None:
    words = "Share it" if "Share it" in text else "share it"
    made = fix(text, words)
    assert made is None or not made.safe
    assert apply(text, made.edits if made else ()) == left


@pytest.mark.parametrize(
    "text", ["The pier *by [Share it](https://a.example/b \n", "See [Share it][1] there.\n\n[1]: https://a.example\n"]
)
def test_words_in_markup_that_cannot_be_told_have_no_fix_or_an_unsafe_one(text: str) -> None:
    made = fix(text, "Share it")
    assert made is None or not made.safe
