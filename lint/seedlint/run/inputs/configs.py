"""Which config applies to which file: the nearest one above it; and paths as seen from a config's folder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from seedlint import config as files
from seedlint.config import Command, Config, commanded

if TYPE_CHECKING:
    from pathlib import Path

IGNORE_FILE = ".seedlint-ignore"


class Configs:
    """The configs of a run, each read when first needed, with the settings of the command line applied."""

    def __init__(self, root: str | Path, command: Command, *, fixed: Config | None = None) -> None:
        """Show paths relative to `root`; `fixed` is a config that applies to every file."""
        self.root = os.fspath(root)
        self.folders: set[str] = set()  # the folders whose config was needed: those of the walk and of files
        self._command = command
        self._fixed = commanded(fixed, command) if fixed else None
        self._found: dict[str, Config] = {}
        self._default = commanded(Config(), command)

    def of(self, folder: str) -> Config:
        """Return the config for the files of a folder (its full path). Raises UserError for a wrong config."""
        self.folders.add(folder)
        if self._fixed:
            return self._fixed
        passed: list[str] = []
        while folder not in self._found:
            passed.append(folder)
            own = files.in_folder(folder)
            above = os.path.dirname(folder)
            if own or above == folder:
                self._found[folder] = self._read(own) if own else self._default
            else:
                folder = above
        for one in passed:
            self._found[one] = self._found[folder]
        return self._found[folder]

    def of_file(self, file: str) -> Config:
        """Return the config for a file; its path may be relative to the root."""
        return self.of(os.path.dirname(os.path.normpath(os.path.join(self.root, file))))

    def _read(self, file: str) -> Config:
        from pathlib import Path

        return commanded(files.read(Path(file), shown=os.path.relpath(file, self.root)), self._command)


def ignore_file_folder(config: Config, folder: str) -> str:
    """Return the full path of the folder whose `.seedlint-ignore` is for the files of a config."""
    return os.path.dirname(os.path.normpath(os.path.join(folder, config.path))) if config.path else folder


def relative(path: str, folder: str | Path) -> str:
    """Return a path as seen from a folder; one that lies outside of it is shown in full."""
    full, inside = os.path.normpath(path), os.path.join(folder, "")
    if os.path.join(full, "") == inside:
        return "."
    return full.removeprefix(inside).replace(os.sep, "/")
