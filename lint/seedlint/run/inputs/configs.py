"""Which config applies to which file: the nearest one above it, looked for once a folder."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from seedlint import config as files
from seedlint.config import Command, Config, commanded

if TYPE_CHECKING:
    from pathlib import Path


class Configs:
    """The configs of a run, each read when the first file asks for it, with the command line over every one."""

    def __init__(self, root: str | Path, command: Command, *, fixed: Config | None = None) -> None:
        """Look from `root`, from where paths are shown; `fixed` is a config that applies to every file."""
        self.root = os.fspath(root)
        self.asked: set[str] = set()  # the folders of a walk, and of what it found
        self._command = command
        self._fixed = commanded(fixed, command) if fixed else None
        self._found: dict[str, Config] = {}
        self._default = commanded(Config(), command)

    def of(self, folder: str) -> Config:
        """Return the config of a folder's files, by its full path. Raises UserError for what is wrong in it."""
        self.asked.add(folder)
        if self._fixed:
            return self._fixed
        asked: list[str] = []
        while folder not in self._found:
            asked.append(folder)
            own = files.in_folder(folder)
            above = os.path.dirname(folder)
            if own or above == folder:
                self._found[folder] = self._read(own) if own else self._default
            else:
                folder = above
        for one in asked:
            self._found[one] = self._found[folder]
        return self._found[folder]

    def of_file(self, file: str) -> Config:
        """Return the config of a file by its path, which may be relative to the root."""
        return self.of(os.path.dirname(os.path.normpath(os.path.join(self.root, file))))

    def _read(self, file: str) -> Config:
        from pathlib import Path

        return commanded(files.read(Path(file), shown=os.path.relpath(file, self.root)), self._command)
