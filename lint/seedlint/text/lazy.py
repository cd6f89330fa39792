"""Regular expressions that cost nothing until a text needs them: most texts need few."""

from __future__ import annotations

import re
from typing import Any, cast


def lazy(source: str, flags: int = 0) -> re.Pattern[str]:
    """Return what stands for `re.compile(source, flags)` and compiles it when first used, once a machine.

    `match.re` of its matches is the compiled one.
    """
    return cast("re.Pattern[str]", _Lazy(source, flags))


class _Lazy:
    def __init__(self, source: str, flags: int) -> None:
        self._arguments = (source, flags)

    def __getattr__(self, name: str) -> Any:
        """Take the attribute from the compiled expression, and keep it: asked again, it costs what it always costs."""
        if name == "_compiled":
            from seedlint.base.shelf import compiled

            self._compiled = compiled(*self._arguments)
            return self._compiled
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found
