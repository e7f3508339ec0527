"""`reread`: which command is asked for, what it says, and how it ends."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from pathlib import Path
from textwrap import dedent

from .. import __version__
from ..article import printable
from .check_summary import audit
from .compare_versions import versions
from .copy_notebooks import notebooks
from .open_lab import lab
from .print_licences import licences
from .read_archive import corpus
from .read_article import read
from .write_sheet import sheet

# A command is a function: its docstring is its help, it adds the arguments it takes to a parser,
# and what it gives is run with them and gives what is to be printed.
Run = Callable[[argparse.Namespace], str]
COMMANDS: dict[str, Callable[[argparse.ArgumentParser], Run]] = {
    command.__name__: command
    for command in (read, corpus, sheet, audit, versions, notebooks, lab, licences)
}
ABOUT = """
    Close reading of the news: tables, figures and a summary of one article, or an archive of many.

      reread article.txt        the same as `reread read article.txt`
      reread COMMAND --help     what a command takes
"""
STOPPED = 130  # what shells give for a command that Ctrl-C ended


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when all went well, 1 where `audit` flags something, 2 when the input was
    at fault, 130 by Ctrl-C."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # a terminal that has not all characters
        sys.stdout.reconfigure(errors="backslashreplace")
    given = _with_command(list(sys.argv[1:] if arguments is None else arguments))
    asked = _parser().parse_args(given)
    try:
        print(printable(asked.run(asked)))
    except (ValueError, TypeError, OSError, ImportError) as error:
        print(f"reread: {printable(_told(error, getattr(asked, 'out', None)))}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("reread: stopped; run the same command to carry on", file=sys.stderr)
        return STOPPED
    return int(getattr(asked, "status", 0))


def _with_command(given: list[str]) -> list[str]:
    """The arguments with the command `read` where they name none."""
    if not given:
        return ["--help"]
    first = given[0]
    if first in (*COMMANDS, "-h", "--help", "--version"):
        return given
    meant = get_close_matches(first, COMMANDS, n=1)
    if meant and not Path(first).exists():
        said = f"{first!r} is not a file; did you mean the command {meant[0]!r}?"
        print(f"reread: {said}", file=sys.stderr)
        raise SystemExit(2)
    return ["read", *given]


def _parser() -> argparse.ArgumentParser:
    layout = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser("reread", description=dedent(ABOUT), formatter_class=layout)
    parser.add_argument("--version", action="version", version=f"reread {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for name, command in COMMANDS.items():
        told = dedent(command.__doc__ or "").strip()
        first = told.partition("\n")[0].rstrip(".")
        own = commands.add_parser(name, help=first, description=told)
        own.set_defaults(run=command(own))
    return parser


def _told(error: Exception, out: str | None) -> str:
    """What went wrong; of a folder that cannot be written, which one and what to do."""
    if isinstance(error, OSError) and error.filename is not None:
        where = repr(out) if out else "the folder for what is read"
        return f"{where} cannot be written ({error.strerror}); choose another folder"
    return str(error)
