"""The command line: `reread FILE` reads an article, `reread COMMAND …` does something else."""

from .command_line import main

__all__ = ["main"]
