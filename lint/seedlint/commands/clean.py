"""`seedlint clean`: empty the cache, and say how much that was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seedlint.terminal import say

if TYPE_CHECKING:
    import argparse


def run(_arguments: argparse.Namespace) -> int:
    """Empty the cache and return 0. Raises UserError if that fails."""
    from pathlib import Path

    from seedlint.base import cache
    from seedlint.base.errors import complain
    from seedlint.report import counted
    from seedlint.run.cache.clean import clean

    try:
        folder = cache.folder()
        cleaned = clean(Path(folder))
    except (OSError, RuntimeError) as error:
        raise complain(f"can't clean the cache: {error}") from None
    say(f"{counted(cleaned.files, 'file')} ({cleaned.size / 1e6:,.1f} MB) removed from {folder}\n")
    return 0
