"""The first minutes: `seedlint init` and the completion of shells."""

from __future__ import annotations

import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from kit import Run, Write
from seedlint.arguments import COMMANDS, SHELLS
from seedlint.base.schema import ConfigFile, Contacts, kebab
from seedlint.completion import SHELLS as SCRIPTS

# init


def test_the_first_config_changes_nothing(seedlint: Run, tmp_path: Path) -> None:
    ran = seedlint("init")
    assert (ran.code, ran.out) == (0, "seedlint.toml written.\n")
    assert tomllib.loads((tmp_path / "seedlint.toml").read_text()) == {}
    assert "# settings from seedlint.toml" in seedlint("config").out.replace("# .: ", "# ")


def settings(text: str) -> Iterator[str]:
    """Yield the lines of a config whose settings are no comments any more."""
    for line in text.splitlines():
        yield line.removeprefix("# ") if line.startswith("# ") and ("=" in line or line.startswith("# [")) else line


def test_every_setting_is_told_and_right(seedlint: Run, write: Write, tmp_path: Path) -> None:
    seedlint("init")
    file = tmp_path / "seedlint.toml"
    open_text = "\n".join(settings(file.read_text()))
    told = tomllib.loads(open_text)
    known = {kebab(name) for name in ConfigFile.model_fields}
    assert set(told) == known
    assert set(told["contacts"]) == {kebab(name) for name in Contacts.model_fields}
    file.write_text(open_text.replace('extend = "../seedlint.toml"', "").replace('rules = ["lint/rules"]', ""))
    ran = seedlint("config")
    assert (ran.code, ran.err) == (0, "")


def test_a_config_that_is_there_stays(seedlint: Run, write: Write, tmp_path: Path) -> None:
    write("pyproject.toml", '[tool.seedlint]\nfail-on = "error"\n')
    ran = seedlint("init")
    assert (ran.code, ran.err) == (2, "seedlint: pyproject.toml: there is a config already\n")
    assert not (tmp_path / "seedlint.toml").exists()


def test_a_folder_that_is_not_there_is_an_error(seedlint: Run) -> None:
    ran = seedlint("init", "no/such")
    assert ran.code == 2
    assert "can't write the config" in ran.err


# completion


def test_every_shell_has_its_script() -> None:
    assert set(SHELLS) == set(SCRIPTS)


@pytest.mark.parametrize("shell", SHELLS)
def test_scripts_know_every_command_option_and_rule(seedlint: Run, shell: str) -> None:
    script = seedlint("completion", shell).out
    for word in (*COMMANDS, "relative-date", "sarif", "output-format"):
        assert word in script


def completed(script: str, *words: str) -> list[str]:
    """Return what bash offers for the last of the words."""
    line = " ".join(f"'{word}'" for word in words)
    asked = (
        f"{script}\nCOMP_WORDS=({line})\nCOMP_CWORD={len(words) - 1}\n_seedlint\nprintf '%s\\n' \"${{COMPREPLY[@]}}\""
    )
    return subprocess.run(["bash", "-c", asked], capture_output=True, text=True, check=True).stdout.split()


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
def test_bash_completes(seedlint: Run) -> None:
    script = seedlint("completion", "bash").out
    assert completed(script, "seedlint", "che") == ["check"]
    assert completed(script, "seedlint", "check", "--output-fo") == ["--output-format"]
    assert completed(script, "seedlint", "check", "--output-format", "sa") == ["sarif"]
    assert completed(script, "seedlint", "check", "--select", "relative") == ["relative-date"]
    assert completed(script, "seedlint", "explain", "hears") == ["hearsay"]
    assert completed(script, "seedlint", "schema", "r") == ["rule", "report"]


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_can_read_their_script(seedlint: Run, shell: str) -> None:
    script = seedlint("completion", shell).out
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=script, text=True, check=True)
    assert script.count("'") % 2 == 0
