"""Many articles read beside each other: who and what they have in common, and where they differ.

`Story` is what a corpus on disk and a handful of articles in memory (`together`) both can be asked;
each of its questions has a file of its own here.
"""
