"""Readings that the tests of exports share: prose with what formats are built of, and what breaks
them."""

from __future__ import annotations

import functools

import pandas as pd
import pyarrow as pa

import reread as rr
from reread.corpus.dataset.schemas import FAILURES, SCHEMAS
from reread.provenance import told
from reread.stored import to_json

HOSTILE = {
    "markup": (
        "<script>alert(1)</script>\n\n“]]> & <b>no</b>,” said Ann Lee & Co. on Monday.\n\n"
        '<!-- --> Bob Roe praised Ann Lee\'s "plan" in <2023> &amp; left. =1+1 and @home.'
    ),
    "controls": (
        "Ann Lee\x00 said on Monday\x1b[31m that\x07 it rained.\r Bob\x0b Roe left\uffff in May 2023."
        "\x85 He denied it.\u2028 She won’t come."
    ),
    "breaks": "Ann Lee said:\r\n\r\n“It rained.”\r\rBob Roe left in\xa0May 2023.\r\n\tHe came back.",
    "planes": (
        "😀👨‍👩‍👧 Ann Lee 😀 said “😀 it rained” on Monday 🇳🇴, and 𝔹𝕠𝕓 Roe left in 2023. "
        "\u202eRight to left\u202c said Bob Roe on 5 May 2023."
    ),
    "formulas": "=cmd|x said Ann Lee on Monday. _x0041_ met @home. #N/A left in 2023. -2+3 stayed.",
}  # fmt: skip
ODD_IDS = ("../../etc/passwd", '"><script>', "=1+1", "a b\tc/d|e", "naïve😀")


@functools.cache
def hostile() -> tuple[rr.Reading, ...]:
    """Readings of texts, ids and titles that formats break on."""
    return tuple(
        rr.read(rr.Article(text, id=id, title=f"<i>{id}</i>", url="https://example.org/?a=1&b=<c>",
                           published="2024-03-04"), reader="small")
        for id, text in zip(ODD_IDS, HOSTILE.values(), strict=True)
    )  # fmt: skip


class Archive:
    """An opened corpus, as far as exports ask one."""

    def __init__(self, readings: tuple[rr.Reading, ...]) -> None:
        self.readings = {reading.article.id: reading for reading in readings}
        self.manifest = {"choices": told(readings[0].choices if readings else rr.Choices())}
        self.asked: list[int] = []  # how many articles at a time

    def __iter__(self):
        return iter(self.readings)

    def reading(self, id: str) -> rr.Reading:
        return self.readings[id]

    def table(self, name, *, columns=None, article=None, where=None):
        ids = list(self.readings) if article is None else article
        self.asked.append(len(ids) if article is not None else 0)
        table = self._of(name, ids)
        return table if columns is None else table[list(columns)]

    def _of(self, name, ids):
        if name == "failures":
            return pd.DataFrame({n: ["x"] for n in FAILURES.names}, dtype="string")
        if name == "articles":
            articles = [self.readings[id].article for id in ids]
            rows = [(one.id, one.title, len(one.text), 1) for one in articles]
            return pd.DataFrame(rows, columns=["article", "title", "characters", "words"])
        if name == "texts":
            articles = [self.readings[id].article for id in ids]
            rows = [(one.id, one.text, to_json(one), b"x") for one in articles]
            return pd.DataFrame(rows, columns=["article", "text", "rest", "signature"])
        frames = [self.readings[id].table(name) for id in ids]
        return pd.concat(frames, ignore_index=True) if frames else rr.tables.empty(name)


def arrow(name: str, frame: pd.DataFrame) -> pa.Table:
    """A table by its name as it is stored."""
    kept = pa.Table.from_pandas(frame, schema=SCHEMAS[name], preserve_index=False)
    return kept.replace_schema_metadata(None)
