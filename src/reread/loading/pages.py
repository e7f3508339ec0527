"""Web pages: what of a page is the article, and what it says of itself."""

from __future__ import annotations

import re
from typing import Any

from .findings import Found, short

LONGEST_TAG = 65_536  # characters; lxml takes quadratic time over attributes of one tag


def from_page(html: str, source: Any) -> Found:
    """Main text and metadata of a page, by trafilatura; its furniture stays outside."""
    if re.search(rf"<[^<>]{{{LONGEST_TAG}}}", html):
        raise ValueError(f"{short(source)} has a tag of over {LONGEST_TAG:,} characters; clean it")
    from trafilatura import bare_extraction

    explicit = {"extensive_search": False, "original_date": True}  # no guess from the prose
    page = bare_extraction(html, with_metadata=True, date_extraction_params=explicit)
    if page is None or isinstance(page, dict) or not page.text:
        raise ValueError(f"{short(source)}: no article text found in the page; save it as .txt")
    found = Found(page.text)
    for name, value in (
        ("published", page.date), ("title", page.title), ("outlet", page.sitename),
        ("url", page.url),
    ):  # fmt: skip
        found.tell(name, value, "page")
    return found
