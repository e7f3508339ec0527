"""Pages fetched from the web."""

from __future__ import annotations

import urllib.error
import urllib.request

from .encodings import LARGEST
from .findings import short

PATIENCE = 20  # seconds to wait for a server


def fetch(url: str) -> bytes:
    """What a server sends for an address; ConnectionError if nothing."""
    request = urllib.request.Request(url, headers={"User-Agent": "reread"})
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as response:
            return response.read(LARGEST)
    except (OSError, ValueError, urllib.error.URLError) as error:
        raise ConnectionError(
            f"{short(url)} could not be fetched ({error}); save the page as .html and load the file"
        ) from None
