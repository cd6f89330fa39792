"""Regular expressions that are compiled on first use: start-up is measured, and most texts need few of them."""

from __future__ import annotations

import re
from typing import Any, cast


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return a stand-in for `re.compile(source, flags)` that compiles on first use; the result is cached on disk.

    `match.re` of its matches is the real pattern, not the stand-in.
    """
    return cast("re.Pattern[str]", _Lazy(source, flags))


class _Lazy:
    def __init__(self, source: str, flags: int) -> None:
        self._arguments = (source, flags)

    def __getattr__(self, name: str) -> Any:
        """Return an attribute of the compiled pattern and store it here: later look-ups skip this method."""
        if name == "_compiled":
            from seedlint.base.compile_cache import compiled

            self._compiled = compiled(*self._arguments)
            return self._compiled
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found
