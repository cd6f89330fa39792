"""The sample documents show what the committed expectation says."""

from __future__ import annotations

import importlib.util

from kit import ROOT

FILE = ROOT / "seeds" / "compare.py"


def test_the_sample_documents_show_what_is_expected_of_them() -> None:
    spec = importlib.util.spec_from_file_location("compare", FILE)
    assert spec and spec.loader
    compare = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(compare)
    assert compare.found() == compare.EXPECTED.read_text(encoding="utf-8").splitlines()
