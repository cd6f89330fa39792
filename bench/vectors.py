"""Where test vectors come from: source distributions, which hold the tests that wheels leave out."""

from __future__ import annotations

import subprocess
import sys
import tarfile
from collections.abc import Iterable
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple


class Agreement(NamedTuple):
    """How many vectors of a set agree with seedlint, how many at least should, and what differs."""

    name: str
    agreed: int
    asked: int
    expected: int
    differences: tuple[str, ...]

    @classmethod
    def of(cls, name: str, asked: int, differences: Iterable[str], *, known: int = 0) -> Agreement:
        """Count; `known` is how many differences are understood and meant."""
        found = tuple(differences)
        return cls(name, asked - len(found), asked, asked - known, found)


def source_of(package: str, *, given: Path | None, made: Path) -> Path | None:
    """Return the unpacked source of a package: from the given folder, else as pip downloads it; None where neither is.

    Of a package that is installed the installed version is asked for.
    """
    stem = package.replace("-", "_")
    archives = sorted(given.glob(f"{stem}-*.tar.gz")) if given else []
    folders = [one for one in sorted(given.glob(f"{stem}-*")) if one.is_dir()] if given else []
    if folders:
        return folders[-1]
    return _unpacked((archives or _downloaded(package, made))[-1:], made, stem)


def _downloaded(package: str, made: Path) -> list[Path]:
    wanted = package
    with suppress(PackageNotFoundError):
        wanted = f"{package}=={version(package)}"
    pip = (sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps")
    done = subprocess.run((*pip, "--no-binary", ":all:", "--dest", str(made), wanted), check=False)
    return sorted(made.glob(f"{package.replace('-', '_')}-*.tar.gz")) if done.returncode == 0 else []


def _unpacked(archives: Iterable[Path], made: Path, stem: str) -> Path | None:
    for archive in archives:
        with tarfile.open(archive) as opened:
            opened.extractall(made, filter="data")
        return next(one for one in made.glob(f"{stem}-*") if one.is_dir())
    return None
