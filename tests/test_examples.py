"""Every public function, class and method shows by an example what it is for, and it is so."""

import doctest
import inspect
import pickle
from functools import cached_property

import matplotlib.pyplot as plt
import pytest

import reread as rr
from reread.corpus.workers import isolation
from reread.corpus.workers.batch import read_items

ROOMS = ("corpus", "explore", "plots")
MADE = (property, cached_property, staticmethod, classmethod)
WRAPPED = doctest.NORMALIZE_WHITESPACE  # a sentence longer than a line goes on below


# What examples made: they read the same articles, and one is read once while a reading of it lives
held = []


def _offered():
    """What can be called or asked for, by the name under which it is found."""
    for name in rr.__all__:
        one = getattr(rr, name)
        inner = [f"{name}.{other}" for other in one.__all__] if name in ROOMS else [name]
        for full in inner:
            yield from _with_methods(full, getattr(one, full.rpartition(".")[2], one))


def _with_methods(name, one):
    """A function, or a class and what it can do."""
    if inspect.isfunction(one) or inspect.isclass(one):
        yield name, one
    if inspect.isclass(one):
        for own, value in vars(one).items():
            if not own.startswith("_") and (inspect.isfunction(value) or isinstance(value, MADE)):
                yield f"{name}.{own}", value


OFFERED = dict(_offered())


class Here:
    """What reads batches, in this process: starting another would take longer than all examples."""

    alive = True

    def read(self, batch):
        return read_items(batch.items, pickle.loads(batch.choices))

    def grown(self):
        return 0

    def end(self):
        self.alive = False


@pytest.fixture(scope="module", autouse=True)
def _let_go():
    yield
    held.clear()


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    """The folder in which the example of `corpus.read` has read its articles."""
    folder = tmp_path_factory.mktemp("reading")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(isolation, "Child", Here)
        patch.chdir(folder)
        assert not _failures("corpus.read")
    return folder


def _failures(name):
    """What an example gives where it shows something else."""
    text = inspect.getdoc(OFFERED[name])
    test = doctest.DocTestParser().get_doctest(text, {}, name, None, 0)
    told = []
    doctest.DocTestRunner(optionflags=WRAPPED).run(test, out=told.append, clear_globs=False)
    held.append(test.globs)
    return "".join(told)


@pytest.mark.parametrize("name", sorted(OFFERED))
def test_its_example_gives_what_it_shows(name, request, tmp_path, monkeypatch):
    text = inspect.getdoc(OFFERED[name])
    examples = doctest.DocTestParser().get_examples(text)
    assert any(example.want for example in examples), f"reread.{name} has no example with output"
    assert "\n\n>>> " in text
    monkeypatch.chdir(request.getfixturevalue("archive") if '"archive"' in text else tmp_path)
    if name != "corpus.read":  # which made the archive
        failures = _failures(name)
        plt.close("all")
        assert not failures, failures


def test_what_is_offered_is_found_in_rooms_and_classes():
    found = {"read", "corpus.Corpus.sql", "plots.timeline", "explore.desk"}
    found |= {"Article.heading", "Reading.notices", "Choices.table", "Runs.choices"}
    assert found <= set(OFFERED)  # a function, a property, a static method, a cached property


def test_an_example_that_shows_something_else_is_told(monkeypatch):
    def doubled(number):
        """Twice a number.

        >>> 2 * 2
        5
        """

    monkeypatch.setitem(OFFERED, "doubled", doubled)
    assert "Got:\n    4" in _failures("doubled")
