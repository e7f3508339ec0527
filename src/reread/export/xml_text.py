"""Text as XML 1.0 can hold it."""

from __future__ import annotations

import re

from ..article import counted

NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
REPLACED = "\ufffd"  # the replacement character, one for each, so that offsets stay


def xml_text(words: str) -> str:
    """Words with U+FFFD for each character that XML 1.0 has not, such as controls."""
    return NO_XML.sub(REPLACED, words)


def replaced(words: str) -> str:
    """How many characters `xml_text` replaces, as a sentence; nothing where it is none."""
    count = len(NO_XML.findall(words))
    return f"{counted(count, 'character')} that XML cannot hold, written as U+FFFD" if count else ""
