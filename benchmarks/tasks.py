"""What is counted per document, and which figures the sums give, for every task of accuracy.py.

Counts are summed over all documents of a file before they are divided, so that a long document
weighs more than a short one.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable
from typing import Any, NamedTuple

from measures import (
    b_cubed,
    bare_name,
    bare_words,
    by_head,
    f1,
    harmonic,
    macro_f1,
    one_to_one,
    overlap,
    pearson,
    rows,
    same_tag,
    share,
    starts,
    text_score,
    tone_class,
    words_in,
)  # fmt: skip

import reread as rr

Figures = dict[str, float]

QUOTE = ("quote", "content_start", "content_end", "source_start", "source_end")


def read(record: dict[str, Any], dated: bool = True, **choices: Any) -> rr.Reading:
    """The reading of one document, with its date unless that is to be hidden."""
    published = record.get("published") if dated else None
    article = rr.Article(text=record["text"], published=published, id=record["id"])
    return rr.read(article, **choices)


def count_times(record: dict[str, Any], **choices: Any) -> Counter:
    """Expressions found, of the same span, overlapping, and of the same value where gold has one.

    The dateline of a document (`dct`) is not scored.
    """
    gold = [((t["start"], t["end"]), t["value"]) for t in record["times"]]
    dateline = record.get("dct") or (0, 0)
    found = [((start, end), value)
             for start, end, value in rows(read(record, **choices).times, "start", "end", "value")
             if not overlap((start, end), dateline)]  # fmt: skip
    pairs = one_to_one(((g != f, -overlap(g, f)), i, j) for i, (g, _) in enumerate(gold)
                       for j, (f, _) in enumerate(found) if overlap(g, f))  # fmt: skip
    valued = [(gold[i][1], found[j][1]) for i, j in pairs.items() if gold[i][1] is not None]
    return Counter(
        gold=len(gold), found=len(found), relaxed=len(pairs),
        strict=sum(gold[i][0] == found[j][0] for i, j in pairs.items()),
        valued=len(valued), value=sum(g == f for g, f in valued),
    )  # fmt: skip


def times(c: Counter) -> Figures:
    """TempEval-3's figures: value F1 is relaxed F1 times the share of right values."""
    relaxed = f1(c["relaxed"], c["found"], c["gold"])
    strict = f1(c["strict"], c["found"], c["gold"])
    value = relaxed * share(c["value"], c["valued"])
    return {"relaxed F1": relaxed, "strict F1": strict, "value F1": value}


def count_names(record: dict[str, Any], **choices: Any) -> Counter:
    """Names by kind: in gold, found, and found with the same span and kind."""
    gold = {(n["start"], n["end"], n["kind"]) for n in record["names"]}
    mentions = rows(read(record, **choices).mentions, "start", "end", "kind", "form")
    found = {(start, end, kind) for start, end, kind, form in mentions if form == "name"}
    sets = {"gold": gold, "found": found, "right": gold & found}
    return Counter((what, kind) for what, names in sets.items() for *_, kind in names)


def names(c: Counter) -> Figures:
    """Micro-F1 of exact names, of the kinds that the file annotates."""
    kinds = [kind for what, kind in c if what == "gold"]
    sums = [sum(c[what, kind] for kind in kinds) for what in ("right", "found", "gold")]
    return {"F1": f1(*sums)}


def count_words(record: dict[str, Any], **choices: Any) -> Counter:
    """Tokens and sentence starts in gold, found and right; tags right on the right tokens; arcs."""
    text, paragraphs = record["text"], record["paragraphs"]
    reading = read(record, **choices)
    gold = {(start, end): tag for start, end, tag, _ in record["tokens"]}
    tokens = rows(reading.tokens, "start", "end", "tag")
    found = {(start, end): tag for start, end, tag in tokens}
    right = gold.keys() & found.keys()
    gold_starts = starts(text, record["sentences"], paragraphs)
    found_starts = starts(text, rows(reading.sentences, "start", "end"), paragraphs)
    return Counter(
        gold=len(gold), found=len(found), right=len(right),
        tags=sum(same_tag(gold[span], found[span], text[slice(*span)]) for span in right),
        gold_starts=len(gold_starts), found_starts=len(found_starts),
        right_starts=len(gold_starts & found_starts), **arcs(record, reading),
    )  # fmt: skip


