"""Grammar: phrases, clauses, and who does what to whom, as trees tell."""

from __future__ import annotations

import csv
import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reread as rr
from reread.grammar import dependents
from reread.grammar.dependents import ancestors
from reread.grammar.sentence import Sentence
from reread.grammar.trees import covering, trees
from reread.grammar.words import ROOT, Word, dateline_end

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[dict[str, str]]:
    with (CASES / f"{name}.tsv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def parsed(text: str) -> Sentence:
    article = rr.Article(text=text)
    return next(iter(trees(article, rr.read(article).tokens).values()))


def given_tree(*words: str) -> Sentence:
    """A sentence of words that are written form/tag/governor/relation, governors from 1, 0 a root."""
    rows, start = [], 0
    for word in words:
        form, tag, governor, relation = word.split("/")
        rows.append(Word(start, start + len(form), form.lower(), tag, form.lower(),
                         int(governor) - 1, relation))  # fmt: skip
        start += len(form) + 1
    return Sentence(0, 0, rows)


def said(sentence: Sentence, text: str, phrase) -> str:
    if phrase is None:
        return ""
    return text[sentence.words[phrase.first].start : sentence.words[phrase.last].end]


def head(sentence: Sentence, number: int | None) -> str:
    return "" if number is None else sentence.low(sentence.groups[number].head)


@pytest.mark.parametrize("case", cases("clauses"), ids=lambda c: f"{c['verb']}: {c['text']}")
def test_who_does_what(case):
    text, sentence = case["text"], parsed(case["text"])
    number = next(n for n in range(len(sentence.groups)) if head(sentence, n) == case["verb"])
    group = sentence.groups[number]
    agent, patient = (said(sentence, text, phrase) for phrase in sentence.roles(number))
    built = {"finite": group.finite, "passive": group.passive, "perfect": group.perfect}
    names = [name for name, holds in built.items() if holds] + [group.raised] * bool(group.raised)
    assert (agent, patient) == (case["agent"], case["patient"])
    assert " ".join(names) == case["built"]
    assert sentence.low(sentence.opening(number)) == case["opens"]
    assert head(sentence, sentence.coordinated(number)) == case["lead"]
    assert head(sentence, sentence.main_group(number)) == case["main"]


def test_every_verb_of_a_case_is_in_the_table():
    listed: dict[str, list[str]] = {}
    for case in cases("clauses"):
        listed.setdefault(case["text"], []).append(case["verb"])
    for text, verbs in listed.items():
        sentence = parsed(text)
        assert [head(sentence, n) for n in range(len(sentence.groups))] == verbs


@pytest.mark.parametrize("case", cases("noun_phrases"), ids=lambda c: c["text"])
def test_noun_phrases(case):
    sentence = parsed(case["text"])
    found = [
        f"{said(sentence, case['text'], phrase)} = {sentence.low(phrase.head)}"
        + (f" of {sentence.low(phrase.owner)}" if phrase.owner is not None else "")
        for phrase in sentence.phrases
    ]
    assert " | ".join(found) == case["phrases"]


def test_a_name_beside_a_noun_in_one_role_is_one_thing():
    article = rr.Article(text="The actor George Clooney said so.")
    tokens = rr.read(article).tokens.copy()
    tokens.loc[tokens["surface"].isin(["actor", "George"]), ["head", "relation"]] = [4, "nsubj"]
    tokens.loc[tokens["surface"] == "Clooney", ["head", "relation"]] = [2, "flat"]
    sentence = trees(article, tokens)[0]
    assert [word.relation for word in sentence.words[1:4]] == ["nsubj", "appos", "flat"]
    assert sentence.words[2].governor == 1


def test_a_verb_has_the_subject_just_before_it():
    article = rr.Article(text="He resigned after the talks collapsed.")
    tokens = rr.read(article).tokens.copy()
    tokens.loc[0, "head"], tokens.loc[0, "relation"] = 5, "nsubj"
    sentence = trees(article, tokens)[0]
    assert sentence.words[0].governor == 1


def test_the_subject_of_a_rare_verb_follows_it():
    told = ["“/``/2/punct", "Never/RB/4/advmod", "”/''/2/punct", "laughed/VBD/0/root"]
    assert given_tree(*told, "Moss/NNP/4/obj").subject_of(3) == 4
    assert given_tree(*told, "Moss/NNP/4/nsubj").subject_of(3) == 4
    plain = given_tree("Never/RB/2/advmod", "laughed/VBD/0/root", "Moss/NNP/2/obj")
    assert plain.subject_of(1) is None


def test_the_subject_after_what_it_is_said_to_report():
    told = ["Boats/NNS/2/nsubj", "float/VBP/3/ccomp", "laughed/VBD/0/root", "Moss/NNP/3/iobj"]
    assert given_tree(*told).subject_of(2) == 3


def test_the_case_of_a_name_that_a_parser_cuts():
    sentence = given_tree(
        "words/NNS/0/root", "of/IN/3/case", "Ines/NNP/4/compound", "Tolland/NNP/1/nmod"
    )
    assert sentence.case(3) == "of"
    owned = given_tree("Ines/NNP/3/compound", "'s/POS/1/case", "boat/NN/0/root")
    assert owned.case(2) == ""


def test_what_may_name_a_noun():
    second = given_tree("Council/NNP/4/nsubj", "colleague/NN/3/nmod:desc", "Moss/NNP/4/nsubj",
                        "spoke/VBD/0/root")  # fmt: skip
    assert dependents.named(second, 0) == [0, 2]
    posts = ["sailor/NN/5/nsubj", "and/CC/3/cc", "singer/NN/4/nmod:desc", "Moss/NNP/1/conj"]
    assert dependents.named(given_tree(*posts, "spoke/VBD/0/root"), 0) == [0, 3]
    several = given_tree("men/NNS/3/nsubj", "Moss/NNP/1/appos", "spoke/VBD/0/root")
    assert dependents.named(several, 0) == [0]


def test_a_name_beside_a_name_may_be_that_of_the_noun_before():
    beside = given_tree("mayor/NN/0/root", "of/IN/3/case", "Ostrey/NNP/1/nmod", ",/,/5/punct",
                        "Tolland/NNP/3/conj")  # fmt: skip
    assert [*dependents.put_beside(beside, 0, 4)] == [(4, 2)]
    listed = given_tree("mayor/NN/0/root", "of/IN/3/case", "Ostrey/NNP/1/nmod", ",/,/5/punct",
                        "Hale/NNP/3/conj", "and/CC/7/cc", "Leth/NNP/3/conj")  # fmt: skip
    assert not [*dependents.put_beside(listed, 0, 6)]


def test_the_head_of_a_phrase_and_what_who_describes():
    candidate = given_tree("Party/NNP/4/nsubj", "of/IN/3/case", "Labour/NNP/1/nmod",
                           "candidate/NN/1/nmod", "spoke/VBD/0/root")  # fmt: skip
    assert candidate.head(0, 3) == 3
    sentence = given_tree(
        "the/DT/2/det", "man/NN/6/nsubj", "who/WP/4/nsubj", "left/VBD/2/acl:relcl",
        "town/NN/4/obj", "sued/VBD/0/root",
    )  # fmt: skip
    assert sentence.head(0, 1) == 1
    assert sentence.head(0, 4) == 1
    assert sentence.described(2) == 1
    assert sentence.described(1) is None
    assert sentence.span(1) == (0, 5)
    assert sentence.relation(4) == "obj"
    assert sentence.clause(4) == 3
    assert sentence.clause(0) == 5


def test_only_an_infinitive_after_it_is_coloured_by_a_verb():
    later = ["They/PRP/2/nsubj", "appear/VBP/0/root", "to/TO/4/mark"]
    for relation, count in (("xcomp", 1), ("obl", 1), ("conj", 1), ("acl", 2)):
        sentence = given_tree(*later, f"leave/VB/2/{relation}")
        assert len(sentence.groups) == count
        assert (sentence.groups[0].head == 3) == (relation == "xcomp")
    ahead = given_tree("to/TO/2/mark", "leave/VB/4/xcomp", "Moss/NNP/4/nsubj", "appear/VBP/0/root")
    assert [(group.head, group.raised) for group in ahead.groups] == [(1, ""), (3, "")]
    without = given_tree("They/PRP/2/nsubj", "appear/VBP/0/root", "leave/VB/2/xcomp")
    assert [(group.head, group.raised) for group in without.groups] == [(1, ""), (2, "")]


def at(tree: Sentence, word: str) -> int:
    return next(i for i, own in enumerate(tree.words) if own.low == word)


@pytest.mark.parametrize(("text", "word", "expected"), [
    ("Sergey Lavrov, Russia's foreign minister, spoke.", "sergey", "minister"),
    ("Ann Baker, 34, a lawyer from Boston, spoke.", "ann", "lawyer"),
    ("Shell, an oil company based in London, left.", "shell", "company"),
    ("Ann Baker, who met the minister, spoke.", "ann", ""),
])  # fmt: skip
def test_appositions_after_a_noun(text, word, expected):
    tree = parsed(text)
    found = tree.appositions(at(tree, word))
    assert [tree.low(i) for i in found] == ([expected] if expected else [])


@pytest.mark.parametrize(("text", "word", "expected"), [
    ("They fear the militant group Hamas.", "hamas", "group"),
    ("The mayor of London, Sadiq Khan, spoke.", "sadiq", "mayor"),
    ("Ann Baker spoke.", "ann", ""),
])  # fmt: skip
def test_the_noun_before_that_a_name_is_in_apposition_to(text, word, expected):
    tree = parsed(text)
    found = tree.apposed(at(tree, word))
    assert (tree.low(found) if found is not None else "") == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("Hamas is a militant group.", "group"), ("Hamas is not a group.", ""),
    ("Hamas may be a group.", ""), ("Hamas was a group.", ""), ("Hamas left the group.", ""),
])  # fmt: skip
def test_what_a_subject_is_said_to_be(text, expected):
    tree = parsed(text)
    found = tree.said_to_be(0)
    assert (tree.low(found) if found is not None else "") == expected


