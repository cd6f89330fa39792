from __future__ import annotations

import random
from collections.abc import Mapping

import pytest

from seedlint.base.cache import packed
from seedlint.base.model import Corpus, Finding, Level, Mark, Span
from seedlint.checks.duplication.passage import Passage
from seedlint.engine import Engine
from seedlint.rulebook.rule import Rule
from seedlint.sources import from_text

SHARED = (
    "We shall repair the east pier before the winter, we shall ask nobody for money that is not there, and we shall"
    " tell every boat owner in good time when the basin is closed."
)
OWN = "The {} paper was told so by the harbour master, who was on the quay at noon and had a list of the boats."


def rule() -> Rule:
    options = Passage.Options()._asdict()
    return Rule(
        "shared-passage",
        "duplication",
        "",
        "passage",
        Level.NOTE,
        "{words} in {path}",
        "",
        "",
        packed_options=packed(options),
    )


def settled(texts: Mapping[str, str], corpus: Corpus | None = None) -> list[tuple[str, Finding]]:
    engine = Engine([rule()])
    marks = [mark for path, text in texts.items() for mark in engine.inspect(from_text(path, text)).marks]
    settlement = engine.settle(marks, corpus)
    assert not settlement.problems
    return [(mark.ref, finding) for mark, finding in settlement.findings]


def test_a_passage_is_reported_once_in_the_later_document_with_both_places() -> None:
    one, two = f"{OWN.format('first')} {SHARED}", f"{SHARED}\n\n{OWN.format('other')}"
    ((ref, finding),) = settled({"a.txt": one, "b.txt": two})
    assert ref == "b.txt"
    (related,) = finding.related
    assert related.path == "a.txt"
    assert finding.span.of(two) == related.span.of(one) == SHARED[:-1]
    assert finding.message == "34 in a.txt"


def test_punctuation_case_markup_and_white_space_make_no_difference() -> None:
    changed = SHARED.replace("repair", "**repair**").replace(", ", " –\n").replace("We", "WE")
    ((_, finding),) = settled({"a.txt": SHARED, "b.md": changed})
    assert finding.values["words"] == "34"


def test_fewer_words_than_asked_for_are_left_alone() -> None:
    words = SHARED.split()
    for count, found in ((24, 0), (25, 1)):
        piece = " ".join(words[:count])
        texts = {"a": f"First of all: {piece}", "b": f"{piece} or so it says."}
        assert len(settled({f"{name}.txt": text for name, text in texts.items()})) == found


def test_of_three_documents_the_later_two_point_to_the_first() -> None:
    found = settled({name: f"{SHARED} {name}" for name in ("c.txt", "a.txt", "b.txt")})
    assert [(ref, finding.values["path"]) for ref, finding in found] == [("b.txt", "a.txt"), ("c.txt", "a.txt")]


def test_the_earlier_document_is_the_one_dated_earlier() -> None:
    dates = {"a.txt": "2024-05-02", "b.txt": "2024-05-01"}
    ((ref, _),) = settled({"a.txt": SHARED, "b.txt": SHARED}, Corpus(2, dates.__getitem__))
    assert ref == "a.txt"


def test_what_two_documents_share_is_one_finding_at_the_longest_passage() -> None:
    longer = f"The board met. {SHARED.replace('pier', 'quay')}"
    two, one = f"{SHARED} {longer}", f"{SHARED} However {longer}"
    ((_, finding),) = settled({"a.txt": one, "b.txt": two})
    first, more = finding.related
    assert finding.span.of(two) == first.span.of(one) == longer[:-1]
    assert (more.span.of(two), more.path) == (SHARED[:-1], None)
    assert finding.values["more"] == " (and 1 more passage)"


def test_a_long_passage_is_one() -> None:
    dice = random.Random(3)
    words = ["harbour", "the", "of", "pier", "and", "a", "winter", "neighbourhood", *map(str, range(300))]
    text = " ".join(dice.choice(words) for _ in range(2_000))
    ((_, finding),) = settled({"a.txt": f"Before. {text}", "b.txt": text})
    assert finding.span == Span(0, len(text))
    assert finding.values["words"] == "2000"


