"""What one puts into a methods section: true, in sentences, and the same each time."""

import json
import tomllib
from pathlib import Path

import pandas as pd
import pytest

import reread as rr
from reread import provenance
from reread.choices import Choices, choose

RAIN = rr.Article("Rain fell.")
LEXICON = pd.DataFrame({"word": ["grand", "awful"], "valence": [1.5, -3]})


def cut(text):
    return [(0, len(text))]


def test_the_session_names_versions_models_and_how_to_cite():
    told = repr(rr.session())
    versions, models = provenance.versions(), provenance.models()
    assert f"reread {versions['reread']} (code {versions['code'][:12]}, " in told
    assert f"(reader.npz, SHA-256 {models['reader.npz'][:12]})" in told
    assert f"news.tsv, SHA-256 {models['news.tsv'][:12]}" in told
    assert f"Python {versions['python']} under " in told
    assert all(f"{name} {versions[name]}" in told for name in provenance.PACKAGES)
    assert "All choices were left at their defaults." in told
    assert f"Version {rr.__version__} [computer software]." in told
    assert told == repr(rr.session())


def test_choices_that_are_not_the_default_are_told_with_what_they_change():
    choices = choose(
        lexicon="vader", ignore=["war", "peace"], tokenizer=cut, published="2024-02-29"
    )
    told = repr(rr.session(rr.read(RAIN, choices)))
    assert "lexicon=vader instead of news, how words are valued;" in told
    assert "“vader” (VADER (Hutto and Gilbert 2014), MIT)." in told
    assert "ignore=peace, war, which words the lexicon leaves out." in told
    source = provenance.told(choices)["tokenizer"]["sha256"][:12]
    assert (
        f"tokenizer=the function cut (SHA-256 of its source {source}) instead of treebank" in told
    )
    assert "published=2024-02-29, the day that relative times count from;" in told
    assert "negation" not in told


def test_tables_of_ones_own_are_told_by_hash():
    first, second = (
        repr(rr.session(rr.read(RAIN, lexicon=table)))
        for table in (LEXICON, LEXICON.assign(valence=[1.5, -2]))
    )
    assert "lexicon=own table (2 rows), SHA-256 " in first
    assert "Words were valued" not in first
    assert first != second


def test_an_article_is_named_and_nothing_in_it_is_markup():
    article = rr.Article(
        "Rain fell.", title="A <b>wet</b>\x1b[31m day", outlet="The Post", published="2024-03-01"
    )
    session = rr.session(rr.read(article))
    assert repr(session).startswith(
        "One article (“A <b>wet</b>[31m day”, The Post, published 2024-03-01, 10 characters, SHA-256 "
    )
    assert "<b>" not in session._repr_html_()
    assert session._repr_html_().count("<p>") == 4
    assert session.data["article"] == {"id": article.id, **provenance.text_of(article)}


def test_the_data_are_plain(reading):
    data = rr.session(reading).data
    assert json.loads(json.dumps(data)) == data
    assert provenance.chosen(data["choices"]).same(reading.choices)


class Corpus:
    """An opened corpus, as far as a session asks."""

    def __init__(self, choices, articles, failures=(), **versions):
        made = {"versions": provenance.versions() | versions, "models": {"reader.npz": "0" * 64}}
        self.manifest = made | {"choices": provenance.told(choices), "layout": 1}
        self.articles = articles
        self.failures = pd.DataFrame({"kind": pd.array(failures, dtype="string")})

    def __len__(self):
        return self.articles


def test_a_corpus_tells_the_versions_it_was_made_with():
    session = rr.session(Corpus(choose(tokenizer=cut), 1_200, pandas="0.1"))
    assert repr(session).startswith("1,200 articles were read with reread ")
    assert "pandas 0.1," in repr(session)
    assert "(reader.npz, SHA-256 000000000000)" in repr(session)
    assert "tokenizer=the function cut (SHA-256 of its source " in repr(session)
    assert session.data["versions"]["pandas"] == "0.1"
    assert "It ran on Python 3" in repr(session)
    assert " under " not in repr(session)  # a corpus may have been read on another system
    assert "could not be read" not in repr(session)
    assert repr(rr.session(Corpus(Choices(), 1))).startswith("One article was read with reread ")


def test_a_corpus_tells_how_many_articles_could_not_be_read():
    session = rr.session(Corpus(Choices(), 7, ["timeout", "empty", "timeout"]))
    first = repr(session).split("\n\n")[0]
    assert first.endswith("). 3 more could not be read (empty 1, timeout 2).")
    assert json.loads(json.dumps(session.data))["failures"] == {"empty": 1, "timeout": 2}


def test_the_file_by_which_it_is_cited_says_the_same():
    cited = Path(__file__).parents[1] / "CITATION.cff"
    lines = dict(line.split(": ", 1) for line in cited.read_text().splitlines() if ": " in line)
    name, title = lines["  - name"].strip('"'), lines["title"].strip('"')
    assert f"Cite as: The {name}. {title}. Version {lines['version']} [" in repr(rr.session())
    project = tomllib.loads((cited.parent / "pyproject.toml").read_text(encoding="utf-8"))[
        "project"
    ]
    assert project["license"].split(" AND ")[0] == lines["license"]
    assert lines["cff-version"] == "1.2.0"


@pytest.mark.parametrize("source", ["data/article.txt", rr.Article("Rain."), 3])
def test_what_has_no_choices_is_told(source):
    with pytest.raises(TypeError, match=r"has no choices; give reread\.read\(article\), an opened"):
        rr.session(source)
