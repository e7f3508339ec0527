"""Offices and titles said beside a name: U.S. President …; …, Russia's foreign minister."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..grammar.phrases import Phrase
from ..grammar.sentence import Sentence
from . import wordlists
from .forms import Form, forms
from .wordlists import ARTICLES, Title

LONGEST_TITLE = 4  # words
OWNED = ("of", "for")  # what stands between an office and whose it is
DEFINITE = frozenset({"the", "its", "their", "his", "her"})
# Tags of words before a post that are not of it: "the", "his", "34", "and", "newly"
APART = frozenset({"DT", "PDT", "PRP$", "CD", "CC", "IN", "TO", "RB", "VBN", "VBG"})


class Role(NamedTuple):
    """A role as the text says it, "" where it is but a form of address, and the sex it tells."""

    text: str
    sex: str


NO_ROLE = Role("", "")


def role_of(text: str, tree: Sentence, first: int, last: int) -> Role:
    """The role said before or after the person whose name is the words `first` to `last`."""
    found = [_before(text, tree, first)]
    found += [around(text, tree, first, last) for around in (_introduced, _after)]
    said = next((role.text for role in found if role.text), "")
    return Role(said, next((role.sex for role in found if role.sex), ""))


def _before(text: str, tree: Sentence, first: int) -> Role:
    """Russian Foreign Minister, First Minister of Scotland: titles and posts before a name."""
    phrase = tree.holding.get(first)
    if phrase is None or phrase.first == first:
        phrase = tree.holding.get(first - 1)
    while phrase and tree.case(phrase.head) in OWNED:
        phrase = tree.holding.get(tree.words[tree.noun(phrase.head)].governor)
    if phrase is None or phrase.first >= first:
        return NO_ROLE
    found = forms(text, tree.words[phrase.first].start, tree.words[first - 1].end, tree)
    between = text[found[-1].end : tree.words[first].start] if found else ""
    return NO_ROLE if between.strip("-").strip() else _role(text, found)


def _introduced(text: str, tree: Sentence, first: int, last: int) -> Role:
    """The mayor of London, Sadiq Khan, said: a role in front that has the name for apposition."""
    noun = tree.apposed(tree.head(first, last))
    phrase = tree.holding.get(noun) if noun is not None else None
    closed = last + 1 == len(tree.words) or tree.words[last + 1].relation == "punct"
    if phrase is None or not closed or tree.low(first - 1) != "," or phrase.last >= first - 1:
        return NO_ROLE
    if tree.low(phrase.first) not in DEFINITE and phrase.owner is None:
        return NO_ROLE
    start, end = tree.words[phrase.first].start, tree.words[first - 2].end
    return _role(text, forms(text, start, end, tree))


def _after(text: str, tree: Sentence, first: int, last: int) -> Role:
    """The role in an apposition, or that a person is said to have: ", the foreign minister of
    Russia,"; "is the foreign minister of Russia"."""
    at = tree.head(first, last)
    for noun in (*tree.appositions(at), tree.said_to_be(at)):
        phrase = tree.holding.get(noun) if noun is not None else None
        if phrase and phrase.first > last:
            begin = min(phrase.first + (tree.low(phrase.first) in ARTICLES), phrase.last)
            found = forms(text, tree.words[begin].start, tree.words[phrase.last].end, tree)
            title = _title_before(found, len(found))
            if title and title[1].group != "address":
                end = tree.words[_end(tree, phrase)].end
                return Role(_said(text, tree.words[begin].start, end), title[1].sex)
    return NO_ROLE


def _end(tree: Sentence, phrase: Phrase) -> int:
    """The last word of what completes a noun, up to a mark, another clause or "and a"."""
    clause, (_, stop) = tree.clause(phrase.head), tree.span(phrase.head)
    at = phrase.last + 1
    while at < stop and tree.clause(at) == clause:
        marked = tree.words[at].relation == "punct" and tree.tag(at) != "HYPH"
        if marked or (tree.tag(at) == "CC" and tree.low(at + 1) in ARTICLES):
            break
        at += 1
    return at - 1


def _role(text: str, found: Sequence[Form]) -> Role:
    """The role that the words before a name say: titles, and what belongs to a post before them;
    First Minister of Scotland has whose it is after the title."""
    stop = len(found)
    if _title_before(found, stop) is None:
        owned = (at for at in range(stop - 2, 0, -1) if found[at].form in OWNED)
        stop = next((at for at in owned if _title_before(found, at)), 0)
    begin, groups, sex = stop, set[str](), ""
    while title := _title_before(found, begin):
        if begin < stop and found[begin].gap.strip():
            break
        begin, sex = begin - title[0], sex or title[1].sex
        groups.add(title[1].group)
    if groups <= {"address"}:
        return Role("", sex)
    while begin and _belongs(found[begin - 1], found[begin]):
        begin -= 1
    return Role(_said(text, found[begin].start, found[-1].end), sex)


def _title_before(found: Sequence[Form], stop: int) -> tuple[int, Title] | None:
    """How many words right before the word `stop` are a title, and what is known of it."""
    for count in range(min(LONGEST_TITLE, stop), 0, -1):
        words = found[stop - count : stop]
        phrase = " ".join(word.form for word in words)
        known = wordlists.titles().get(phrase) or _post(phrase)
        if known and not any(word.gap.strip() for word in words[1:]):
            return count, known
    return None


def _post(phrase: str) -> Title | None:
    """What is known of a post as it is written without capitals, or with its first letter so."""
    known = wordlists.people().get(phrase if phrase.islower() else phrase[:1].lower() + phrase[1:])
    return Title("office", known.sex) if known and known.post else None


def _belongs(word: Form, post: Form) -> bool:
    """Whether a word of a phrase belongs to the post after it: former president, human rights
    lawyer, Russia's foreign minister."""
    low = word.form.lower()
    if post.gap.strip(" -") or "-old" in low or word.form in wordlists.words("passing"):
        return False
    person = wordlists.people().get(low)
    of_it = word.tag not in APART or low in wordlists.words("modifier")
    return of_it and (person is None or person.post)


def _said(text: str, start: int, end: int) -> str:
    return " ".join(text[start:end].split())
