"""The check that asks every document for its date."""

from __future__ import annotations

import pytest

from seedlint.base.model import Document, Field, Finding, Region, Span
from seedlint.checks.dates.document_date import DocumentDate
from seedlint.facts import Facts
from seedlint.sources import from_text

STORY = "Pier closes after storm\n\nThe pier shut at noon and nobody was hurt.\n"
MANUAL = "Usage\n\nRun `queue --daemon` and edit /etc/queue.conf, then call start_queue() from main.py.\n"


def findings(text: str, path: str = "page.txt", **metadata: str) -> list[Finding]:
    fields = {key: Field(value, Span(0, 0)) for key, value in metadata.items()}
    facts = Facts(Document(path, text, metadata=fields))
    return list(DocumentDate(DocumentDate.Options()).inspect(facts, ()))


def test_a_document_without_a_date_is_found_as_a_whole() -> None:
    (finding,) = findings(STORY)
    assert finding.whole
    assert finding.span == Span(0, 0)
    assert (finding.variant, finding.values["genre"]) == ("", "")


def test_a_document_with_a_date_is_silent() -> None:
    assert findings("Pier closes\nPublished 14 May 2024\n\nThe pier shut at noon.\n") == []
    assert findings(STORY, date="2023-08-19") == []
    assert findings(STORY, path="2024-05-14-pier.txt") == []


def test_a_stated_date_that_means_nothing_is_left_to_other_rules() -> None:
    assert findings("Pier closes\nPosted: 03/04/2025\n\nThe pier shut at noon.\n") == []


@pytest.mark.parametrize(
    "path",
    ["README", "README.md", "CHANGELOG.md", "LICENSE", "CONTRIBUTING.md", "INSTALL.txt", "AUTHORS", "TODO", "NEWS",
     "docs/pier.md", "man/queue.txt", "api/index.md", "guide/pier.rst"],
)  # fmt: skip
def test_documentation_is_told_by_its_path(path: str) -> None:
    (finding,) = findings(STORY, path)
    assert finding.variant == ("documentation" if path in ("CHANGELOG.md", "NEWS") else "maintained")
    assert "documentation" in finding.values["genre"]


@pytest.mark.parametrize(
    "path", ["page.txt", "security-breach.txt", "news-of-the-day.txt", "news/pier.txt", "index.md"]
)
def test_other_names_tell_nothing(path: str) -> None:
    (finding,) = findings(STORY, path)
    assert finding.variant == ""


def test_documentation_is_told_by_its_looks() -> None:
    (finding,) = findings(MANUAL)
    assert finding.variant == "documentation"


@pytest.mark.parametrize(
    "said", ["As of this writing it is green.", "Last year it was red.", "Récemment repeint.", "Dieses Jahr neu."]
)
def test_documentation_that_speaks_of_its_own_time_has_one(said: str) -> None:
    (finding,) = findings(f"The gate\n\nIt opens at low water. {said}\n", "docs/gate.md")
    assert finding.variant == "documentation"


@pytest.mark.parametrize(
    ("path", "opening", "variant"),
    [("a.md", "", "maintained"), ("a.md", "I met a bug.\n\n", "documentation"), ("a.txt", "", "documentation")],
)
def test_a_how_to_full_of_code_is_maintained_and_what_may_be_a_post_is_not(
    path: str, opening: str, variant: str
) -> None:
    text = opening + MANUAL + "Or `queue --quiet`, `q_stop()`, `q_wait()`, `q_tell()`, `/tmp/q.log`, `q_end()`.\n" * 2
    (finding,) = DocumentDate(DocumentDate.Options()).inspect(Facts(from_text(path, text)), ())
    assert finding.variant == variant


def test_a_story_with_one_file_name_is_no_documentation() -> None:
    (finding,) = findings(STORY + "The plan was leaked as plan.txt that evening, the board said in its only comment.\n")
    assert finding.variant == ""


def test_a_draft_is_silent() -> None:
    assert findings(STORY, draft="true") == []
    assert len(findings(STORY, draft="false")) == 1


@pytest.mark.parametrize("text", ["", "\n\n", "Hello", "Lorne Pier News", "12 34 56 78 90 11 12"])
def test_too_few_words_are_not_judged(text: str) -> None:
    assert findings(text) == []


def test_code_alone_is_not_judged() -> None:
    text = "a = b and c or d and e or f\n"
    facts = Facts(Document("page.md", text, regions=(Region("code", Span(0, len(text))),)))
    assert list(DocumentDate(DocumentDate.Options()).inspect(facts, ())) == []


def test_front_matter_makes_no_article_documentation() -> None:
    front = "---\ntitle: The harbour\nauthor: Ann Lee\nlayout: post\ncategory: news\npermalink: /harbour\n---\n\n"
    text = "The harbour board voted on Tuesday to dredge the north channel, after long talks with the fleet.\n"
    assert Facts(from_text("post.md", front + text)).genre == ""
