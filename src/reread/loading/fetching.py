"""Pages fetched from the web."""

from __future__ import annotations

import urllib.error
import urllib.request
from typing import NamedTuple

from .encodings import LARGEST
from .findings import short

PATIENCE = 20  # seconds to wait for a server


class Fetched(NamedTuple):
    """What a server sent for an address."""

    data: bytes
    url: str  # where it came from, after redirects
    charset: str | None  # as the Content-Type header states it
    content_type: str  # "text/html", "application/json" …; empty where none is stated


def fetch(url: str) -> Fetched:
    """What a server sends for an address; ConnectionError if nothing."""
    request = urllib.request.Request(url, headers={"User-Agent": "reread"})
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as response:
            told = response.headers
            return Fetched(
                response.read(LARGEST),
                response.url,
                told.get_content_charset(),
                told.get_content_type(),
            )
    except (OSError, ValueError, urllib.error.URLError) as error:
        raise ConnectionError(
            f"{short(url)} could not be fetched ({error}); save the page as .html and load the file"
        ) from None
