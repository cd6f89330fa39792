"""Findings that are meant: what a document says of them, how far that reaches, and what comes of it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from growth import in_proportion
from kit import ROOT, Run, Write
from seedlint.base.model import Document, Finding, Span
from seedlint.engine.suppress import Comments, with_suppressions
from seedlint.facts import Facts
from seedlint.facts.suppressions import Ignored
from seedlint.sources import from_text

ONLY = ("--isolated", "--as-of", "2026-01-01", "--select", "relative-date,missing-date,unused-suppression")
CONCISE = (*ONLY, "--output-format", "concise", "--quiet")
BROKE = "The pump of the pier broke yesterday."


def found(seedlint: Run, *arguments: str) -> list[str]:
    """Return place and rule of each finding."""
    return [" ".join(line.split()[:1] + line.split()[2:3]) for line in seedlint("check", *arguments, *CONCISE).lines]


def reach(text: str, name: str = "a.md") -> list[str]:
    return [one.reach.of(text) for one in Facts(from_text(name, text)).suppressions]


def test_a_comment_alone_on_its_line_is_for_the_next_paragraph(seedlint: Run, write: Write) -> None:
    comment = "<!-- seedlint-ignore relative-date -- a diary -->"
    write("a.md", f"{comment}\n{BROKE}\nIt leaked yesterday.\n\n{BROKE}\n\n{comment}\n\n{BROKE}\n")
    assert found(seedlint, "a.md", "--ignore", "missing-date") == ["a.md:5:28: relative-date"]


def test_a_comment_behind_text_is_for_its_line(seedlint: Run, write: Write) -> None:
    write("a.md", f"{BROKE} <!-- seedlint-ignore relative-date -->\n{BROKE}\n")
    assert found(seedlint, "a.md", "--ignore", "missing-date") == ["a.md:2:28: relative-date"]


def test_a_range_ends_where_it_says_or_with_the_document(seedlint: Run, write: Write) -> None:
    start, end = "<!-- seedlint-ignore-start dates -->", "<!-- seedlint-ignore-end -->"
    write("a.md", f"{start}\n\n{BROKE}\n\n{BROKE}\n\n{end}\n\n{BROKE}\n\n{start}\n\n{BROKE}\n")
    assert found(seedlint, "a.md", "--ignore", "missing-date") == ["a.md:9:28: relative-date"]


@pytest.mark.parametrize(
    "head",
    [
        "<!-- seedlint-ignore-file dates -- kept as it was -->\n\n",
        "---\nseedlint-ignore: dates -- kept as it was\n---\n",
        "---\nseedlint-ignore:\n  - relative-date -- kept\n  - missing-date\n---\n",
        '+++\nseedlint-ignore = ["relative-date", "missing-date"]\n+++\n',
    ],
)
def test_a_document_can_be_left_alone_as_a_whole(seedlint: Run, write: Write, head: str) -> None:
    write("a.md", f"{head}{BROKE}\n\n{BROKE}\n")
    assert found(seedlint, "a.md") == []


def test_plain_text_has_the_same_comments(seedlint: Run, write: Write) -> None:
    write("a.txt", f"<!-- seedlint-ignore-file all -- a log -->\n\n{BROKE}\n")
    assert found(seedlint, "a.txt") == []


def test_mdx_has_comments_of_its_own() -> None:
    assert reach("{/* seedlint-ignore dates -- why */}\nThe text.\n", "a.mdx") == ["\nThe text."]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_the_next_paragraph_ends_at_a_blank_line_however_lines_end(newline: str) -> None:
    text = "<!-- seedlint-ignore dates -->\n\nOne\ntwo\n \t\nThree\n".replace("\n", newline)
    assert [piece.split() for piece in reach(text)] == [["One", "two"]]


def test_a_finding_on_the_whole_document_asks_for_a_comment_on_the_whole(seedlint: Run, write: Write) -> None:
    write("a.md", f"<!-- seedlint-ignore all -->\n{BROKE}\n")
    assert found(seedlint, "a.md") == ["a.md:1:1: missing-date"]


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("a.md", "<!-- seedlint-ignore-file missing-date -- undated on purpose -->\n"),
        ("a.txt", "<!-- seedlint-ignore-file missing-date -- undated on purpose -->\n"),
        ("a.md", "---\nseedlint-ignore: missing-date -- undated on purpose\n---\n"),
        ("a.md", "---\nseedlint-ignore:\n  - hearsay\n  - missing-date -- undated on purpose\n---\n"),
        ("a.md", '+++\nseedlint-ignore = "missing-date -- undated on purpose"\n+++\n'),
    ],
)
def test_a_finding_on_the_whole_document_is_suppressed_as_the_readme_says(
    seedlint: Run, write: Write, name: str, before: str
) -> None:
    write(name, f"{before}\n{BROKE}\n")
    assert [rule.split()[1] for rule in found(seedlint, name)] == ["relative-date"]


@pytest.mark.parametrize("scope", ["", "-start"])
def test_a_comment_that_falls_short_of_the_whole_document_is_told_so(seedlint: Run, write: Write, scope: str) -> None:
    write("a.md", f"<!-- seedlint-ignore{scope} missing-date -- undated on purpose -->\n{BROKE}\n")
    missing, unused, _ = seedlint("check", "a.md", *CONCISE).lines
    assert " missing-date " in missing
    assert unused.endswith(
        "unused-suppression `missing-date` suppresses nothing here: it finds something on the whole document, "
        "which `seedlint-ignore-file` or front matter suppresses"
    )


def test_comments_in_code_say_nothing() -> None:
    assert reach("```html\n<!-- seedlint-ignore all -->\n```\n\nText `<!-- seedlint-ignore all -->` here.\n") == []


@pytest.mark.parametrize("said", ["", "-- why", "what a word is this", "-never dates"])
def test_a_comment_that_names_no_rule_says_nothing(said: str) -> None:
    assert reach(f"<!-- seedlint-ignore {said} -->\nText\n") == []


def test_a_former_name_counts(seedlint: Run, write: Write, page: Write) -> None:
    page("taste/moist", ('summary = "A', 'aliases = ["damp"]\nsummary = "A'))
    write("seedlint.toml", 'rules = ["own"]\nselect = ["moist"]\n')
    write("a.md", "A moist cake. <!-- seedlint-ignore damp -->\n")
    assert seedlint("check", "a.md").code == 0


def test_a_suppression_of_nothing_is_told(seedlint: Run, write: Write) -> None:
    write("a.md", "<!-- seedlint-ignore relative-date -- a diary -->\nThe pump broke on 3 May 2024.\n")
    assert found(seedlint, "a.md", "--ignore", "missing-date") == ["a.md:1:1: unused-suppression"]


@pytest.mark.parametrize(
    "comment",
    ["<!-- seedlint-ignore relativ-date, cold-drink -->", "---\nseedlint-ignore: [relativ-date, missing-date]\n---"],
)
def test_a_suppression_of_a_rule_that_does_not_exist_is_told_by_the_name_that_is_wrong(
    seedlint: Run, write: Write, comment: str
) -> None:
    write("a.md", f"{comment}\n{BROKE}\n")
    told = [line for line in seedlint("check", "a.md", *CONCISE).lines if "unused-suppression" in line]
    wrong = "`relativ-date, cold-drink`" if "cold-drink" in comment else "`relativ-date`"
    assert len(told) == 1
    assert f"{wrong} suppresses nothing here: no rule or category is called so" in told[0]


def test_a_former_name_of_a_rule_is_a_name(seedlint: Run, write: Write, page: Write) -> None:
    page("taste/moist", ('summary = "A', 'aliases = ["damp"]\nsummary = "A'))
    write("seedlint.toml", 'rules = ["own"]\nselect = ["unused-suppression"]\n')
    write("a.md", "A moist cake. <!-- seedlint-ignore damp, taste, dry -->\n")
    assert [line.split("`")[1] for line in seedlint("check", "a.md", "--output-format", "concise").lines[:-1]] == [
        "dry"
    ]


def test_nothing_is_told_of_rules_that_did_not_run(seedlint: Run, write: Write) -> None:
    write("a.md", "<!-- seedlint-ignore relative-date -- a diary -->\nThe pump broke on 3 May 2024.\n")
    assert found(seedlint, "a.md", "--ignore", "relative-date,missing-date") == []


@pytest.mark.parametrize("selection", [("--select", "kitchen", "--ignore", "stale-bread"), ("--select", "cold-drink")])
def test_a_suppression_of_a_category_is_not_judged_where_a_part_of_it_ran(
    seedlint: Run, write: Write, few_rules: Path, selection: tuple[str, ...]
) -> None:
    add_unused_suppression(few_rules)
    for said in "kitchen", "all", "stale-bread-alias, cold-drink":
        write("a.md", f"<!-- seedlint-ignore {said} -- quoted -->\nFine words.\n")
        asked = ("check", "a.md", "--isolated", "--extend-select", "unused-suppression", "--output-format", "concise")
        assert "unused-suppression" not in seedlint(*asked, *selection).out
        assert "a.md:1:1: note unused-suppression" in seedlint(*asked, "--select", "all").out


def test_a_suppression_of_a_category_with_a_rule_that_compares_documents_is_not_judged(
    seedlint: Run, write: Write
) -> None:
    for name in "ab":
        write(
            f"{name}.md", f"<!-- seedlint-ignore-file duplication -- a mirror -->\n\n{'The same text. ' * 40}{BROKE}\n"
        )
    asked = ("check", "--isolated", "--select", "duplication,unused-suppression", "--output-format", "concise")
    assert seedlint(*asked).out.startswith("Found nothing")


def test_one_process_judges_suppressions_as_several_do(seedlint: Run, write: Write) -> None:
    for number in range(120):
        write(f"{number}.md", f"<!-- seedlint-ignore {'dates' if number % 2 else 'relative-date'} -->\nFine words.\n")
    asked = ("check", "--isolated", "--select", "relative-date,unused-suppression", "--output-format", "concise")
    one, several = (seedlint(*asked, "--jobs", jobs).out for jobs in "12")
    assert one == several
    assert one.count("unused-suppression") == 60


def add_unused_suppression(home: Path) -> None:
    """Let the rule that tells of unused suppressions be among a few."""
    name = "suppression/unused-suppression.md"
    (home / "suppression").mkdir()
    (home / name).write_bytes((ROOT / "rules" / name).read_bytes())


def test_suppressed_findings_stay_in_json_and_are_counted(seedlint: Run, write: Write) -> None:
    write("a.md", f"<!-- seedlint-ignore-file dates -- a diary -->\n\n{BROKE}\n")
    ran = seedlint("check", "a.md", *ONLY, "--output-format", "json")
    report = json.loads(ran.out)
    assert (ran.code, report["findings"], report["summary"]["aside"]) == (0, [], 2)
    assert {(one["rule"], one["suppression"]["reason"]) for one in report["aside"]} == {
        ("missing-date", "a diary"),
        ("relative-date", "a diary"),
    }
    assert seedlint("check", "a.md", *ONLY).out == "Found nothing in 1 document.\nBeside that: 2 suppressed.\n"


def test_sarif_has_suppressed_findings_on_request_only(seedlint: Run, write: Write) -> None:
    write("a.md", f"{BROKE} <!-- seedlint-ignore relative-date -- a diary -->\n")
    sarif = ("check", "a.md", *ONLY, "--ignore", "missing-date", "--output-format", "sarif")
    assert json.loads(seedlint(*sarif).out)["runs"][0]["results"] == []
    (result,) = json.loads(seedlint(*sarif, "--show-suppressed").out)["runs"][0]["results"]
    assert result["suppressions"] == [{"kind": "inSource", "status": "accepted", "justification": "a diary"}]


def test_a_suppressed_finding_is_not_fixed(seedlint: Run, write: Write) -> None:
    text = "See https://harbour.example-town.org/?utm_source=mail here. <!-- seedlint-ignore tracking-url -->\n"
    file = write("a.md", text)
    seedlint("check", "a.md", "--isolated", "--select", "tracking-url", "--fix")
    assert file.read_text() == text


# What is told once of many places

GARBLED = "The cafÃ© is full today."
MANY = "--isolated", "--select", "mojibake", "--output-format", "json"


def of_many(seedlint: Run, write: Write, *ignored: int, said: str = "mojibake") -> tuple[list[int], int, str]:
    """Return the lines of the open findings in nine garbled ones, how many are aside, and what --fix leaves."""
    comment = f" <!-- seedlint-ignore {said} -->"
    lines = [f"{GARBLED}{comment if line in ignored else ''}\n" for line in range(1, 10)]
    file = write("a.md", "\n".join(lines))
    report = json.loads(seedlint("check", "a.md", *MANY).out)
    found = [one["start"]["line"] // 2 + 1 for one in report["findings"]]
    seedlint("check", "a.md", *MANY, "--fix")
    return found, report["summary"]["aside"], file.read_text()


def test_ignoring_the_line_where_many_are_told_leaves_the_others_to_be_told(seedlint: Run, write: Write) -> None:
    assert of_many(seedlint, write)[:2] == ([1], 0)
    assert of_many(seedlint, write, 1)[:2] == ([2], 1)
    assert of_many(seedlint, write, 1, 2, 3, 4)[:2] == ([5, 6, 7, 8, 9], 4)


def test_ignoring_one_of_many_that_another_speaks_for_keeps_it_from_being_counted_and_fixed(
    seedlint: Run, write: Write
) -> None:
    found, aside, fixed = of_many(seedlint, write, 4)
    assert (found, aside) == ([1], 1)
    assert fixed.count("cafÃ©") == 1
    assert "cafÃ© is full today. <!--" in fixed


def test_ignoring_another_rule_changes_nothing_in_how_many_are_told(seedlint: Run, write: Write) -> None:
    assert of_many(seedlint, write, 1, 5, said="relative-date")[:2] == ([1], 0)


def test_ignoring_all_of_many_leaves_nothing_to_be_told(seedlint: Run, write: Write) -> None:
    write("a.md", "<!-- seedlint-ignore-file mojibake -- a sample -->\n\n" + f"{GARBLED}\n\n" * 9)
    report = json.loads(seedlint("check", "a.md", *MANY).out)
    assert (report["findings"], report["summary"]["aside"]) == ([], 1)


# Beside the documents


def test_a_file_beside_the_config_suppresses_by_path_and_text(seedlint: Run, write: Write) -> None:
    write("docs/a.txt", f"{BROKE}\nIt leaked last week.\n")
    write("docs/b.txt", f"{BROKE}\n")
    write(".seedlint-ignore", '# old logs\n\nrelative-date docs/a.txt "yesterday" -- a log\nmissing-date docs/*.txt\n')
    assert found(seedlint, "docs") == ["docs/a.txt:2:11: relative-date", "docs/b.txt:1:28: relative-date"]


def test_a_path_alone_means_all_findings_of_the_rule_there(seedlint: Run, write: Write) -> None:
    write("a.txt", f"{BROKE}\nIt leaked last week.\n")
    write(".seedlint-ignore", "relative-date a.txt -- a log\nmissing-date a.txt\n")
    assert found(seedlint, "a.txt") == []


def test_a_fingerprint_means_its_finding_wherever_it_stands(seedlint: Run, write: Write) -> None:
    write("a.txt", f"{BROKE}\n")
    report = json.loads(seedlint("check", "a.txt", *ONLY, "--output-format", "json").out)
    lines = [f"{one['rule']} {one['fingerprint']} -- a log" for one in report["findings"]]
    write(".seedlint-ignore", "\n".join(lines))
    assert found(seedlint, "a.txt") == []
    write("b.txt", f"{BROKE}\n")
    assert found(seedlint, "b.txt") == []


def test_a_line_that_suppresses_nothing_is_told_where_its_document_was_read(seedlint: Run, write: Write) -> None:
    write("a.txt", "The pump broke on 3 May 2024.\n")
    write("b.txt", f"{BROKE}\n")
    write(".seedlint-ignore", "relative-date a.txt\nrelative-date b.txt\nmissing-date gone.txt\n")
    notes = [line for line in seedlint("check", "a.txt", "b.txt", *ONLY).lines if line.startswith("note:")]
    assert notes == ["note: .seedlint-ignore:1: nothing is suppressed any more: relative-date"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("relativ-date a.txt", "unknown rule `relativ-date`"),
        ("relative-date", "a suppression that can't be read"),
        ('relative-date a.txt "open', "a suppression that can't be read"),
    ],
)
def test_a_broken_line_is_told_with_its_place(seedlint: Run, write: Write, line: str, told: str) -> None:
    write("a.txt", BROKE)
    write(".seedlint-ignore", f"# fine\n{line}\n")
    ran = seedlint("check", "a.txt", *ONLY)
    assert (ran.code, ran.err.startswith(f"seedlint: .seedlint-ignore:2: {told}")) == (2, True), ran.err


def test_what_is_found_can_be_suppressed_in_one_go(seedlint: Run, write: Write, tmp_path: Path) -> None:
    write("posts/a b.txt", f'{BROKE} "It leaked last week.\n')
    write("posts/[c].txt", f"{BROKE}\n")
    rules = "relative-date,missing-date,unbalanced-quotes"
    ran = seedlint("check", "posts", "--isolated", "--select", rules, "--add-ignore", "written down as it was")
    assert (ran.code, ran.out) == (0, "6 suppressions added to .seedlint-ignore.\n")
    lines = (tmp_path / ".seedlint-ignore").read_text().splitlines()
    assert 'relative-date "/posts/a b.txt" "yesterday" -- written down as it was' in lines
    after = seedlint("check", "posts", "--isolated", "--select", rules)
    assert after.out == "Found nothing in 2 documents.\nBeside that: 6 suppressed.\n"
    again = seedlint("check", "posts", "--isolated", "--select", rules, "--add-ignore", "again")
    assert again.out == ""


def test_a_redacted_text_is_suppressed_too(seedlint: Run, write: Write) -> None:
    called = "Call the harbour office on 612-338-4417 before you come, because the gate is shut at low water."
    write("a.txt", f"3 May 2024\n\n{called}\n\nOther words stand here.\n\n{called}\n")
    command = ("check", "a.txt", "--isolated", "--redact", "--select", "duplicate-paragraph")
    assert seedlint(*command, "--add-ignore", "on purpose").out == "1 suppression added to .seedlint-ignore.\n"
    assert seedlint(*command).out == "Found nothing in 1 document.\nBeside that: 1 suppressed.\n"


def test_a_diff_adds_no_suppression(seedlint: Run, write: Write, tmp_path: Path) -> None:
    write("a.txt", BROKE)
    ran = seedlint("check", "a.txt", "--diff", "--add-ignore", "known")
    assert (ran.code, ran.err) == (2, "seedlint: --diff writes nothing: leave --add-ignore out\n")
    assert not (tmp_path / ".seedlint-ignore").exists()


def test_each_config_has_suppressions_of_its_own(seedlint: Run, write: Write) -> None:
    write("inner/seedlint.toml", 'select = ["relative-date"]\n')
    write("inner/.seedlint-ignore", "relative-date a.txt\n")
    write("inner/a.txt", BROKE)
    write("a.txt", BROKE)
    ran = seedlint("check", ".", "--extend-select", "relative-date", "--ignore", "missing-date", *CONCISE[-3:])
    assert [line.split(":")[0] for line in ran.lines] == ["a.txt"]


@pytest.mark.parametrize("name", ["relative-date", "dates", "all"])
@pytest.mark.parametrize("ignored", ["relative-date", "dates"])
def test_a_suppression_is_not_judged_where_its_rule_is_ignored(
    seedlint: Run, write: Write, name: str, ignored: str
) -> None:
    write("seedlint.toml", f'[per-file-ignores]\n"a.md" = ["{ignored}"]\n')
    write("a.md", f"3 May 2024\n\n{BROKE} <!-- seedlint-ignore {name} -->\n")
    ran = seedlint(
        "check", "a.md", "--as-of", "2026-01-01", "--select", "relative-date,missing-date,unused-suppression"
    )
    assert ran.out.endswith("Found nothing in 1 document.\n")


def test_what_is_suppressed_beside_a_document_is_so_on_unchanged_lines_too(
    seedlint: Run, write: Write, tmp_path: Path
) -> None:
    write("a.txt", f"{BROKE}\n")
    write(".seedlint-ignore", "relative-date a.txt\n")
    for words in (
        ["init"],
        ["add", "."],
        ["-c", "user.name=A", "-c", "user.email=a@harbour-board.com", "commit", "-m1"],
    ):
        subprocess.run(["git", *words], cwd=tmp_path, check=True, capture_output=True)
    assert "nothing is suppressed" not in seedlint("check", "a.txt", *ONLY, "--since", "HEAD").out


def test_a_file_of_suppressions_may_be_windows_own(seedlint: Run, write: Write, tmp_path: Path) -> None:
    write("a.txt", f"{BROKE}\n")
    (tmp_path / ".seedlint-ignore").write_bytes(b"\xef\xbb\xbfrelative-date a.txt -- a diary\r\nmissing-date a.txt\r\n")
    assert found(seedlint, "a.txt") == []


@given(st.text(max_size=60), st.sampled_from(["a.md", "a.txt", "a.mdx"]))
def test_whatever_a_comment_says_it_is_read(said: str, name: str) -> None:
    text = f"One\n\n<!-- seedlint-ignore{said}-->\n\nTwo\n"
    for one in Facts(from_text(name, text)).suppressions:
        assert 0 <= one.reach.start <= one.reach.end <= len(text)
        assert one.rules


def test_comments_in_one_paragraph_reach_to_its_end() -> None:
    comment = "<!-- seedlint-ignore relative-date -->"
    assert reach(f"{comment}\n{comment}\n{BROKE}\n\n{comment}\n{BROKE}") == [
        f"\n{comment}\n{BROKE}",
        f"\n{BROKE}",
        f"\n{BROKE}",
    ]


@pytest.mark.parametrize("comment", ["<!-- seedlint-ignore all -->\n", "<!-- seedlint-ignore all --> a "])
def test_many_comments_take_time_in_proportion(comment: str) -> None:
    assert in_proportion(lambda times: Facts(from_text("a.md", comment * times)).suppressions, 200)


@pytest.mark.parametrize("opening", ["<!-- seedlint-ignore", "{/* seedlint-ignore "])
def test_comments_that_are_never_closed_take_time_in_proportion(opening: str) -> None:
    assert in_proportion(lambda times: Facts(Document("a.md", opening * times)).suppressions, 1000)


@pytest.mark.parametrize("scope", ["", "-file", "-start"])
def test_many_findings_and_many_comments_take_time_in_proportion(scope: str) -> None:
    def look_up(times: int) -> None:
        text = f"<!-- seedlint-ignore{scope} dates -->\nThe pump broke.\n\n" * times
        comments = Facts(Document("a.txt", text)).suppressions
        findings = [Finding(Span(at, at + 4), rule="hearsay") for at in range(0, len(text) - 4, 60)]
        with_suppressions(findings, comments, lambda rule: frozenset({"dates", rule}))

    assert in_proportion(look_up, 100)


REACHES = st.tuples(st.integers(0, 9), st.integers(0, 9), st.sampled_from("ab"), st.booleans())


@given(st.lists(REACHES, max_size=8), st.integers(0, 9), st.integers(0, 9), st.booleans())
def test_the_first_comment_that_reaches_a_finding_suppresses_it(
    reaches: list[tuple[int, int, str, bool]], start: int, end: int, whole: bool
) -> None:
    comments = [
        Ignored(Span(place, place + 1), (rule,), Span(min(one, other), max(one, other)), whole=is_whole)
        for place, (one, other, rule, is_whole) in enumerate(reaches)
    ]
    finding = Finding(Span(min(start, end), max(start, end)), whole=whole)
    fitting = [
        one
        for one in comments
        if "a" in one.rules
        and (one.whole if whole else one.reach.covers(finding.span) or one.reach.overlaps(finding.span))
    ]
    assert Comments(comments).of(finding, frozenset("a")) == (fitting[0] if fitting else None)
