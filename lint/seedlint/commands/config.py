"""`seedlint config`: show the settings that apply to a file, and where each comes from."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from seedlint.commands import common
from seedlint.terminal import show

if TYPE_CHECKING:
    import argparse


def run(arguments: argparse.Namespace) -> int:
    """Print the settings, and return 0."""
    from seedlint.config.selection import rules_of
    from seedlint.run.output.settings import as_toml
    from seedlint.run.plan import ignores

    file = arguments.file or "."
    configs = common.configs(arguments, common.settings(arguments))
    config = configs.of(os.path.abspath(file)) if os.path.isdir(file) else configs.of_file(file)
    ignored = ignores(rules_of(config), config, configs.root)
    show(as_toml(config, file=file, ignored=() if os.path.isdir(file) else ignored(file)))
    return 0
