"""Quotations: what is said, by which words, and what is no speech at all."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread import tables
from reread.grammar.sentence import Sentence
from reread.grammar.words import ROOT, Word
from reread.reader.read import Read
from reread.reader.speech import Heard
from reread.voices.learned import HALF_HEARD, PLAIN, joined
from reread.voices.marks import quotations
from reread.voices.patterns import attributions
from reread.voices.pieces import READER, Piece, Said
from reread.voices.quotes import WORTH
from reread.voices.verbs import inflected, shipped

CASES = Path(__file__).parent / "cases/quotes.tsv"
SPEECH = Path(__file__).parent / "cases/speech.tsv"
FRAGMENTS = [
    "He said ", "that it was bad", "“", "”", '"', "‘", "’", "«", "»", "'", ", ", ". ", "? ", ": ",
    "\n", "\r\n", "according to the mayor", "Ines Tolland", " told reporters ", "who ", " — ",
    "\u00a0", "soft\u00adhyphen", "e\u0301te\u0301", "🙂", "is expected to win", "reportedly ",
    "``", "''", " and ", "saying ", "(CWS)", "claims ", "was told ",
]  # fmt: skip


WAYS = ("both", "rules", "model")


def read(text: str, attribution: str = "both") -> pd.DataFrame:
    reading = rr.read(rr.Article(text=text), attribution=attribution)
    found = reading.quotes
    tables.check("quotes", found, reading.article, {"entities": reading.entities})
    return found


def said(text: str) -> list[tuple[str, str]]:
    found = read(text)
    spans = zip(found["content_start"], found["content_end"], strict=True)
    return [(text[start:end], status) for (start, end), status in
            zip(spans, found["status"], strict=True)]  # fmt: skip


def cases() -> list[dict[str, str]]:
    with CASES.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("attribution", ["both", "rules"])
@pytest.mark.parametrize("case", cases(), ids=lambda case: case["text"])
def test_phrases(case, attribution):
    text, found = case["text"], read(case["text"], attribution)
    if not case["content"]:
        assert found.empty
        return
    contents = [
        text[s:e] for s, e in zip(found["content_start"], found["content_end"], strict=True)
    ]
    assert case["content"] in contents
    row = found.iloc[contents.index(case["content"])]
    assert text[row["source_start"] : row["source_end"]] == case["source"]
    assert row["directness"] == case["directness"]
    assert row["stance"] == case["stance"]
    assert (case["verb"] or None) == (None if pd.isna(row["verb"]) else row["verb"])


def test_pieces_of_an_interrupted_quotation_share_their_number():
    found = read("“It is not perfect,” she said, “but it floats.” He left.")
    assert found["quote"].tolist() == [0, 0]
    assert found["verb"].tolist() == ["say", "say"]


def test_nobody_is_the_source_of_what_was_told():
    text = "Tolland was told that the bridge was safe."
    row = read(text, "rules").iloc[0]
    assert text[row["content_start"] : row["content_end"]] == "that the bridge was safe"
    assert (pd.isna(row["source_start"]), row["stance"]) == (True, "hedged")


def test_what_is_reported_inside_a_report_is_no_row_of_its_own():
    found = read("The plan failed because Berg said so, Moss claimed.", "rules")
    assert found["verb"].tolist() == ["claim"]


def test_rules_cut_a_source_before_a_clause_that_only_adds():
    text = "Ines Tolland, who leads the council, said the bridge was safe."
    row = read(text, "rules").iloc[0]
    assert text[row["source_start"] : row["source_end"]] == "Ines Tolland"


def test_a_floating_quotation_continues_the_speaker():
    found = read("“Nobody wrote,” Tolland said. “Nobody called.”\n\n“Nobody came.”")
    assert found["quote"].tolist() == [0, 0, 0]


def test_a_quotation_is_reported_by_the_verb_beside_it_alone():
    found = read("“It is fine,” her aide said on Monday, and declined to say more.")
    assert found.loc[found["directness"] == "direct", "verb"].tolist() == ["say"]


def test_a_semicolon_begins_what_is_said_according_to_someone():
    text = "Ostrey set aside a million for it; according to its own accounts, the money was spent."
    assert said(text) == [("the money was spent", "closed")]


def test_a_paragraph_leaves_no_quotation_to_the_speaker_of_the_next():
    text = "Moss grew up in Oslo. “It was hard.”\n\n“It is fine,” said Bo Aldous."
    found = read(text)
    rows = zip(found["content_start"], found["content_end"], found["speaker"], strict=True)
    whose = {text[start:end]: speaker for start, end, speaker in rows}
    assert whose == {"It was hard.": "moss", "It is fine,": "bo-aldous"}


def test_a_colon_introduces_a_quotation_after_a_long_object():
    text = (
        "The study outlined the tight correlation between the absence of white sharks and the "
        "presence of others: “They were only seen in winter.”"
    )
    assert said(text) == [("They were only seen in winter.", "closed")]


def test_narration_ends_what_a_speaker_says():
    found = read("“Nobody wrote,” Tolland said. The bridge is old. “Nobody called.”")
    assert found["source_start"].isna().tolist() == [False, True]


def test_a_name_after_a_dash_signs_a_quotation():
    text = "“The bridge is old.” ― Ines Tolland.\n“Nobody called.” — Bo Aldous"
    found = read(text)
    spans = zip(found["source_start"], found["source_end"], strict=True)
    assert [text[start:end] for start, end in spans] == ["Ines Tolland", "Bo Aldous"]
    assert found["verb"].isna().all()


def test_a_quotation_of_several_paragraphs_is_closed_in_its_last():
    text = "Tolland said: “Nobody wrote.\n\n“Nobody called.”"
    assert said(text) == [("Nobody wrote.", "closed"), ("Nobody called.", "closed")]


def test_each_paragraph_of_a_long_quotation_opens_it_anew():
    text = (
        "Tolland said: “Nobody wrote.\n\n“Nobody called.\n\n“Nobody came.”\n\nThe bridge is shut."
    )
    assert [status for _, status in said(text)] == ["closed"] * 3
    assert read(text)["quote"].tolist() == [0, 0, 0]


def test_a_source_amid_what_is_said_leaves_two_pieces():
    text = "Boats, according to Tolland, cannot pass."
    assert [words for words, _ in said(text)] == ["Boats", "cannot pass"]
    assert read(text)["quote"].tolist() == [0, 0]


def test_a_source_holds_its_noun_though_what_is_added_to_it_begins_before_it():
    words = [
        Word(0, 5, "today", "NN", "today", 3, "obl"),
        Word(6, 10, "said", "VBD", "say", ROOT, "root"),
        Word(11, 13, "he", "PRP", "he", 1, "nsubj"),
        Word(14, 21, "leaving", "VBG", "leave", 2, "acl"),
    ]
    (found,) = attributions(Sentence(0, 0, words), shipped())
    first, last = found.source
    assert first <= 2 < last


def test_a_quotation_inside_another_is_the_inner_speakers():
    article = rr.Article(text="“Bo Aldous told me, ‘Never again,’ and left,” said Ines Tolland.")
    found = rr.read(article).stretches
    words = [article.text[s:e] for s, e in zip(found["start"], found["end"], strict=True)]
    inner = words.index("‘Never again,’")
    assert found["voice"].tolist()[inner - 1 : inner + 2] == [
        "ines-tolland", "bo-aldous", "ines-tolland"
    ]  # fmt: skip


def test_an_unclosed_quotation_ends_with_its_block():
    text = "Tolland said: “Nobody wrote.\n\nThe bridge is shut."
    assert said(text) == [("Nobody wrote.", "unclosed")]


def test_row_holds_the_marks_and_content_does_not():
    text = "“It floats,” she said."
    row = read(text).iloc[0]
    assert text[row["start"] : row["end"]] == "“It floats,”"


def test_the_headline_names_its_speaker_before_a_colon():
    text = (
        "Lavrov: No talks without Russia\n\nThe minister spoke on Monday in Oslo about the talks."
    )
    assert said(text)[0] == ("No talks without Russia", "closed")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“a “b” c” d", ["“a “b” c”"]),
        ("“a. “b” she", ["“a. “b”"]),
        ("‘the workers’ rights’ again", ["‘the workers’ rights’"]),
        ("'isn't it' he", ["'isn't it'"]),
        ("``x'' she ''y''", ["``x''", "''y''"]),
        ("‘“a” b’ c", ["‘“a” b’"]),
        ("„a“ and „b”", ["„a“", "„b”"]),
        ("the '90s and rock 'n' roll", []),
    ],
)
def test_marks_are_told_from_apostrophes(text, expected):
    found = quotations(text, 0, len(text))
    assert [text[one.start : one.end] for one in found] == expected


def test_forms_of_verbs():
    assert inflected("deny", []) == ["denied", "denies", "deny", "denying"]
    assert inflected("agree", []) == ["agree", "agreed", "agreeing", "agrees"]
    assert "points out" in inflected("point out", [])
    assert {verb.stance for entries in shipped().by_form.values() for _, verb in entries} <= {
        "neutral", "doubting", "endorsing", "hedged"
    }  # fmt: skip


class TestSample:
    def rows(self, reading, word):
        text = reading.article.text
        return [row for row in reading.quotes.itertuples() if word in text[row.start : row.end]]

    def test_dead_end_is_lavrovs(self, reading):
        (row,) = self.rows(reading, "dead end")
        assert "Lavrov" in reading.article.text[row.source_start : row.source_end]
        assert (row.directness, row.verb) == ("mixed", "describe")

    def test_moscow_must_be_part_is_indirect(self, reading):
        (row,) = self.rows(reading, "Moscow must be part of")
        assert (row.directness, row.verb, row.stance) == ("indirect", "state", "neutral")

    def test_the_coalition_is_not_speech_of_its_own(self, reading):
        ruled = rr.read(reading.article, attribution="rules")
        assert len(self.rows(ruled, "Coalition of the Willing")) == 1
        for row in [*self.rows(reading, "Coalition"), *self.rows(ruled, "Coalition")]:
            said = reading.article.text[row.content_start :]
            assert said.startswith("that Moscow cannot accept")

    def test_claims_is_doubting_and_reportedly_hedges(self, reading):
        assert self.rows(reading, "independent nation")[0].stance == "doubting"
        assert self.rows(reading, "security guarantees for Ukraine")[-1].stance == "hedged"


@pytest.mark.parametrize(
    "text", ["The mayor said that the bridge was safe.", "“It floats,” Tolland said on Monday."]
)
def test_the_model_alone_finds_plain_speech(text):
    assert len(read(text, "model")) == 1


def test_the_model_finds_what_no_reporting_verb_governs():
    text = "He has no doubt that the bridge is safe."
    assert read(text, "rules").empty
    assert said(text) == [("that the bridge is safe", "closed")]


@pytest.mark.parametrize("attribution", WAYS)
@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=80))
def test_any_text_gives_a_valid_table(text, attribution):
    read(text, attribution)


@pytest.mark.parametrize("attribution", WAYS)
@settings(max_examples=60, deadline=None)
@given(text=st.lists(st.sampled_from(FRAGMENTS), max_size=30).map("".join))
def test_any_news_like_text_gives_a_valid_table(text, attribution):
    read(text, attribution)


def test_a_block_longer_than_a_run_is_read_in_parts():
    text = "The mayor said that it was safe, and boats sailed under it, " * 40
    assert len(read(text)) > 1


def test_inputs_are_not_changed():
    reading = rr.read(rr.Article(text="“It floats,” she said. He agreed to a toll."))
    before = [reading.table(name).copy() for name in ("blocks", "sentences", "tokens", "mentions")]
    assert len(reading.quotes)
    for name, table in zip(("blocks", "sentences", "tokens", "mentions"), before, strict=True):
        pd.testing.assert_frame_equal(reading.table(name), table)


def heard(chance, first=0, last=2):
    """A reading of four words, "One two three four", of which some may be speech."""
    speech = [Heard(first, last, chance, None, None, chance)]
    return Read([0, 4, 8, 14], [3, 7, 13, 18], [0] * 4, [], [], [], None, [], speech, None)


def of_rules(start, end, whole, verb):
    piece = Piece(start, end, whole, whole, True)
    return Said([piece], cue=(20, 24), source=(25, 28), verb=verb)


@pytest.mark.parametrize(("chance", "whole", "verb", "score"), [
    (0.9, True, "laugh", 0.9), (HALF_HEARD, True, "laugh", HALF_HEARD),
    (HALF_HEARD - 0.01, True, "laugh", None),
    (HALF_HEARD - 0.01, True, "say", PLAIN),  # a whole quotation beside "said" is plain
    (0.9, False, "laugh", None),  # plain words are the reader's alone,
    (0.9, False, "say", 0.9),  # but for what a verb of saying reports
])  # fmt: skip
def test_rules_are_kept_where_the_reader_hears_speech(chance, whole, verb, score):
    found = joined([of_rules(0, 7, whole, verb)], [], heard(chance), shipped())
    assert [said.score for said in found] == ([] if score is None else [score])


def test_a_source_ends_with_the_sentence_of_its_verb():
    ruled = Said([Piece(14, 18, False, False, True)], cue=(8, 13), source=(0, 7), verb="say")
    learned = replace(ruled, source=(0, 24), score=0.9, by=READER)
    read = heard(0.9)._replace(starts=[0, 8, 14, 20], ends=[7, 13, 18, 24], sentences=[0, 0, 0, 1])
    assert [said.source for said in joined([ruled], [learned], read, shipped())] == [(0, 7)]


def test_speech_elsewhere_does_not_count():
    assert not joined([of_rules(8, 18, True, "laugh")], [], heard(0.9), shipped())


@pytest.mark.parametrize("attribution", ["both", "model"])
def test_what_is_not_in_marks_is_worth_its_row(article, attribution):
    found = rr.read(article, attribution=attribution).quotes
    plain = found["directness"].eq("indirect") & found["stance"].ne("hedged")
    assert found.loc[plain, "score"].ge(WORTH).all()


def spoken() -> list[dict[str, str]]:
    with SPEECH.open(encoding="utf-8", newline="") as stream:
        table = csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [{name: cell.replace("\\n", "\n") for name, cell in row.items()} for row in table]


@pytest.mark.parametrize("case", spoken(), ids=lambda case: case["text"])
def test_who_says_it_or_that_nobody_does(case):
    reading = rr.read(rr.Article(text=case["text"]))
    names = reading.entities.set_index("entity")["name"]
    said = {
        case["text"][row.content_start : row.content_end]: names.get(row.speaker, "")
        for row in reading.quotes.itertuples()
    }
    if case["content"] == "-":
        assert not said
    else:
        assert [name for words, name in said.items() if case["content"] in words] == [
            case["speaker"]
        ]


def test_a_chain_of_speakers_is_kept():
    found = read("Mary Berg said that John Moss had told her that the bridge was shut.")
    assert found["speaker"].tolist() == ["mary-berg", "john-moss"]
    assert found["within"].tolist() == [pd.NA, 0]


@pytest.mark.parametrize("text", [
    "Mary Berg said that she had told him that the bridge was shut.",  # her own
    "Mary Berg said that John Moss believed that the bridge was shut.",  # not said aloud
    "Mary Berg said that John Moss may say that the bridge is shut.",  # not said
    "Mary Berg said that John Moss knew that the bridge was shut.",  # it is so
])  # fmt: skip
def test_no_one_else_speaks_within(text):
    assert read(text)["within"].isna().all()


def test_what_someone_does_not_say_is_doubtful():
    for text in (
        "Mary Berg has never said that the bridge was shut.",
        "No one said that the bridge was shut.",
    ):
        assert read(text)["status"].eq("doubtful").all()


def test_a_denied_verb_endorses_nothing():
    found = read("Mary Berg did not confirm that the bridge was shut.")
    assert found["stance"].eq("neutral").all()


def test_what_is_said_plainly_is_not_doubtful():
    found = read("Mary Berg said on Monday that the bridge was shut.")
    assert (found["status"].tolist(), found["score"].ge(0.8).all()) == (["closed"], True)