def arcs(record: dict[str, Any], reading: rr.Reading) -> dict[str, int]:
    """Gold tokens with a placed head, those found with it, and of these those so related.

    As in the CoNLL 2018 shared task a relation counts by its universal part, punctuation counts,
    and a token that was not found is wrong.
    """
    if "heads" not in record:
        return {}
    tokens = rows(reading.tokens, "token", "start", "end", "head", "relation")
    spans = {token: (start, end) for token, start, end, *_ in tokens}
    found = {spans[token]: (spans.get(head), relation) for token, *_, head, relation in tokens}
    gold = [(start, end) for start, end, *_ in record["tokens"]]
    placed = [(span, gold[head] if head >= 0 else None, relation)
              for span, (head, relation) in zip(gold, record["heads"], strict=True)
              if head is not None]  # fmt: skip
    headed = [(found[span][1], relation) for span, head, relation in placed
              if span in found and found[span][0] == head]  # fmt: skip
    same = sum(a.split(":")[0] == b.split(":")[0] for a, b in headed)
    return {"placed": len(placed), "headed": len(headed), "related": same}


def words(c: Counter) -> Figures:
    """F1 of tokens and of sentence boundaries inside paragraphs, accuracy of tags, UAS and LAS."""
    return {
        "token F1": f1(c["right"], c["found"], c["gold"]),
        "sentence F1": f1(c["right_starts"], c["found_starts"], c["gold_starts"]),
        "tag accuracy": share(c["tags"], c["right"]),
        "UAS": share(c["headed"], c["placed"]),
        "LAS": share(c["related"], c["placed"]),
    }


def count_entities(record: dict[str, Any], **choices: Any) -> Counter:
    """Names in gold, found and matched by head, and B-cubed sums of the matched; no dates."""
    text, mentions = record["text"], record["mentions"]
    dates = [(m["start"], m["end"]) for m in mentions if m["kind"] == "time"]

    def dated(start: int, end: int) -> bool:
        return any(first <= start and end <= last for first, last in dates)

    gold, found = {}, {}
    for m in mentions:
        if m["named"] and not dated(m["start"], m["end"]):
            gold.setdefault(bare_name(text, m["start"], m["end"]), m)
    reading = read(record, **choices)
    for start, end, form, entity in rows(reading.mentions, "start", "end", "form", "entity"):
        span = bare_name(text, start, end)
        if form == "name" and not dated(*span):
            found.setdefault(span, entity or span)
    heads = {span: m.get("head") or span for span, m in gold.items()}
    pairs = [(gold[g]["chain"], found[n]) for g, n in by_head(heads, found).items()]
    precision, recall = b_cubed(pairs)
    return Counter(gold=len(gold), found=len(found), matched=len(pairs), precision=precision,
                   recall=recall)  # fmt: skip


def entities(c: Counter) -> Figures:
    """F1 of names by head, and B-cubed F1 of how the matched ones are grouped."""
    precision, recall = (share(c[side], c["matched"]) for side in ("precision", "recall"))
    mention = f1(c["matched"], c["found"], c["gold"])
    return {"mention F1": mention, "B³ F1": harmonic(precision, recall)}


