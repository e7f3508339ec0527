"""Readings are the same in any thread, process, order and hash seed, and what is kept never changes."""

import ast
import json
import multiprocessing
import os
import pickle
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from time import sleep
from types import SimpleNamespace

import pandas as pd
import pytest
from fresh_process import digests
from threadpoolctl import threadpool_info, threadpool_limits

import reread as rr
from reread import reading as module
from reread.entities.recognisers import other_libraries
from reread.files import once
from reread.reader.network import one_thread
from reread.reader.weights import shipped
from reread.stages import ALL, Stage

ROOT = Path(__file__).parents[1]
THREADS = 8


@pytest.fixture
def restless():
    """Threads that take turns far oftener than they do."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.0005)
    yield
    sys.setswitchinterval(before)


def at_once(job, count=THREADS):
    """What a function of a thread's number gives in threads that start together."""
    ready = Barrier(count)
    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(lambda number: (ready.wait(), job(number))[1], range(count)))


def texts(number: int) -> list[str]:
    """Texts of a few paragraphs of the articles that come with the project."""
    paths = sorted((ROOT / "data").glob("*.txt"))
    paragraphs = [part for path in paths for part in path.read_text(encoding="utf-8").split("\n\n")]
    turned = [paragraphs[at:] + paragraphs[:at] for at in range(len(paragraphs))]
    return ["\n\n".join(turned[at % len(turned)][: 1 + at % 4]) for at in range(number)]


def of_text(text: str) -> dict[str, str]:
    return digests(rr.read(rr.Article(text=text)))


def test_threads_give_the_tables_that_one_gives(restless):
    given = texts(THREADS)
    alone = [of_text(text) for text in given]
    shipped.__wrapped__.cache_clear()  # so that threads load the model together
    with ThreadPoolExecutor(THREADS) as pool:
        together = list(pool.map(of_text, given))
    assert together == alone
    assert [of_text(text) for text in given[:2]] == alone[:2]  # nor is anything wrong afterwards


def test_fresh_processes_agree_whatever_their_seed_order_and_threads():
    """One article after the other; in another order after odd texts; all at once, nothing loaded."""
    started = [
        subprocess.Popen(
            [sys.executable, str(ROOT / "tests/fresh_process.py"), how],
            env=os.environ | {"PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
        )
        for seed, how in (("0", "alone"), ("1", "after"), ("2", "together"))
    ]
    alone, *others = (json.loads(process.communicate()[0]) for process in started)
    assert len(alone) == 8
    for other in others:
        assert other == alone


def test_one_reading_asked_by_threads_makes_each_table_once(restless, monkeypatch):
    ran = []
    run = Stage.run
    monkeypatch.setattr(
        module.Stage, "run", lambda self, *given: (ran.append(self.table), run(self, *given))[1]
    )
    article = rr.Article(text=texts(4)[3])

    def asked(number):
        """All that is kept, asked for from another end, through a reading of its own."""
        names = list(ALL)
        own = rr.read(article)
        return {name: id(own.stage(name)) for name in names[number:] + names[:number]}, own

    found = at_once(asked)
    assert sorted(ran) == sorted(ALL)
    assert all(ids == found[0][0] for ids, _ in found)


def test_a_stage_that_fails_fails_again_and_holds_nobody_up():
    def broken(text):
        raise RuntimeError("no sentences today")

    reading = rr.read(rr.Article(text="Ann left."), sentences=broken)

    def asked(number):
        with pytest.raises(RuntimeError, match="today"):
            reading.table("tokens")

    at_once(asked)
    assert len(rr.read(reading.article).tokens) == 3


def test_what_is_heavy_is_made_once(restless):
    made = []

    @once
    def heavy(name):
        """Words."""
        made.append(name)
        sleep(0.05)  # long enough for others to come
        return [name]

    found = at_once(lambda number: heavy("one"))
    assert made == ["one"] and all(one is found[0] for one in found)
    assert heavy("two") == ["two"] and heavy.__doc__ == "Words."


def test_what_other_libraries_load_is_asked_by_one_thread_at_a_time(restless, monkeypatch):
    inside, most = [], []

    def pipeline(text):
        inside.append(1)
        most.append(len(inside))
        sleep(0.01)
        inside.pop()
        return SimpleNamespace(ents=[])

    monkeypatch.setattr(other_libraries, "_spacy", lambda name: pipeline)
    at_once(lambda number: other_libraries.spacy_names("Ann left.", "some"))
    assert max(most) == 1


def _blas() -> set[int]:
    return {pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}


def test_the_last_to_read_gives_numpy_its_threads_back():
    with threadpool_limits(2, "blas"):
        before = _blas()
        first, second = one_thread(), one_thread()
        first.__enter__()
        second.__enter__()
        first.__exit__(None, None, None)  # not in turn, as threads do
        assert _blas() == {1}
        second.__exit__(None, None, None)
        assert _blas() == before


def test_figures_drawn_at_once_are_those_drawn_alone(restless, dated):
    from reread.plots.figures import png

    names = ["anatomy", "mentions", "tone", "kinds"]
    alone = [png(dated, name) for name in names]
    assert at_once(lambda number: png(dated, names[number]), len(names)) == alone


def test_a_page_loaded_by_threads_is_one_article(restless):
    path = ROOT / "data/bridge-portal.html"
    assert len(set(at_once(lambda number: rr.load(path), 4))) == 1


def own_lexicon() -> pd.DataFrame:
    return pd.DataFrame({"word": ["good"], "valence": [2.0]})


@pytest.mark.parametrize("chosen", [
    {}, {"published": "2025-08-20"}, {"ignore": ("security",)}, {"lexicon": own_lexicon()},
    {"tokenizer": str.split, "sentences": "line"},
])  # fmt: skip
def test_a_reading_is_pickled_as_article_and_choices(chosen):
    reading = rr.read(rr.Article(text="Good, said Ann Lee.", title="One"), **chosen)
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(reading, protocol))
        assert again.article == reading.article
        assert again.choices.same(reading.choices)
        assert again.key("tone") == reading.key("tone")


