"""Near-duplicates: every pair that is alike enough is found, with its exact figure, in whatever script."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedlint import rulebook
from seedlint.base.cache import packed
from seedlint.base.model import Corpus, Document
from seedlint.checks.duplication import near_duplicate
from seedlint.checks.duplication.near_duplicate import WINDOW, WINDOWS, _sketch
from seedlint.engine import Engine
from seedlint.facts import Facts

RULE = rulebook.load(()).rules["near-duplicate-document"]
SCRIPTS = {
    "Latin": "abcdefghijklmnopqrstuvwxyz",
    "Cyrillic": "абвгдежзиклмнопрстуфхц",
    "Greek": "αβγδεζηθικλμνξοπρστυφ",
}


def engine(**options: object) -> Engine:
    return Engine([RULE._replace(packed_options=packed({**RULE.options, **options}))])


def found(texts: Mapping[str, str], engine: Engine, corpus: Corpus | None = None) -> dict[tuple[str, str], str]:
    """Return the message of each finding, by the paths of the two documents."""
    documents = {path: Document(path, text) for path, text in texts.items()}
    marks = [mark for document in documents.values() for mark in engine.inspect(document).marks]
    settlement = engine.settle(marks, corpus or engine.corpus(documents))
    assert not settlement.problems
    return {(finding.values["first"], mark.ref): finding.message for mark, finding in settlement.findings}


def words(script: str, random_: random.Random) -> list[str]:
    if script == "Han":
        return [chr(random_.randrange(0x4E00, 0x9FFF)) for _ in range(3000)]
    return ["".join(random_.choices(SCRIPTS[script], k=random_.randint(2, 8))) for _ in range(3000)]


def pairs(script: str, *, count: int, seed: int) -> Iterator[tuple[str, list[str]]]:
    """Yield documents by twos, the second with more or less of its words replaced."""
    random_ = random.Random(seed)
    known = words(script, random_)
    for number in range(count):
        text = random_.choices(known, k=random_.randint(45, 300))
        yield f"{number:03}a", list(text)
        for at in random_.sample(range(len(text)), max(1, len(text) * random_.randint(1, 6) // 100)):
            text[at] = random_.choice(known)
        yield f"{number:03}b", text


def likeness(one: list[str], other: list[str]) -> tuple[int, int]:
    runs = [{*zip(*(text[at:] for at in range(5)), strict=False)} for text in (one, other)]
    return len(runs[0] & runs[1]), len(runs[0] | runs[1])


@pytest.mark.parametrize("script", [*SCRIPTS, "Han"])
def test_all_that_is_alike_enough_is_found_and_nothing_else_and_the_figure_is_exact(script: str) -> None:
    corpus = dict(pairs(script, count=60, seed=3))
    wanted = {}
    for one, other in combinations(corpus, 2):
        shared, either = likeness(corpus[one], corpus[other])
        if shared >= 0.7 * either and corpus[one] != corpus[other]:
            wanted[one, other] = f"({shared} of {either})"
    texts = {path: " ".join(text) for path, text in corpus.items()}
    told = found(texts, engine(similarity=0.7))
    assert told.keys() == wanted.keys() and len(wanted) > 20
    assert all(told[pair].endswith(figure) for pair, figure in wanted.items())


def test_the_same_documents_may_be_settled_twice_and_changed_meanwhile() -> None:
    corpus = {path: " ".join(text) for path, text in pairs("Latin", count=20, seed=4)}
    one = engine(similarity=0.5)
    assert found(corpus, one) == found(corpus, one) != {}
    other = {path: " ".join(text) for path, text in pairs("Latin", count=20, seed=5)}
    assert found(other, one) == found(other, engine(similarity=0.5))


@pytest.mark.parametrize(("limit", "value"), [("CACHED", 300), ("CACHED", 10), ("PART", 20), ("REMEMBERED", 2)])
def test_no_bound_of_the_memory_makes_a_difference(monkeypatch: pytest.MonkeyPatch, limit: str, value: int) -> None:
    corpus = {path: " ".join(text[:120]) for path, text in pairs("Latin", count=20, seed=6)}
    corpus |= {f"{path}c": f"{text} and one more" for path, text in corpus.items()}
    expected = found(corpus, engine(similarity=0.6))
    monkeypatch.setattr(near_duplicate, limit, value)
    assert found(corpus, engine(similarity=0.6)) == expected != {}


def test_few_words_are_compared_too() -> None:
    text = "the pier is shut until spring when divers come back"
    texts = {"a": text, "b": f"{text} again", "c": "a b c d e f g h i", "d": "z y x w v u t s r"}
    assert [*found(texts, engine(words=5))] == [("a", "b")]


def test_a_document_that_cannot_be_read_again_is_like_none() -> None:
    corpus = {path: " ".join(text) for path, text in pairs("Latin", count=10, seed=4)}
    assert found(corpus, engine(similarity=0.5), Corpus(len(corpus))) == {}


def test_documents_that_share_a_phrase_are_not_read_again() -> None:
    random_ = random.Random(1)
    common = " ".join(words("Latin", random_)[:12])
    corpus = {f"{number}": " ".join([common, *random_.choices(words("Latin", random_), k=400)]) for number in range(30)}
    read: list[str] = []

    def told(ref: str) -> list[bytes]:
        read.append(ref)
        return []

    assert found(corpus, engine(), Corpus(30, words=told)) == {}
    assert len(read) < 10


def test_marks_carry_no_text() -> None:
    document = Document("a.txt", " ".join(f"harbour{number}" for number in range(100)))
    for mark in engine().inspect(document).marks:
        assert "harbour" not in mark.key + mark.value and len(mark.value) < 200


@given(st.binary(max_size=400))
def test_a_sketch_has_as_many_windows_as_there_are(letters: bytes) -> None:
    there = {letters[at : at + WINDOW] for at in range(max(len(letters) - WINDOW, 0) + 1)}
    assert len(_sketch(letters)) == min(WINDOWS, len(there))


@given(st.text("aá中 .,\n", max_size=60))
def test_words_are_counted_as_they_are_parted(text: str) -> None:
    wording = Facts(Document("a.txt", text)).wording
    assert wording.count == len(wording.words)
    assert wording.letters == b"".join(wording.words)
