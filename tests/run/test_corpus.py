"""Rules that compare documents: what stands in several, what is linted, and what is only compared with."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping, Sequence
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kit import Run, Write
from seedlint import rulebook
from seedlint.base.model import Document, Finding
from seedlint.engine import Engine
from seedlint.run.corpus import comparison
from seedlint.run.execution import runner
from seedlint.run.execution.task import Task

CONCISE = ("--isolated", "--select", "duplication", "--output-format", "concise")
WORDS = [f"word{number}" for number in range(400)]


def text(seed: int, *, words: int = 120, changed: int = 0) -> str:
    """Return words at random; `changed` of them, near the end, are others."""
    random_ = random.Random(seed)
    chosen = random_.choices(WORDS, k=words)
    return " ".join([*chosen[: words - changed], *(f"other{seed}x{changed}x{at}" for at in range(changed))]) + ".\n"


def told(out: str) -> list[str]:
    """Return the path, the rule and the document named, of each finding."""
    lines = [line.split() for line in out.splitlines() if ": warning " in line]
    return [
        f"{line[0].split(':')[0]} {line[2]} {next(word for word in line if '`' in word).strip('`,:')}" for line in lines
    ]


def test_a_pair_is_told_in_the_later_document(seedlint: Run, write: Write) -> None:
    write("b.txt", text(1))
    write("a.txt", text(1, changed=5))
    write("c.txt", text(1))
    ran = seedlint("check", *CONCISE)
    assert told(ran.out) == [
        "b.txt near-duplicate-document a.txt",
        "c.txt duplicate-document b.txt",
    ]


def test_the_date_decides_where_every_document_has_one(seedlint: Run, write: Write) -> None:
    for name, day in (("a", 3), ("b", 1), ("c", 2)):
        write(f"{name}.md", f"---\ndate: 2024-05-0{day}\n---\n{text(1)}")
    assert told(seedlint("check", *CONCISE).out) == [
        "a.md duplicate-document b.md",
        "c.md duplicate-document b.md",
    ]
    write("b.md", text(1))
    assert told(seedlint("check", *CONCISE).out) == [
        "b.md duplicate-document a.md",
        "c.md duplicate-document a.md",
    ]


def test_of_near_duplicates_the_earliest_is_named(seedlint: Run, write: Write) -> None:
    for number, name in enumerate("dcba"):
        write(f"{name}.md", f"---\ndate: 2024-05-0{number + 1}\n---\n{text(1, changed=number + 1)}")
    assert told(seedlint("check", *CONCISE).out) == [
        "a.md near-duplicate-document d.md",
        "b.md near-duplicate-document d.md",
        "c.md near-duplicate-document d.md",
    ]


def test_the_figure_is_the_share_of_common_runs(seedlint: Run, write: Write) -> None:
    write("a.txt", " ".join(f"w{number}" for number in range(104)))
    write("b.txt", " ".join([*(f"w{number}" for number in range(99)), *(f"v{number}" for number in range(5))]))
    ran = seedlint("check", *CONCISE)
    assert "90 % of the runs of five words in either stand in both (95 of 105)" in ran.out


def test_below_the_option_nothing_is_told(seedlint: Run, write: Write) -> None:
    write("a.txt", text(1))
    write("b.txt", text(1, changed=20))
    assert told(seedlint("check", *CONCISE).out) == []
    config = write("c.toml", 'select = ["duplication"]\n[rule.near-duplicate-document]\nsimilarity = 0.6\n')
    assert len(told(seedlint("check", "--config", config, "--output-format", "concise").out)) == 1


@pytest.mark.parametrize("similarity", ["0.0", "1.5"])
def test_a_similarity_that_is_no_share_is_refused(seedlint: Run, write: Write, similarity: str) -> None:
    write("seedlint.toml", f"[rule.near-duplicate-document]\nsimilarity = {similarity}\n")
    ran = seedlint("check")
    assert ran.code == 2 and "`similarity` is a share" in ran.err


def test_only_given_documents_are_reported_on(seedlint: Run, write: Write) -> None:
    for name in ("old/a.txt", "old/b.txt", "new/z.txt", "new/y.txt"):
        write(name, text(1))
    write("new/aa.txt", text(2))
    write("old/zz.txt", text(2, changed=3))
    ran = seedlint("check", "new", "--corpus", "old", *CONCISE)
    assert told(ran.out) == [
        "new/aa.txt near-duplicate-document old/zz.txt",
        "new/y.txt duplicate-document old/a.txt",
        "new/z.txt duplicate-document old/a.txt",
    ]
    assert "in 3 of 3 documents" in ran.out


def test_a_given_document_of_the_corpus_is_not_compared_with_itself(seedlint: Run, write: Write) -> None:
    file = write("a.txt", text(1))
    (file.parent / "link.txt").symlink_to(file)
    write("b.txt", text(2))
    assert seedlint("check", "a.txt", "--corpus", ".", *CONCISE).code == 0
    assert seedlint("check", "link.txt", "--corpus", ".", *CONCISE).code == 0
    ran = seedlint("check", "-", "--stdin-filename", "a.txt", "--corpus", ".", *CONCISE, stdin=text(1).encode())
    assert ran.code == 0


def test_several_corpora_count_together(seedlint: Run, write: Write) -> None:
    write("a.txt", text(1))
    write("b.txt", text(2))
    write("one/c.txt", text(1, changed=3))
    write("two/d.txt", text(2))
    ran = seedlint("check", "a.txt", "b.txt", "--corpus", "one", "--corpus", "two", *CONCISE)
    assert told(ran.out) == ["a.txt near-duplicate-document one/c.txt", "b.txt duplicate-document two/d.txt"]


def test_documents_of_the_corpus_are_not_linted(seedlint: Run, write: Write) -> None:
    write("old/a.txt", "Some critics say that the plan is a mistake.\n")
    write("a.txt", text(1))
    ran = seedlint("check", "a.txt", "--corpus", "old", "--isolated", "--select", "all", "--output-format", "concise")
    assert "old/" not in ran.out
    assert "compared" not in ran.out


def test_a_corpus_document_that_cannot_be_read_is_told_and_costs_nothing(seedlint: Run, write: Write) -> None:
    write("old/a.txt", bytes(range(128, 256)))
    write("old/b.txt", text(1))
    write("a.txt", text(1))
    ran = seedlint("check", "a.txt", "--corpus", "old", *CONCISE)
    assert ran.code == 1
    assert "old/a.txt: left out of the corpus" in ran.out


def test_a_corpus_that_does_not_exist_is_an_error(seedlint: Run, write: Write) -> None:
    write("a.txt", text(1))
    assert seedlint("check", "a.txt", "--corpus", "nowhere", *CONCISE).code == 2


def test_a_document_alone_says_that_it_was_not_compared(seedlint: Run, write: Write) -> None:
    write("a.txt", text(1))
    ran = seedlint("check", "a.txt", *CONCISE)
    assert "one document alone was compared with no others" in ran.out
    assert "did not run" not in seedlint("check", "a.txt", "--isolated", "--select", "dates").out


def test_both_places_are_in_the_json_report(seedlint: Run, write: Write) -> None:
    write("a.txt", text(1))
    write("b.txt", text(1))
    ran = seedlint("check", "--isolated", "--select", "duplicate-document", "--output-format", "json")
    (finding,) = json.loads(ran.out)["findings"]
    assert finding["path"] == "b.txt"
    assert [related["path"] for related in finding["related"]] == ["a.txt"]


def test_a_document_may_say_that_it_is_meant_to_be_a_copy(seedlint: Run, write: Write) -> None:
    write("a.md", text(1))
    write("b.md", f"<!-- seedlint-ignore-file duplicate-document: the printed edition -->\n\n{text(1)}")
    assert told(seedlint("check", *CONCISE).out) == []


# The law: any order of the documents, any number of processes and any bound of the memory give the same findings.

CORPUS = {
    f"{number:02}.txt": text(number % 7, changed=(0, 0, 3, 6)[number % 4]) + ("" if number % 5 else text(99, words=30))
    for number in range(40)
}


def engine() -> Engine:
    book = rulebook.load(())
    return Engine([rule for rule in book.rules.values() if rule.category == "duplication"])


def run(corpus: Mapping[str, str], paths: Sequence[str], *, jobs: int = 1) -> Sequence[Finding]:
    outcome = runner.run([engine()], [Task(Document(path, corpus[path])) for path in paths], jobs=jobs)
    assert not outcome.problems
    return list(outcome.findings)


def test_the_corpus_of_these_tests_has_both() -> None:
    assert {"duplicate-document", "near-duplicate-document"} <= {one.rule for one in run(CORPUS, sorted(CORPUS))}


@cache
def in_order() -> Sequence[Finding]:
    return run(CORPUS, sorted(CORPUS))


@settings(max_examples=30)  # each inspects the whole corpus
@given(st.permutations(sorted(CORPUS)), st.sampled_from([2_000, 50_000, comparison.MEMORY]))
def test_neither_order_nor_memory_makes_a_difference(paths: list[str], memory: int) -> None:
    expected = in_order()
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(comparison.Comparison.__init__.__kwdefaults__, "memory", memory)
        assert run(CORPUS, paths) == expected


def test_the_number_of_processes_makes_no_difference() -> None:
    corpus = {f"{number}/{path}": text for path, text in CORPUS.items() for number in range(3)}
    assert run(corpus, sorted(corpus), jobs=2) == run(corpus, sorted(corpus))


def test_a_crowd_is_compared_with_its_first_documents_and_that_is_said(seedlint: Run, write: Write) -> None:
    common = text(1, words=300)
    for number in range(50):
        write(f"{number:02}.txt", common + text(number + 2, words=15))
    ran = seedlint("check", *CONCISE)
    assert len(told(ran.out)) == 49 and all(line.endswith(" 00.txt") for line in told(ran.out))
    assert "more than 32 documents share one run of words" in ran.out


def test_many_copies_of_one_document_are_told_once_each(seedlint: Run, write: Write) -> None:
    for number in range(300):
        write(f"{number:03}.txt", text(1))
    ran = seedlint("check", *CONCISE)
    assert told(ran.out) == [f"{number:03}.txt duplicate-document 000.txt" for number in range(1, 300)]
