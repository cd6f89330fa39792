"""The kind "placeholder-contact"."""

from __future__ import annotations

from seedlint.checks.contacts.placeholder_contact import PlaceholderContact
from seedlint.facts import Facts
from seedlint.sources import from_text


def found(text: str, path: str = "a.txt") -> list[tuple[str, str]]:
    check = PlaceholderContact(PlaceholderContact.Options())
    return [(finding.span.of(text), finding.variant) for finding in check.inspect(Facts(from_text(path, text)), ())]


def test_each_kind_of_contact_is_found() -> None:
    text = "See https://town.test/x, ask first.last@your-domain.com, call 612-555-0147 or 555-0148."
    assert found(text) == [
        ("https://town.test/x", "url"),
        ("first.last@your-domain.com", "email"),
        ("612-555-0147", "phone"),
        ("555-0148", "phone"),
    ]


def test_a_number_is_told_once() -> None:
    assert found("Call 123-456-7890 or (XXX) XXX-XXXX") == [("123-456-7890", "phone"), ("(XXX) XXX-XXXX", "phone")]


def test_documentation_may_show_how_it_is_done() -> None:
    manual = "# Usage\n\nRun `queue --url` with https://example.com and edit /etc/queue.conf, see start_queue().\n"
    assert found(manual, "post.md") == [] == found("Ask a@example.com for more.\n", "docs/README.md")


def test_many_reserved_names_explain_something() -> None:
    assert not found(" ".join(f"https://example.com/{page}" for page in "abcd"))


def test_code_is_left_alone() -> None:
    assert not found("Our story `https://example.com/` ran in May.", "post.md")


def test_addresses_count_among_the_many() -> None:
    assert not found("Mail from a@example.com to b@example.org is kept: https://example.com/c, https://example.com/d.")
    assert len(found("Mail a@example.com or b@example.org, see https://example.com/c, https://town.org.")) == 3


def test_a_page_with_headings_is_no_documentation() -> None:
    page = "# Run\n\n## When\n\nOn Sunday.\n\n## Where\n\nAt the pier.\n\n## Who\n\nMail run@example.com.\n"
    assert found(page, "post.md") == [("run@example.com", "email")]


def test_what_a_link_dials_may_stand_in() -> None:
    assert found("[Ring us](tel:+16125550147) soon", "post.md") == [("+16125550147", "phone")]