def test_a_phrase_ends_where_other_words_stand_between():
    tree = parsed("French President Emmanuel Macron, and German Chancellor Friedrich Merz spoke.")
    phrases = [" ".join(tree.low(i) for i in range(p.first, p.last + 1)) for p in tree.phrases]
    assert phrases == ["french president emmanuel macron", "german chancellor friedrich merz"]


def test_what_hangs_on_a_noun_belongs_to_its_phrase():
    whole = given_tree(
        "the/DT/4/det", "old/JJ/4/amod", "enough/RB/2/advmod", "bridge/NN/5/nsubj", "fell/VBD/0/root"
    )  # fmt: skip
    assert [(phrase.first, phrase.last) for phrase in whole.phrases] == [(0, 3)]
    tangled = given_tree(
        "the/DT/4/det", "old/JJ/4/amod", "then/RB/5/advmod", "bridge/NN/5/nsubj", "fell/VBD/0/root"
    )  # fmt: skip
    assert [(phrase.first, phrase.last) for phrase in tangled.phrases] == [(3, 3)]


@pytest.mark.parametrize(("text", "verb", "helps", "beside"), [
    ("Moss has not left.", "left", "has", "not"),
    ("Moss reportedly left.", "left", "", "reportedly"),
    ("Moss did not leave or pay.", "leave", "did", "not"),
    ("Moss appears never to have left.", "left", "have", "never"),
    ("Moss left.", "left", "", ""),
])  # fmt: skip
def test_what_hangs_on_a_verb(text, verb, helps, beside):
    sentence = parsed(text)
    number = next(n for n in range(len(sentence.groups)) if head(sentence, n) == verb)
    assert " ".join(map(sentence.low, dependents.auxiliaries(sentence, number))) == helps
    assert " ".join(map(sentence.low, dependents.adverbs(sentence, number))) == beside


