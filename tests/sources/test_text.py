"""Plain text, and the code in reStructuredText."""

from __future__ import annotations

from seedlint.sources import from_text

RST = """Fetch it::

    curl http://town.org/

    and more
Then this: see ::

  x
.. note::
   A note is prose, and x::y too.
.. code-block:: python

   print("http://town.org")

>>> fetch()
'http://town.org'

The end.
"""


def code(path: str, text: str) -> list[str]:
    return [region.span.of(text) for region in from_text(path, text).regions if region.kind == "code"]


def test_literal_blocks_and_doctests_are_code() -> None:
    blocks = ["\n    curl http://town.org/\n\n    and more", "\n  x", '\n   print("http://town.org")']
    assert code("a.rst", RST) == [*blocks, ">>> fetch()\n'http://town.org'"]
    assert code("a.rst.txt", RST.replace("\n", "\r\n"))


def test_other_text_has_no_code() -> None:
    assert code("a.txt", RST) == []


def test_a_doctest_in_a_literal_block_is_told_once() -> None:
    assert len(code("a.rst", "So::\n\n   >>> a\n   b\n\n   >>> c\n")) == 1
