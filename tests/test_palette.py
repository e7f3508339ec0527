"""Colours: seen on light and dark ground, read upon, told apart, and one for each kind."""

import itertools
import re
import subprocess
import sys
from importlib import resources

import pytest

import reread as rr
from reread import palette
from reread.palette import GREY, HUES, KIND, looks, tint

SEEN, READ = 3.0, 4.5  # contrasts that WCAG 2.2 asks of marks, and of words
CONFUSED = {  # Machado, Oliveira and Fernandes 2009, severity 1
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
                   (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
                     (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
                   (0.004733, 0.691367, 0.303900)),
}  # fmt: skip
TO_XYZ = ((0.4339, 0.3762, 0.1899), (0.2126, 0.7152, 0.0722), (0.0177, 0.1095, 0.8728))
APART = 12.0  # in CIELAB; two colours side by side are told apart from some 2.3 on


def _times(matrix, parts):
    return [sum(a * b for a, b in zip(row, parts, strict=True)) for row in matrix]


def _lab(colour, kind):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    seen = [min(max(p, 0.0), 1.0) for p in _times(CONFUSED[kind], linear)]
    x, y, z = (p ** (1 / 3) if p > 0.008856 else 7.787 * p + 16 / 116 for p in _times(TO_XYZ, seen))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("colour", sorted({*HUES, GREY, *KIND.values()}))
@pytest.mark.parametrize("ground", [palette.LIGHT.paper, palette.DARK.paper, "#000000"])
def test_marks_are_seen(colour, ground):
    assert palette.contrast(colour, ground) >= SEEN


@pytest.mark.parametrize("colour", sorted({*HUES, GREY}))
def test_words_on_a_colour_and_on_its_tint_are_read(colour):
    assert palette.contrast(palette.ink_on(colour), colour) >= READ
    assert palette.contrast(palette.DARK_INK, tint(colour)) >= READ


@pytest.mark.parametrize("page", [palette.LIGHT, palette.DARK], ids=["light", "dark"])
def test_words_of_a_page_are_read(page):
    assert palette.contrast(page.ink, page.paper) >= READ
    assert palette.contrast(page.quiet, page.paper) >= READ


@pytest.mark.parametrize("kind", CONFUSED)
def test_hues_stay_apart_for_who_confuses_colours(kind):
    for one, other in itertools.combinations(HUES, 2):
        a, b = _lab(one, kind), _lab(other, kind)
        assert sum((x - y) ** 2 for x, y in zip(a, b, strict=True)) ** 0.5 > APART, (one, other)


def test_more_values_than_hues_are_told_apart_otherwise():
    found = looks(f"voice {n}" for n in range(50))
    assert len({(look.hue, look.line) for look in found.values()}) == 50
    assert len({(look.hue, look.shape) for look in found.values()}) == 50
    assert len({look.style for look in found.values()}) == 50


def test_a_kind_has_its_own_colour_whatever_comes_first():
    for values in (["LOC", "a word", "PER"], ["PER", "a word", "LOC"]):
        assert {name: look.hue for name, look in looks(values).items()} == {
            "PER": KIND["PER"], "LOC": KIND["LOC"], "a word": HUES[0],
        }  # fmt: skip


def test_marks_on_the_text_have_the_colours_of_the_figures(dated):
    page = rr.highlight(dated.article, dated.times).html
    assert f"background:{tint(KIND['DATE'])}" in page


def test_the_sheet_has_the_tints_of_the_palette():
    css = resources.files("reread.report").joinpath("page.css").read_text(encoding="utf-8")
    rules = re.findall(r"((?:mark\.[\w-]+(?:, )?)+) \{ background: (#\w+);", css)
    told = {
        name: colour for names, colour in rules for name in re.findall(r"mark\.([\w-]+)", names)
    }
    assert {"PER", "ORG", "LOC", "positive", "negative", "direct"} <= set(told)
    assert told == {name: tint(KIND[name]) for name in told}


def test_the_palette_needs_no_matplotlib():
    code = "import sys, reread.palette, reread.highlight; print('matplotlib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
