"""What several tests share beside the fixtures of conftest.py."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent  # of the checkout
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


class Ran(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Write = Callable[..., Path]
Run = Callable[..., Ran]
