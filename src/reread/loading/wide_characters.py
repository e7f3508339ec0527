"""UTF-16 and UTF-32: found without a byte order mark, and put right where a byte is lost."""

from __future__ import annotations

import re

MARKS = {
    b"\xef\xbb\xbf": "utf-8",
    b"\xff\xfe\x00\x00": "utf-32-le",
    b"\x00\x00\xfe\xff": "utf-32-be",
    b"\xff\xfe": "utf-16-le",
    b"\xfe\xff": "utf-16-be",
}  # byte order marks; those of UTF-32 come before those of UTF-16, which they begin with
WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
SAMPLE = 40_000  # bytes looked at
READABLE = re.compile(r"[\t\n\r -~\xa0-\u06ff\u2000-\u20cf]")  # Latin to Arabic, and punctuation
ENOUGH = 0.9  # share of readable characters from which bytes are taken for text
LONGEST_WORD = 200  # characters; what has no white space for longer is no text
# Three characters whose low byte is zero: letters read one byte off. Once in ten million otherwise.
SHIFTED = re.compile(
    "[" + "".join(chr(high << 8) for high in range(1, 256) if not 0xD8 <= high < 0xE0) + "]{3}"
)

MOST_SHIFTS = 20  # places at which bytes are missing; with more, a file is no text any more


def marked(data: bytes) -> str | None:
    """The encoding that a byte order mark names."""
    return next((name for mark, name in MARKS.items() if data.startswith(mark)), None)


def unmarked(data: bytes) -> str | None:
    """The wide encoding, if any, in which bytes with NULs among them are mostly readable."""
    if b"\x00" not in data[:SAMPLE]:
        return None
    shares: dict[str, tuple[float, bool]] = {}
    for name in WIDE:
        text = decoded(data[:SAMPLE], name)
        spaced = len(text) < LONGEST_WORD or re.search(r"\s", text)
        share = len(READABLE.findall(text)) / max(len(text), 1) if spaced else 0.0
        shares[name] = (
            round(share, 2),
            READABLE.match(text) is not None,
        )  # lost at the end, rather
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best][0] >= ENOUGH else None


def decoded(data: bytes, encoding: str) -> str:
    """Bytes as text; what cannot be read is U+FFFD. A byte too many or too few costs the characters
    beside it, not all that follow."""
    text = data.decode(encoding, "replace")
    if not encoding.startswith("utf-16"):
        return text
    whole, at = [], 0
    for _ in range(MOST_SHIFTS):
        shifted = SHIFTED.search(text)
        if shifted is None:
            break
        kept = text[: shifted.start()]
        at += len(kept.encode(encoding, "surrogatepass")) + 1
        whole.append(kept[:-1] + "\ufffd")
        text = data[at:].decode(encoding, "replace")
    return "".join([*whole, text])
