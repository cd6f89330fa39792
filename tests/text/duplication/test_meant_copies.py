"""Licences are copied on purpose, articles about them are not."""

from __future__ import annotations

import pytest

from seedlint.text.duplication.meant_copies import is_meant_to_be_copied


@pytest.mark.parametrize(
    "path", ["LICENSE", "a/LICENSE.txt", "LICENCE-MIT.md", "license.md", "COPYING", "NOTICE.txt", "CODE_OF_CONDUCT.md"]
)
def test_licences_and_their_like_are(path: str) -> None:
    assert is_meant_to_be_copied(path)


@pytest.mark.parametrize("path", ["a.txt", "licensed-pilots.md", "noticeboard.txt", "license/a.txt", "my-license.md"])
def test_other_documents_are_not(path: str) -> None:
    assert not is_meant_to_be_copied(path)
