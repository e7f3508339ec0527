"""`reread licences`: what ships under which licence."""

from __future__ import annotations

import argparse
from collections.abc import Callable


def licences(parser: argparse.ArgumentParser) -> Callable[[argparse.Namespace], str]:
    """Print the licence of each part that ships, and what it was trained on."""
    return _printed


def _printed(asked: argparse.Namespace) -> str:
    from ..licences import licences

    return str(licences().to_string(index=False))
