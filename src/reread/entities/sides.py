"""Which forms are names of people and which of things, where a recogniser takes one for both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from . import gazetteer


def settled(names: Iterable[tuple[str, str, str]], declared: Mapping[str, str]) -> dict[str, bool]:
    """For forms whose kind alone does not tell: whether they are names of people.

    `names` are form, kind and the sex said beside it. A form that is both and has reasons for
    both (the city of Washington, and George Washington) is not settled.
    """
    kinds: dict[str, Counter[bool]] = {}
    addressed = set()
    for form, kind, sex in names:
        kinds.setdefault(form, Counter())[kind == "PER"] += 1
        addressed |= {form} if sex else set()
    people = [form.split(" ") for form, count in kinds.items() if count[True] >= count[False]]
    surnames = {words[-1] for words in people if len(words) > 1}
    borne = addressed | surnames | {words[0] for words in people if len(words) > 1}
    found = {}
    for form, count in kinds.items():
        entry = gazetteer.listed().get(form)
        listed = entry is not None and entry.kind != "PER"
        if count[True] and count[False] and not (form in borne and listed):
            found[form] = form in borne or (not listed and count[True] >= count[False])
        elif not count[True] and not listed and form in surnames:
            found[form] = True  # Gaddafi, where Muammar Gaddafi is named
    return found | {form: False for pair in declared.items() for form in pair}
