"""The command line: reads words, runs the command they name, returns an exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from seedlint import __version__
from seedlint.terminal import forget, say, tell_error

MANY = 40_000  # objects made before cycles are looked for: more than a start makes, and those hardly go in circles
EXIT_ERROR = 2
EXIT_INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code: 0 clean, 1 findings, 2 what could not be done, 130 interrupted."""
    words = sys.argv[1:] if argv is None else argv
    if words == ["--version"]:  # builds and editors ask it often: it needs no parser
        say(f"seedlint {__version__}\n")
        return 0
    import gc

    gc.set_threshold(MANY)
    from seedlint.arguments import parse
    from seedlint.base.errors import UserError
    from seedlint.base.shelf import shelf
    from seedlint.commands import command

    try:
        arguments = parse(words)
        code = command(arguments.command)(arguments)
        shelf().keep()
        return code
    except UserError as error:
        tell_error(error)
        return EXIT_ERROR
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED
    except BrokenPipeError:  # the reader has seen enough
        forget(sys.stdout)
        return EXIT_ERROR
    finally:
        if argv is None:  # a process of its own ends now: what it made needs no last search for cycles
            gc.freeze()
