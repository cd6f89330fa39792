"""The wheel, installed far from the checkout, is all that seedlint needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from kit import ROOT
from seedlint import rulebook
from seedlint.rulebook import compiled_file

pytestmark = pytest.mark.slow
WRONG = "Some critics say that the plan is a mistake.\n"


class Installed(NamedTuple):
    """A wheel in a virtual environment of its own, and a home without anything in it."""

    wheel: Path
    python: Path
    home: Path

    def run(self, *command: object) -> subprocess.CompletedProcess[str]:
        """Run a program of the environment in an empty world: its home, its cache, no path to the checkout."""
        environment = {
            "PATH": f"{self.python.parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.home),
            "TMPDIR": str(self.home / "tmp"),
            "SEEDLINT_CACHE_DIR": str(self.home / "cache"),
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        words = [str(self.python.parent / str(command[0])), *map(str, command[1:])]
        return subprocess.run(
            words, cwd=self.home / "far", env=environment, capture_output=True, text=True, check=False
        )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    base = tmp_path_factory.mktemp("wheel")
    _do([sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", base / "dist", ROOT])
    (wheel,) = (base / "dist").glob("*.whl")
    _do([sys.executable, "-m", "venv", base / "venv"])
    python = base / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    _do([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel])
    for folder in ("far", "tmp"):
        (base / "home" / folder).mkdir(parents=True)
    (base / "home" / "far" / "a.txt").write_text(WRONG)
    return Installed(wheel, python, base / "home")


def _do(command: Sequence[object]) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(word) for word in command], env=environment, cwd=ROOT.anchor, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_wheel_carries_every_rule_as_page_and_compiled(installed: Installed, tmp_path: Path) -> None:
    with zipfile.ZipFile(installed.wheel) as wheel:
        names = set(wheel.namelist())
        compiled = compiled_file.read(wheel.extract(f"seedlint/rules/{compiled_file.NAME}", tmp_path)) or ()
    pages = {path.relative_to(ROOT).as_posix() for path in (ROOT / "rules").glob("*/*.md")}
    assert {f"seedlint/{page}" for page in pages} <= names
    assert {f"rules/{rule.file}" for rule in compiled} == pages
    assert {"seedlint/py.typed", "seedlint/rules/profiles.toml", "seedlint/report/schema.json"} <= names
    assert not [name for name in names if name.startswith(("tests", "bench", "rules"))]


def test_the_installed_command_knows_every_rule(installed: Installed) -> None:
    done = installed.run("seedlint", "rules", "--json")
    assert [rule["id"] for rule in json.loads(done.stdout)] == list(rulebook.load().rules)


def test_the_installed_command_lints(installed: Installed) -> None:
    done = installed.run("seedlint", "check", "--select", "vague-attribution", "--output-format", "concise")
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("a.txt:1:1: warning vague-attribution")


def test_the_installed_command_prints_a_page(installed: Installed) -> None:
    page = (ROOT / "rules" / "claims" / "vague-attribution.md").read_text(encoding="utf-8")
    prose = page.split("+++\n", 2)[2].strip()
    assert prose in installed.run("seedlint", "explain", "vague-attribution").stdout


def test_the_very_first_run_imports_no_model(installed: Installed) -> None:
    call = "import sys; from seedlint.cli import main; main(['check']); print(*sys.modules, file=sys.stderr)"
    modules = set(installed.run("python", "-c", call).stderr.split())
    assert "seedlint.engine" in modules
    assert not modules & {"pydantic", "tomllib"}


def test_a_run_writes_nothing_outside_its_cache(installed: Installed) -> None:
    base = installed.home.parent
    before = _files(base)
    for arguments in (["check"], ["check", "--output-format", "sarif"], ["rules"], ["test-rules"]):
        installed.run("seedlint", *arguments)
    written = {path for path, state in _files(base).items() if before.get(path) != state}
    assert not {path for path in written if not path.is_relative_to(installed.home / "cache")}


def _files(folder: Path) -> dict[Path, tuple[int, int]]:
    return {path: (path.stat().st_size, path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()}
