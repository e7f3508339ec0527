"""Make the news lexicon: python training/lexicon.py DATA WORDNET

DATA is a folder of JSONL files: tone/newsmtsc_train.jsonl with `id`, `text`, `target` [start, end]
and `label`, and the raw texts of training/raw.py. WORDNET is the folder of WordNet 3.0's `data.*`
files. With tone/headlines_*.jsonl (`text`, `valence`) and tone/newsmtsc_dev_*.jsonl there, prints
how the lexicon correlates with them, beside VADER's; nothing is fitted to either.

Four steps. VADER's words, less the words of topics.txt. Other forms of those words have their mean.
Words that VADER lacks get a valence from three guesses: the company they keep, WordNet's graph,
TextBlob. A guess stays only if two of the three agree on its sign, if it is clear (the more
frequent the word, the clearer, as frequent words seldom tell a feeling), and if the word is not
mostly grammar in tagged text (words/ewt.jsonl, words/gum_other.jsonl with `tokens`). Last, all are
moved a little towards what NewsMTSC's sentences say: ridge regression of the labels on what the
valences leave unexplained.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import raw
import vectors
import wordnet
from scipy import sparse
from sklearn.kernel_ridge import KernelRidge
from sklearn.linear_model import Ridge
from sklearn.model_selection import cross_val_predict

import reread as rr
import reread.models
from reread.sentiment import lexicons
from reread.sentiment.cues import negates
from reread.sentiment.vader import weigh
from reread.sentiment.wording import split

MODELS = Path(reread.models.__file__).parent
TOPICS = Path(__file__).with_name("topics.txt")
HEADLINES = ("tone/headlines_test.jsonl", "tone/headlines_trial.jsonl")
HELD_OUT = ("tone/newsmtsc_dev_rw.jsonl", "tone/newsmtsc_dev_mt.jsonl")
LEAST_SEEN = 5  # occurrences of a form that gets a valence
PLAIN_SEEN = 60  # occurrences of a form that no lexicon has: then it has no feeling
MOST_CAPITALS = 0.4  # share of capitals within sentences: names have no valence
KERNEL = {"alpha": 0.3, "gamma": 0.5}  # of the regression on vectors, by cross-validation
COMPANY, WORDNET, TEXTBLOB = 0.6, 1.5, 0.2  # weights of three guesses
WORDNET_POWER = 0.6  # far words fade too fast
CLEAR, USUAL, CLEARER = 0.7, 300, 0.5  # least guess; of words seen more often, more per tenfold
AGREEING = 2  # of three guesses
TAGGED = ("words/ewt.jsonl", "words/gum_other.jsonl")
OPEN_CLASS = ("NN", "JJ", "VB", "RB")  # how tags of words that can tell a feeling begin
LEAST_KEPT, LEAST_KEPT_GUESS, LARGEST = 0.3, 0.9, 3.9  # a guess must be clear to count as feeling
LEAST_SENTENCES = 4  # labelled sentences with a word that is moved
HOLD = 1.0  # of the ridge; the larger, the less words move
FLIP, WITHIN = -0.74, 3  # VADER's negation
SCORES = {"negative": -1.0, "neutral": 0.0, "positive": 1.0}

Valences = dict[str, float]


def topics() -> frozenset[str]:
    """The topic words."""
    lines = TOPICS.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def counted(sentences: Sequence[Sequence[str]]) -> Counter[str]:
    """How often each form occurs in lower case; names left out."""
    every, capital = Counter(), Counter()
    for forms in sentences:
        every.update(form.lower() for form in forms)
        capital.update(form.lower() for form in forms[1:] if form[0].isupper())
    words = {form: count for form, count in every.items() if form.isascii() and form.isalpha()}
    return Counter({f: n for f, n in words.items() if capital[f] <= MOST_CAPITALS * n})


def families(rated: Valences) -> Valences:
    """The mean valence of each lemma's rated forms."""
    found: dict[str, list[float]] = defaultdict(list)
    for word, valence in rated.items():
        if word.isalpha():
            found[raw.lemma(word)].append(valence)
    return {lemma: sum(given) / len(given) for lemma, given in found.items()}


