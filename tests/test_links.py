"""Who is who over many articles, and corrections of it."""

from collections import defaultdict
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reread as rr
from reread.across.links import links

CASES = Path(__file__).parent / "cases/links.tsv"
ROWS = pd.read_csv(CASES, sep="\t", comment="#", dtype="string", keep_default_na=False)


def _tables(rows):
    """Entities and articles as a corpus has them."""
    entities = pd.DataFrame({
        "article": rows["article"], "start": range(0, 10 * len(rows), 10),
        "end": range(5, 10 * len(rows) + 5, 10), "entity": rows["name"].map(rr.tables.slug),
        "name": rows["name"], "kind": rows["kind"],
        "roles": rows["roles"].str.replace("|", "; ").replace("", pd.NA),
        "aliases": rows["aliases"].str.replace("|", "; ").replace("", pd.NA),
        "named": True, "mentions": 1,
    })  # fmt: skip
    articles = rows[["article", "published"]].drop_duplicates().replace("", pd.NA)
    return entities.astype({"start": "int64", "end": "int64"}), articles


def _clusters(keys, values):
    found = defaultdict(set)
    for key, value in zip(keys, values, strict=True):
        found[value].add(key)
    return sorted(map(sorted, found.values()))


@pytest.mark.parametrize("case", ROWS["case"].unique().tolist())
def test_who_is_who(case):
    rows = ROWS[ROWS["case"] == case].reset_index(drop=True)
    table = links(*_tables(rows))
    compared = (rows["who"] != "~").to_numpy()
    names = rows["article"] + " " + rows["name"]
    told = table.loc[compared, ["article", "name", "linked", "score", "reason"]].to_string()
    assert _clusters(names[compared], table.loc[compared, "linked"]) == _clusters(
        names[compared], rows.loc[compared, "who"]
    ), told


named = st.sampled_from(
    [("Ann Lee", "PER"), ("Lee", "PER"), ("Ben Lee", "PER"), ("Lee", "ORG"), ("Supreme Court", "ORG"),
     ("Tripoli", "LOC"), ("Libya", "LOC"), ("Lebanese", "MISC"), ("UN", "ORG"), ("SNC", "ORG"),
     ("Syrian National Council", "ORG"), ("Gaddafi", "PER"), ("Moammar Gadhafi", "PER")]
)  # fmt: skip
articles = st.tuples(st.sampled_from(["", "1991-05-02", "2011-05-02"]), st.lists(named, max_size=5))


@settings(max_examples=15, deadline=None, derandomize=True)
@given(st.lists(articles, max_size=5), st.randoms(use_true_random=False))
def test_links_keep_every_entity_and_no_order_of_articles_matters(told, random):
    rows = pd.DataFrame(
        [(f"a{number}", day, name, kind, "", "")
         for number, (day, names) in enumerate(told) for name, kind in dict(names).items()],
        columns=["article", "published", "name", "kind", "aliases", "roles"], dtype="string",
    )  # fmt: skip
    entities, facts = _tables(rows)
    before = entities.copy()
    table = links(entities, facts)
    pd.testing.assert_frame_equal(entities, before)
    columns = ["article", "start", "end", "entity", "name"]
    assert table[columns].values.tolist() == entities[columns].values.tolist()
    assert table["score"].between(0, 1).all()
    assert table.groupby("linked")["called"].nunique().le(1).all()
    shuffled = random.sample(range(len(told)), len(told))
    order = {f"a{number}": place for place, number in enumerate(shuffled)}
    moved = entities.sort_values("article", key=lambda ids: ids.map(order), kind="stable")
    again = links(moved, facts).set_index(["article", "start"])["linked"].to_dict()
    assert again == table.set_index(["article", "start"])["linked"].to_dict()


@pytest.fixture(scope="module")
def story():
    texts = {"echo": "Ann Lee denied it. Prosecutors said it was arson.", "post": "Ann Lee sang with Ben Cole.",
             "star": "Ben Cole left. Prosecutors said it was arson."}  # fmt: skip
    return rr.together(rr.Article(text, id=id) for id, text in texts.items())


def test_an_empty_story_has_no_links():
    empty = rr.together([]).links()
    assert empty.empty
    assert list(empty.columns) == rr.tables.ACROSS["links"].names


