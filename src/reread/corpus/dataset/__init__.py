"""What is on disk of a corpus: parts, each whole or not there, with what is known of all."""

from .dataset import Dataset

__all__ = ["Dataset"]
