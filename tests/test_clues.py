"""What the recogniser looks at in words."""

from reread.entities import clues

FACTS = clues.Known(
    {"Oslo": (1, 2, 3)},
    {"Anna": ("g",)},
    {"New York": "Lci", "Oslo": "Lca", "People 's Party": "Oor"},
    {"oslo": (7, 8, 9, 425, 45)},
)


def test_pieces_of_listed_names():
    assert clues.pieces("People's Party") == "People 's Party"
    assert clues.pieces("Guinea-Bissau") == "Guinea - Bissau"


def test_a_word_in_capitals_is_known_by_its_usual_form():
    assert clues.members("OSLO", FACTS) == clues.members("Oslo", FACTS) == ("lLca",)
    assert clues.members("ANNA", FACTS) == ("g",)
    assert clues.clusters("OSLO", FACTS) == ("a1", "b2", "c3")


def test_what_a_vector_tells_goes_with_the_capital():
    assert clues.classes("oslo", FACTS) == ("d7", "f8", "g9", "u425", "v45")
    assert clues.classes("Oslo", FACTS) == ("d7X", "f8X", "g9X", "u425X", "v45X")
    assert clues.classes("Novak", FACTS) == ()


def test_pairs_of_words():
    kinds = (("Lw", clues.LOW, clues.LOW), ("Rx", clues.SHAPE, clues.LOW))
    first, second = (clues.parts(form, FACTS) for form in ("In", "Oslo"))
    assert list(clues.pairs(kinds, first, second)) == ["Lwin oslo", "RxXx oslo"]
    assert list(clues.pairs(kinds, clues.parts("", FACTS), first)) == ["Lw in", "Rx in"]


def test_shapes():
    assert clues.shape("McDonald") == "XxXx+"
    assert clues.shape("U.S.") == "X.X."
    assert clues.shape("2014") == "d+"
