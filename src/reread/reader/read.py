"""What the reader makes of an article's words, for all tables that rest on it."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from ..article import Article
from ..words.tokenizers import Tokenizer, spans
from . import network, speech, windows
from .decoding import LABELS, LikelyName, best_names, best_tree
from .features import shapes
from .weights import Weights, calibrated, shipped

ROOT = -1  # the governor of a root


class Read(NamedTuple):
    """What is known of each word of an article, and what names and speech stand among them.

    Words are numbered through the article; a sequence has one value for each, a number in four
    bytes.
    """

    starts: Sequence[int]  # in characters
    ends: Sequence[int]
    sentences: Sequence[int]
    tags: list[str]
    governors: Sequence[int]  # numbers of words, ROOT at a root
    relations: list[str]
    sure: np.ndarray  # chance that the governor is right
    names: list[LikelyName]
    speech: list[speech.Heard]
    tones: np.ndarray  # word, label of how it is spoken of: logarithms of shares


def read(
    article: Article,
    sentences: pd.DataFrame,
    *,
    tokenizer: str | Tokenizer = "treebank",
    reader: str = "deep",
    licences: str = "all",
) -> Read:
    """The words of an article as a network reads them: "deep", or "small", which is faster.

    `tokenizer` says what a word is, see words/tokenizers.py; `licences` which network it is. The
    one of openly licensed texts ("open") hears no speech.
    """
    starts, ends, numbers = _placed(article, sentences, tokenizer)
    blocks = dict(zip(sentences["sentence"].tolist(), sentences["block"].tolist(), strict=True))
    opens = list(_opens(numbers, blocks))
    with network.one_thread():
        forms = [article.text[start:end] for start, end in zip(starts, ends, strict=True)]
        found = of_words(shipped(reader, licences), forms, opens)
    return Read(starts, ends, numbers, *found)


def _placed(
    article: Article, sentences: pd.DataFrame, tokenizer: str | Tokenizer
) -> Iterator[array[int]]:
    """Starts, ends and sentences of the words of an article."""
    columns = (sentences[name].tolist() for name in ("start", "end", "sentence"))
    places = list(zip(*columns, strict=True))
    own = np.fromiter(chain.from_iterable(spans(article.text, places, tokenizer)), np.int32)
    own = own.reshape(-1, 3)
    own = own[np.lexsort((own[:, 0], own[:, 2]))]
    return (array("i", column.tobytes()) for column in own.T)


def _opens(numbers: Sequence[int], blocks: dict[int, int]) -> Iterator[int]:
    """Whether each word begins a sentence or a paragraph."""
    before: int | None = None
    for number in numbers:
        if number == before:
            yield 0
        elif before is not None and blocks[before] == blocks[number]:
            yield windows.SENTENCE
        else:
            yield windows.PARAGRAPH
        before = number


def of_words(model: Weights, forms: Sequence[str], opens: Sequence[int]) -> tuple[Any, ...]:
    """The fields of Read from `tags` on, for words given as forms."""
    starts = [at for at, kind in enumerate(opens) if kind]
    tags: list[str] = []
    governors = array("i")
    relations: list[str] = []
    heard: list[speech.Heard] = []
    sure, tones = [np.zeros(0, np.float32)], [np.zeros((0, 3), np.float32)]
    shares = [np.zeros((0, len(LABELS)), np.float32)]
    for (before, first, last), x in vectors(model, forms, opens):
        new = first - before
        heard += speech.moved(speech.heard(model, x, new), before)
        x = x[new:]
        shares.append(_labels(model, "name", x))
        tones.append(network.tones(model.heads, x))
        given, chances = parsed(model, x, [at - first for at in starts if first < at < last])
        sure.append(chances)
        governors.extend(ROOT if governor == ROOT else governor + first for governor in given)
        related = relations_of(model, x, given)
        relations += related
        best = [model.tags[at] for at in _labels(model, "tag", x).argmax(axis=1).tolist()]
        tags += _agreed(best, given, related)
    weights = model.calibration.get("name", ())
    names = [
        name._replace(chance=calibrated([name.chance], weights))
        for name in best_names(np.concatenate(shares), forms, starts)
    ]
    joined = np.concatenate(sure), names, heard, np.concatenate(tones)
    return tags, governors, relations, *joined


def vectors(
    model: Weights, forms: Sequence[str], opens: Sequence[int]
) -> Iterator[tuple[windows.Stretch, np.ndarray]]:
    """The windows of an article, and what the network makes of the words of each."""
    known = model.vocabulary
    starts = [at for at, kind in enumerate(opens) if kind]
    sizes = [len(known.numbered(form)) for form in forms]
    features = _features(model, forms, opens)
    for stretch in windows.stretches(sizes, starts) if forms else ():
        words = slice(stretch.before, stretch.last)
        inside = windows.window(known, forms[words], *(values[words] for values in features))
        yield stretch, network.words(model, inside)


def _features(
    model: Weights, forms: Sequence[str], opens: Sequence[int]
) -> tuple[Sequence[int], ...]:
    """What is known of each word besides its pieces: shape, break, bits of lists."""
    fresh = [kind == windows.PARAGRAPH for kind in opens]
    return list(shapes(forms, fresh)), opens, model.lists.features(forms)


def without_each(reader: str, licences: str, forms: Sequence[str]) -> list[np.ndarray]:
    """The tones towards each word of a sentence: as it stands, then with each word illegible.

    A sentence longer than a window is read up to the window's end.
    """
    model = shipped(reader, licences)
    known = model.vocabulary
    room, count = windows.ROOM, 0
    while count < len(forms) and len(known.numbered(forms[count])) <= room:
        room -= len(known.numbered(forms[count]))
        count += 1
    opens = [windows.PARAGRAPH] + [0] * (count - 1)
    whole = windows.window(known, forms[:count], *_features(model, forms[:count], opens))
    found = []
    with network.one_thread():
        for at in range(-1, len(forms)):
            ids, listed = list(whole.ids), list(whole.lists)
            if 0 <= at < count:
                end = whole.first[at + 1] if at + 1 < count else len(ids) - 1
                ids[whole.first[at] : end] = [known.unknown] * (end - whole.first[at])
                listed[whole.first[at] : end] = [0] * (end - whole.first[at])
            blind = whole._replace(ids=ids, lists=listed)
            tones = network.tones(model.heads, network.words(model, blind))
            left = np.zeros((len(forms) - count, tones.shape[1]), tones.dtype)
            found.append(np.concatenate([tones, left]))
    return found


def _labels(model: Weights, name: str, x: np.ndarray) -> np.ndarray:
    return network.log_shares(network.linear(model.heads, name, x))


def parsed(model: Weights, x: np.ndarray, starts: Sequence[int]) -> tuple[list[int], np.ndarray]:
    """Each word's governor, and how sure it is; `starts` are those of sentences but the first."""
    own, weights = model.heads, model.calibration.get("arc", ())
    dependent, governor = network.gelu(x @ own["dependent"]), network.gelu(x @ own["governor"])
    found: list[int] = []
    sure = np.empty(len(x), np.float32)
    for start, end in pairwise([0, *starts, len(x)]):
        shares = network.arcs(own, dependent[start:end], governor[start:end])
        tree = best_tree(shares)
        chances = np.exp(shares[np.arange(end - start), tree]).tolist()
        sure[start:end] = [calibrated([chance], weights) for chance in chances]
        found += [ROOT if at == end - start else at + start for at in tree]
    return found, sure