def test_a_participle_beside_a_finite_verb_makes_a_clause():
    words = ["He/PRP/2/nsubj", "said/VBD/0/root", "they/PRP/4/nsubj", "left/VBD/2/ccomp"]
    sentence = given_tree(*words, "waving/VBG/4/conj")
    assert dependents.makes_clause(sentence, 2)
    alone = given_tree("He/PRP/2/nsubj", "likes/VBZ/0/root", "waving/VBG/2/xcomp")
    assert not dependents.makes_clause(alone, 1)


@pytest.mark.parametrize(("text", "count"), [
    ("CALDERWICK, Aug. 15 (CWS) — The bridge is safe.", 8),
    ("OSTREY (Reuters) - The bridge is safe.", 5),
    ("The bridge — old and tired — fell.", 0),
    ("The bridge is safe.", 0),
])  # fmt: skip
def test_how_many_words_a_dateline_takes(text, count):
    assert dateline_end(parsed(text).words) == count


def test_innermost_spans_cover():
    assert covering([0, 4, 8], [(0, 10), (4, 7)]) == [0, 1, 0]
    assert covering([0, 4, 8], [(4, 7)]) == [None, 0, None]
    assert covering([], [(0, 3)]) == []


TAGS = [
    "NN",
    "NNP",
    "PRP",
    "VBD",
    "VBN",
    "VBG",
    "VB",
    "MD",
    "DT",
    "IN",
    "JJ",
    "CC",
    ",",
    "WP",
    "TO",
]
RELATIONS = [
    "nsubj", "obj", "xcomp", "ccomp", "advcl", "acl:relcl", "conj", "aux", "aux:pass", "cop", "mark",
    "case", "det", "amod", "compound", "nmod:poss", "obl", "appos", "parataxis", "punct", "flat",
]  # fmt: skip