def test_those_without_a_name_stay_in_their_article(story):
    rows = story.links().query("name == 'prosecutors'")
    assert rows["linked"].tolist() == ["echo:prosecutors", "star:prosecutors"]
    assert set(rows["status"]) == {"unnamed"}
    assert rows["score"].isna().all()


def test_reasons_name_who_else_is_in_both(story):
    reasons = story.links().query("linked == 'ben-cole'")["reason"].tolist()
    assert reasons == ["the same name in 1 other article"] * 2


@pytest.mark.parametrize(
    ("rows", "linked"),
    [
        ([{"article": "post", "entity": "Ann Lee", "to": ""}], ["ann-lee", "post:ann-lee", "ben-cole"]),
        ([{"linked": "Ben Cole", "to": "Ann Lee"}], ["ann-lee"]),
        ([{"linked": "ann-lee", "to": "Dame Ann Lee"}], ["dame-ann-lee", "ben-cole"]),
        ([{"entity": "ann-lee", "to": "Ann Lee (singer)"}, {"article": "echo", "entity": "ann-lee",
          "to": "Ann Lee"}], ["ann-lee", "ann-lee-singer", "ben-cole"]),
        ([{"article": "echo", "entity": "prosecutors", "to": "ben-cole"}],
         ["ann-lee", "ben-cole"]),
    ],
)  # fmt: skip
def test_corrections_merge_split_and_rename(story, rows, linked):
    table = story.links(corrections=pd.DataFrame(rows))
    named = table[table["status"] != "unnamed"]
    assert sorted(named["linked"].unique()) == sorted(linked)
    changed = table[table["status"] == "corrected"]
    assert changed["reason"].str.endswith("corrected by hand").all()
    assert len(changed)
    assert story.links()["status"].ne("corrected").all()


def test_a_corrected_story_keeps_its_corrections(story, tmp_path):
    path = tmp_path / "links.csv"
    path.write_text("linked,to\nben-cole,Benjamin Cole\n", encoding="utf-8")
    once = story.corrected(path)
    twice = once.corrected([{"entity": "ann-lee", "to": "benjamin-cole"}])
    assert once.names()["benjamin-cole"] == "Benjamin Cole"
    assert set(twice.links().query("status != 'unnamed'")["linked"]) == {"benjamin-cole"}
    assert rr.names_of(once) == once.names()


def test_a_name_alone_can_be_corrected_without_another_id(story):
    table = story.links(corrections=[{"linked": "ann-lee", "to": "ANN LEE"}])
    assert set(table.query("linked == 'ann-lee'")["called"]) == {"ANN LEE"}


def test_corrections_that_fit_nothing_are_told(story):
    rows = [{"linked": "ann-lee", "to": "Ann"}, {"entity": "nobody", "to": "Ann"}]
    with pytest.warns(UserWarning, match=r"1 of 2 corrections fits nothing .*\(row 1\)"):
        story.links(corrections=rows)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"entity": "ann-lee"}, "no column 'to'"),
        ({"to": "Ann"}, "row 0 has neither an entity nor linked"),
        ({"entity": "a", "linked": "b", "to": "c"}, "has both an entity and linked"),
        ({"article": "echo", "linked": "b", "to": "c"}, "has article='echo'"),
        ({"entity": "a", "to": "the narrator"}, None),
        ({"entity": "a", "to": "Narrator"}, "makes narrator of somebody"),
    ],
)
def test_wrong_corrections_say_what_to_write(story, row, told):
    if told is None:
        with pytest.warns(UserWarning, match="fits nothing"):
            story.corrected([row]).links()
        return
    with pytest.raises(ValueError, match=told):
        story.corrected([row])


def test_a_place_is_one_whatever_a_recogniser_takes_it_for():
    rows = pd.DataFrame(
        [("a", "", "Ostrey", "PER", "", ""), ("b", "", "Ostrey", "LOC", "", "")],
        columns=["article", "published", "name", "kind", "aliases", "roles"], dtype="string",
    )  # fmt: skip
    table = links(*_tables(rows))
    assert table["linked"].tolist() == ["ostrey", "ostrey"]
    assert table["kind"].tolist() == ["LOC", "LOC"]
