"""Provenance: choices come back from plain data, and what made a table is told by its hash."""

import functools
import json
import runpy

import pandas as pd
import pytest

from reread import provenance
from reread.choices import choose, fields
from reread.provenance import chosen, told

OWN = {
    "lexicon": {"word": ["grand", "awful"], "valence": [1.5, -3]},
    "cues": {"word": ["deem", "mull"], "beside": ["over that", "verb"], "said": ["claim", "future"]},
    "rules": {"kind": ["time", "noun"], "words": ["Epiphany", "sale"], "value": ["XXXX-01-06", "no"]},
    "facts": {"kind": ["person"], "name": ["Ida Quill"], "from": ["1950"], "to": [None]},
    "corrections": {
        "entity": ["quill", None], "start": [None, 4], "end": [None, 9], "to": ["Ida Quill", ""]
    },
}  # fmt: skip


def _given():
    """Every option of every choice, dates, words, and a table of one's own for each that takes one."""
    for name, field in fields().items():
        yield from ((name, option) for option in field.metadata["options"])
    yield from (("names", "spacy:en_core_web_sm"), ("published", "2024-02-29"),
                ("published", "2024-02-29T10:30:00+01:00"), ("ignore", ("war", "“peace”")))  # fmt: skip
    yield from ((name, pd.DataFrame(rows)) for name, rows in OWN.items())
    yield "corrections", pd.DataFrame({"entity": [], "to": []})


@pytest.mark.parametrize(("name", "value"), list(_given()), ids=str)
def test_choices_come_back_from_json(name, value):
    choices = choose(**{name: value})
    data = json.loads(json.dumps(told(choices), allow_nan=False))
    assert chosen(data).same(choices)
    assert told(chosen(data)) == data


def test_a_table_from_a_file_is_kept_as_a_table(tmp_path):
    pd.DataFrame(OWN["corrections"]).to_csv(tmp_path / "own.csv", index=False)
    choices = choose(corrections=tmp_path / "own.csv")
    data = json.loads(json.dumps(told(choices)))
    (tmp_path / "own.csv").unlink()
    assert chosen(data).same(choices)


def _written(tmp_path, source):
    """A function `cut` from a file of its own."""
    path = tmp_path / f"own{len(source)}.py"
    path.write_text(source)
    return runpy.run_path(str(path))["cut"]


def test_a_function_is_told_by_its_source(tmp_path):
    first = _written(tmp_path, "def cut(text):\n    return [(0, len(text))]\n")
    other = _written(tmp_path, "def cut(text):\n    return [(0, len(text))][:1]\n")
    known, another = (told(choose(tokenizer=one))["tokenizer"] for one in (first, other))
    assert known["function"] == another["function"] == "cut"
    assert len(known["sha256"]) == 64
    assert known["sha256"] != another["sha256"]
    assert told(choose(tokenizer=first))["tokenizer"] == known


class Cutter:
    def __call__(self, text):
        return [(0, len(text))]


@pytest.mark.parametrize(("function", "name"), [
    (functools.partial(max, 1), "partial"), (len, "len"), (Cutter(), "Cutter"),
    (eval("lambda text: []"), "<lambda>"),
])  # fmt: skip
def test_a_function_without_a_source_is_told_by_name_alone(function, name):
    assert told(choose(tokenizer=function))["tokenizer"] == {"function": name}


def test_a_function_has_to_be_given_again():
    data = json.loads(json.dumps(told(choose(tokenizer=len, lexicon="vader"))))
    with pytest.raises(ValueError, match="tokenizer was the function len, which is not kept; give"):
        chosen(data)
    assert chosen(data, tokenizer=len).same(choose(tokenizer=len, lexicon="vader"))


def test_what_is_no_choice_is_told():
    with pytest.raises(TypeError, match="'colour' is not a choice"):
        chosen({"colour": "red"})
    with pytest.raises(ValueError, match="lexicon='nrc' is not known"):
        chosen({"lexicon": "nrc"})


def test_versions_are_those_that_a_table_hangs_on():
    versions = provenance.versions()
    assert set(provenance.PACKAGES) < set(versions)
    assert len(versions["code"]) == len(versions["data"]) == 64
    versions["pandas"] = "spoilt"
    assert provenance.versions()["pandas"] == pd.__version__
    assert "spacy" not in versions
    assert {"spacy", "en_core_x"} < set(provenance.versions(choose(names="spacy:en_core_x")))


@pytest.mark.parametrize("found", [None, "", KeyError, provenance.metadata.PackageNotFoundError])
def test_a_package_without_metadata_breaks_nothing(found, monkeypatch):
    def version(_):
        if isinstance(found, type):
            raise found
        return found

    monkeypatch.setattr(provenance.metadata, "version", version)
    provenance._usual.cache_clear()
    try:
        assert provenance.versions()["pyarrow"] == "not known"
    finally:
        provenance._usual.cache_clear()


def test_models_are_told_by_hash():
    models = provenance.models()
    assert set(models) == {"news.tsv", "reader.npz", "reader_open.npz"}
    assert all(len(digest) == 64 for digest in models.values())
    models.clear()
    assert provenance.models()
