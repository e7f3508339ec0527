"""temporary"""

import re


def paragraphs(text):
    from .blocks import _paragraphs

    return _paragraphs(text)[0]


def joints(text, start, end):
    for match in re.finditer(r"[ \t]*\n\s*", text[start:end]):
        yield start + match.start(), start + match.end(), " "
