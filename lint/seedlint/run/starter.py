"""`seedlint init`: a first config that shows every setting in a comment."""

from __future__ import annotations

import os
from pathlib import Path

from seedlint.base.atomic import write_atomically
from seedlint.base.errors import complain
from seedlint.config import OWN_FILE, in_folder


def start(folder: str) -> str:
    """Write a commented config into a folder and return its path. Raises UserError if there is a config already."""
    file = Path(folder) / OWN_FILE
    if before := in_folder(Path(folder)):
        raise complain("there is a config already", path=os.path.relpath(before))
    try:
        write_atomically(str(file), [Path(__file__).with_name("starter.toml").read_bytes()])
    except OSError as error:
        raise complain(f"can't write the config: {error.strerror}", path=str(file)) from None
    return str(file)