def test_a_passage_that_the_later_document_says_twice_is_told_twice() -> None:
    ((_, finding),) = settled({"a.txt": SHARED, "b.txt": f"{SHARED} {OWN.format('b')} {SHARED}"})
    assert [related.path for related in finding.related] == ["a.txt", None]


def test_what_a_document_shares_with_two_others_is_two_findings() -> None:
    other = SHARED.replace("pier", "quay").replace("boat", "ship")
    found = settled({"a.txt": SHARED, "b.txt": f"Else: {other}", "c.txt": f"{SHARED} {OWN.format('c')} {other}"})
    assert [finding.values["path"] for ref, finding in found if ref == "c.txt"] == ["a.txt", "b.txt"]


def test_rows_of_the_same_few_words_are_left_alone() -> None:
    table = "0 0 1 0 0 1 " * 20
    assert settled({"a.txt": table, "b.txt": f"{table} end"}) == []


def test_code_is_left_alone() -> None:
    assert settled(dict.fromkeys(("a.md", "b.md"), f"```\n{SHARED}\n```\n")) == []


def test_no_mark_holds_words_of_the_document() -> None:
    marks = Engine([rule()]).inspect(from_text("a.txt", SHARED)).marks
    assert not any("pier" in mark.key + mark.value for mark in marks)


def test_a_question_whose_own_row_was_left_out_has_no_answer() -> None:
    check = Passage(Passage.Options())
    asked = Mark("", "2 a.txt", "b.txt", Span(0, 0), ">0 0")
    assert list(check.settle("2 a.txt", [asked])) == []
    assert list(check.settle("3 b.txt", [asked._replace(key="3 b.txt")])) == []


def test_fewer_words_than_samples_promise_are_refused() -> None:
    with pytest.raises(ValueError, match="25"):
        Passage.verify(Passage.Options(words=10))


def test_what_is_found_is_what_comparing_all_words_finds() -> None:
    dice = random.Random(11)
    words = ["a", "of", "pier", "harbour", "the", "winter", "neighbourhood", "boat", "basin", "quay", "municipality"]
    for _ in range(60):
        pieces = [" ".join(dice.choice(words) for _ in range(dice.randrange(10, 60))) for _ in range(3)]
        one = " ".join([*pieces, *(dice.choice(words) for _ in range(30))])
        two = " x ".join(dice.sample(pieces, 2))
        found = [finding for _, finding in settled({"a.txt": one, "b.txt": two})]
        more = {related.span for finding in found for related in finding.related if related.path is None}
        assert {finding.span for finding in found} | more == {span for span, _ in _agreements(two, one)}
        assert all(finding.span.of(two) == finding.related[0].span.of(one) for finding in found)


def _agreements(later: str, earlier: str) -> set[tuple[Span, Span]]:
    """Return the agreements of 25 words and more, none within another, by comparing each word with each."""
    mine, yours = later.split(), earlier.split()
    runs = []
    for at in range(len(mine)):
        for there in range(len(yours)):
            if at and there and mine[at - 1] == yours[there - 1]:
                continue
            count = 0
            while at + count < len(mine) and there + count < len(yours) and mine[at + count] == yours[there + count]:
                count += 1
            if count >= 25 and 3 * len(set(mine[at : at + count])) >= min(count, 75):
                runs.append((at, count, there))
    kept, end = set(), 0
    for at, count, there in sorted(runs, key=lambda run: (run[0], -run[1])):
        if at + count > end:
            end = at + count
            kept.add((_span(mine, at, count), _span(yours, there, count)))
    return kept


def _span(words: list[str], at: int, count: int) -> Span:
    start = sum(len(word) + 1 for word in words[:at])
    return Span(start, start + len(" ".join(words[at : at + count])))


def test_licences_are_meant_to_be_copied() -> None:
    assert settled({"a/LICENSE": SHARED, "b/LICENSE": SHARED}) == []
