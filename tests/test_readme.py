"""The README shows what seedlint really prints."""

from __future__ import annotations

import re

from kit import ROOT, Run, Write

NEWS = """# Harbour board votes to dredge

The board voted on Tuesday, and some critics argue that it came too late.

Call the pilots on 651.287.371; the plans are on https//harbour.example-town.org/plans.

You may also like
"""


def test_the_report_in_the_readme_is_a_real_one(write: Write, seedlint: Run) -> None:
    write("news.md", NEWS)
    ran = seedlint("check", "news.md", "--isolated", "--as-of", "2026-01-01")
    shown = re.search(r"^\$ seedlint check news\.md\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.M | re.S)
    assert shown is not None
    assert shown[1] == ran.out
