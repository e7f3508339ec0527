"""A bundle read again: the same where nothing moved, and what moved where something did."""

import json
import re
import zipfile

import pandas as pd
import pytest

import reread as rr
from reread import provenance
from reread.article import LeftOut, Told
from reread.bundling import pack
from reread.stages import STAGES

TEXT = (
    "Mayor <b>Ada Birch</b> opened the ferry on Monday. “It is a fine day,” Birch said.\n\n"
    "Her rival Tom Alder called it a bad joke in 2019. He had sold 12 boats before the storm."
)
ARTICLE = rr.Article(
    TEXT, id="ferry", published="2024-03-06", title="Ferry", told=[Told("standfirst", "Birch", "page")],
    omitted=[LeftOut("Alder", "caption")], notices=["One caption is left out."],
)  # fmt: skip
CORRECTIONS = pd.DataFrame({"entity": ["tom-alder"], "to": ["Thomas Alder"]})


def cut(text):
    """Words between blanks."""
    at, spans = 0, []
    for word in text.split(" "):
        if word.strip():
            spans.append((at, at + len(word)))
        at += len(word) + 1
    return spans


def other_cut(text):
    return cut(text)


@pytest.fixture(scope="module")
def ferry():
    return rr.read(ARTICLE, corrections=CORRECTIONS, ignore=["fine"])


@pytest.fixture(scope="module")
def tables(ferry):
    return {name: ferry.table(name) for name in STAGES}


@pytest.fixture
def replayed(ferry, tables, tmp_path):
    """The replay of a bundle in which some tables are others."""

    def replay(*, text=True, article=None, drop=(), **others):
        kept = {name: table for name, table in {**tables, **others}.items() if name not in drop}
        path = pack(tmp_path / "ferry.zip", ARTICLE, ferry.choices, kept, text=text)
        return rr.replay(path, article)

    return replay


def _rows(replay):
    """What moved, without the texts."""
    columns = ["table", "change", "column", "was", "is"]
    return [tuple(None if pd.isna(cell) else cell for cell in row)
            for row in replay.moved[columns].itertuples(index=False)]  # fmt: skip


@pytest.mark.parametrize("text", [True, False])
def test_nothing_moved(ferry, tables, tmp_path, text):
    path = ferry.bundle(tmp_path / "ferry.zip", text=text)
    replay = rr.replay(path, None if text else ARTICLE)
    assert replay.same
    assert replay.moved.empty and replay.versions.empty
    assert replay.reading.article == ARTICLE
    assert replay.reading.choices.same(ferry.choices)
    assert repr(replay) == (
        f"Read again with reread {rr.__version__}: all 16 tables are the same.\n"
        "Nothing that it rests on has changed since."
    )
    for name in STAGES:
        pd.testing.assert_frame_equal(replay.reading.table(name), tables[name])


def test_where_a_bundle_is_made_twice_it_is_the_same(ferry, tmp_path):
    first = ferry.bundle(tmp_path / "a.zip")
    second = rr.replay(first).reading.bundle(tmp_path / "b.zip")
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("text", [True, False])
def test_a_row_that_is_another(replayed, tables, text):
    times = tables["times"].copy()
    row = times.index[times["surface"] == "2019"][0]
    times.loc[row, "value"] = "2018"
    replay = replayed(text=text, times=times, article=ARTICLE)
    assert not replay.same
    assert _rows(replay) == [("times", "changed", "value", "2018", "2019")]
    [where] = replay.moved[["start", "end", "text"]].to_dict("records")
    assert where == {"start": TEXT.index("2019"), "end": TEXT.index("2019") + 4, "text": "2019"}
    assert repr(replay).splitlines()[:2] == [
        f"Read again with reread {rr.__version__}: 1 difference (times 1).",
        f"times: “2019” at {where['start']}–{where['end']}: value was 2018; now 2019",
    ]


@pytest.mark.parametrize("text", [True, False])
def test_rows_that_came_and_went(replayed, tables, text):
    more = tables["tone"].head(1).assign(start=0, end=4)
    tone = pd.concat([more, tables["tone"].iloc[1:]], ignore_index=True)
    less = tables["ledger"].iloc[1:].reset_index(drop=True)
    replay = replayed(text=text, tone=tone, ledger=less, article=ARTICLE)
    assert ("ledger", "added", None, None, None) in _rows(replay)
    assert {"tone", "ledger"} == set(replay.moved["table"])
    told = repr(replay).splitlines()
    assert re.fullmatch(r"ledger: “Her rival Tom Alder .*…” at \d+–\d+ is new\.", told[1])
    assert re.fullmatch(r"tone: “Mayor .*…” at 0–\d+: boundary was Mayo; now Mayor <b>.*", told[2])


