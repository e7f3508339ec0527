"""Entries of lexicons of one's own: stars, phrases, and which of them decides."""

import fnmatch

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import reread as rr
from reread.choices import choose
from reread.sentiment.entries import entries, found_in, matches, without, words_of
from reread.sentiment.lexicons import valences
from reread.sentiment.vader import weigh
from reread.sentiment.wording import split

FEW = st.text("ab*", min_size=1, max_size=7)


@given(FEW, st.text("ab", max_size=9))
def test_stars_match_as_file_names_do(pattern, word):
    assert matches(pattern, word) == fnmatch.fnmatchcase(word, pattern)


LEXICON = {
    "secur*": 1.0, "security": 2.0, "collective security": 3.0, "*gate": -2.0, "un*able": -1.0,
    "*phobi*": -3.0, "not good": -2.5, "U.S.": 0.5, "🐙": 1.5, "as * as gold": 3.5,
    "insecur*": -1.0, "*secur*": 0.25,
}  # fmt: skip
OWN = entries(tuple(LEXICON), tuple(LEXICON.values()))


@pytest.mark.parametrize(("word", "valence"), [
    ("security", 2.0),  # as it is written, before any star
    ("secured", 1.0), ("insecurity", -1.0),  # the star with most letters
    ("cybersecure", 0.25), ("watergate", -2.0), ("unthinkable", -1.0), ("xenophobic", -3.0),
    ("u.s", 0.5), ("unable", -1.0), ("gates", None), ("unably", None), ("good", None),
])  # fmt: skip
def test_words(word, valence):
    assert OWN.get(word) == valence


@given(st.lists(FEW, min_size=1, max_size=6, unique=True), st.text("ab", min_size=1, max_size=7))
def test_every_star_that_fits_is_found(patterns, word):
    starred = [one for one in patterns if "*" in one and one.strip("*")]
    own = entries((*starred, "no such"), (1.0,) * (len(starred) + 1))
    assert (word in own) == any(fnmatch.fnmatchcase(word, one) for one in starred)


def test_of_many_stars_few_are_tried():
    starred = tuple(f"*{number}x" for number in range(1000))
    own = entries((*starred, "a*"), (1.0,) * 1001)
    assert len(list(own._starred.tried("500x"))) < 5 and own["500x"] == 1.0


@pytest.mark.parametrize(("sentence", "found"), [
    ("Collective security matters.", [("Collective security", 3.0)]),
    ("Collective, they say, security.", [("security", 2.0)]),
    ("It is not good.", [("not good", -2.5)]),
    ("She was as good as gold.", [("as good as gold", 3.5)]),
    ("Seen 🐙 in the U.S.!", [("🐙", 1.5), ("U.S", 0.5)]),
    ("Nothing here.", []),
])  # fmt: skip
def test_phrases_are_one_step_with_their_span(sentence, found):
    weighed = weigh(sentence, OWN, "none")
    steps = [(sentence[a:b], amount) for a, b, step, amount in weighed.steps if step == "valence"]
    assert steps == found
    assert abs(sum(step.amount for step in weighed.steps) - weighed.score) < 1e-9


def test_what_stands_around_a_phrase_acts_on_it_and_what_is_in_it_does_not():
    own = entries(("least bad", "very good thing"), (1.0, 2.0))
    steps = [step.step for step in weigh("the least bad way", own, "vader").steps]
    assert steps == ["valence", "normalisation"]
    steps = {(s.step, s.amount) for s in weigh("a very good thing", own, "vader").steps}
    assert ("valence", 2.0) in steps and "booster" not in {step for step, _ in steps}
    steps = {s.step: s.amount for s in weigh("not a very good thing", own, "vader").steps}
    assert steps["negation"] < 0
    assert "booster" in {s.step for s in weigh("really least bad", own, "vader").steps}


@pytest.mark.parametrize(("text", "valence"), [
    ("The deal is no safe haven.", -0.74), ("The deal is a safe haven.", 1.0),
])  # fmt: skip
def test_grammar_reverses_a_phrase(text, valence):
    own = pd.DataFrame({"word": ["safe haven"], "valence": [1]})
    ledger = rr.read(rr.Article(text=text), lexicon=own).ledger
    told = ledger[ledger["step"] != "normalisation"]
    assert told["amount"].sum() == pytest.approx(valence)
    assert told["surface"].iloc[-1] == "safe haven"


@given(
    st.lists(
        st.sampled_from(
            ["collective", "security", "not", "good", "as", "gold", "secured", "U.S.", "🐙", "cat"]
        )
    )
)
def test_every_sentence_re_sums(words):
    sentence = " ".join(words)
    for negation in ("none", "vader"):
        weighed = weigh(sentence, OWN, negation)
        assert abs(sum(step.amount for step in weighed.steps) - weighed.score) < 1e-9
        assert -1 <= weighed.score <= 1


@given(st.text(min_size=1, max_size=12).filter(lambda text: text.split() and "*" not in text))
def test_an_entry_matches_the_text_that_it_is(text):
    """None can never match: what is given as an entry is found where it stands in a text."""
    own = entries((text,), (1.0,))
    assert [*found_in(split(text).lower, own)][:1] != []


def test_what_is_left_out_is_a_word_a_phrase_or_an_entry():
    table = choose(lexicon=pd.DataFrame({"word": [*LEXICON], "valence": [*LEXICON.values()]}))
    own = valences(table.lexicon, ("secured", "collective security", "*gate"))
    assert "secured" not in own and "secures" in own and "watergate" not in own
    assert [*found_in(["collective", "security"], own)] == [(1, 1, 2.0)]
    assert "secured" in valences(table.lexicon)
    assert "good" not in without({"good": 1.0}, "good")


def test_leaving_one_out_names_phrases_and_what_a_star_matched():
    own = pd.DataFrame({"word": ["safe haven", "secur*"], "valence": [2, 1]})
    article = rr.Article(text="A safe haven is secure. It is secured.")
    table = rr.leave_one_out(rr.read(article, lexicon=own))
    assert table["word"].tolist() == ["safe haven", "secured", "secure"]
    assert [article.text[a:b] for a, b in zip(table["start"], table["end"], strict=True)] == [
        "safe haven", "secured", "secure",
    ]  # fmt: skip
    ignoring = rr.read(article, lexicon=own, ignore=["safe haven"])
    assert ignoring.tone["score"].mean() == pytest.approx(table["mean"].iloc[0])


def test_words_only_make_a_plain_mapping():
    assert entries(("good", "bad"), (1.0, -1.0)) == {"good": 1.0, "bad": -1.0}
    assert words_of("  Fed up ") == ("fed", "up")
