"""The rulebook: finding rule files, compiling and caching them, and selecting rules by name."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

import seedlint
from seedlint import __version__
from seedlint.base import cache
from seedlint.base.errors import complain, nearest
from seedlint.base.record import NamedTuple
from seedlint.base.toml_lines import line_of, syntax_line
from seedlint.rulebook import compiled_file
from seedlint.rulebook.rule import Override, Rule, from_data, to_data

if TYPE_CHECKING:
    from pathlib import Path

WORDS = "words.toml"
Overrides = Mapping[str, Override]


class Rulebook(NamedTuple):
    """Rules by id, sorted by category and id."""

    rules: Mapping[str, Rule]

    def find(self, name: str) -> Rule:
        """Return the rule with a name or alias. Raises UserError that names the nearest known one."""
        if name in self.rules:
            return self.rules[name]
        named = next((rule for rule in self.rules.values() if name in rule.aliases), None)
        if named is None and name in {rule.category for rule in self.rules.values()}:
            raise complain(f"`{name}` is a category of rules", hint="`seedlint rules` lists what is in it")
        if named is None:
            raise complain(f"unknown rule `{name}`", hint=nearest(name, self._names()) or "`seedlint rules` lists them")
        return named

    def is_alias(self, name: str) -> bool:
        """Tell whether a name is a former name of a rule."""
        return name not in self.rules and any(name in rule.aliases for rule in self.rules.values())

    def is_preview(self, name: str) -> bool:
        """Tell whether a name is that of a rule in preview."""
        return (name in self.rules or self.is_alias(name)) and self.find(name).preview

    def named(self, selectors: Iterable[str]) -> frozenset[str]:
        """Return the ids of the rules that selectors name: ids, aliases, categories, `all`. Raises UserError."""
        found: set[str] = set()
        for selector in selectors:
            members = [rule.id for rule in self.rules.values() if selector in ("all", rule.category)]
            found.update(members or [self.find(selector).id])
        return frozenset(found)

    def selected(
        self, select: Iterable[str] | None, *, extend: Iterable[str] = (), ignore: Iterable[str] = ()
    ) -> tuple[Rule, ...]:
        """Return the rules in `select` (None: those on by default) or `extend`, without those in `ignore`."""
        if select is None:
            chosen = frozenset(rule.id for rule in self.rules.values() if rule.default and not rule.preview)
        else:
            chosen = self.named(select)
        wanted = (chosen | self.named(extend)) - self.named(ignore)
        return tuple(rule for rule in self.rules.values() if rule.id in wanted)

    def _names(self) -> set[str]:
        names = {"all"}
        for rule in self.rules.values():
            names.update((rule.id, rule.category, *rule.aliases))
        return names


def home() -> Path:
    """Return the folder of the rules that seedlint ships: in the package, or in the checkout.

    Raises UserError if there is neither.
    """
    from pathlib import Path

    package = Path(seedlint.__file__).parent
    checkout = package.parent.parent
    if (package / "rules").is_dir():
        return package / "rules"
    if (checkout / "rules").is_dir() and (checkout / "pyproject.toml").is_file():
        return checkout / "rules"
    raise complain("seedlint's own rules are missing: the installation is broken", hint="install it again")


def load(folders: Sequence[Path] = (), overrides: Overrides | None = None) -> Rulebook:
    """Return the shipped rules and those in a user's folders, with the options that a config overrides.

    Compiled rules are cached. Raises UserError for a wrong rule file, a duplicate name, an override of an unknown rule.
    """
    changes = overrides or {}
    if not folders and not changes and (made := _compiled_before()):
        return made
    shipped = home()
    sources = _sources((shipped, *folders))
    key = _key(sources, changes)
    stored = cache.load_plain("rules", key)
    if isinstance(stored, list):
        return _rulebook(map(from_data, stored))
    ready = _unchanged(_compiled_before() or Rulebook({}), changes)
    compiled = [to_data(rule) for rule in _compile(sources, shipped, changes, ready)]
    cache.store_plain("rules", key, compiled)
    return _rulebook(map(from_data, compiled))


def _compiled_before() -> Rulebook | None:
    """Return the rules that the package carries compiled; None in a checkout, or if this Python can't read them."""
    made = compiled_file.read(os.path.join(os.path.dirname(seedlint.__file__), "rules", compiled_file.NAME))
    return _rulebook(made) if made else None


def compile_shipped() -> bytes:
    """Return the file of the shipped rules in compiled form, for the package."""
    shipped = home()
    return compiled_file.to_bytes(_compile(_sources((shipped,)), shipped, {}, {}))


def read_rule_page(rule: Rule) -> str:
    """Return the text of a rule's page."""
    from pathlib import Path

    file = (Path(rule.root) if rule.root else home()) / rule.file
    return _decoded(file.read_bytes(), str(file))


def _decoded(data: bytes, shown: str) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise complain("not UTF-8", path=shown) from None


def _rulebook(rules: Iterable[Rule]) -> Rulebook:
    return Rulebook({rule.id: rule for rule in rules})


