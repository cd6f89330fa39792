"""Front matter of Markdown: YAML between `---` or TOML between `+++`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from seedlint.base.model import Field, Span
from seedlint.base.record import NamedTuple
from seedlint.text.lazy import lazy

if TYPE_CHECKING:
    from yaml import MappingNode, Node

CLOSE = {"---": lazy(r"^(?:---|\.\.\.)[ \t]*$", re.M), "+++": lazy(r"^\+\+\+[ \t]*$", re.M)}
DEEPEST = 50  # levels of nesting; libyaml's composer recurses in C and would exhaust the stack of a process
DEEP_KEY = lazy(rf"^[^\n=#]*?(?:\.[ \t]*[\"']?[\w-]+[\"']?[ \t]*){{{DEEPEST}}}", re.M)  # which tomllib reads slowly
TABLE = lazy(r"^[ \t]*\[([^\[\]\n]+)\][ \t]*(?:#.*)?$", re.M)
PROPERTIES = lazy(r"(?:[&!]\S*\s*)+")
PAIR = lazy(
    r"""^[ \t]*(?P<key>[\w"'. \t-]+?)[ \t]*=[ \t]*
    (?P<value>"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[^\n\#"']*(?:(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*')[^\n\#"']*)*)""",
    re.M | re.X,
)

BARE_DATE = lazy(r"^([ \t]*[\w.-]+[ \t]*=[ \t]*)(\d[\d/.-]*[/.-]\d[\dT:.Z+ -]*?)[ \t]*$", re.M)


class FrontMatter(NamedTuple):
    """Front matter: its length with both delimiter lines, and its fields by lower-case key."""

    length: int
    fields: Mapping[str, Field]


def read_front_matter(text: str) -> FrontMatter | None:
    """Read the front matter of `text` (lines end with LF), None if there is none; an invalid one has no fields.

    Keys of a nested table are dotted; deeper nesting is left out. YAML that is no mapping is no front matter: a text
    may begin with a thematic break.
    """
    mark, _, _ = text[:80].partition("\n")
    closing = CLOSE.get(mark.rstrip(" \t"))
    start = len(mark) + 1
    close = closing.search(text, start) if closing else None
    if not close:
        return None
    fields = (_yaml if mark[0] == "-" else _toml)(text[start : close.start()], start)
    return None if fields is None else FrontMatter(close.end(), fields)


def _yaml(source: str, offset: int) -> dict[str, Field] | None:
    import yaml

    loader = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
    try:
        if _depth(yaml.parse(source, loader)) > DEEPEST:
            return {}
        node = yaml.compose(source, loader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    if node is not None and not isinstance(node, yaml.MappingNode):
        return None
    return dict(_yaml_fields(node, source, offset)) if node else {}


def _depth(events: Iterable[object]) -> int:
    """Return how deep YAML is nested; counting stops beyond `DEEPEST`."""
    import yaml

    depth = deepest = 0
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            deepest = max(deepest, depth)
            if depth > DEEPEST:
                break
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return deepest


def _yaml_fields(node: MappingNode, source: str, offset: int, prefix: str = "") -> Iterator[tuple[str, Field]]:
    import yaml

    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            continue
        name = prefix + key.value.lower()
        if isinstance(value, yaml.MappingNode):
            if not prefix:
                yield from _yaml_fields(value, source, offset, f"{name}.")
        else:
            strings = tuple(_strings(value))
            yield (
                name,
                Field(value.value if isinstance(value, yaml.ScalarNode) else strings, _span(value, source, offset)),
            )


def _strings(node: Node) -> Iterator[str]:
    """Yield the scalars of a sequence, and those of the mappings in it (`authors: [{name: ...}]`)."""
    import yaml

    for item in node.value if isinstance(node, yaml.SequenceNode) else ():
        values = [value for _, value in item.value] if isinstance(item, yaml.MappingNode) else [item]
        yield from (value.value for value in values if isinstance(value, yaml.ScalarNode))


def _span(node: Node, source: str, offset: int) -> Span:
    """Return the span of a value, without anchor, tag, quotes and trailing blank lines."""
    start, end = node.start_mark.index, node.end_mark.index
    if properties := PROPERTIES.match(source, start, end):
        start = properties.end()
    end = start + len(source[start:end].rstrip())
    if getattr(node, "style", None) in ("'", '"') and end - start >= 2:
        start, end = start + 1, end - 1
    return Span(offset + start, offset + end)


def _toml(source: str, offset: int) -> dict[str, Field]:
    import tomllib

    if DEEP_KEY.search(source):
        return {}
    try:
        parsed = tomllib.loads(source)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError):
        try:  # quote impossible dates (2024-02-30): a rule reports them, and the rest is read
            parsed = tomllib.loads(BARE_DATE.sub(r'\1"\2"', source))
        except (tomllib.TOMLDecodeError, ValueError, RecursionError):
            return {}
    places = dict(reversed([*_toml_places(source)]))
    flat = {**parsed}
    for name, table in parsed.items():
        if isinstance(table, dict):
            flat.update({f"{name}.{key}": value for key, value in table.items() if not isinstance(value, dict)})
            del flat[name]
    return {
        name.lower(): Field(_toml_value(value, places[name].of(source)), _moved(places[name], offset))
        for name, value in flat.items()
        if name in places
    }


def _toml_places(source: str) -> Iterator[tuple[str, Span]]:
    """Yield each dotted key with the span of its value on the key's line, without quotes."""
    tables = [(found.end(), _bare(found[1]) + ".") for found in TABLE.finditer(source)]
    prefix = ""
    for pair in PAIR.finditer(source):
        while tables and tables[0][0] <= pair.start():
            prefix = tables.pop(0)[1]
        start, end = pair.span("value")
        written = source[start:end].rstrip()
        quoted = len(written) >= 2 and written[0] in "\"'" and written[-1] == written[0]
        yield prefix + _bare(pair["key"]), Span(start + quoted, start + len(written) - quoted)


def _bare(key: str) -> str:
    return ".".join(part.strip().strip("\"'") for part in key.split("."))


def _moved(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)


def _toml_value(value: Any, written: str) -> str | tuple[str, ...]:
    """Return a string, strings, or what was written for a value of another type."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        items = [item for entry in value for item in (entry.values() if isinstance(entry, dict) else (entry,))]
        return tuple(str(item) for item in items if not isinstance(item, list | dict))
    return written
