"""The GitHub action: its script run by a real bash, with inputs that would like to be run themselves."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from kit import ROOT

ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
(CHECK,) = (step for step in STEPS if step.get("id") == "check")
WRONG = "Some critics say that the plan of the board is a mistake.\n"
CLEAN = "All is well on the pier.\n"


class Done(NamedTuple):
    """How the script ended, and what it handed on."""

    code: int
    outputs: dict[str, str]
    summary: str
    said: str


def run(folder: Path, **inputs: str) -> Done:
    """Run the check step in a folder as the runner does, with the action's defaults under the inputs."""
    values = {name: str(one.get("default", "")) for name, one in ACTION["inputs"].items()} | inputs
    given = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda match: values[match[1]], text)
        for name, text in CHECK["env"].items()
    }
    commands = folder / ".commands"
    commands.mkdir(exist_ok=True)
    seedlint = commands / "seedlint"
    seedlint.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m seedlint "$@"\n')
    seedlint.chmod(0o755)
    (commands / "python").unlink(missing_ok=True)
    (commands / "python").symlink_to(sys.executable)
    output, summary = folder / ".output", folder / ".summary"
    output.write_text("")
    summary.write_text("")
    source = {"PYTHONPATH": os.pathsep.join([str(ROOT / "lint"), os.environ.get("PYTHONPATH", "")])}
    environment = {**os.environ, **source, **given, "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary)}
    environment["PATH"] = f"{commands}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", CHECK["run"]],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    outputs = dict(line.split("=", 1) for line in output.read_text().splitlines())
    return Done(done.returncode, outputs, summary.read_text(), done.stdout + done.stderr)


pytestmark = pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
ONLY = "--isolated\n--select=vague-attribution"


def test_no_script_has_an_input_written_into_it() -> None:
    for step in STEPS:
        assert "${{" not in step.get("run", "")


def test_the_report_is_uploaded_also_when_findings_fail_the_job() -> None:
    (upload,) = (step for step in STEPS if "upload-sarif" in step.get("uses", ""))
    assert "!cancelled()" in upload["if"]
    assert "failure()" not in upload["if"] and "success()" not in upload["if"]


def test_outputs_come_from_the_check() -> None:
    assert {one["value"] for one in ACTION["outputs"].values()} == {
        f"${{{{ steps.check.outputs.{name} }}}}" for name in ("sarif-path", "findings", "exit-code")
    }


def test_findings_fail_the_job_and_are_reported(tmp_path: Path) -> None:
    (tmp_path / "a b.txt").write_text(WRONG)
    done = run(tmp_path, paths="a b.txt\n", arguments=ONLY)
    assert (done.code, done.outputs) == (1, {"sarif-path": "seedlint.sarif", "findings": "1", "exit-code": "1"})
    assert "Found 1 finding" in done.summary
    assert (
        json.loads((tmp_path / "seedlint.sarif").read_text())["runs"][0]["results"][0]["ruleId"] == "vague-attribution"
    )


def test_a_clean_run_passes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CLEAN)
    done = run(tmp_path, arguments=ONLY)
    assert (done.code, done.outputs["findings"]) == (0, "0")


def test_a_baseline_lets_old_findings_pass(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(WRONG)
    subprocess.run(
        [sys.executable, "-m", "seedlint", "baseline", "a.txt", "-o", "known.json", *ONLY.split()],
        cwd=tmp_path,
        check=True,
    )
    done = run(tmp_path, paths="a.txt", arguments=ONLY, baseline="known.json", category="old")
    assert (done.code, done.outputs["findings"]) == (0, "0"), done.said


@pytest.mark.parametrize("name", ["paths", "arguments", "baseline", "since", "category", "sarif-file"])
@pytest.mark.parametrize("text", ["$(touch owned)", "`touch owned`", '"; touch owned; "', "a' ; touch owned ; '"])
def test_no_input_is_run(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / "a.txt").write_text(CLEAN)
    run(tmp_path, **{"paths": "a.txt", "arguments": ONLY, name: text})
    assert not (tmp_path / "owned").exists()


def test_a_path_that_looks_like_an_option_is_a_path(tmp_path: Path) -> None:
    (tmp_path / "--fix").write_text(CLEAN)
    done = run(tmp_path, paths="--fix", arguments=ONLY)
    assert done.outputs["exit-code"] in ("0", "2")
    assert "unknown option" not in done.said


def test_the_projects_own_workflow_calls_the_gate() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8"))
    commands = [step.get("run") for job in workflow["jobs"].values() for step in job["steps"]]
    assert "bash .ci/run" in commands
