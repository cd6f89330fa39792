"""Names of licences and the identifiers that they stand for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seedlint.text.provenance.licence_names import SPELLINGS, spdx
from seedlint.text.provenance.spdx_ids import IDS


@pytest.mark.parametrize(
    ("name", "identifier"),
    [
        ("MIT", "MIT"),
        ("the MIT License (MIT)", "MIT"),
        ("mit", "MIT"),
        ("Apache License, Version 2.0", "Apache-2.0"),
        ("Apache-2.0 OR MIT", "Apache-2.0 OR MIT"),
        ("(mit AND bsd-3-clause)", "(MIT AND BSD-3-Clause)"),
        ("GPL-2.0-only WITH Classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0"),
        ("GPLv3+", "GPL-3.0-or-later"),
        ("GNU General Public License v3.0 or later", "GPL-3.0-or-later"),
        ("GNU Affero General Public License, version 3", "AGPL-3.0-only"),
        ("GNU Lesser General Public License 2.1", "LGPL-2.1-only"),
        ("New BSD License", "BSD-3-Clause"),
        ("ISC license", "ISC"),
        ("Mozilla Public License 2.0", "MPL-2.0"),
        ("CC BY 4.0", "CC-BY-4.0"),
        ("cc by-nc-nd 3.0", "CC-BY-NC-ND-3.0"),
        ("Creative Commons Attribution-ShareAlike 4.0 International License", "CC-BY-SA-4.0"),
        ("Creative Commons Attribution 4.0 International (CC BY 4.0)", "CC-BY-4.0"),
        ("CC0 1.0 Universal", "CC0-1.0"),
        ("https://creativecommons.org/licenses/by-sa/4.0/deed.de", "CC-BY-SA-4.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "CC0-1.0"),
        ("https://opensource.org/licenses/MIT", "MIT"),
        ("https://www.apache.org/licenses/LICENSE-2.0", "Apache-2.0"),
        ("Open Government Licence v3.0", "OGL-UK-3.0"),
        ("LicenseRef-House", "LicenseRef-House"),
    ],
)
def test_a_name_stands_for_an_identifier(name: str, identifier: str) -> None:
    assert spdx(name) == identifier


@pytest.mark.parametrize(
    "name",
    ["", "CC BY", "GPL", "All rights reserved", "public domain", "© 2024 Lorne Courier", "free", "MIT OR Mine", "see below",
     "Attribution 4.0", "CC BY 9.0", "MIT " * 100],
)  # fmt: skip
def test_what_names_no_licence_of_the_list_stands_for_none(name: str) -> None:
    assert spdx(name) == ""


@given(st.sampled_from(sorted(IDS.values())))
def test_every_identifier_stands_for_itself(identifier: str) -> None:
    assert spdx(identifier) == identifier
    assert spdx(identifier.lower()) == identifier


def test_spellings_lead_into_the_list() -> None:
    assert set(SPELLINGS.values()) <= set(IDS.values())
