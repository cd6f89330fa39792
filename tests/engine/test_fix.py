"""Which fixes are applied together, and what they leave alone."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from seedlint.base.model import Edit, Finding, Fix, Span
from seedlint.engine.fix import apply, compatible, edits_of, fixable
from seedlint.sources.decode import MARKS, decode, spliced

TEXT = "one two three"


def finding(*edits: tuple[int, int, str], safe: bool = True, rule: str = "taste") -> Finding:
    changes = tuple(Edit(Span(start, end), text) for start, end, text in edits)
    return Finding(changes[0].span if changes else Span(0, 1), fix=Fix(changes, "Mend it", safe), rule=rule)


def test_only_a_safe_fix_is_made_unless_unsafe_ones_are_asked_for() -> None:
    safe, unsafe, none = finding((0, 1, "")), finding((2, 3, ""), safe=False), Finding(Span(4, 5))
    assert compatible([safe, unsafe, none], unsafe=False) == (safe,)
    assert compatible([safe, unsafe, none], unsafe=True) == (safe, unsafe)


def test_a_fix_without_edits_is_none() -> None:
    assert not fixable(finding(), unsafe=True)


def test_of_two_fixes_of_the_same_text_the_earlier_wins() -> None:
    first, second = finding((0, 7, "1 2")), finding((4, 13, "2 3"))
    assert compatible([second, first], unsafe=False) == (first,)


def test_fixes_that_touch_are_made_together() -> None:
    first, second = finding((0, 4, "")), finding((4, 8, ""))
    assert compatible([first, second], unsafe=False) == (first, second)


def test_two_fixes_put_nothing_in_at_one_place() -> None:
    first, second = finding((4, 4, "a"), rule="a"), finding((4, 4, "b"), rule="b")
    assert compatible([second, first], unsafe=False) == (first,)


def test_a_fix_is_made_whole_or_not_at_all() -> None:
    both, middle, last = finding((0, 3, "1"), (8, 13, "3")), finding((4, 7, "2")), finding((9, 10, ""))
    assert compatible([both, middle, last], unsafe=False) == (both, middle)
    early = finding((0, 1, ""))
    assert compatible([early, both, last], unsafe=False) == (early, last)


def test_a_fix_whose_own_edits_clash_is_not_made() -> None:
    assert compatible([finding((0, 5, "a"), (3, 8, "b"))], unsafe=False) == ()


texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
spans = st.tuples(st.integers(0, 40), st.integers(0, 6))


@st.composite
def fixes(draw: st.DrawFn) -> tuple[str, list[Finding]]:
    text = draw(texts)
    made = []
    for row in draw(st.lists(st.lists(st.tuples(spans, texts), min_size=1, max_size=3), max_size=6)):
        edits = [(min(at, len(text)), min(at + size, len(text)), new) for (at, size), new in row]
        made.append(finding(*edits, safe=draw(st.booleans())))
    return text, made


@given(fixes())
def test_chosen_edits_never_overlap_and_none_is_left_out_that_had_room(case: tuple[str, list[Finding]]) -> None:
    _, found = case
    chosen = compatible(found, unsafe=True)
    taken = [edit.span for one in chosen for edit in edits_of(one)]
    assert len(set(taken)) == len(taken)
    assert not any(a.overlaps(b) for n, a in enumerate(taken) for b in taken[n + 1 :])
    for one in found:
        own = [edit.span for edit in edits_of(one)]
        clash = any(a == b or a.overlaps(b) for a in own for b in taken)
        clash |= any(a == b or a.overlaps(b) for n, a in enumerate(own) for b in own[n + 1 :])
        assert one in chosen or clash


@given(fixes(), st.sampled_from([(b"", "UTF-8", "utf-8"), *MARKS]))
def test_bytes_beside_the_edits_stay_as_they_are(
    case: tuple[str, list[Finding]], encoding: tuple[bytes, str, str]
) -> None:
    text, found = case
    mark, _, codec = encoding
    data = mark + text.encode(codec)
    if decode(data).text != text:  # it begins with a mark of its own
        return
    edits = [edit for one in compatible(found, unsafe=True) for edit in edits_of(one)]
    assert spliced(data, text, edits) == mark + apply(text, edits).encode(codec)


def test_line_ends_and_the_mark_survive() -> None:
    data = b"\xef\xbb\xbfone\r\ntwo\rthr\xc3\xa9e\n"
    text = decode(data).text
    edit = Edit(Span(text.index("two"), text.index("two") + 3), "zwei")
    assert spliced(data, text, [edit]) == b"\xef\xbb\xbfone\r\nzwei\rthr\xc3\xa9e\n"
