"""Compiling a rule's page: a Markdown file with TOML front matter, strictly validated.

This needs tomllib and pydantic; a run loads compiled rules, and imports none of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_type_hints

from seedlint.base.errors import Complaint, UserError, complain, nearest
from seedlint.base.model import Level
from seedlint.base.record import NamedTuple
from seedlint.base.toml_lines import line_of, syntax_line
from seedlint.checks import KINDS, Check, kind
from seedlint.pattern import PatternError, parse
from seedlint.rulebook.rule import Calls, Override, Rule, pack_options
from seedlint.text.lazy import lazy

FRONT_MATTER = lazy(r"\A\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*\r?\n", re.DOTALL | re.MULTILINE)
NAME = lazy(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")


class Page(NamedTuple):
    """A rule file: `front` is the text of its TOML, `prose` what follows, from line `prose_line` (1-based)."""

    path: str
    front: str
    prose: str
    prose_line: int

    def line_of(self, *keys: str, holding: str = "") -> int:
        """Return the line of a key in the front matter (or of some text from there on), else 2."""
        return line_of(self.front, *keys, holding=holding) + 1


def read_page(path: str, text: str) -> Page:
    """Split a rule file. Raises UserError if it has no front matter."""
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
    """Validate a rule file and return its rule, with the settings of the `[rule.NAME]` tables of a config.

    Raises UserError with file and line for an unknown key, a wrong type, an invalid pattern, a message field or a
    variant that the check doesn't have.
    """
    front = _front_matter(page)
    name = file.rsplit("/", 1)[-1].removesuffix(".md")
    if not NAME.match(name):
        raise complain(f"`{name}` is no rule name: lower-case words joined by hyphens", path=page.path, line=1)
    checks = _kind_of(front.check, page)
    changes = overrides or {}
    override = next((changes[known] for known in (name, *front.aliases) if known in changes), None)
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
        packed_options=pack_options(_options(checks, front.options, words or {}, page, override)),
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
    """Validate the options of the rule, then those of each config layer over them, with the check's own model."""
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


def _own_words(raw: Mapping[str, Any]) -> Mapping[str, Sequence[str]]:
    own = raw.get("words", {})
    return {name: words for name, words in own.items() if is_list_of_words(words)} if isinstance(own, Mapping) else {}


def is_list_of_words(value: object) -> bool:
    """Tell whether a value from a file is a list of strings, which a pattern may name."""
    return isinstance(value, list) and all(isinstance(word, str) for word in value)


def _with_patterns(
    checks: type[Check],
    raw: Mapping[str, Any],
    words: Mapping[str, Sequence[str]],
    *,
    path: str,
    line_of: Callable[..., int],
) -> dict[str, Any]:
    """Return the options with patterns parsed."""
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
    """Raise UserError for message fields and variants that the check doesn't have."""
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
