"""Lexicons in others' layouts: each read as it comes, and each wrong line told by its number."""

import re

import pandas as pd
import pytest

import reread as rr
from reread.choices import choose

READ = {
    "a.dic": (
        "%\n1\tposemo (Positive Emotions)\n2\tnegemo\n%\nsafe*\t1\nfed up\t2\n"
        "kind\t(2 1)2/1\nlike\t<of>2/1\ncold war 2\n",
        {"cold war": -1, "fed up": -1, "kind": 1, "like": 1, "safe*": 1},
    ),
    "b.dicx": ("DicTerm,tone_pos,tone_neg\nrope*,X,\nugly,,X\n", {"rope*": 1, "ugly": -1}),
    "c.csv": ("Entry,Positive,Negative\nrope*,1,\nugly,,1\n", {"rope*": 1, "ugly": -1}),
    "d.lc3": (
        "+negative\nabandon*\n not good \n+positive\nhope*\n",
        {"abandon*": -1, "hope*": 1, "not good": -1},
    ),
    "e.txt": ("leave\tnegative\t1\nleave\tpositive\t0\nhope\tpositive\t1\n", {"hope": 1, "leave": -1}),
    "f.txt": ("Word\tValence\tArousal\tDominance\nhope\t0.9\t.5\t.5\nwar\t.1\t.8\t.4\n", {"hope": 3.2, "war": -3.2}),
    "g.txt": ("power cut\t-.5\t.5\t-.1\nhope\t0.9\t.5\t.5\n", {"hope": 3.6, "power cut": -2}),
    "h.txt": ("leave\t-2\ncan't stand\t-3\nsuperb\t5\n", {"can't stand": -2.4, "leave": -1.6, "superb": 4}),
    "i.cat": (
        "POSITIVE\n\tHOPE* (1)\n\tNOT_BAD (1)\nNEGATIVE\n\tINNER\n\t\tWAR (1)\n\tBAD (1)\n",
        {"bad": -1, "hope*": 1, "not bad": 1, "war": -1},
    ),
    "j.yml": (
        "positive:\n  - hope*\n  - no\nnegative:\n  - inner:\n    - war\n  - fed up\n",
        {"fed up": -1, "hope*": 1, "no": 1, "war": -1},
    ),
    "k.csv": ("word,category\nhope*,positive\nwar,negative\n", {"hope*": 1, "war": -1}),
    "l.txt": ("%\r\n1\tpositive\r\n%\r\nsafe*\t1\r\n", {"safe*": 1}),  # told by what it holds
    "m.csv": ("word,category,valence\nhope,joy,2\nhope,trust,1\n", {"hope": 1.5}),
    "n.dic": ("%\n1\tposemo\t(Positive Emotions)\n%\nsafe*\t1\n", {"safe*": 1}),
    "o.lc3": ("+NEGATIVE\n\tWAR* (1)\n+POSITIVE\n\tFAIR PLAY (1)\n", {"fair play": 1, "war*": -1}),
    "p.txt": ("leave--go away, part\tnegative\t1\nhope--wish\tpositive\t1\n", {"hope": 1, "leave": -1}),
    "q.txt": ("English Word\tEmotion\tFlag\nleave\tnegative\t1\n", {"leave": -1}),
    "r.txt": (
        "A list of words.\nWord\tEmotion\tFlag\nSee the paper.\n...\n\nleave\tnegative\t1\n"
        "hope\tpositive\t1\nhope\tfear\t0\nwar\tnegative\t1\nwar\tjoy\t0\n",
        {"hope": 1, "leave": -1, "war": -1},
    ),
    "s.txt": ("word\tscore\nleave\t-2\nsuperb\t5\n", {"leave": -1.6, "superb": 4}),
    "t.txt": ("term\tvalence\nhope\t0.9\nwar\t-1\n", {"hope": 3.6, "war": -4}),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_each_layout_is_read(name, tmp_path):
    text, expected = READ[name]
    (tmp_path / name).write_bytes(text.encode())
    table = choose(lexicon=str(tmp_path / name)).lexicon
    assert dict(zip(table["word"], table["valence"], strict=True)) == pytest.approx(expected)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_files_of_other_machines_are_read(encoding, tmp_path):
    (tmp_path / "a.dic").write_bytes("%\r\n1\tposemo\r\n%\r\nnaïv*\t1\r\n".encode(encoding))
    assert choose(lexicon=tmp_path / "a.dic").lexicon["word"].tolist() == ["naïv*"]


WRONG = {
    "a.dic": ("%\n1\tposemo\n%\nsafe*\t1\nbad\t7\n", "line 5 is 'bad\\t7', which is not an entry"),
    "b.dic": ("%\n1\tposemo\nsafe*\t1\n", "line 3 is 'safe*\\t1', which is not '%'"),
    "b2.dic": ("%\n1\tposemo\n", "line 2 is '1\\tposemo', which is not '%'"),
    "c.dic": ("safe 1\n", "line 1 is 'safe 1', which is not the line '%'"),
    "d.dic": ("%\n1\tpositive\n%\n\nsafe*\n", "line 5 is 'safe*', which is not an entry with the numbers"),
    "e.lc3": ("+positive\nhope\n+\n", "line 3 is '+', which is not a category's name"),
    "f.lc3": ("+positive\n*\n", "line 2 is '*', which is not an entry: it matches every word"),
    "g.txt": ("hope\tjoy\t2\n", "line 1 is 'hope\\tjoy\\t2', which is not an entry, an emotion"),
    "h.txt": ("hope\t-2\nsuperb\t9\n", "line 2 is 'superb\\t9', which is not an entry, a tab, and a number"),
    "i.txt": ("hope\t.1\t.2\t.3\nwar\t.1\t.2\n", "line 2 is 'war\\t.1\\t.2', which is not an entry, and"),
    "j.cat": ("GOOD\n\t\tHOPE (1)\n", "line 2 is 'HOPE (1)', which is not below a category"),
    "k.cat": ("HOPE (1)\n", "line 1 is 'HOPE (1)', which is not below a category"),
    "l.yml": ("positive:\n  - hope\n  bad\n", "which is not YAML as quanteda writes it"),
    "m.yml": ("- hope\n", "line 1 is '- hope', which is not a category with its entries"),
    "n.txt": ("only words\nand more\n", "its layout is not known; give LIWC"),
    "o.txt": (" \n", "it is empty"), "p.lc3": ("+positive\n", "it has no entries"),
    "r.dicx": ("DicTerm;tone_pos\nhope;X\n", "line 1 is 'DicTerm;tone_pos', which is not a head of"),
    "s.txt": ("hope 2\nwar\t-2\nbad\t-2\n", "its layout is not known"),
    "t.txt": ("hope\t2\nwar\t-2\nbad\n\nfine\t2\n", "line 3 is 'bad', which is not an entry, a tab"),
    "q.dicx": ("DicTerm,a\nhope,X,X\n", "line 2 is 'hope,X,X', which is not an entry and 1 cell"),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_line_is_told_by_its_number(name, tmp_path):
    text, problem = WRONG[name]
    (tmp_path / name).write_text(text)
    with pytest.raises(ValueError, match=re.escape(problem)) as told:
        choose(lexicon=tmp_path / name)
    assert str(told.value).startswith("lexicon=")


MORALS = "%\n1\tcare\n2\tharm\n3\thome\n%\nsafe*\t1\nkill*\t2\nhouse\t3\nkind\t1 3\n"


@pytest.fixture
def morals(tmp_path):
    (tmp_path / "morals.dic").write_text(MORALS)
    return tmp_path / "morals.dic"


def test_categories_can_be_chosen(morals):
    table = rr.load_lexicon(morals, categories={"care": 1, "harm": -2})
    assert table["category"].tolist() == ["care", "harm", "home", "care", "home"]
    assert table["valence"].fillna(0).tolist() == [1, -2, 0, 1, 0]
    with pytest.warns(UserWarning, match=r"no valence is known for 'home' \(2 rows, left out\)"):
        chosen = choose(lexicon=table).lexicon
    assert chosen.to_dict("list") == {"word": ["kill*", "kind", "safe*"], "valence": [-2, 1, 1]}


def test_categories_that_say_nothing_are_named(morals):
    with pytest.raises(ValueError, match="no valence is known for its categories 'care', 'harm'"):
        choose(lexicon=morals)
    with pytest.raises(ValueError, match="'caring'; the file has only 'care', 'harm'"):
        rr.load_lexicon(morals, categories={"caring": 1})
    with pytest.raises(ValueError, match=r"categories\['care'\]=9; give a valence from -4 to 4"):
        rr.load_lexicon(morals, categories={"care": 9})


def test_a_lexicon_read_is_kept_and_comes_back(morals):
    table = rr.load_lexicon(morals, categories={"care": 1, "harm": -2, "home": 1})
    article = rr.Article(text="Kind people keep killers safely out of a house.")
    reading = rr.read(article, lexicon=table)
    assert set(reading.ledger["surface"]) == {"Kind", "killers", "safely", "house", article.text}
    kept = rr.read(article, lexicon=pd.DataFrame(reading.choices.lexicon))
    assert kept.choices.same(reading.choices)