def grammar(home: Path) -> frozenset[str]:
    """Forms that tagged text has mostly as grammar: prepositions, determiners, auxiliaries …"""
    every, opened = Counter(), Counter()
    for name in TAGGED:
        for record in raw.documents(home / name):
            for start, end, tag, *_ in record["tokens"]:
                form = record["text"][start:end].lower()
                every[form] += 1
                opened[form] += tag.startswith(OPEN_CLASS) and tag not in ("NNP", "NNPS")
    return frozenset(form for form, count in every.items() if 2 * opened[form] < count)


def guessed(
    forms: Counter[str], rated: Valences, text: list[list[str]], net: wordnet.Graph
) -> tuple[Valences, float]:
    """A valence for each form that VADER does not rate, and the usual error of the guesses.

    A form of a rated lemma has the mean of its family; any other the sum of the three guesses.
    """
    textblob, family = lexicons.valences("textblob"), families(rated)
    company, error = from_company(forms, rated, text, net)
    polarity = wordnet.spread(net, {**textblob, **rated})
    found = {}
    for word in company.keys() - rated.keys():
        lemma = raw.lemma(word)
        wide = polarity.get(word) or polarity.get(lemma, 0.0)
        three = (COMPANY * company[word], WORDNET * np.sign(wide) * abs(wide) ** WORDNET_POWER,
                 TEXTBLOB * textblob.get(word, 0.0))  # fmt: skip
        if lemma in family:
            found[word] = family[lemma]
        elif is_clear(three, forms[word]):
            found[word] = float(sum(three))
    return found, error


def is_clear(three: Sequence[float], seen: int) -> bool:
    """Whether guesses about a word seen so often agree, and are far enough from 0."""
    total = sum(three)
    needed = CLEAR + CLEARER * max(0.0, np.log10(max(seen, 1) / USUAL))
    return sum(total * one > 0 for one in three) >= AGREEING and abs(total) >= needed


def from_company(
    forms: Counter[str], rated: Valences, text: list[list[str]], net: wordnet.Graph
) -> tuple[Valences, float]:
    """A guess for each word from its vectors, and the usual error.

    Learnt from rated words, and from frequent words that no lexicon has, as neutral; the guess for
    each of these is by a model that has not seen it.
    """
    near = vectors.company(text)
    textblob, family = lexicons.valences("textblob"), families(rated)
    words = sorted(forms | Counter(word for word in rated if word.isalpha()))
    linked = vectors.links(net, [raw.lemma(word) for word in words])
    table = np.array([np.concatenate([_row(near, word, vectors.DIMENSIONS),
                                      _row(linked, word, vectors.LINKED_DIMENSIONS)])
                      for word in words])  # fmt: skip
    known = [
        at
        for at, word in enumerate(words)
        if word in rated
        or (forms[word] >= PLAIN_SEEN and word not in textblob and raw.lemma(word) not in family)
    ]
    wanted = np.array([rated.get(words[at], 0.0) for at in known])
    model = KernelRidge(kernel="rbf", **KERNEL)
    apart = cross_val_predict(model, table[known], wanted, cv=5)
    print(f"guesses: r {np.corrcoef(apart, wanted)[0, 1]:.2f} (n = {len(known):,})")
    found = model.fit(table[known], wanted).predict(table)
    found[known] = apart
    error = float(np.sqrt(np.mean((apart - wanted) ** 2)))
    return dict(zip(words, found.tolist(), strict=True)), error


def _row(found: vectors.Vectors, word: str, size: int) -> np.ndarray:
    return found.get(raw.lemma(word), np.zeros(size))


def labelled(path: Path) -> tuple[list[str], np.ndarray]:
    """Each sentence once, with the mean of its targets' labels."""
    found: dict[str, list[float]] = defaultdict(list)
    for record in raw.documents(path):
        sentences = rr.read(rr.Article(text=record["text"])).sentences
        for start, end in zip(sentences["start"], sentences["end"], strict=True):
            if start <= record["target"][0] < end:
                found[record["text"][start:end]].append(SCORES[record["label"]])
    return list(found), np.array([sum(given) / len(given) for given in found.values()])


