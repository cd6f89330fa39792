"""How the process of a command ends: at once, with its report written whole."""

from __future__ import annotations

import pstats
import subprocess
import sys
from pathlib import Path

CHECK = ("-m", "seedlint", "check", "--isolated", "--no-cache", "--as-of", "2026-01-01", "a.txt")


def test_a_report_larger_than_a_pipe_is_whole(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Some critics argue so.\n\n" * 3000)
    ended = subprocess.run((sys.executable, *CHECK), cwd=tmp_path, capture_output=True, text=True)
    assert ended.returncode == 1
    assert len(ended.stdout) > 200_000
    assert "\nFound 3,00" in ended.stdout[-300:]


def test_nothing_is_freed_one_by_one_at_the_end(tmp_path: Path) -> None:
    code = "import atexit, sys; atexit.register(print, 'ended as usual'); from seedlint.cli import run; run()"
    ended = subprocess.run((sys.executable, "-c", code, "--version"), cwd=tmp_path, capture_output=True, text=True)
    assert (ended.returncode, "ended as usual" in ended.stdout) == (0, False)


def test_a_profiler_gets_its_figures(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Some critics argue so.\n")
    command = (sys.executable, "-m", "cProfile", "-o", "figures", *CHECK)
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    assert len(pstats.Stats(str(tmp_path / "figures")).get_stats_profile().func_profiles) > 100
