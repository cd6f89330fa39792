"""Two copies of one text have the same words, whatever became of its marks."""

from __future__ import annotations

import pytest

from seedlint.facts import Facts
from seedlint.sources import from_text


def words(text: str, path: str = "a.txt") -> list[str]:
    return [word.decode() for word in Facts(from_text(path, text)).wording.words]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Pier, closed.", "the pier closed"),
        ("the board’s “plan” – a sketch…", 'the board\'s "plan" - a sketch...'),
        ("one\r\n\ttwo\xa0three", "one two three"),
        ("CAFÉ Straße", "cafe\u0301 straße"),
        ("«Да», — сказал он.", "да сказал он"),
        ("a·b†c‡d§e¶f•g‹h›i„j‚k″l′m‘n‛o‒p―q⁓r", "a b c d e f g h i j k l m n o p q r"),
    ],
)
def test_case_punctuation_and_blanks_make_no_difference(one: str, other: str) -> None:
    assert words(one) == words(other)


def test_each_sign_of_a_script_without_blanks_is_a_word() -> None:
    assert words("港口关闭。The pier") == ["港", "口", "关", "闭", "the", "pier"]


def test_a_combining_mark_is_part_of_its_word() -> None:
    assert words("हिन्दी में") == ["हिन्दी", "में"]


def test_metadata_does_not_count_and_code_does() -> None:
    assert (
        words("---\ntitle: Pier\n---\nRun `make pier`:\n\n    make all\n", "a.md") == "run make pier make all".split()
    )


def test_comments_and_tags_do_not_count() -> None:
    text = "<!-- a note to editors -->\nThe <b class='x'>**pier**</b> is [closed](https://a.example/b).\n"
    assert words(text, "a.md") == "the pier is closed https a example b".split()


def test_the_digest_tells_the_order_of_the_words() -> None:
    one, same, other = (Facts(from_text("a.txt", text)).wording.digest for text in ("A b, c", "a B c.", "a c b"))
    assert one == same != other
