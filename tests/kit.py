"""What several tests share beside the fixtures of conftest.py."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PAGE = """+++
summary = "A word that nobody likes"
check = "phrase"
level = "warning"
message = "`{text}` is a word that nobody likes"
[options]
patterns = ["moist"]
+++
Readers stumble over it.

## Bad
```text
A moist cake.
  ^^^^^ nobody likes
```

## Good
```text
A juicy cake.
```
"""


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Write = Callable[..., Path]
Run = Callable[..., Ran]
