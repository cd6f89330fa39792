"""`functools.cached_property` without the lock that Python 3.11 takes on the first access.

The lock costs more than most of the first accesses themselves; from Python 3.12 on the standard one has none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__all__ = ["cached_property"]

if TYPE_CHECKING:
    from functools import cached_property
else:
    from functools import cached_property as locked_property

    class cached_property(locked_property):  # noqa: N801  # stands for the standard one
        """A property that is computed on first access and stored in the instance's `__dict__`."""

        def __get__(self, instance: Any, owner: type | None = None) -> Any:
            """Compute the value and store it under the property's name, where later accesses find it."""
            if instance is None:
                return self
            value = instance.__dict__[self.attrname] = self.func(instance)
            return value
