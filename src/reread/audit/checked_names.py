"""Names of a text held against the sources: there where they tell it, or another in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..across.comparing.accounts import Facet, Statement
from ..across.comparing.naming import Named, folded, is_same
from .support import (
    ALTERED,
    GROUNDED,
    NOT_FOUND,
    TOLD,
    UNSURE,
    Checked,
    Evidence,
    Told,
    first_in,
    has_words,
    place,
)

# Who made a report, at its end: "(Reporting by Ann Lee; Editing by Bob Kerr)"
CREDIT = re.compile(r"\((?:Additional )?(?:Reporting|Writing|Editing|Compiled)\b[^)]*\)?", re.I)
IN_PLACE = 0.35  # least likeness of slots in which one name stands for another
SURE = 0.6  # least support of a sentence by which a name is said to be another's


def names_checked(evidence: Evidence) -> Iterator[Checked]:
    """One row per name of a sentence."""
    own = evidence.statement
    credits = [(own.start + found.start(), own.start + found.end())
               for found in CREDIT.finditer(own.text)]  # fmt: skip
    for facet in own.of("name"):
        who = evidence.account.names.get(facet.value)
        credited = any(a <= facet.start < b for a, b in credits)
        if facet.row["form"] == "name" and who is not None and not credited:
            yield _checked(evidence, facet, who)


def _checked(evidence: Evidence, facet: Facet, who: Named) -> Checked:
    best = evidence.best(facet.start, facet.end)
    for statement, other in evidence.opposite(facet, "name"):
        if _is_other(evidence, facet, who, statement, other):
            said = evidence.quoted(statement, other.start, other.end)
            why = f"“{facet.surface}” stands in the place of {said}"
            return evidence.checked(facet, "name", ALTERED, place(statement, other), 0.9, why)
    if found := _there(evidence, facet, who, best):
        return found
    if rival := _rival(evidence, facet, who, best):
        one, other = rival
        said = evidence.quoted(one.statement, other.start, other.end)
        why = f"“{facet.surface}” stands in the place of {said}"
        return evidence.checked(facet, "name", ALTERED, place(one.statement, other),
                                one.support, why)  # fmt: skip
    near = [Told(one.support / 2, beside) for one in best
            for beside in evidence.sources.around(one.statement)]  # fmt: skip
    told = [*near, *evidence.told(facet.start, facet.end)]
    if found := _there(evidence, facet, who, told):
        return found
    return _elsewhere(evidence, facet, who)


def _is_other(
    evidence: Evidence, facet: Facet, who: Named, statement: Statement, other: Facet
) -> bool:
    """Whether just where the text has a name, and nothing else has moved, a source has another."""
    names = evidence.sources.account(statement.article).names
    there = [names.get(one.value) for seen, one in evidence.opposite(facet, "name")
             if seen is statement]  # fmt: skip
    named = names.get(other.value)
    if named is None or not named.named or other.row["form"] == "pronoun":
        return False
    if named.kind != who.kind and "MISC" in (named.kind, who.kind):
        return False  # "the Jewish state" for Israel
    if any(one is not None and is_same(who, one) is not False for one in there):
        return False
    own = evidence.account.names
    mine = sum(_is_one(who, own.get(one.value)) for one in evidence.statement.of("name"))
    theirs = sum(_is_one(who, names.get(one.value)) for one in statement.of("name"))
    gone = not any(_is_one(named, own.get(one.value)) for one in evidence.statement.of("name"))
    return gone or mine > theirs  # what is named as often, beside the same, has only moved


def _is_one(who: Named, other: Named | None) -> bool:
    return other is not None and is_same(who, other) is not False


def _there(evidence: Evidence, facet: Facet, who: Named, told: Iterable[Told]) -> Checked | None:
    """A name that stands in one of some sentences."""
    listed = list(told)
    found = first_in(listed, "name", lambda one, other: _is(evidence, who, one, other))
    if found:
        found = _as_worded(evidence, facet, who, found)
        one, other = found
        why = f"the sources name {evidence.quoted(one.statement, other.start, other.end)}"
        return evidence.checked(facet, "name", GROUNDED, place(one.statement, other),
                                max(one.support, 0.5), why)  # fmt: skip
    for one in listed:
        if has_words(one.statement, facet.surface):
            whole = one.statement, one.statement.start, one.statement.end
            why = f"“{facet.surface}” stands in a sentence of {_in(evidence, one.statement)}"
            return evidence.checked(facet, "name", GROUNDED, whole, max(one.support, 0.5), why)
    return None


def _as_worded(
    evidence: Evidence, facet: Facet, who: Named, found: tuple[Told, Facet]
) -> tuple[Told, Facet]:
    """The name in the same words, if the sentence has it so, too."""
    one, own = found[0], folded(facet.surface)
    alike = (other for other in one.statement.of("name") if folded(other.surface) == own)
    same = (other for other in alike if _is(evidence, who, one.statement, other))
    return one, next(same, found[1])


def _in(evidence: Evidence, statement: Statement) -> str:
    return evidence.sources.called(statement.article)


def _is(evidence: Evidence, who: Named, statement: Statement, other: Facet) -> bool:
    named = evidence.sources.account(statement.article).names.get(other.value)
    return named is not None and is_same(who, named) is True


def _rival(
    evidence: Evidence, facet: Facet, who: Named, best: Iterable[Told]
) -> tuple[Told, Facet] | None:
    """Another name that stands in a source where this one stands in the text, and nowhere in the
    text's own sentence."""
    own = [evidence.account.names[one.value] for one in evidence.statement.of("name")
           if one.value in evidence.account.names]  # fmt: skip
    found: list[tuple[float, Told, Facet]] = []
    for one in best:
        names = evidence.sources.account(one.statement.article).names
        for other in one.statement.of("name"):
            named = names.get(other.value)
            free = named is not None and named.named and named.kind == who.kind
            if one.support < SURE or not free or named is None:
                continue
            if any(is_same(mine, named) is not False for mine in own):
                continue
            likeness = facet.slot.likeness(other.slot)
            if likeness >= IN_PLACE and facet.slot.governor == other.slot.governor:
                found.append((likeness + one.support, one, other))
    return max(found, key=lambda each: each[0])[1:] if found else None


def _elsewhere(evidence: Evidence, facet: Facet, who: Named) -> Checked:
    """A name that does not stand where the sources tell the sentence, if they do at all."""
    doubtful = None
    for source, named in evidence.sources.named(who):
        same = is_same(who, named)
        if same:
            why = f"{source} names {named.name}, but elsewhere"
            return evidence.checked(facet, "name", UNSURE, None, 0.5, why)
        doubtful = doubtful or (named if same is None else None)
    if evidence.sources.has_words(facet.surface):
        return evidence.checked(facet, "name", UNSURE, None, 0.5, "it stands elsewhere")
    if not who.named:
        why = "it is a description, and the sources may have another"
        return evidence.checked(facet, "name", UNSURE, None, 0.5, why)
    if doubtful:
        why = f"the sources have only {doubtful.name}, which may be another"
        return evidence.checked(facet, "name", UNSURE, None, 0.5, why)
    sure = facet.row["score"] or TOLD
    return evidence.checked(facet, "name", NOT_FOUND, None, sure,
                            f"no source has “{facet.surface}”")  # fmt: skip
