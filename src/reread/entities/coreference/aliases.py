"""Which names stand for one entity, each link with its reason.

Names are grouped by form, so that the order of the mentions cannot matter; only a bare surname
that several people share is given to the one of them introduced first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from ...tables import NARRATOR, UNNAMED, slug
from .. import gazetteer, wordlists
from .alias_rules import PERSON_RULES, THING_RULES, AliasRule

OPTIONS = ("rules", "exact")
MOST_BEARERS = 20  # people of one surname that are told apart in an article


class Called(NamedTuple):
    """One name as it stands: where, its form (words joined by spaces), its kind, the sex told."""

    start: int
    end: int
    form: str
    kind: str
    sex: str = ""


class Link(NamedTuple):
    """The form that heads the group of a name, why the name is in it, if the group is a person."""

    head: str
    reason: str
    person: bool


def group(
    called: Sequence[Called], aliases: str = "rules", declared: Mapping[str, str] | None = None
) -> list[Link]:
    """One row per name, in the order given: the head of its group and the reason.

    `declared` has, for names that the text itself gives as another's short form, that other.
    """
    if aliases not in OPTIONS:
        raise ValueError(
            f"aliases={aliases!r} is not known; choose {', '.join(map(repr, OPTIONS))}"
        )
    if aliases == "exact":
        return [Link(name.form, "the same name", name.kind == "PER") for name in called]
    declared = declared or {}
    settled = _people(((name.form, name.kind, name.sex) for name in called), declared)
    persons = [settled.get(name.form, name.kind == "PER") for name in called]
    ordered: dict[bool, list[Called]] = {True: [], False: []}
    for name, person in sorted(zip(called, persons, strict=True)):
        ordered[person].append(name)
    people = Groups(ordered[True], PERSON_RULES, {})
    things = Groups(ordered[False], THING_RULES, declared)
    pairs = zip(called, persons, strict=True)
    return [(people if person else things).link(name) for name, person in pairs]


def _people(names: Iterable[tuple[str, str, str]], declared: Mapping[str, str]) -> dict[str, bool]:
    """For forms that a recogniser takes for people and for things: which they are.

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


class Groups:
    """The groups of some names: for every form its head and why, or who shares it."""

    def __init__(
        self, called: Sequence[Called], rules: Sequence[AliasRule], declared: Mapping[str, str]
    ) -> None:
        self.declared = declared
        self.links: dict[str, Link] = {}
        self.shared: dict[str, list[str]] = {}
        kinds = {name.form: name.kind for name in reversed(called)}
        self.introduced = {name.form: name.start for name in reversed(called)}
        index: dict[Hashable, dict[str, str]] = {}
        for form in sorted(kinds, key=self._rank):
            kind = "PER" if rules is PERSON_RULES else kinds[form]
            self._add(form, kind, rules, index)

    def _rank(self, form: str) -> tuple[bool, int, int, str]:
        """Longer names come first, what is declared another's short form last."""
        return (form in self.declared, -form.count(" "), -len(form), form)

    def _add(
        self,
        form: str,
        kind: str,
        rules: Sequence[AliasRule],
        index: dict[Hashable, dict[str, str]],
    ) -> None:
        """Link a form to the group it is found in; `index` has, by key, heads and their forms."""
        long = self.declared.get(form)
        if long in self.links:
            self.links[form] = Link(self.links[long].head, f"declared short for {long}", False)
            rules = ()
        for number, rule in enumerate(rules):
            if rule.only not in ("", kind):
                continue
            found: dict[str, str] = {}
            for key in rule.wants(form):
                found |= index.get((number, kind if rule.one_kind else "", key), {})
            if rule.after:
                since = self.introduced[form]
                found = {head: one for head, one in found.items() if self.introduced[one] < since}
            if len(found) == 1:
                ((head, other),) = found.items()
                self.links[form] = Link(head, f"{rule.reason} {other}", rules is PERSON_RULES)
            elif found and rule.shared:
                self.shared[form] = sorted(found)
            if found:
                break
        self.links.setdefault(form, Link(form, "the name itself", rules is PERSON_RULES))
        for number, rule in enumerate(rules):
            for key in rule.offers(form):
                heads = index.setdefault((number, kind if rule.one_kind else "", key), {})
                if len(heads) < MOST_BEARERS:
                    heads.setdefault(self.links[form].head, form)

    def link(self, name: Called) -> Link:
        """The group of one name; of several people of one surname, the one introduced first.

        A news text tells the others of the surname apart by their given names or titles; a
        headline may have the surname before anybody is introduced.
        """
        shared = self.shared.get(name.form, [])
        people = [form for form in shared if name.sex in ("", sex_of(form) or name.sex)]
        people = [form for form in people if self.introduced[form] < name.start] or people
        if not people:
            return self.links[name.form]
        bearer = min(people, key=self.introduced.__getitem__)
        return Link(bearer, f"part of {bearer}, the first so called", True)


def best(forms: Iterable[str]) -> str:
    """The form to show: no known variant nor capitals if it can be, most words, longest, first."""
    known = gazetteer.canonical()

    def rank(form: str) -> tuple[bool, bool, int, int, str]:
        shouted = form.isupper() and len(form) > 5
        return (form in known, shouted, -form.count(" "), -len(form), form)

    return min(forms, key=rank)


def entity_ids(called: Sequence[Called], links: Sequence[Link]) -> list[str]:
    """The entity id of every name: its group's best form as a slug, with -2, -3 … where taken.

    People are never one entity with things of the same name; the one named first has the bare id.
    """
    groups: dict[tuple[bool, str], set[str]] = {}
    keys = [(link.person, link.head) for link in links]
    for name, key in sorted(zip(called, keys, strict=True)):
        groups.setdefault(key, set()).add(name.form)
    ids: dict[tuple[bool, str], str] = {}
    uses = Counter([NARRATOR, UNNAMED])  # voices that are no entity
    for key, forms in groups.items():
        wanted = slug(best(forms))
        while uses[wanted]:
            uses[wanted] += 1
            wanted = f"{wanted}-{uses[wanted]}"
        uses[wanted] = 1
        ids[key] = wanted
    return [ids[key] for key in keys]


def sex_of(form: str) -> str:
    """The sex that a full name tells: f, m or ""."""
    first = form.split(" ")[0]
    title = wordlists.titles().get(first)  # Lady Marrow
    told = title.sex if title else wordlists.given_names().get(first, "")
    return gazetteer.persons().get(form) or told
