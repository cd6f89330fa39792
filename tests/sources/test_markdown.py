"""What each part of a Markdown text is called, to the character."""

from __future__ import annotations

import pytest

from seedlint.sources.markdown import read_markdown


def parts(text: str, *kinds: str) -> list[str]:
    """Return the substrings of the regions of `kinds`."""
    return [region.span.of(text) for region in read_markdown("a.md", text).regions if region.kind in kinds]


def prose(text: str) -> str:
    """Return what is left without code, markup, destinations and front matter."""
    letters = list(text)
    for region in read_markdown("a.md", text).regions:
        if region.kind in ("code", "markup", "destination", "front-matter"):
            letters[region.span.start : region.span.end] = [""] * region.span.length
    return "".join(letters)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a `b` c", ["`b`"]),
        ("a `` b ` c `` d", ["`` b ` c ``"]),
        ("a `b\nc` d", ["`b\nc`"]),
        ("a `b c", []),
        (r"\`a` b`", ["` b`"]),
        (r"`a\` b`", [r"`a\`"]),
        ("```js\na\n\nb\n```\nc", ["```js\na\n\nb\n```"]),
        ("~~~\na\n", ["~~~\na"]),
        ("- ```\n  a\n  ```\n- b", ["```\n  a\n  ```"]),
        ("> ```\n> a\n\nb", ["```\n> a"]),
        ("a\n\n    b\n\n    c\n\nd", ["b\n\n    c"]),
        ("a\n    b", []),
        ("<code>a</code> <kbd>b</kbd>", ["a", "b"]),
        ("<pre>\na\n\nb\n</pre>\nc", ["\na\n\nb\n"]),
        ("<style>a{}</style>", ["a{}"]),
        ("<script>\nlet a", ["\nlet a"]),
    ],
)
def test_code_is_what_fences_indents_backticks_and_tags_hold(text: str, code: list[str]) -> None:
    assert parts(text, "code") == code


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("# A", ["#"]),
        ("## A ##", ["##", "##"]),
        ("## A #b", ["##"]),
        (r"# A \#", ["#", "\\"]),
        ("A\n===", ["==="]),
        ("A\nB\n---\n", ["---"]),
        ("a\n\n* * *\n", ["* * *"]),
        ("*a* _b_ **c** __d__ ~~e~~", ["*", "*", "_", "_", "**", "**", "__", "__", "~~", "~~"]),
        ("***a** b*", ["***", "**", "*"]),
        ("a_b_c 2 * 3 * 4 **", []),
        ("a*b*c", ["*", "*"]),
        ("*a [b*](c)", ["[", "](", ")"]),
        ("- a\n- b", ["-", "-"]),
        ("1. a\n2) b", ["1.", "2)"]),
        ("- [ ] a\n- [x] b", ["-", "[ ]", "-", "[x]"]),
        ("- - a", ["- -"]),
        ("-\n- a", ["-", "-"]),
        ("> a\n> b\nc", [">", ">"]),
        ("> a\n>\n> > b", [">", ">", "> >"]),
        ("> - a\n>   b", ["> -", ">"]),
        ("a <b>c</b> d<br/>", ["<b>", "</b>", "<br/>"]),
        ("a <!-- b --> c <!--> d", ["<!-- b -->", "<!-->"]),
        ("a < b > c <3", []),
        ("<!-- a\n\nb -->\nc", ["<!-- a\n\nb -->"]),
        ("<div>\na *b*\n</div>", ["<div>", "</div>"]),
        ("| a | b |\n|---|:-:|\n| c | d |", ["|", "|", "|", "|---|:-:|", "|", "|", "|"]),
        ("a | b\\|c\n-|-", ["|", "\\", "-|-"]),
        (r"\*a\* \b", ["\\", "\\"]),
        ("a\\\nb", ["\\"]),
        ("[a]: b\n", ["[a]:"]),
        ("{% include a %} {{ b }} {% c", ["{% include a %}"]),
        ("::: warning\na\n:::", ["::: warning", ":::"]),
    ],
)
def test_markup_is_what_no_reader_sees(text: str, markup: list[str]) -> None:
    assert parts(text, "markup") == markup


