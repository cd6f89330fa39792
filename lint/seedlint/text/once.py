"""A property that is worked out once, as `functools.cached_property` does it from Python 3.12 on: without a lock."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    once = cached_property
else:

    class once(cached_property):  # noqa: N801  # stands for a function, as its base does
        """Keeps what a method returns in its instance; taking 3.11's lock costs more than most first looks do."""

        def __get__(self, instance: Any, owner: type | None = None) -> Any:
            """Return what the method returns, and keep it under its name, where the next look finds it."""
            if instance is None:
                return self
            kept = instance.__dict__[self.attrname] = self.func(instance)
            return kept