class _Source(NamedTuple):
    root: Path
    path: Path
    data: bytes

    @property
    def shown(self) -> str:
        """The path as errors show it."""
        return _shown(self.path)


def _shown(path: Path) -> str:
    """Return a path for people: one below the current folder as seen from there."""
    return str(path).removeprefix(os.path.join(os.getcwd(), ""))


def _sources(folders: Iterable[Path]) -> tuple[_Source, ...]:
    """Return all rule files and lists of words below the folders, in a fixed order."""
    found: list[_Source] = []
    for folder in folders:
        if not folder.is_dir():
            raise complain(f"no folder of rules `{folder}`")
        paths = pages(folder)
        if not any(path.suffix == ".md" for path in paths):
            raise complain(f"no rules in `{folder}`", hint="a rule is a file CATEGORY/RULE-NAME.md there")
        for stray in sorted(folder.glob("*.md")):
            if stray.read_bytes().startswith(b"+++"):
                raise complain("a rule stands in a folder that names its category", path=_shown(stray), line=1)
        found.extend(_Source(folder, path, path.read_bytes()) for path in paths)
    return tuple(found)


def pages(folder: Path) -> tuple[Path, ...]:
    """Return the rule files and lists of words of a folder, in a fixed order."""
    return (*sorted(folder.glob("*/*.md")), *sorted(folder.glob(WORDS)))


def _key(sources: Iterable[_Source], changes: Overrides) -> str:
    """Return the cache key of what these sources compile to with this code."""
    from hashlib import sha256
    from pathlib import Path

    digest = sha256(f"{__version__} {sorted(changes.items())}".encode())
    for file in sorted(Path(seedlint.__file__).parent.rglob("*.py")):
        stat = file.stat()
        digest.update(f"{file} {stat.st_size} {stat.st_mtime_ns}".encode())
    for source in sources:
        digest.update(f"{source.path} {len(source.data)} ".encode())
        digest.update(source.data)
    return digest.hexdigest()


def _unchanged(made: Rulebook, changes: Overrides) -> Mapping[str, Rule]:
    """Return the compiled rules that no override changes: compiling all of them takes seconds."""
    return {name: rule for name, rule in made.rules.items() if changes.keys().isdisjoint((name, *rule.aliases))}


def _compile(
    sources: Sequence[_Source], shipped: Path, changes: Overrides, ready: Mapping[str, Rule]
) -> tuple[Rule, ...]:
    """Return the rules of all sources, sorted; shipped ones in `ready` are not compiled again."""
    words = _words(sources, shipped)
    rules: dict[str, Rule] = {}
    pages: dict[str, str] = {}
    for source in sources:
        if source.path.name == WORDS:
            continue
        name = source.path.stem
        is_ready = source.root == shipped and name in ready
        rule = ready[name] if is_ready else _compiled(source, shipped, changes, words.get(source.root, {}))
        if name in rules:
            raise complain(f"the rule `{name}` stands twice: also in {pages[name]}", path=source.shown, line=1)
        rules[name], pages[name] = rule, source.shown
    known = {name: name for name in rules}
    for rule in rules.values():
        for alias in rule.aliases:
            if known.setdefault(alias, rule.id) != rule.id:
                raise complain(f"the alias `{alias}` is a name of `{known[alias]}`", path=pages[rule.id], line=1)
    for name, change in changes.items():
        if name not in known:
            hint = nearest(name, known) or "`seedlint rules` lists them"
            raise complain(f"unknown rule `{name}`", path=change.path, line=change.line_of(), hint=hint)
    return tuple(sorted(rules.values(), key=lambda rule: (rule.category, rule.id)))


def _compiled(source: _Source, shipped: Path, changes: Overrides, words: Mapping[str, Sequence[str]]) -> Rule:
    from seedlint.rulebook.page import compile_rule, read_page

    return compile_rule(
        read_page(source.shown, _decoded(source.data, source.shown)),
        category=source.path.parent.name,
        file=source.path.relative_to(source.root).as_posix(),
        root="" if source.root == shipped else str(source.root),
        words=words,
        overrides=changes,
    )


def _words(sources: Iterable[_Source], shipped: Path) -> Mapping[Path, Mapping[str, Sequence[str]]]:
    """Return the word lists of each folder; those of a user's folder extend the shipped ones."""
    import tomllib

    from seedlint.rulebook.page import is_list_of_words

    lists: dict[Path, Mapping[str, Sequence[str]]] = {}
    for source in sources:
        if source.path.name == WORDS:
            path, text = source.shown, _decoded(source.data, source.shown)
            try:
                lists[source.root] = tomllib.loads(text)
            except tomllib.TOMLDecodeError as error:
                raise complain(f"not TOML: {error}", path=path, line=syntax_line(error)) from None
            for name, value in lists[source.root].items():
                if not is_list_of_words(value):
                    raise complain(f"`{name}` is no list of words", path=path, line=line_of(text, name))
    base = lists.get(shipped, {})
    return {source.root: {**base, **lists.get(source.root, {})} for source in sources}