def _agreed(tags: list[str], governors: Sequence[int], relations: Sequence[str]) -> list[str]:
    """Tags that agree with the tree: a participle in VBN that has a subject of its own and no
    auxiliary is the past tense that is spelled alike, a verb in an adverb's place an adverb: "She
    reportedly agreed"."""
    pairs = list(zip(governors, relations, strict=True))
    helped = {governor for governor, relation in pairs if relation in ("aux", "aux:pass", "cop")}
    spoken = {governor for governor, relation in pairs if relation == "nsubj"}
    found = []
    for at, (tag, relation) in enumerate(zip(tags, relations, strict=True)):
        if tag == "VBN" and at in spoken and at not in helped:
            tag = "VBD"
        found.append("RB" if relation == "advmod" and tag in ("VBD", "VBN") else tag)
    return found


def relations_of(model: Weights, x: np.ndarray, governors: Sequence[int]) -> list[str]:
    """The likeliest relation of each word; "root" is that of roots, and of no other word."""
    rooted = [at if governor == ROOT else governor for at, governor in enumerate(governors)]
    likely = network.relations(model.heads, x, rooted)
    root = model.relations.index("root")
    likely[:, root] = -np.inf
    best = likely.argmax(axis=1).tolist()
    likeliest = (model.relations[at] for at in best)
    return [
        "root" if governor == ROOT else relation
        for relation, governor in zip(likeliest, governors, strict=True)
    ]