def test_a_row_more_moves_no_numbers(replayed, tables):
    """Rows are told apart by where they stand: what points to them is not said to have moved."""
    mentions = tables["mentions"]
    first = mentions.head(1).assign(start=0, end=5, surface=TEXT[:5])
    later = mentions.assign(mention=mentions["mention"] + 1)
    events = tables["events"].assign(
        agent=tables["events"]["agent"] + 1, patient=tables["events"]["patient"] + 1
    )
    replay = replayed(mentions=pd.concat([first, later], ignore_index=True), events=events)
    assert set(replay.moved["table"]) == {"mentions"}


def test_a_quotation_more_moves_no_numbers(replayed, tables):
    quotes, stretches = tables["quotes"], tables["stretches"]
    more = quotes.head(1).assign(start=0, end=5, content_start=0, content_end=5)
    quotes = pd.concat([more, quotes.assign(quote=quotes["quote"] + 1)], ignore_index=True)
    replay = replayed(quotes=quotes, stretches=stretches.assign(quote=stretches["quote"] + 1))
    assert [*replay.moved["table"], *replay.moved["change"]] == ["quotes", "removed"]


def test_what_a_row_points_to_is_named(replayed, tables):
    events = tables["events"]
    replay = replayed(events=events.assign(agent=pd.array([0] * len(events), "Int64")))
    assert set(replay.moved["column"]) == {"agent"}
    first = tables["mentions"].iloc[0]
    assert set(replay.moved["was"]) == {f"“{first['surface']}” at {first['start']}–{first['end']}"}


def test_a_table_or_column_that_one_side_lacks(replayed, tables):
    replay = replayed(drop=["quantities"], times=tables["times"].drop(columns=["grain"]))
    assert _rows(replay) == [
        ("times", "added", "grain", None, None),
        ("quantities", "added", None, None, None),
    ]
    assert "times: the column grain is new.\nquantities: the table is new.\n" in repr(replay)


def test_a_word_that_is_another_where_words_were_not_kept(replayed, tables):
    tokens = tables["tokens"].copy()
    tokens.loc[3, "lemma"] = "close"
    replay = replayed(text=False, tokens=tokens, article=ARTICLE)
    hidden = "(words, which were not kept)"
    assert _rows(replay) == [("tokens", "changed", "lemma", hidden, hidden)]
    assert "\ntokens: the column lemma has changed.\n" in repr(replay)


def test_a_speaker_who_is_another_is_told_once_where_words_were_not_kept(replayed, tables):
    quotes = tables["quotes"].copy()
    quotes["speaker"] = pd.array(["tom-alder"] * len(quotes), dtype="string")
    columns = replayed(text=False, quotes=quotes, article=ARTICLE).moved["column"].tolist()
    assert columns and set(columns) == {"speaker"}
    assert len(columns) == (quotes["speaker"] != tables["quotes"]["speaker"]).sum()
    many = replayed(tokens=tables["tokens"].assign(tag="XX"))
    assert repr(many).splitlines()[11] == f"And {len(many.moved) - 10} more."


def test_versions_that_are_others(ferry, tmp_path, monkeypatch):
    path = ferry.bundle(tmp_path / "ferry.zip")
    then = provenance.versions()
    monkeypatch.setattr(
        provenance, "_usual", lambda: {**then, "pandas": "99", "code": "f" * 64, "new": "1"}
    )
    monkeypatch.setattr(provenance, "_trained", lambda: {"reader.npz": "0" * 64})
    replay = rr.replay(path)
    told = {
        row.what: (row.was, row.now)
        for row in replay.versions.rename(columns={"is": "now"}).fillna("").itertuples()
    }
    assert told["pandas"] == (then["pandas"], "99")
    assert told["new"] == ("", "1")
    assert set(told) == {
        "pandas",
        "code",
        "new",
        "model reader.npz",
        "model reader_open.npz",
        "model news.tsv",
    }
    assert replay.same
    assert f"Changed since: code {then['code'][:12]} → {'f' * 12};" in repr(replay)


def test_functions_are_given_again(tmp_path):
    path = rr.read(ARTICLE, tokenizer=cut).bundle(tmp_path / "own.zip")
    with pytest.raises(
        ValueError, match=r"own\.zip: tokenizer was the function cut, which is not kept; give"
    ):
        rr.replay(path)
    assert rr.replay(path, tokenizer=cut).same
    assert rr.replay(path, tokenizer=cut).versions.empty
    other = rr.replay(path, tokenizer=other_cut)
    assert other.versions["what"].tolist() == ["choice tokenizer"]
    assert other.same


