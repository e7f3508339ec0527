"""The benchmark's scoring, on examples small enough to count by hand."""

from __future__ import annotations

import importlib
import json
import math
import sys
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

TEXT = "The Berg family met Berg's heir in Rome on 3 May 2019. “We agreed,” he said, “at last.”"


def span(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


def table(*columns: str, rows: list[tuple]) -> pd.DataFrame:
    """A table of rows whose first values are the words that each covers."""
    spans = [(*span(words), *values) for words, *values in rows]
    return pd.DataFrame(spans, columns=["start", "end", *columns])


@pytest.fixture(scope="module")
def modules():
    folder = str(Path(__file__).parents[1] / "benchmarks")
    sys.path.insert(0, folder)
    yield SimpleNamespace(
        **{n: importlib.import_module(n) for n in ("measures", "tasks", "accuracy")}
    )
    sys.path.remove(folder)


@pytest.fixture
def measures(modules):
    return modules.measures


@pytest.fixture
def figures(modules, monkeypatch):
    """A function from task, gold and tables found to figures."""

    def measured(task, gold, **tables):
        reading = SimpleNamespace(**tables)
        monkeypatch.setattr(modules.tasks, "read", lambda *_, **__: reading)
        chosen = modules.tasks.TASKS[task]
        return chosen.figures(chosen.count({"id": "a", "text": TEXT, **gold}))

    return measured


def test_shares_of_nothing_are_not_numbers(measures):
    assert math.isnan(measures.share(0, 0)) and math.isnan(measures.f1(0, 0, 0))
    assert measures.f1(0, 3, 0) == 0
    assert measures.harmonic(math.nan, 1.0) == measures.harmonic(0, 0) == 0
    assert measures.harmonic(0.5, 1.0) == pytest.approx(2 / 3)


def test_pairs_are_one_to_one_and_best_first(measures):
    assert measures.one_to_one([(2, 0, 0), (1, 0, 1), (3, 1, 1), (4, 1, 0)]) == {0: 1, 1: 0}


@pytest.mark.parametrize(
    ("words", "bare"),
    [("The Berg", "Berg"), ("Berg's", "Berg"), ("Berg's heir", "Berg's heir"), ("The ", "The ")],
)
def test_names_are_compared_without_article_and_possessive(measures, words, bare):
    start, end = measures.bare_name(words, 0, len(words))
    assert words[start:end] == bare


@pytest.mark.parametrize(
    ("words", "bare"), [("“We agreed,”", "We agreed"), (".”", ".”"), ("Rome on", "Rome on")]
)
def test_contents_are_compared_without_marks(measures, words, bare):
    assert measures.bare_words(TEXT, *span(words)) == span(bare)


def test_names_match_by_head(measures):
    family, rome = span("Berg family"), span("Rome")
    heads = {family: span("Berg"), rome: rome}
    assert measures.by_head(heads, [span("Berg"), span("met")]) == {family: span("Berg")}


def test_b_cubed_of_one_group_split_in_two(measures):
    precision, recall = measures.b_cubed([("a", 1), ("a", 1), ("a", 2), ("b", 3)])
    assert precision == 4
    assert recall == pytest.approx(1 + (4 + 1) / 3)


def test_macro_f1_weighs_classes_alike(measures):
    pairs = [("positive", "positive")] * 8 + [("negative", "positive")] * 2
    assert measures.macro_f1(Counter(pairs)) == pytest.approx(16 / 18 / 2)


def test_pearson_from_sums(measures):
    points = [(1, 2), (2, 4), (3, 7)]
    sums = Counter()
    for x, y in points:
        sums.update(n=1, x=x, y=y, xx=x * x, yy=y * y, xy=x * y)
    expected = pd.Series([1, 2, 3]).corr(pd.Series([2, 4, 7]))
    assert measures.pearson(sums) == pytest.approx(expected)
    assert math.isnan(measures.pearson(Counter(n=1, x=1, y=1, xx=1, yy=1, xy=1)))


@pytest.mark.parametrize(
    ("gold", "found", "surface", "same"),
    [("TO", "IN", "to", True), ("TO", "IN", "at", False), ("(", "-LRB-", "(", True),
     ("NN", "NNS", "men", False)],
)  # fmt: skip
def test_tags_of_other_conventions(measures, gold, found, surface, same):
    assert measures.same_tag(gold, found, surface) is same


def test_times_exact_overlapping_and_by_value(figures):
    gold = [{"start": a, "end": b, "value": value} for a, b, value in (
        (*span("3 May 2019"), "2019-05-03"), (*span("at last"), None))]  # fmt: skip
    found = table("value", rows=[("on 3 May 2019", "2019-05-03"), ("at last", "P1D"),
                                 ("Rome", "2019")])  # fmt: skip
    assert figures("times", {"times": gold}, times=found) == {
        "relaxed F1": 0.8, "strict F1": 0.4, "value F1": 0.8}  # fmt: skip
    unscored = figures("times", {"times": gold, "dct": span("Rome")}, times=found)
    assert unscored["relaxed F1"] == 1


def test_names_of_kinds_the_file_knows(figures):
    gold = [{"start": span("Rome")[0], "end": span("Rome")[1], "kind": "LOC"}]
    found = table("kind", "form", rows=[("Rome", "LOC", "name"), ("Berg", "MISC", "name"),
                                        ("he", "LOC", "pronoun")])  # fmt: skip
    assert figures("names", {"names": gold}, mentions=found) == {"F1": 1}


def test_words_count_no_sentence_that_begins_a_paragraph(figures):
    first, second = TEXT[:54], TEXT[55:]
    gold = {"tokens": [[*span("Rome"), "NNP", None], [*span("met"), "VBD", None]],
            "sentences": [span(first), span(second)], "paragraphs": [[0, len(TEXT)]]}  # fmt: skip
    tokens = table("tag", rows=[("Rome", "NN"), ("met", "VBD"), ("heir", "NN")])
    sentences = table(rows=[(first,), (second[:12],), (second[12:],)])
    assert figures("words", gold, tokens=tokens, sentences=sentences) == {
        "token F1": 0.8, "sentence F1": pytest.approx(2 / 3), "tag accuracy": 0.5, "UAS": math.nan, "LAS": math.nan}  # fmt: skip


def test_entities_leave_dates_out(figures):
    gold = [{"start": a, "end": b, "kind": kind, "named": True, "chain": chain, "head": [a, b]}
            for (a, b), kind, chain in (
                (span("Berg's"), "person", 1), (span("Rome"), "place", 2),
                (span("3 May 2019"), "time", 3))]  # fmt: skip
    found = table("form", "entity", rows=[("Berg's", "name", "berg"), ("May", "name", "may")])
    assert figures("entities", {"mentions": gold}, mentions=found) == {
        "mention F1": pytest.approx(2 / 3), "B³ F1": 1}  # fmt: skip


def test_quotes_by_piece_by_word_and_by_source(figures):
    gold = [{"content": [span("“We agreed,”"), span("“at last.”")], "source": [span("he ")]}]
    pieces = [(4, *span("We agreed"), *span("he ")), (4, *span("at last"), None, None)]
    columns = ["quote", "content_start", "content_end", "source_start", "source_end"]
    found = pd.DataFrame(pieces, columns=columns).astype("Int64")
    assert figures("quotes", {"attributions": gold}, quotes=found) == {
        "content F1": 1, "words F1": 1, "source": 1, "source F1": 1}  # fmt: skip
    half = figures("quotes", {"attributions": gold}, quotes=found.head(1))
    assert half["content F1"] == pytest.approx(2 / 3)
    none = figures("quotes", {"attributions": 2 * gold}, quotes=found)
    assert (none["source"], none["source F1"]) == (1, pytest.approx(2 / 3))  # one is not found


def test_tone_of_a_text_weighs_sentences_by_length(figures, measures):
    tone = table("score", rows=[("Rome", 1.0), ("We agreed,”", -1.0)])
    assert measures.text_score(tone) == pytest.approx((4 - 11) / 15)
    assert figures("tone", {"label": "negative"}, tone=tone)["macro-F1"] == 1
    assert math.isnan(figures("tone", {"valence": 0.2}, tone=tone)["macro-F1"])
    assert measures.tone_class(0.05) == measures.tone_class(-0.05) == "neutral"


@pytest.mark.parametrize(
    ("earliest", "latest", "year", "covered"),
    [("2019-05-03", "2019-05-03", 1, 1), ("2019-01-01", "2019-02-01", 1, 0),
     ("2018-12-01", "2019-12-01", 0, 1), (None, None, 0, 0)],
)  # fmt: skip
def test_dating_looks_at_the_first_candidate(figures, earliest, latest, year, covered):
    candidates = pd.DataFrame(
        {"earliest": [earliest, "2019-05-03"], "latest": [latest, "2019-05-03"]}
    )
    candidates = candidates.astype("datetime64[s]")
    found = figures("dating", {"published": "2019-05-03T10:00"}, reference_date=candidates)
    assert found == {"year first": year, "covered": covered}


def test_a_file_is_one_row_that_says_how_much_of_it_was_read(
    modules, tmp_path, monkeypatch, capsys
):
    lines = [json.dumps({"id": str(n), "text": TEXT, "names": []}) for n in range(2)]
    (tmp_path / "tiny.jsonl").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setattr(modules.accuracy, "measure", lambda *_: {"F1": 0.5})
    modules.accuracy.report("names", [tmp_path / "tiny.jsonl"], 1, None, 1)
    assert capsys.readouterr().out.splitlines()[-1] == "| names | tiny | first 1 of 2 | 0.500 |"
