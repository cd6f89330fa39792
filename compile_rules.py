"""Build hook: the wheel carries its rules compiled, so that no run of it parses a rule file."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileRules(BuildHookInterface):  # type: ignore[type-arg]  # hatchling's own parameter is of no use here
    """Adds the file of compiled rules to a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the checkout's rules with the checkout's code; an editable install compiles when it runs."""
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "lint"))
        from seedlint.rulebook import compile_shipped
        from seedlint.rulebook.compiled_file import NAME

        self.folder = tempfile.TemporaryDirectory(prefix="seedlint-")
        file = Path(self.folder.name) / NAME
        file.write_bytes(compile_shipped())
        build_data["force_include"][str(file)] = f"seedlint/rules/{NAME}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was compiled: the wheel holds it now."""
        if version != "editable":
            self.folder.cleanup()
