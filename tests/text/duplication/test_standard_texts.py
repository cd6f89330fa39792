"""Licences are copied on purpose, articles about them are not."""

from __future__ import annotations

import pytest

from seedlint.text.duplication.standard_texts import is_standard_text


@pytest.mark.parametrize(
    "path", ["LICENSE", "a/LICENSE.txt", "LICENCE-MIT.md", "license.md", "COPYING", "NOTICE.txt", "CODE_OF_CONDUCT.md"]
)
def test_licences_and_notices_are_standard_texts(path: str) -> None:
    assert is_standard_text(path)


@pytest.mark.parametrize("path", ["a.txt", "licensed-pilots.md", "noticeboard.txt", "license/a.txt", "my-license.md"])
def test_articles_about_them_are_not(path: str) -> None:
    assert not is_standard_text(path)
