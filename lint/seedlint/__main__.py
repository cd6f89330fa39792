"""`python -m seedlint` is `seedlint`."""

from seedlint.cli import main

raise SystemExit(main())