@st.composite
def any_tree(draw) -> list[Word]:
    """Words under any tags and relations; each hangs on one of those before it in some order."""
    count = draw(st.integers(1, 9))
    order = draw(st.permutations(range(count)))
    governors = [ROOT] * count
    for at in range(1, count):
        governors[order[at]] = order[draw(st.integers(0, at - 1))]
    return [
        Word(2 * i, 2 * i + 1, draw(st.sampled_from(["a", "to", "that", "by", "appear", "“"])),
             draw(st.sampled_from(TAGS)), draw(st.sampled_from(["a", "appear", "have"])), governor,
             "root" if governor == ROOT else draw(st.sampled_from(RELATIONS)))
        for i, governor in enumerate(governors)
    ]  # fmt: skip


@given(any_tree())
def test_any_tree_has_answers_within_it(words):
    sentence = Sentence(0, 0, words)
    places = range(len(words))
    ends = [(phrase.first, phrase.last) for phrase in sentence.phrases]
    assert all(one[1] < other[0] for one, other in itertools.pairwise(ends))
    assert all(phrase.first <= phrase.head <= phrase.last for phrase in sentence.phrases)
    for number, group in enumerate(sentence.groups):
        assert 0 <= group.first <= group.head < len(words)
        for phrase in sentence.roles(number):
            assert phrase is None or sentence.holding[phrase.head].first <= phrase.first
        assert sentence.opening(number) in {-1, *places}
        lead, main = sentence.coordinated(number), sentence.main_group(number)
        assert lead is None or lead < number
        assert main is None or sentence.groups[main].finite
    for i in places:
        assert sentence.clause(i) in places
        first, stop = sentence.span(i)
        assert first <= i < stop


@given(any_tree())
def test_what_a_word_governs_is_all_that_leads_up_to_it(words):
    sentence = Sentence(0, 0, words)
    for at in range(len(words)):
        below = [i for i in range(len(words)) if at in (i, *ancestors(sentence, i))]
        assert sentence.span(at) == (min(below), max(below) + 1)