def test_only_functions_are_given(ferry, tmp_path):
    path = ferry.bundle(tmp_path / "ferry.zip")
    with pytest.raises(
        ValueError, match=r"lexicon is kept in ferry\.zip, which is read again as it was"
    ):
        rr.replay(path, lexicon="vader")
    with pytest.raises(TypeError, match=r"'colour' is not a choice of ferry\.zip"):
        rr.replay(path, colour="red")


def test_the_article_of_a_bundle_without_text(ferry, tmp_path):
    path = ferry.bundle(tmp_path / "ferry.zip", text=False)
    digest = provenance.text_of(ARTICLE)["sha256"]
    with pytest.raises(
        ValueError,
        match=rf"ferry\.zip has no text; give the article whose text has the SHA-256 {digest}",
    ):
        rr.replay(path)
    with pytest.raises(
        ValueError, match=rf"has another text \(SHA-256 .*\) than ferry\.zip \({digest}\)"
    ):
        rr.replay(path, rr.Article(TEXT + "\n"))
    with pytest.raises(TypeError, match=r"article is str, not Article; load it with reread\.load"):
        rr.replay(path, TEXT)
    plain = rr.replay(path, rr.Article(TEXT, published="1999-01-01", id="mine"))
    assert plain.same  # all but its text is kept
    assert plain.reading.article.published == "2024-03-06"


def test_another_text_than_the_one_that_was_packed(ferry, tmp_path):
    with pytest.raises(ValueError, match="has another text"):
        rr.replay(ferry.bundle(tmp_path / "ferry.zip"), rr.Article("Rain."))


def test_nothing_of_an_article_is_markup(replayed, tables):
    times = tables["mentions"].assign(role="<script>alert(1)</script>")
    shown = replayed(mentions=times)._repr_html_()
    assert "<script>" not in shown
    assert "<b>Ada" not in shown
    assert "&lt;script&gt;" in shown


def _hostile(path, out, change):
    """The bundle with what its card says changed."""
    with zipfile.ZipFile(path) as bundle:
        files = {name: bundle.read(name) for name in bundle.namelist()}
    card = json.loads(files["bundle.json"])
    change(card)
    files["bundle.json"] = json.dumps(card).encode()
    with zipfile.ZipFile(out, "w") as bundle:
        for name, data in files.items():
            bundle.writestr(name, data)
    return out


CARDS = [
    ({"choices": {"colour": "red"}}, "has the choice 'colour', which this version of reread does not have; install reread==0.1.0"),
    ({"choices": {"weekdays": "never"}}, "weekdays='never' is not known; choose"),
    ({"choices": {"lexicon": {"rows": []}}}, "lexicon"), ({"choices": {"lexicon": {"columns": 3, "rows": 4}}}, "odd.zip: "),
    ({"choices": {"lexicon": {"columns": ["word"], "rows": [[1, 2]]}}}, "odd.zip: "),
    ({"choices": {"lexicon": [1]}}, "odd.zip: lexicon="), ({"choices": {"ignore": 5}}, "ignore=5 is not a list"),
    ({"choices": {"corrections": "/etc/own.CSV"}}, "corrections='/etc/own.CSV' is not in odd.zip itself; give"),
    ({"choices": {"corrections": "marks.jsonl"}}, "corrections='marks.jsonl' is not in odd.zip itself; give"),
    ({"choices": {"lexicon": "nrc"}}, "lexicon='nrc' is not in odd.zip itself; give"),
    ({"choices": {"names": "spacy:../evil"}}, "names='spacy:../evil' is not in odd.zip itself"),
    ({"article": {"colour": "red"}}, "does not make an article"), ({"article": {"marks": [[0, 9_999, "a", "b"]]}}, "outside the text"),
    ({"article": {"published": "soon"}}, "published='soon' is not a date"), ({"article": {"told": 5}}, "does not make an article"),
    ({"article": {"text": "Other."}}, "does not make an article"),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "problem"), CARDS, ids=str)
def test_cards_that_no_reading_comes_of(ferry, tmp_path, changes, problem):
    path = ferry.bundle(tmp_path / "ferry.zip")

    def change(card):
        for part, values in changes.items():
            card[part] |= values

    with pytest.raises(ValueError) as told:
        rr.replay(_hostile(path, tmp_path / "odd.zip", change))
    assert problem in str(told.value)


def test_a_table_without_its_places(replayed, tables):
    with pytest.raises(ValueError, match=r"ferry\.zip: ledger has no column 'step'"):
        replayed(ledger=tables["ledger"].drop(columns=["step"]))


def test_spans_outside_the_text_are_differences(replayed, tables):
    times = tables["times"].assign(start=10**9, end=10**9 + 4)
    assert not replayed(
        times=times,
        events=tables["events"].assign(time=pd.array([7] * len(tables["events"]), "Int64")),
    ).same