@pytest.mark.skipif("fork" not in multiprocessing.get_all_start_methods(), reason="no fork here")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_a_process_forked_after_use_reads_the_same():
    text = texts(2)[1]
    here = of_text(text)
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("fork")) as pool:
        assert pool.submit(of_text, text).result(timeout=60) == here


# What is kept for all threads must be of a type that has nothing to change it by. Classes of ours
# and other libraries' are named, with the reason why they may be kept.
IMMUTABLE = {
    "None", "str", "int", "float", "bool", "bool | None", "tuple", "frozenset", "Mapping", "Sequence", "re.Pattern",
}  # fmt: skip
KEPT = {
    "PersonName": "a tuple of words",
    "Index": "a Mapping",
    "Weights": "frozen; its arrays are read-only",
    "np.ndarray": "read-only",
    "pd.Index": "its values cannot be set, and frames get views, which have names of their own",
    "RuleBook": "a tuple of a Mapping and a frozenset",
    "Cues": "filled when it is made and only asked afterwards",
    "Verbs": "filled when it is made, then only looked up",
    "ThreadpoolController": "finds libraries when it is made",
    "PunktSentenceTokenizer": "keeps nothing of what it splits",
    "TreebankWordTokenizer": "keeps nothing of what it splits",
    "TweetTokenizer": "keeps nothing of what it splits",
    "Any": "pipelines of other libraries",
}
OWN = {  # of an object that is made for one call, or that one caller holds
    "across/grouping/counted_batch.py", "alternatives/over_articles.py", "alternatives/runs.py",
    "audit/changing/compared.py", "audit/pairing/paired.py", "audit/pairing/worded.py",
    "audit/source_texts.py", "audit/support.py", "corpus/dataset/dataset.py", "loading/outline.py", "loading/page_facts.py",
    "replaying.py", "sentiment/vader.py", "sentiment/wording.py",
}  # fmt: skip
KEEPERS = {"cache", "lru_cache", "cached_property", "once"}


def _kept():
    """The functions whose values are kept: file, name, type."""
    source = ROOT / "src/reread"
    for path in sorted(source.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for one in getattr(node, "decorator_list", ()):
                call = one.func if isinstance(one, ast.Call) else one
                if ast.unparse(call).rpartition(".")[2] in KEEPERS:
                    yield path.relative_to(source).as_posix(), node.name, ast.unparse(node.returns)


@pytest.mark.parametrize(("file", "name", "type_"), [one for one in _kept() if one[0] not in OWN])
def test_what_is_kept_for_all_threads_cannot_be_changed(file, name, type_):
    assert type_.partition("[")[0] in IMMUTABLE | KEPT.keys()
    assert not {"dict", "list", "set", "Iterator", "Generator"} & set(
        type_.replace("[", " ").split()
    )


def test_kept_arrays_are_read_only():
    from reread.timeline.year.likelihoods import prior

    model = shipped("small")
    parts = (model.inputs, model.heads, *model.layers)
    assert not any(array.flags.writeable for part in parts for array in part.values())
    assert not prior().flags.writeable


def test_no_function_writes_a_global():
    """What a module holds is what it was given when it was imported."""
    for path in (ROOT / "src/reread").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        assert not [node for node in ast.walk(tree) if isinstance(node, ast.Global)], path
        held = {
            target.id
            for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign)
            for target in getattr(node, "targets", [getattr(node, "target", None)])
            if isinstance(target, ast.Name)
        }  # fmt: skip
        for function in ast.walk(tree):
            if isinstance(function, ast.FunctionDef):
                own = {node.id for node in ast.walk(function)
                       if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}  # fmt: skip
                own |= {node.arg for node in ast.walk(function.args) if isinstance(node, ast.arg)}
                assert not list(_changed(function, held - own)), (path, function.name)


CHANGE = {"append", "add", "update", "pop", "extend", "setdefault", "clear", "remove", "insert"}
LOCKED = {"_shelves", "_runs", "_ended"}  # changed under a lock


def _changed(function: ast.FunctionDef, names: set[str]):
    """The names of a module that a function changes."""
    for node in ast.walk(function):
        stored = isinstance(node, ast.Subscript | ast.Attribute) and not isinstance(
            node.ctx, ast.Load
        )
        called = isinstance(node, ast.Attribute) and node.attr in CHANGE
        of_name = (stored or called) and isinstance(node.value, ast.Name)
        if of_name and node.value.id in names - LOCKED:
            yield node.value.id
