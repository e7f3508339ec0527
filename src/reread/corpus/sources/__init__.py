"""What a corpus is read from: the items of a source, and the articles of an item."""

from .listing import articles_of, items

__all__ = ["articles_of", "items"]
