"""`python -m seedlint` is `seedlint`."""

from seedlint.cli import run

run()