def count_quotes(record: dict[str, Any], **choices: Any) -> Counter:
    """Contents found to the character, words in quotation, and sources of matched quotations.

    Every piece of an interrupted content is an item; one row from its first piece to its last is
    right for all. Whole quotations match where they share half of the words of both.
    """
    text, gold = record["text"], record["attributions"]
    pieces = defaultdict(list)  # span -> items
    for i, attribution in enumerate(gold):
        content = attribution["content"]
        for j, span in enumerate(content):
            pieces[bare_words(text, *span)].append((i, j))
        if len(content) > 1:
            whole = bare_words(text, content[0][0], content[-1][1])
            pieces[whole] += [(i, j) for j in range(len(content))]
    spans, sources, items, exact = defaultdict(list), defaultdict(list), set(), 0
    found = rows(read(record, **choices).quotes, *QUOTE)
    for quote, start, end, *source in found:
        spans[quote].append((start, end))
        sources[quote] += [source] if source[0] is not None else []
        fresh = set(pieces[bare_words(text, start, end)]) - items
        items |= fresh
        exact += bool(fresh)
    said = [words_in(text, attribution["content"]) for attribution in gold]
    heard = {quote: words_in(text, pieces) for quote, pieces in spans.items()}
    pairs = one_to_one((-len(s & h) / len(s | h), i, quote)
                       for i, s in enumerate(said) for quote, h in heard.items()
                       if 2 * len(s & h) >= len(s | h) > 0)  # fmt: skip
    sourced = [(gold[i]["source"], sources[quote]) for i, quote in pairs.items()
               if gold[i]["source"]]  # fmt: skip
    gold_words, found_words = set().union(*said), set().union(*heard.values())
    return Counter(
        gold=sum(len(attribution["content"]) for attribution in gold), found=len(found),
        items=len(items), exact=exact, gold_words=len(gold_words), found_words=len(found_words),
        right_words=len(gold_words & found_words), sourced=len(sourced),
        sources=sum(any(overlap(a, b) for a in who for b in given) for who, given in sourced),
        gold_sources=sum(bool(attribution["source"]) for attribution in gold),
        found_sources=sum(map(bool, sources.values())),
    )  # fmt: skip


def quotes(c: Counter) -> Figures:
    """F1 of exact contents, F1 of words, how often a matched quotation has the right source, and
    F1 of sources end to end: a quotation that is not found loses its source too."""
    exact = harmonic(share(c["exact"], c["found"]), share(c["items"], c["gold"]))
    words = f1(c["right_words"], c["found_words"], c["gold_words"])
    source = share(c["sources"], c["sourced"])
    ends = f1(c["sources"], c["found_sources"], c["gold_sources"])
    return {"content F1": exact, "words F1": words, "source": source, "source F1": ends}


def count_tone(record: dict[str, Any], **choices: Any) -> Counter:
    """Gold and found class of a target or text, or the sums that a correlation needs."""
    reading = read(record, **choices)
    if "target" in record:
        return Counter([(record["label"], rr.tone_towards(reading, *record["target"])[0])])
    score = text_score(reading.tone)
    if "label" in record:
        return Counter([(record["label"], tone_class(score))])
    x, y = record["valence"], score
    return Counter(n=1, x=x, y=y, xx=x * x, yy=y * y, xy=x * y)


def tone(c: Counter) -> Figures:
    """Macro-F1 over the gold classes, or Pearson's r with ratings."""
    rated = "n" in c
    return {"macro-F1": math.nan if rated else macro_f1(c),
            "Pearson r": pearson(c) if rated else math.nan}  # fmt: skip


def count_dating(record: dict[str, Any], **choices: Any) -> Counter:
    """Documents whose hidden date has the first candidate's one year, or lies within it.

    Documents without any temporal expression are not counted; a marked dateline is hidden too.
    """
    if not record.get("times", True):
        return Counter()
    day, (start, end) = record["published"][:10], record.get("dct") or (0, 0)
    text = record["text"][:start] + " " * (end - start) + record["text"][end:]
    candidates = read({**record, "text": text}, dated=False, **choices).reference_date
    best = [(str(a)[:10], str(b)[:10]) for a, b in rows(candidates, "earliest", "latest")[:1]]
    return Counter(
        documents=1,
        year=sum(a[:4] == b[:4] == day[:4] for a, b in best),
        covered=sum(a <= day <= b for a, b in best),
    )


def dating(c: Counter) -> Figures:
    """Shares of documents."""
    return {name: share(c[key], c["documents"])
            for name, key in (("year first", "year"), ("covered", "covered"))}  # fmt: skip


class Task(NamedTuple):
    """One task: the folder of its files, what a document adds, and the figures of the sums."""

    folder: str
    count: Callable[..., Counter]
    figures: Callable[[Counter], Figures]


TASKS = {
    "times": Task("times", count_times, times),
    "names": Task("names", count_names, names),
    "words": Task("words", count_words, words),
    "entities": Task("entities", count_entities, entities),
    "quotes": Task("quotes", count_quotes, quotes),
    "tone": Task("tone", count_tone, tone),
    "dating": Task("times", count_dating, dating),
}