def moved(words: Valences, texts: Sequence[str], wanted: np.ndarray) -> Valences:
    """Valences moved towards what labelled sentences say of them."""
    lower = [split(text).lower for text in texts]
    counts = Counter(word for sentence in lower for word in set(sentence))
    names = sorted(word for word in words if counts[word] >= LEAST_SENTENCES and word.isalpha())
    number = {word: at for at, word in enumerate(names)}
    sums, cells = np.zeros(len(lower)), []
    for row, sentence in enumerate(lower):
        by = 1 / np.sqrt(len(sentence) + 5)
        for at, word in enumerate(sentence):
            if word in words:
                before = sentence[max(0, at - WITHIN) : at]
                sign = FLIP if any(w == "no" or negates(w) for w in before) else 1.0
                sums[row] += by * sign * words[word]
                if word in number:
                    cells.append((row, number[word], by * sign))
    rows, columns, values = zip(*cells, strict=True)
    slope, level = np.polyfit(sums, wanted, 1)
    table = slope * sparse.csr_matrix((values, (rows, columns)), (len(lower), len(names)))
    steps = Ridge(HOLD, solver="lsqr").fit(table, wanted - level - slope * sums).coef_
    return words | {word: words[word] + float(steps[at]) for word, at in number.items()}


def correlation(texts: Sequence[str], wanted: Any, words: Mapping[str, float]) -> str:
    """Pearson's r of the scores of texts, each weighed as one sentence, with ratings."""
    scores = [weigh(text, words).score for text in texts]
    return f"{np.corrcoef(scores, wanted)[0, 1]:.3f}"


def main() -> None:
    """Make the lexicon, write it, and print how well it does."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("wordnet", type=Path)
    given = parser.parse_args()
    sentences = list(raw.sentences(given.data))
    forms = Counter({f: n for f, n in counted(sentences).items() if n >= LEAST_SEEN})
    text = [[raw.lemma(form) for form in line] for line in sentences]
    vader = lexicons.lexicon("vader").set_index("word")
    rated = vader["valence"].to_dict()
    guesses, error = guessed(forms, rated, text, wordnet.graph(given.wordnet))
    plain = grammar(given.data) - rated.keys()
    left_out = topics() | plain
    start = {word: v for word, v in {**guesses, **rated}.items() if word not in left_out}
    words = moved(start, *labelled(given.data / raw.TRAIN))
    kept = {word: max(-LARGEST, min(LARGEST, valence)) for word, valence in sorted(words.items())
            if abs(valence) >= (LEAST_KEPT if word in rated else LEAST_KEPT_GUESS)}  # fmt: skip
    lines = ["word\tvalence\tspread"]
    for word, valence in kept.items():
        lines.append(f"{word}\t{valence:.2f}\t{vader['spread'].get(word, error):.2f}")
    target = MODELS / "news.tsv"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    digest = hashlib.sha256(target.read_bytes()).hexdigest()
    target.with_suffix(".sha256").write_text(digest + "\n", encoding="ascii")
    print(f"{len(kept):,} words, {len(kept.keys() & rated.keys()):,} of them rated in VADER")
    for name in HEADLINES:
        records = list(raw.documents(given.data / name))
        texts, wanted = [r["text"] for r in records], [r["valence"] for r in records]
        print(f"{name}: {correlation(texts, wanted, kept)}, VADER "
              f"{correlation(texts, wanted, rated)} (n = {len(texts):,})")  # fmt: skip
    for name in HELD_OUT:
        texts, wanted = labelled(given.data / name)
        print(f"{name}, mean label: {correlation(texts, wanted, kept)}, VADER "
              f"{correlation(texts, wanted, rated)} (n = {len(texts):,})")  # fmt: skip


if __name__ == "__main__":
    main()
