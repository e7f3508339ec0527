"""Moscow said …: whether a government called by its seat is one entity with its country.

"apart", the default, keeps what the text says: Moscow is Moscow, and its sense tells where it
stands for a government. That Moscow's government is Russia's is knowledge from a table and not
in the text; "country" adds it, and says so in the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from . import gazetteer
from .aliases import slug

if TYPE_CHECKING:
    from .mentions import Mention

OPTIONS = ("apart", "country")


def governed(mentions: Sequence[Mention], governments: str) -> list[Mention]:
    """The mentions, those of governments at their seats given to the entities of the countries."""
    if governments not in OPTIONS:
        raise ValueError(
            f"governments={governments!r} is not known; choose {', '.join(map(repr, OPTIONS))}"
        )
    if governments == "apart":
        return list(mentions)
    countries = _countries(mentions)
    return [_moved(mention, countries) for mention in mentions]


def seat_of(mention: Mention) -> str:
    """The country whose government a mention stands for by its seat, else ""."""
    form, known = mention.standing.form, gazetteer.canonical()
    if mention.sense.name != "government" or form in gazetteer.countries():
        return ""
    return gazetteer.governed().get(form) or gazetteer.governed().get(known.get(form, form), "")


def _countries(mentions: Sequence[Mention]) -> dict[str, str]:
    """For each country governed from a seat its entity: the one named, else a new one."""
    known, found = gazetteer.canonical(), {}
    for mention in mentions:
        form = mention.standing.form
        if not mention.link.person:
            found.setdefault(known.get(form, form), mention.entity)
    taken = {mention.entity for mention in mentions}
    for country in sorted({seat_of(mention) for mention in mentions} - {"", *found}):
        found[country] = slug(country)
        while found[country] in taken:
            found[country] += "-government"
        taken.add(found[country])
    return found


def _moved(mention: Mention, countries: dict[str, str]) -> Mention:
    country = seat_of(mention)
    if not country:
        return mention
    sense = mention.sense._replace(reason=f"{mention.sense.reason}, seat of {country}")
    return mention._replace(entity=countries[country], sense=sense)
