"""A rule's page: a Markdown file with TOML front matter, read strictly, checked once, and made a rule.

Reading and checking need tomllib and pydantic and happen when rules are compiled; a run loads none of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_type_hints

from seedlint.base.cache import packed
from seedlint.base.errors import Complaint, UserError, complain, nearest
from seedlint.base.model import Level
from seedlint.base.record import NamedTuple
from seedlint.base.toml_lines import line_of, syntax_line
from seedlint.checks import KINDS, Check, kind
from seedlint.pattern import Pattern, PatternError, parse
from seedlint.rulebook.rule import Calls, Override, Rule
from seedlint.text.lazy import lazy

FRONT_MATTER = lazy(r"\A\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*\r?\n", re.DOTALL | re.MULTILINE)
NAME = lazy(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")


class Page(NamedTuple):
    """A rule file taken apart: `front` is its TOML as text, `prose` what follows, from `prose_line` (1-based) on."""

    path: str
    front: str
    prose: str
    prose_line: int

    def line_of(self, *keys: str, holding: str = "") -> int:
        """Return the line on which a front matter key (or from there on, some text) stands, else 2."""
        return line_of(self.front, *keys, holding=holding) + 1


def read_page(path: str, text: str) -> Page:
    """Take a rule file apart. Raises UserError where it has no front matter."""
    match = FRONT_MATTER.match(text)
    if not match:
        raise complain("a rule file begins with its front matter between two lines `+++`", path=path, line=1)
    return Page(path, match[1], text[match.end() :], text[: match.end()].count("\n") + 1)


def compile_rule(
    page: Page,
    *,
    category: str,
    file: str,
    root: str = "",
    words: Mapping[str, Sequence[str]] | None = None,
    overrides: Mapping[str, Override] | None = None,
) -> Rule:
    """Check a rule file and make its rule, changed by what a config's `[rule.NAME]` tables set (an alias is a name).

    Raises UserError with file and line for an unknown key, a wrong type, a pattern that can't be read, a message
    field or a variant that the kind doesn't have.
    """
    front = _front_matter(page)
    name = file.rsplit("/", 1)[-1].removesuffix(".md")
    if not NAME.match(name):
        raise complain(f"`{name}` is no rule name: lower-case words joined by hyphens", path=page.path, line=1)
    checks = _kind_of(front.check, page)
    given = overrides or {}
    override = next((given[known] for known in (name, *front.aliases) if known in given), None)
    level = override.final_level if override else None
    rule = Rule(
        id=name,
        category=category,
        summary=front.summary,
        check=front.check,
        level=Level(level or front.level),
        message=front.message,
        why=page.prose.split("\n## ", 1)[0].strip(),
        file=file,
        root=root,
        aliases=tuple(front.aliases),
        default=front.default,
        preview=front.preview,
        languages=tuple(front.languages),
        confidence=front.confidence,
        levels={} if level else {key: Level(value) for key, value in front.levels.items() if value != "off"},
        off=() if level else tuple(key for key, value in front.levels.items() if value == "off"),
        packed_options=packed(_frozen(_options(checks, front.options, words or {}, page, override))),
    )
    _check_words(rule, checks, page)
    return rule._replace(calls=Calls.of(rule.make_check()))


def _front_matter(page: Page) -> Any:
    import tomllib

    from seedlint.base.schema import RuleFile, validated

    try:
        raw = tomllib.loads(page.front)
    except tomllib.TOMLDecodeError as error:
        raise complain(f"not TOML: {error}", path=page.path, line=syntax_line(error) + 1) from None
    return validated(RuleFile, raw, path=page.path, line_of=page.line_of)


def _kind_of(name: str, page: Page) -> type[Check]:
    if name not in KINDS:
        hint = nearest(name, KINDS) or f"there are {', '.join(KINDS)}"
        raise complain(f"unknown check `{name}`", path=page.path, line=page.line_of("check"), hint=hint)
    return kind(name)


def _options(
    checks: type[Check],
    raw: Mapping[str, Any],
    words: Mapping[str, Sequence[str]],
    page: Page,
    override: Override | None,
) -> dict[str, Any]:
    """Validate options against the kind's own model, first the rule's, then those that a config sets over them."""
    from seedlint.base.schema import validated_options

    def in_page(*keys: str, holding: str = "") -> int:
        return page.line_of("options", *keys, holding=holding)

    lists = {**words, **_own_words(raw)}
    prepared = _with_patterns(checks, raw, lists, path=page.path, line_of=in_page)
    options = validated_options(checks, prepared, path=page.path, line_of=in_page)
    for layer in override.layers if override else ():
        if not layer.options:
            continue
        prepared |= _with_patterns(checks, layer.options, lists, path=layer.path, line_of=layer.line_of)
        options = validated_options(checks, prepared, path=layer.path, line_of=layer.line_of, other_keys=["level"])
    return options


def _frozen(data: Any) -> Any:
    """Return a rule's data as a run wants it: lists are tuples, a pattern the list of its values, what it needs a set.

    A start reads thousands of patterns, so nothing is left to be converted then.
    """
    if isinstance(data, Mapping):
        if "anchors" in data:
            needs = tuple((near, frozenset(row)) for near, row in data["needs"])
            told = {"anchors": tuple(data["anchors"]), "needs": needs, "firsts": frozenset(data["firsts"])}
            return [*Pattern(**{**data, **told})]
        return {key: _frozen(value) for key, value in data.items()}
    return tuple(map(_frozen, data)) if isinstance(data, list | tuple) else data


def _own_words(raw: Mapping[str, Any]) -> Mapping[str, Sequence[str]]:
    own = raw.get("words", {})
    return {name: words for name, words in own.items() if is_list_of_words(words)} if isinstance(own, Mapping) else {}


def is_list_of_words(value: object) -> bool:
    """Tell whether a value from a file is what a pattern may name: a list of strings."""
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


def _with_patterns(
    checks: type[Check],
    raw: Mapping[str, Any],
    words: Mapping[str, Sequence[str]],
    *,
    path: str,
    line_of: Callable[..., int],
) -> dict[str, Any]:
    """Return the options with those that hold patterns parsed."""
    prepared = dict(raw)
    for name, kind_of_value in get_type_hints(checks.Options).items():
        written = raw.get(name)
        if "Pattern" in str(kind_of_value) and isinstance(written, list):
            prepared[name] = [_parsed(one, words, path=path, line=line_of(name, holding=str(one))) for one in written]
    return prepared


def _parsed(written: object, words: Mapping[str, Sequence[str]], *, path: str, line: int) -> dict[str, Any]:
    if not isinstance(written, str):
        raise complain(f"a pattern is a string, not {written!r}", path=path, line=line)
    try:
        return parse(written, words)._asdict()
    except PatternError as error:
        raise complain(str(error), path=path, line=line) from None


def _check_words(rule: Rule, checks: type[Check], page: Page) -> None:
    """Hold the message's fields and the variants with a level against what the kind knows."""
    known = {"text", *checks.FIELDS}
    complaints = [
        Complaint(
            f"the check `{rule.check}` gives no `{{{name}}}`", page.path, page.line_of("message"), nearest(name, known)
        )
        for name in rule.message_fields
        if name not in known
    ] + [
        Complaint(
            f"the check `{rule.check}` has no variant `{name}`",
            page.path,
            page.line_of("levels", name),
            nearest(name, checks.VARIANTS),
        )
        for name in (*rule.levels, *rule.off)
        if name not in checks.VARIANTS
    ]
    if complaints:
        raise UserError(*complaints)
