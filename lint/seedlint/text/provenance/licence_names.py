"""SPDX identifiers for licences as people name or link them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from seedlint.text.lazy import lazy

LONGEST = 200  # code points of a name; anything longer is a licence text or a notice

# From a name in lower case without NOISE, blanks and punctuation to its identifier.
SPELLINGS: Mapping[str, str] = {
    spelling: name
    for name, spellings in {
        "MIT": "mit expat mitexpat x11mit",
        "Apache-2.0": "apache2 apache20 asl2 asl20 al20 apachesoftware2 apachesoftware20",
        "BSD-2-Clause": "bsd2 2clausebsd bsd2clause simplifiedbsd freebsd",
        "BSD-3-Clause": "bsd3 3clausebsd bsd3clause newbsd modifiedbsd revisedbsd",
        "0BSD": "zeroclausebsd zerobsd bsd0",
        "BSL-1.0": "boostsoftware boostsoftware10 boost boost10",
        "Artistic-2.0": "artistic2 artistic20",
        "MPL-2.0": "mpl2 mpl20 mozilla2 mozilla20",
        "EPL-2.0": "epl2 epl20 eclipse20",
        "EUPL-1.2": "eupl12 europeanunion12",
        "PSF-2.0": "psf psf2 pythonsoftwarefoundation",
        "Unlicense": "unlicense",
        "OFL-1.1": "ofl ofl11 openfont11 silopenfont11 silopenfont",
        "ODbL-1.0": "odbl odbl10 opendatabase opendatabase10 opendatacommonsopendatabase",
        "ODC-By-1.0": "odcby opendatacommonsattribution opendatacommonsattribution10",
        "PDDL-1.0": "pddl opendatacommonsdomaindedicationand",
        "OGL-UK-2.0": "ogl2 ogl20 opengovernment2 opengovernment20",
        "OGL-UK-3.0": "ogl3 ogl30 opengovernment3 opengovernment30",
        "etalab-2.0": "etalab2 etalab20 ouverte20",
        "CC0-1.0": "cc0 cc010 cc0universal cc010universal creativecommonszero creativecommonszerouniversal"
        " creativecommonszero10universal creativecommonscc0 creativecommonscc010universal",
    }.items()
    for spelling in spellings.split()
}
NOISE = lazy(
    r"\b(?:the|an?|under|licen[sc]e[ds]?|lizenz|licencia|licença|licenza|version|public|domain dedication|international"
    r"|unported|deed)\b|\bv(?:er)?\.?(?=\s?\d)"
)
GNU = lazy(
    r"(?:gnu )?(?P<family>affero general|lesser general|library general|general|free documentation|agpl|lgpl|gpl|g?fdl)"
    r"(?: ?\(?\b[al]?gpl\)?)?[ ,-]*v?(?P<major>\d)(?:\.(?P<minor>\d))?(?P<later>\+"
    r"|[ ,-]*or[ -](?:any )?later.*)?(?:[ -]only)?"
)
FAMILIES: Mapping[str, str] = {
    "affero general": "AGPL",
    "agpl": "AGPL",
    "lesser general": "LGPL",
    "library general": "LGPL",
    "lgpl": "LGPL",
    "free documentation": "GFDL",
    "fdl": "GFDL",
    "gfdl": "GFDL",
}
COMMONS = lazy(r"(?:\bcc|\bcreative commons)[ :_-]*(?P<terms>[a-z][a-z _-]*?)[ _-]*(?P<version>\d\.\d)?(?: [a-z ]*)?$")
COMMONS_URL = lazy(r"creativecommons\.org/(?P<place>licenses|publicdomain)/(?P<terms>[a-z-]+)(?:/(?P<version>\d\.\d))?")
LIST_URL = lazy(
    r"(?:opensource\.org/licen[sc]es?|spdx\.org/licenses"
    r"|choosealicense\.com/licenses)/(?P<name>[a-z0-9.+-]+?)(?:/|\.html?|$)"
)
APACHE_URL = lazy(r"apache\.org/licenses/license-2\.0")
TERMS = (("by", "by|attribution"), ("nc", "nc|non ?commercial"), ("nd", "nd|no ?deriv"), ("sa", "sa|share ?alike"))
OPERATOR = lazy(r"\s+(AND|OR|WITH)\s+|\s*([()])\s*")
BLANKS = lazy(r"\s+")
BRACKETED = lazy(r"\(([^()]{2,30})\)\s*\Z")


def spdx(name: str) -> str:
    """Return the SPDX identifier or expression for a licence's name or link, "" where there is none.

    A name without a version ("CC BY", "GPL") has none, as the identifiers include the version.
    """
    text = BLANKS.sub(" ", name[: LONGEST + 1]).strip(" .,;*_")
    if not text or len(text) > LONGEST:
        return ""
    return _from_link(text.lower()) or _expression(text) or _from_name(text.lower())


def _from_link(text: str) -> str:
    if "/" not in text:
        return ""
    if APACHE_URL.search(text):
        return "Apache-2.0"
    if listed := LIST_URL.search(text):
        return _known(listed["name"])
    link = COMMONS_URL.search(text)
    if not link:
        return ""
    if link["place"] == "publicdomain":
        return "CC0-1.0" if link["terms"] == "zero" else ""
    return _known(f"cc-{link['terms']}-{link['version']}")


def _known(identifier: str) -> str:
    from seedlint.text.provenance.spdx_ids import IDS

    return IDS.get(identifier.lower(), "")


def _expression(text: str) -> str:
    """Return an SPDX expression with its identifiers in the list's spelling, "" where one is unknown.

    Custom references (`LicenseRef-...`) are kept as they are.
    """
    from seedlint.text.provenance.spdx_ids import EXCEPTIONS, IDS

    parts = [part for part in OPERATOR.split(text) if part]
    written: list[str] = []
    for part in parts:
        if part in ("AND", "OR", "WITH"):
            written.append(f" {part} ")
        elif part in "()" or (part.startswith(("LicenseRef-", "DocumentRef-")) and " " not in part):
            written.append(part)
        else:
            known = (EXCEPTIONS if written[-1:] == [" WITH "] else IDS).get(part.rstrip("+").lower())
            if known is None:
                return ""
            written.append(known + "+" * part.endswith("+"))
    return "".join(written)


def _from_name(text: str) -> str:
    bare = BLANKS.sub(" ", NOISE.sub(" ", text)).strip(" .,-")
    squeezed = "".join(filter(str.isalnum, bare))
    return (
        SPELLINGS.get(squeezed, "")
        or _known(bare.replace(" ", "-"))
        or _gnu(bare)
        or _commons(bare)
        or (_known(found[1]) or _commons(found[1]) if (found := BRACKETED.search(text)) else "")
    )


def _gnu(bare: str) -> str:
    found = GNU.fullmatch(bare)
    if not found:
        return ""
    family = FAMILIES.get(found["family"], "GPL")
    return _known(f"{family}-{found['major']}.{found['minor'] or '0'}-{'or-later' if found['later'] else 'only'}")


def _commons(bare: str) -> str:
    found = COMMONS.search(bare)
    if not found or not found["version"]:
        return ""
    named = found["terms"].replace("-", " ").replace("_", " ")
    terms = [short for short, spellings in TERMS if re.search(rf"\b(?:{spellings})", named)]
    return _known("-".join(("cc", *terms, found["version"]))) if terms else ""