@pytest.mark.parametrize(
    ("text", "links", "destinations"),
    [
        ("[a](b)", ["a"], ["b"]),
        ("[a *b*](<c d>)", ["a *b*"], ["c d"]),
        ("[a](b(c)d)", ["a"], ["b(c)d"]),
        ("[a](b(c)", [], []),
        (r"[a](b\)c)", ["a"], [r"b\)c"]),
        ("[a]( b 'c \"d' )", ["a"], ["b", "'c \"d'"]),
        ("[a]()", ["a"], []),
        ("[a [b] c](d)", ["a [b] c"], ["d"]),
        ("[a [b](c) d](e)", ["b"], ["c"]),
        ("![a](b)", [], ["b"]),
        ("[![a](b)](c)", ["![a](b)"], ["b", "c"]),
        ("[a] (b) [c]", [], []),
        (r"\[a](b)", [], []),
        ("`[a`](b)", [], []),
        ("<https://a.example/b>", [], ["https://a.example/b"]),
        ("<me@a.example>", [], ["me@a.example"]),
        ("https://a.example/b", [], []),
        ("[a][b c]\n\n[B\nC]: <d> 'e'\n", ["a"], ["d", "'e'"]),
        ("[a][] [a]\n\n[a]: b\n", ["a", "a"], ["b"]),
        ("[a][b]\n\n[a]: c", [], ["c"]),
        ("[^1] [a]\n\n[^1]: https://a.example", [], []),
        ('<a class="b" href="c">d</a> <img src=e>', ["d"], ["c", "e"]),
        ("<p><a href='c'>d</a></p>", ["d"], ["c"]),
        ("> [a\n> b](c)", ["a\n> b"], ["c"]),
    ],
)
def test_a_link_has_its_text_and_its_destination(text: str, links: list[str], destinations: list[str]) -> None:
    assert parts(text, "link") == links
    assert parts(text, "destination") == destinations


def test_headings_have_their_text_and_level() -> None:
    text = "# A *b* #\n\nC\nd\n---\n\n###### E\n\n#\n\n- ## F\n"
    headings = [region for region in read_markdown("a.md", text).regions if region.kind == "heading"]
    assert [(region.span.of(text), region.level) for region in headings] == [
        ("A *b*", 1),
        ("C\nd", 2),
        ("E", 6),
        ("F", 2),
    ]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("- a\n- b\n  c\n", ["a", "b\n  c"]),
        ("- a\n\n  b\n", ["a\n\n  b"]),
        ("- a\n  - b\n  - c\n", ["a", "b", "c"]),
        ("1. a\n   - b\n\n   c\n", ["a", "b"]),
        ("- - a\n", ["a"]),
        ("- [x] a\n", ["a"]),
        ("-\n", []),
        ("- `a`\n", ["`a`"]),
    ],
)
def test_items_have_their_own_text(text: str, items: list[str]) -> None:
    assert parts(text, "item") == items


def test_quotes_and_tables_are_whole() -> None:
    text = "> a\nb\n>\n> > c\n\nd\n\n| e | f |\n|---|---|\n| g | h |\n\ni"
    assert parts(text, "quote") == ["> a\nb\n>\n> > c", "> c"]
    assert parts(text, "table") == ["| e | f |\n|---|---|\n| g | h |"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("# A\n\nb *c* [d](e) `f`.\n", " A\n\nb c d .\n"),
        ("> a **b\n> c** d", " a b\n c d"),
        ("| a | `b\\|c` |\n|---|---|", " a   \n"),
        ("<p>a <b>b</b></p>", "a b"),
        ("![a b](c)", "a b"),
        ("snake_case_word and *em*phasis", "snake_case_word and emphasis"),
        ("&amp; &nbsp;", "&amp; &nbsp;"),
        ("a $x_1$ b", "a $x_1$ b"),
    ],
)
def test_what_is_left_is_prose(text: str, left: str) -> None:
    assert prose(text) == left


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_change_no_region(end: str) -> None:
    unix = "---\ndate: 2024-05-01\n---\n# A\n\n> - b *c\n>   d* `e`\n\n```\nf\n```\n[g](h)\n\n| i |\n|---|\n"
    other = unix.replace("\n", end)
    one, two = read_markdown("a.md", unix), read_markdown("a.md", other)
    assert [(region.kind, region.level, region.span.of(unix)) for region in one.regions] == [
        (region.kind, region.level, region.span.of(other).replace(end, "\n")) for region in two.regions
    ]
    assert two.metadata["date"].span.of(other) == "2024-05-01"
    assert two.text == other


@pytest.mark.parametrize(("text", "start"), [("", 0), ("# a\n", 0), ("---\ntitle: a\n---\n# b\n", 16)])
def test_the_body_begins_behind_the_front_matter(text: str, start: int) -> None:
    assert read_markdown("a.md", text).body_start == start
