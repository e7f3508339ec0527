"""Libraries that not all of reread needs, and how to install the one that is missing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


def install_line(extra: str) -> str:
    """The command that installs an extra of reread: pip install "reread[plots]"."""
    return f'pip install "{__package__}[{extra}]"'


@contextmanager
def needing(extra: str, what: str) -> Iterator[None]:
    """What is imported within belongs to an extra of reread; where it is not installed, ImportError
    says what needs it, and how to install it."""
    try:
        yield
    except ModuleNotFoundError as error:
        library = str(error.name).partition(".")[0]
        if library == __package__:
            raise
        raise ImportError(
            f"{what} needs {library}; install it with: {install_line(extra)}", name=library
        ) from None
