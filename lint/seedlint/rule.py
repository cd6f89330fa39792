"""One rule: a Markdown file with TOML front matter, read strictly, checked once, then kept as plain data.

Reading and checking need tomllib and pydantic and happen when rules are compiled; a run makes its rules from the
compiled form (`to_data`, `from_data`), which is plain data.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, get_type_hints

from seedlint.cache import packed, unpacked
from seedlint.checks import KINDS, Check, kind
from seedlint.errors import Complaint, UserError, complain, nearest
from seedlint.model import Confidence, Finding, Level, LevelName
from seedlint.pattern import Pattern, PatternError, parse
from seedlint.pattern.anchors import Index, by_word
from seedlint.record import NamedTuple
from seedlint.text.lazy import lazy
from seedlint.toml_lines import line_of, syntax_line

FRONT_MATTER = lazy(r"\A\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*\r?\n", re.DOTALL | re.MULTILINE)
FIELD = lazy(r"\{\{|\}\}|\{(\w*)\}")  # doubled braces are braces
NAME = lazy(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")


class Calls(NamedTuple):
    """What a run knows of a check before it makes it: when to ask it, and whether it compares documents.

    `always`: of every document; else where one of its `anchors` stands. `pairs`: a document alone asks it nothing.
    """

    always: bool
    compares: bool
    pairs: bool
    anchors: Index

    @classmethod
    def of(cls, check: Check) -> Calls:
        """Ask the check itself."""
        compares = type(check).emit is not Check.emit
        anchors = by_word(check.patterns, check.leads)
        return cls(check.looks_at_every_document, compares, check.compares_pairs, anchors)


class Rule(NamedTuple):
    """What to look for, why it matters, and how grave it is.

    `packed_options` are the kind's validated options in plain form, patterns parsed; `file` is the path of the page
    below its folder of rules, `root` that folder ("" for the rules that seedlint ships). `calls` says when its check is
    asked; None for a rule that nobody compiled.
    """

    id: str
    category: str
    summary: str
    check: str
    level: Level
    message: str
    why: str
    file: str
    root: str = ""
    aliases: tuple[str, ...] = ()
    default: bool = True
    preview: bool = False
    languages: tuple[str, ...] = ()
    confidence: Confidence = "high"
    levels: Mapping[str, Level] = {}
    packed_options: bytes = b""
    calls: Calls | None = None

    @property
    def options(self) -> Mapping[str, Any]:
        """The kind's validated options in plain form, patterns parsed: unpacked only where the check is made."""
        options: Mapping[str, Any] = (unpacked(self.packed_options) if self.packed_options else None) or {}
        return options

    def make_check(self) -> Check:
        """Make the check that this rule stands for."""
        made = kind(self.check)
        return made(made.Options(**{name: _revived(value) for name, value in self.options.items()}))

    @property
    def message_fields(self) -> tuple[str, ...]:
        """The names of the message's fields in the order in which they first stand there."""
        return tuple(dict.fromkeys(match[1] for match in FIELD.finditer(self.message) if match[1] is not None))

    def say(self, values: Mapping[str, str]) -> str:
        """Fill the message with a finding's values."""
        return FIELD.sub(lambda match: match[0][0] if match[1] is None else values.get(match[1], ""), self.message)

    def level_of(self, finding: Finding) -> Level:
        """Return the level of a finding by its variant."""
        return self.levels.get(finding.variant, self.level)


class Override(NamedTuple):
    """What a config file sets for one rule: a level and options, and the file's path and text to point into.

    `under` is what the file that this one extends sets for it.
    """

    level: LevelName | None
    options: Mapping[str, Any]
    path: str
    text: str
    table: tuple[str, ...]
    under: Override | None = None

    @property
    def layers(self) -> tuple[Override, ...]:
        """This and those under it, the lowest first."""
        return (*(self.under.layers if self.under else ()), self)

    @property
    def final_level(self) -> LevelName | None:
        """The level that the nearest file sets."""
        return next((layer.level for layer in reversed(self.layers) if layer.level), None)

    def line_of(self, *keys: str, holding: str = "") -> int:
        """Return the config's line on which a key of this table (or from there on, some text) stands."""
        return line_of(self.text, *self.table, *keys, holding=holding)


def to_data(rule: Rule) -> dict[str, Any]:
    """Return the rule as plain data: tuples, sets, mappings and text, of no class of its own."""
    levels = {variant: str(level) for variant, level in rule.levels.items()}
    calls = tuple(rule.calls) if rule.calls else None
    return {**rule._asdict(), "level": str(rule.level), "levels": levels, "calls": calls}


def from_data(data: Mapping[str, Any]) -> Rule:
    """Make a rule from its compiled data."""
    return Rule(
        **{
            **data,
            "level": Level(data["level"]),
            "aliases": tuple(data["aliases"]),
            "languages": tuple(data["languages"]),
            "levels": {variant: Level(level) for variant, level in data["levels"].items()},
            "calls": Calls(*data["calls"]) if data["calls"] else None,
        }
    )


def _frozen(data: Any) -> Any:
    """Return a rule's data as a run wants it: lists are tuples, and the words that a pattern needs are sets.

    A start reads thousands of patterns, so nothing is left to be converted then.
    """
    if isinstance(data, Mapping):
        if "anchors" in data:
            needs = tuple((near, frozenset(row)) for near, row in data["needs"])
            return {**data, "anchors": tuple(data["anchors"]), "needs": needs}
        return {key: _frozen(value) for key, value in data.items()}
    return tuple(map(_frozen, data)) if isinstance(data, list | tuple) else data


def _revived(value: Any) -> Any:
    """Turn parsed patterns, as they were frozen, into Patterns; words, which are many, are not looked at."""
    if isinstance(value, tuple):
        return value if not value or isinstance(value[0], str) else tuple([_revived(one) for one in value])
    if isinstance(value, Mapping):
        return Pattern(**value) if "anchors" in value else {key: _revived(inner) for key, inner in value.items()}
    return value


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
        levels={} if level else {key: Level(value) for key, value in front.levels.items()},
        packed_options=packed(_frozen(_options(checks, front.options, words or {}, page, override))),
    )
    _check_words(rule, checks, page)
    return rule._replace(calls=Calls.of(rule.make_check()))


def _front_matter(page: Page) -> Any:
    import tomllib

    from seedlint.schema import RuleFile, validated

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
    from seedlint.schema import validated_options

    def in_page(*keys: str, holding: str = "") -> int:
        return page.line_of("options", *keys, holding=holding)

    lists = {**words, **_own_words(raw)}
    prepared = _with_patterns(checks, raw, lists, path=page.path, line_of=in_page)
    options = validated_options(checks, prepared, path=page.path, line_of=in_page)
    for layer in override.layers if override else ():
        if not layer.options:
            continue
        prepared |= _with_patterns(checks, layer.options, lists, path=layer.path, line_of=layer.line_of)
        options = validated_options(checks, prepared, path=layer.path, line_of=layer.line_of, beside=["level"])
    return options


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
        for name in rule.levels
        if name not in checks.VARIANTS
    ]
    if complaints:
        raise UserError(*complaints)
