"""Which tellings are of one happening, in one article and across them.

Grounds, of which three are those inside an article (`timeline/telling/same_event.py`): what
happens once to a thing is told of the same thing; both who do it and what it is done to are the
same; one of these is, and nothing is known against it, and both tellings are of the same day, or of
about the same time where it is seldom done to the same. Neither is known, but both tell the same
day and name the same beside it. The news of those weeks means one by it ("the quake"). Or the words
of the sentences are the same, or much the same, or they have a figure in common. Dates that exclude
each other part tellings, but of what happens once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence

from ...timeline.telling.lexicon import often, once, seldom, verbs
from .account import Account, are_apart
from .great_events import Which, events, lasting
from .sentences_alike import figures, likeness

HELD = 24  # happenings of one kind that the next telling is held against
MANY_WORDS = 8  # a sentence of fewer may be said twice: "He died."
WEEKS = 21  # days within which what seldom happens twice is told of once
FOREVER = 10**6  # days, where they are not known
COPIED = "told in the same words"
FEW_DAYS = 3  # a report's own day may be as far off
MUCH = 0.5  # of the words of two sentences that are the same, where both tell one thing
SOME = 0.25  # where they have a figure in common, too
GREAT = "the news of these weeks means one by it"


class Happening:
    """Tellings that are of one happening."""

    def __init__(self, first: Account) -> None:
        self.tellings = [first]

    def add(self, one: Account, reason: str) -> None:
        """Take up one telling more."""
        one.reason = reason
        self.tellings.append(one)


def gather(accounts: Sequence[Account], places: Collection[str] = ()) -> list[Happening]:
    """Happenings from tellings, which are given in the order in which they appeared; `places` are
    the ids of those among whom they name."""
    found: list[Happening] = []
    held: dict[Hashable, list[Happening]] = defaultdict(list)
    told: dict[tuple[str, int], Happening] = {}
    great, homes = events(accounts, places), dict[Which, Happening]()
    for one in accounts:
        home, reason = _known(one, told), "taken up in its article"
        which = great.get((one.article, one.event))
        if home is None and which in homes:
            home, reason = homes[which], GREAT
        if home is None and which is None:
            keys = list(_keys(one))
            near = {id(old): old for key in keys for old in reversed(held[key][-HELD:])}
            for old in near.values():
                if why := why_one(old.tellings, one):
                    home, reason = old, why
                    break
        if home is None:
            found.append(home := Happening(one))
        else:
            home.add(one, reason)
        told[one.article, one.event] = home
        if which:
            homes.setdefault(which, home)
            if which[0] in lasting():
                one.undate()
        for key in _keys(one):
            if not held[key] or held[key][-1] is not home:
                held[key].append(home)
    return found


def _known(one: Account, told: dict[tuple[str, int], Happening]) -> Happening | None:
    """The happening that the article itself says it tells of again."""
    return None if one.same_as is None else told.get((one.article, one.same_as))


def _keys(one: Account) -> Iterator[Hashable]:
    """What tellings of one happening have in common: the verb's family and a participant, and
    the day, where it is said."""
    for who in (one.agent, one.patient):
        if who:
            yield one.family, who
            if one.first and one.first == one.last:
                yield one.family, who, one.first
    if one.words[0].count(" ") >= MANY_WORDS:
        yield one.words
    for figure in figures(one.words[0]):
        yield one.family, figure
    if one.is_dated and one.first == one.last and not (one.agent or one.patient):
        for who in sorted(one.beside):
            yield one.family, "beside", who, one.first


def why_one(known: Sequence[Account], one: Account) -> str:
    """Why a telling is of a happening; empty where it is not, or that cannot be told."""
    if any(are_two(old, one) for old in known):
        return ""
    return next((why for old in known if (why := _why(old, one))), "")


def are_two(old: Account, one: Account) -> bool:
    """Whether two tellings cannot be of one happening: others take part, one is denied, or the days
    exclude each other and it may happen twice."""
    if old.family != one.family or old.polarity != one.polarity or old.is_fact != one.is_fact:
        return True
    if any(a and b and a != b for a, b in ((old.agent, one.agent), (old.patient, one.patient))):
        return True
    return are_apart(old, one) and not _is_once(old, one)


def _why(old: Account, one: Account) -> str:
    agent = bool(old.agent and old.agent == one.agent)
    patient = bool(old.patient and old.patient == one.patient)
    same = one.surface if old.lemma == one.lemma else f"{old.surface}” and “{one.surface}"
    verb = f"both tell of “{same}”"
    if old.words == one.words and one.words[0].count(" ") >= MANY_WORDS:
        return COPIED
    if _is_once(old, one):
        how = "happens once" if one.family in once() else "seldom happens twice"
        return f"{verb}, which {how} to the same"
    if "reporting" in (old.kind, one.kind) or not _are_near(old, one):
        return ""  # who told whom twice on a day may have said two things
    if figure := _in_like_words(old, one):
        return f"{verb} {figure}"
    if one.family in verbs("light", "state"):
        return ""
    if agent and patient:
        return f"{verb} by the same to the same"
    bare = not (old.patient or one.patient)
    if _same_day(old, one) and ((agent and bare) or patient):
        return f"{verb} of the same on one day"
    if patient and is_name(one.patient) and one.family not in often():
        return f"{verb} of the same within days"
    nobody = not (old.agent or old.patient or one.agent or one.patient)
    dated = old.is_dated and one.is_dated
    if nobody and dated and _same_day(old, one) and old.beside & one.beside:
        return f"{verb} on one day, beside {sorted(old.beside & one.beside)[0]}"
    return ""


def _in_like_words(old: Account, one: Account) -> str:
    """How sentences that tell of one thing in their own words have much in common; empty where they
    have not."""
    alike = likeness(old.words[0], one.words[0])
    if alike >= MUCH:
        return "in much the same words"
    shared = sorted(set(figures(old.words[0])) & set(figures(one.words[0])))
    return f"in like words, with {shared[0]}" if shared and alike >= SOME else ""


def is_name(who: str | None) -> bool:
    """Whether one who takes part is known by an id, and not only by a noun."""
    return bool(who) and not str(who).startswith("~")


def _is_once(old: Account, one: Account) -> bool:
    """Whether it happens once to what both tellings say it happened to; or so seldom that within
    weeks it is one, whose days are told differently."""
    whose = once().get(one.family, {}).get("whose") or ""
    seldom_whose = seldom().get(one.family, ("",))[0]
    if not whose and _days_apart(old, one) <= WEEKS:
        whose = seldom_whose
    theme = ("patient",) if one.patient else ("agent",)
    sides = {"agent": ("agent",), "patient": ("patient",), "named": ("patient",), "theme": theme,
             "both": ("agent", "patient")}  # fmt: skip
    pairs = [(getattr(old, side), getattr(one, side)) for side in sides.get(whose, ())]
    same = all(a and a == b for a, b in pairs)
    return same and any(is_name(a) for a, _ in pairs)


def _days_apart(old: Account, one: Account) -> int:
    """How many days lie between two tellings' dates, or between their articles."""
    if old.is_dated and one.is_dated and old.first and old.last and one.first and one.last:
        return max(0, (old.first - one.last).days, (one.first - old.last).days)
    if old.published and one.published:
        return abs((old.published - one.published).days)
    return FOREVER


def _same_day(old: Account, one: Account) -> bool:
    return bool(old.first and old.first == old.last == one.first == one.last)


def _are_near(old: Account, one: Account) -> bool:
    """Whether two tellings may be of one time: their days can be the same, or one has none and
    the article that tells it appeared at about the other's time."""
    if old.first and old.last and one.first and one.last:
        slack = 0 if old.is_dated and one.is_dated else FEW_DAYS
        return bool((old.first - one.last).days <= slack and (one.first - old.last).days <= slack)
    days = [day for day in (old.published, one.published) if day]
    return len(days) == 2 and abs((days[0] - days[1]).days) <= FEW_DAYS
