"""The sums of the decoder, against what the trainer sees."""

import re

import numpy as np

from reread.entities import clues, crf, scoring
from reread.entities.lines import attributes, line

KINDS = {code: at for at, (code, *_) in enumerate(scoring.PAIRS)}
SENTENCES = [
    "Anna Novak flew to Oslo .",
    "NOVAK IN OSLO",
    "Novak , 40 , left .",
    "It snowed in New York .",
]


def weight(name: str, given: scoring.Weights) -> np.ndarray:
    """The weights of one attribute."""
    if name[:2] in KINDS:
        parts = [given.parts.get(part, len(given.parts)) for part in name[2:].split(" ")]
        number = scoring.pair_numbers(KINDS[name[:2]], *parts, len(given.parts))
        row = np.flatnonzero(given.pairs == number)
        return given.pair_weights[row[0] if len(row) else -1]
    if name[0] in "TFDH":
        return given.other_weights[given.others.get(name, -1)]
    place, rest = re.fullmatch(r"(-?[12])?(.*)", name).groups("")
    return given.word_weights[given.words.get(rest, -1), clues.PLACES.index(int(place or 0))]


def test_the_decoder_sums_what_the_trainer_sees():
    given = crf.shipped()
    lines = [line(text.split(), ["NNP"] * len(text.split()), given.known) for text in SENTENCES]
    tokens = [token for one in attributes(lines, given.known) for token in one]
    expected = [sum(weight(name, given) for name in token) for token in tokens]
    for _ in range(2):  # fresh, then kept
        assert np.allclose(given.scores(lines), expected, atol=1e-3)


def test_rows_grow():
    rows = scoring.Rows(2)
    for number in range(600):
        rows.append([number, -number])
    assert rows.count == 600
    assert rows.array[599].tolist() == [599, -599]


def test_what_is_kept_is_bounded(monkeypatch):
    monkeypatch.setattr(scoring, "KEPT", 10)
    given = crf.shipped()
    lines = [line([f"Novak{number}"], ["NNP"], given.known) for number in range(12)]
    first = given.scores(lines)
    given.kept.forget()
    assert not given.kept.number
    assert np.array_equal(given.scores(lines), first)
