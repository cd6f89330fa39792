from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from seedlint.base.model import Finding
from seedlint.checks.text.mojibake import Mojibake
from seedlint.facts import Facts
from seedlint.sources import from_text

WORDS = (
    "café",
    "naïve",
    "Brücke",
    "Straße",
    "año",
    "coração",
    "d’été",
    "“oui”",
    "«là»",
    "£5",
    "5–6",
    "Łódź",
    "😀",
    "мост",
)
WRONG = ("latin-1", "cp1252")
NONE = b"\x81\x8d\x8f\x90\x9d"  # what windows-1252 leaves open
ENGLISH = "The harbour board met on Monday, and the pilots told it what they want."


def find(text: str, path: str = "a.txt") -> list[Finding]:
    return list(Mojibake(Mojibake.Options()).inspect(Facts(from_text(path, text)), ()))


def fixed(text: str, findings: list[Finding]) -> str:
    edits = [edit for finding in findings if finding.fix for edit in finding.fix.edits]
    for edit in sorted(edits, reverse=True):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    return text


def spoiled(word: str, encoding: str) -> str:
    """Return a word read in another encoding; where that has no character for a byte, latin-1's stands there."""
    return "".join(bytes([byte]).decode(encoding if byte not in NONE else "latin-1") for byte in word.encode("utf-8"))


@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_what_is_found_is_given_back_as_it_was_written(word: str, encoding: str) -> None:
    text = f"Then {spoiled(word, encoding)} it was."
    findings = find(text)
    assert fixed(text, findings) in (f"Then {word} it was.", text)
    assert all(finding.fix and finding.fix.safe for finding in findings)


def test_most_words_are_found() -> None:
    assert sum(bool(find(f"Then {spoiled(word, 'latin-1')} it was.")) for word in WORDS) >= 12


@given(
    st.lists(st.sampled_from([*WORDS, "quay", "𝔸", "😀", "(Ende)", "ок"]), min_size=1, max_size=8),
    st.sampled_from(WRONG),
)
@example(["😀", "café"], "latin-1")
def test_applying_the_fix_removes_the_finding(words: list[str], encoding: str) -> None:
    text = " ".join(f"{word} {spoiled(word, encoding)}" for word in words)
    findings = find(text)
    for finding in findings:
        assert 0 <= finding.span.start < finding.span.end <= len(text)
        assert finding.fix is None or finding.fix.edits[0].span == finding.span
    if all(finding.fix for finding in findings):
        after = fixed(text, findings)
        assert not find(after), (text, after)


@given(st.text(alphabet=st.characters(max_codepoint=0x2FFF, exclude_categories=("Cs", "Cc")), max_size=60))
def test_no_text_crashes_it_and_every_fix_changes_something(text: str) -> None:
    for finding in find(text):
        assert finding.fix is None or finding.fix.edits[0].text != finding.span.of(text)


def test_offsets_count_astral_characters_as_one() -> None:
    (finding,) = find("😀😀 The cafÃ©.")
    assert finding.span.of("😀😀 The cafÃ©.") == "cafÃ©"


def test_words_that_follow_each_other_are_one_finding() -> None:
    assert len(find("dÃ©jÃ\xa0 vu Ã©tÃ© trÃ¨s")) == 2


def test_a_safe_fix_can_be_undone_by_the_same_mistake() -> None:
    (finding,) = find("The cafÃ© is open.")
    assert finding.fix and finding.fix.safe
    assert finding.fix.edits[0].text.encode("utf-8").decode("cp1252") == "cafÃ©"


def test_what_lost_its_blank_has_an_unsafe_fix() -> None:
    (finding,) = find("Il va Ã  la mer.")
    assert finding.fix and not finding.fix.safe
    assert fixed("Il va Ã  la mer.", [finding]).startswith("Il va à")


def test_a_long_word_takes_no_longer_than_its_length() -> None:
    assert find("Ã©" * 20_000)


def test_code_and_passages_about_encodings_are_left_alone() -> None:
    assert find("Look for `Ã©` here.", "a.md") == []
    assert find("The wrong decoder makes cafÃ© of it.") == []


@pytest.mark.parametrize(
    "text", [ENGLISH, f"{ENGLISH} “So be it,” said Émile—twice…", "Die Brücke über den Fluß: „Ähnlich schön.“"]
)
def test_ordinary_texts_never_need_ftfy(text: str) -> None:
    code = (
        "import sys; from seedlint.checks.text.mojibake import Mojibake; from seedlint.facts import Facts;"
        f"from seedlint.sources import from_text; list(Mojibake(()).inspect(Facts(from_text('a.txt', {text!r})), ()));"
        "sys.exit('ftfy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "text",
    [
        "A letra Â é rara, e muda no começo.",
        "Chữ Â – là chữ thứ ba.",
        "LITERA Â ȘI LITERA Î.",
        "SÓ AMANHÃ—disse ela.",
        "A marca MANHÃ® e a loja AMANHÃ™.",
    ],
)
def test_letters_that_their_writer_meant_are_none(text: str) -> None:
    assert not find(text)


@pytest.mark.parametrize(
    "text", ["Er fÃ hrt heim.", "Le cafÃ est ouvert.", "Voici dÃ jÃ  le train.", "Es cafÃ\x83 solo."]
)
def test_half_a_character_is_told_and_nothing_is_put_in_its_place(text: str) -> None:
    findings = find(text)
    assert [finding.values["reason"] for finding in findings] == ["characters of it are lost for good"]
    assert not any(finding.fix for finding in findings)


@pytest.mark.parametrize("text", ["Il sarÃ , disse, domani.", "Il sarÃ  domani.", "Un piatto Ã la carte."])
def test_half_a_character_that_can_only_be_one_is_read(text: str) -> None:
    assert "à" in fixed(text, find(text))
