"""Short forms that a text declares."""

from __future__ import annotations

import re

import pytest

from reread.entities.coreference.variants import abbreviates, declared


@pytest.mark.parametrize(("short", "long", "expected"), [
    ("NATO", "North Atlantic Treaty Organization", True),
    ("CoW", "Coalition of the Willing", True),
    ("CDC", "Centers for Disease Control and Prevention", True),
    ("ODESC", "Officials Committee for Domestic and External Security Coordination", True),
    ("EU", "European Union", True), ("EU", "Union", False), ("Paris", "France of Europe", False),
    ("NOAA", "National Oceanic and Atmospheric Administration", True),
    ("NATO", "United Nations", False), ("N", "New York", False), ("", "New York", False),
])  # fmt: skip
def test_initials_in_order(short: str, long: str, expected: bool) -> None:
    assert abbreviates(short, long) == expected


def _spans(text: str, *forms: str) -> list[tuple[int, int, str]]:
    return [(m.start(), m.end(), form) for form in forms for m in [re.search(form, text)]]


@pytest.mark.parametrize(("text", "short", "long"), [
    ("The Blue Harbour Council (BHC) met.", "BHC", "Blue Harbour Council"),
    ("The Blue Harbour Council (the “BHC”) met.", "BHC", "Blue Harbour Council"),
    ("The BHC (Blue Harbour Council) met.", "BHC", "Blue Harbour Council"),
    ("Cyclone Idai struck.", "Idai", "Cyclone Idai"),
])  # fmt: skip
def test_brackets_either_way_round(text: str, short: str, long: str) -> None:
    names = [long] if text.startswith("Cyclone") else [long, short]
    assert declared(text, sorted(_spans(text, *names))) == {short: long}


@pytest.mark.parametrize("text", [
    "The Blue Harbour Council, BHC, met.", "The Blue Harbour Council (see BHC) met.",
    "The Blue Harbour Council. BHC met.",
])  # fmt: skip
def test_without_brackets_nothing_is_declared(text: str) -> None:
    assert declared(text, sorted(_spans(text, "Blue Harbour Council", "BHC"))) == {}
