"""Whether an event is said as fact: polarity, modality, and the words they rest on.

Both are as the voice has it that speaks where the event stands (`asserted_by`). The pair means:

* positive, actual: it is so, that voice says ("managed to lock", "admitted that he stole");
* negative, actual: it is not so ("did not sign", "failed to sign", "almost went", "denied that");
* future: it is meant, ordered, promised or expected ("plans to join", "threatened to leave");
* conditional: it is so only under a condition, or said to be good, bad or possible ("would have
  survived", "had the dam held", "important to act");
* hedged: it may be so; nothing is endorsed ("may have left", "tried to flee", "no evidence that",
  "unclear whether", "did not find that", "not known");
* alleged: somebody is accused of it ("accused of killing", "allegedly", "charged with murder").

With polarity negative the last four say that it is not, as unsurely: "unlikely that", "doubt that".

An event hangs on the words above it, and these on those above them: what `data/cues.tsv` says of a
word is applied from the outermost in ("did not manage to avoid paying"), after Nairn, Condoravdi
and Karttunen (2006) and Sauri and Pustejovsky (2012). Of modalities that meet, the less sure wins.
What is reported is its voice's claim where `stretches` gives it to one; where it does not, it is
hedged: nobody is known to say it.
"""

from __future__ import annotations

from typing import NamedTuple

from .alignment import Line
from .cue_words import Cues
from .cued import Above, Place
from .governors import Governors
from .modifiers import beside
from .noun_governors import HELD

STRENGTH = ("actual", "future", "conditional", "hedged", "alleged")
SHOWN = 6  # cue words of nested cues that are shown, the innermost ones


class Said(NamedTuple):
    """How an event is said, and the words that tell."""

    polarity: str
    modality: str
    cue: str | None


class Standing(NamedTuple):
    """How something is said: denied or not, its modality, and the places of the words that tell."""

    denied: bool = False
    modality: str = "actual"
    places: tuple[int, ...] = ()


class Factuality:
    """How the verbs and nouns of one sentence are said; each word is looked at once."""

    def __init__(self, sentence: Line, cues: Cues) -> None:
        self.sentence = sentence
        self.cues = cues
        self.governors = Governors(sentence, cues)
        self._known: dict[Place, Standing] = {}

    def of_verb(self, number: int) -> Said:
        """Polarity, modality and cue words of a verb group."""
        return self._said((self.sentence.groups[number].head, False))

    def of_noun(self, place: int) -> Said:
        """Polarity, modality and cue words of a noun that names an event."""
        return self._said((place, True))

    def _said(self, place: Place) -> Said:
        found = self._standing(place)
        words = dict.fromkeys(self.sentence.low(i) for i in sorted(set(found.places)))
        return Said("negative" if found.denied else "positive", found.modality,
                    " ".join(words) or None)  # fmt: skip

    def _standing(self, place: Place) -> Standing:
        """Go up to what is known or stands alone, then down again."""
        chain: list[tuple[Place, Above | None]] = []
        at: Place | None = place
        met: set[Place] = set()
        while at is not None and at not in self._known and at not in met:
            met.add(at)
            above = self.governors.above(at)
            chain.append((at, above))
            at = above.place if above else None
        for one, above in reversed(chain):
            upper = self._known.get(above.place, Standing()) if above else Standing()
            self._known[one] = self._combined(one, above, upper)
        return self._known[place]

    def _combined(self, place: Place, above: Above | None, upper: Standing) -> Standing:
        own = beside(self.sentence, self.cues, place)
        words, modalities = [i for i, _ in own], {effect for _, effect in own} - {"negative"}
        denied = any(effect == "negative" for _, effect in own)
        if above:
            denied_above, modality, places = self._under(place[0], above, upper)
            both = denied and denied_above and above.effect is not HELD  # "found no proof": once
            denied, words = (denied or denied_above) and not both, [*places, *words]
            unsure = modality == "future" and self._is_over(place)  # "feared to have fallen"
            modalities.add("hedged" if unsure else modality)
        return Standing(denied, max(modalities | {"actual"}, key=STRENGTH.index),
                        tuple(words[-SHOWN:]))  # fmt: skip

    def _is_over(self, place: Place) -> bool:
        """Whether a verb is perfect, so that nothing of it is still to come."""
        number = None if place[1] else self.sentence.heads.get(place[0])
        return number is not None and self.sentence.groups[number].perfect

    def _under(self, place: int, above: Above, upper: Standing) -> Standing:
        """What a word makes of what it governs, said as it is said itself."""
        effect = above.effect.denied if upper.denied else above.effect.said
        if effect == "fact":
            return Standing()
        voices, quotes = self.sentence.voice, self.sentence.quote
        if effect == "claim":
            same = (voices[place], quotes[place]) == (voices[above.cue], quotes[above.cue])
            effect = "hedged" if same or quotes[place] is None else "yes"
        modality = effect.removesuffix("no").strip()
        if modality in ("", "yes"):
            modality = "actual"
        plain = effect == "yes" and not upper.places
        return Standing(
            effect.endswith("no"),
            max(upper.modality, modality, key=STRENGTH.index),
            () if plain else (*upper.places, above.cue),
        )
