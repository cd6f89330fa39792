"""The architecture, held by the imports: a floor knows only those below it, and siblings don't know each other."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from kit import ROOT

PACKAGE = ROOT / "lint" / "seedlint"
FLOORS = (
    "base pattern text",
    "facts",
    "checks",
    "rulebook config",
    "engine",
    "sources report run",
    "cli arguments commands completion terminal __main__",
)
FLOOR_OF = {name: floor for floor, names in enumerate(FLOORS) for name in names.split()}
STRANGERS = ("facts", "checks", "report")  # packages whose modules don't know each other
PURE = ("facts", "checks")
OUTSIDE = {
    "os",
    "pathlib",
    "io",
    "socket",
    "ssl",
    "http",
    "urllib.request",
    "time",
    "subprocess",
    "tempfile",
    "shutil",
    "glob",
}
NETWORK = {"socket", "ssl", "http", "urllib.request", "asyncio", "requests", "urllib3"}
CLOCKS = {"now", "today", "utcnow"}


@dataclass(frozen=True)
class Import:
    """One imported module, by whom, and whether only a type checker sees it."""

    importer: str
    module: str
    line: int
    for_types: bool

    def __str__(self) -> str:
        return f"{self.importer} imports {self.module} (line {self.line})"


def modules() -> dict[str, ast.Module]:
    """Return every module of the package by its name."""
    found = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        parts = ("seedlint", *file.relative_to(PACKAGE).with_suffix("").parts)
        found[".".join(parts).removesuffix(".__init__")] = ast.parse(file.read_text(encoding="utf-8"))
    return found


MODULES = modules()


def imports(name: str, tree: ast.Module) -> Iterator[Import]:
    """Yield every import of a module, those in functions and under TYPE_CHECKING too."""
    guarded = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            named = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} imports relatively (line {node.lineno})"
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            named = [one if one in MODULES else str(node.module) for one in inner]
        else:
            continue
        for module in named:
            yield Import(name, module, node.lineno, id(node) in guarded)


IMPORTS = tuple(one for name, tree in MODULES.items() for one in imports(name, tree))
OWN = tuple(one for one in IMPORTS if one.module.split(".")[0] == "seedlint")


def place(module: str) -> str:
    """Return the first name below `seedlint`, "" for the package itself."""
    return module.partition(".")[2].partition(".")[0]


def within_a_package(one: Import) -> bool:
    """Tell whether a package's `__init__` names its own modules for a type checker."""
    return one.for_types and one.module.startswith(f"{one.importer}.")


def test_every_module_has_its_floor() -> None:
    assert {place(name) for name in MODULES if place(name)} == set(FLOOR_OF)


def test_a_lower_floor_never_imports_a_higher_one() -> None:
    wrong = [
        str(one)
        for one in OWN
        if place(one.module) and place(one.importer) and FLOOR_OF[place(one.module)] > FLOOR_OF[place(one.importer)]
    ]
    assert not wrong


@pytest.mark.parametrize("package", STRANGERS)
def test_siblings_do_not_import_each_other(package: str) -> None:
    inside = f"seedlint.{package}."
    wrong = [
        str(one)
        for one in OWN
        if one.importer.startswith(inside) and one.module.startswith(inside) and not within_a_package(one)
    ]
    assert not wrong


def calls(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Yield what a module calls, and where."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node.lineno


@pytest.mark.parametrize("package", PURE)
def test_facts_and_checks_touch_no_disk_and_no_network(package: str) -> None:
    here = f"seedlint.{package}"
    imported = [
        str(one)
        for one in IMPORTS
        if one.importer.startswith(here) and OUTSIDE & {one.module, one.module.split(".")[0]}
    ]
    opened = [
        f"{name}:{line}"
        for name, tree in MODULES.items()
        if name.startswith(here)
        for called, line in calls(tree)
        if called == "open"
    ]
    assert not imported + opened


def test_only_what_online_runs_touches_the_network() -> None:
    importers = {one.importer for one in IMPORTS if NETWORK & {one.module, one.module.split(".")[0]}}
    assert importers
    assert all(name.split(".")[:3] == ["seedlint", "run", "online"] for name in importers)


def test_only_the_command_line_reads_the_clock() -> None:
    readers = {
        name for name, tree in MODULES.items() for called, _ in calls(tree) if called.rpartition(".")[2] in CLOCKS
    }
    assert readers == {"seedlint.commands.common"}


def test_the_walk_sees_what_it_should() -> None:
    """Guards the walk itself: imports in functions and under TYPE_CHECKING are among those that were found."""
    found = {(one.importer, one.module): one.for_types for one in OWN}
    assert found["seedlint.engine", "seedlint.engine.scan"] is False
    assert found["seedlint.facts", "seedlint.facts.dates.expressions"] in (True, False)
    assert found["seedlint.commands.check", "seedlint.run.check"] is False
    assert any(one.for_types for one in OWN)
