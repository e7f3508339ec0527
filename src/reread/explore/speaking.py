"""Controls for whose words they are: the ledger of a sentence, the voices, words in context."""

from __future__ import annotations

import ipywidgets as widgets

from ..article import counted
from ..context.concordance import concordance
from ..english import signed
from ..highlight import highlight
from ..plots.figures import figure, ledger_png, placed
from ..reading import Reading, names_of
from ..summary import one_line
from .figure import Figure
from .panels import again, box, dropdown, of_choice, panel
from .views import image, shown, unnoticed

LONGEST = 60  # characters of a sentence in a list
SHOWN = 30  # places of a word that are listed
FOUND_BY = [("as it is written", "surface"), ("in all its forms", "lemma")]
DRAWN = {"voice_matrix": "who speaks how of whom", "speaking": "who speaks how much"}


def ledger(reading: Reading) -> widgets.VBox:
    """The steps of one sentence to its score, under another lexicon.

    The sentence with the largest score, up or down, stands first.

    >>> import reread as rr
    >>> text = "The fire was a disaster. The mill will be rebuilt."
    >>> reading = rr.read(rr.Article(text))
    >>> controls, line, picture = rr.explore.ledger(reading).children
    >>> [control.description for control in controls.children], line.value
    (['Sentence', 'Lexicon'], '−0.79 (the narrator): The fire was a disaster.')
    """
    loudest = int(reading.tone["score"].abs().argmax()) if len(reading.tone) else None
    sentence = dropdown("Sentence", _sentences(reading), loudest, "60em")
    lexicon = of_choice("Lexicon", "lexicon", reading)
    picture = widgets.HTML()

    def show() -> str:
        """Draw the steps of the sentence chosen, and say its score."""
        chosen = again(reading, lexicon=lexicon.value)
        if chosen.tone.empty:
            return "There is no sentence to score."
        row = chosen.tone.iloc[sentence.value]
        words = reading.as_read(row["start"], row["end"])
        line = f"{signed(row['score'])} ({names_of(chosen)[row['voice']]}): {words}"
        picture.value = image(ledger_png(chosen, sentence.value), f"Steps to the score {line}")
        return line

    return panel([sentence, lexicon], picture, show, reading)


def _sentences(reading: Reading) -> list[tuple[str, int]]:
    """Each sentence of the article by its number and first words."""
    rows = reading.sentences
    texts = [reading.as_read(*span) for span in zip(rows["start"], rows["end"], strict=True)]
    return [(f"{at}: {one_line(words, LONGEST)}", at) for at, words in enumerate(texts)]


def voices(reading: Reading) -> widgets.VBox:
    """Who speaks, how much and how of whom, under another way to attribute speech.

    >>> import reread as rr
    >>> text = "“It was arson,” Ann Lee said. “It was not,” said Bob Reyes."
    >>> reading = rr.read(rr.Article(text))
    >>> controls, line, picture = rr.explore.voices(reading).children
    >>> [control.description for control in controls.children], line.value
    (['Show', 'Attribution'], '2 quotations by 2 named speakers.')
    """
    view = dropdown(
        "Show", [(words, name) for name, words in DRAWN.items()], "voice_matrix", "22em"
    )
    attribution = of_choice("Attribution", "attribution", reading)
    picture = Figure()

    def show() -> str:
        """Draw the voices, and count what they say."""
        chosen = again(reading, attribution=attribution.value)
        quotes = chosen.quotes.drop_duplicates("quote")
        speakers = quotes["speaker"].nunique()
        line = f"{counted(len(quotes), 'quotation')} by {counted(speakers, 'named speaker')}."
        picture.show(chosen, figure(chosen, view.value))
        return line

    return panel([view, attribution], picture, show, reading)


def words(reading: Reading, sought: str = "") -> widgets.VBox:
    """Each place of a word, a phrase or an entity: where it stands in the article and in whose
    voice, in context, and in its sentence.

    `sought` is what stands in the box at first, by default who or what is named
    most, with all mentions.

    >>> import reread as rr
    >>> text = "The mill burned. “Mills do burn,” Ann Lee said."
    >>> reading = rr.read(rr.Article(text))
    >>> controls, line, picture = rr.explore.words(reading, "mill*").children
    >>> [control.description for control in controls.children], line.value
    (['Word or name', 'Find it'], '2 places in 2 sentences.')
    """
    entities = _entities(reading)
    first = sought or next(iter(entities), "")
    given = box(widgets.Combobox, "Word or name", options=list(entities), value=first)
    by = dropdown("Find it", FOUND_BY, "surface")
    page = widgets.HTML()
    picture = Figure(page)

    def show() -> str:
        """Draw, list and mark the places, and count them."""
        if not (given.value.strip() or entities):
            return "No name was found to begin with; type a word or a phrase."
        wanted = entities.get(given.value, given.value.strip())
        rows = concordance(reading, wanted, by=by.value)
        marked = highlight(reading.article, unnoticed(rows), by="voice", within=reading.sentences)
        item = names_of(reading).get(wanted, wanted)
        picture.show(reading, placed(reading, rows, item))
        columns = ["voice", "left", "word", "right"]
        page.value = shown(rows, reading, columns, SHOWN) + marked.html
        sentences = counted(rows["sentence"].nunique(), "sentence")
        return f"{counted(len(rows), 'place')} in {sentences}."

    return panel([given, by], picture, show, reading)


def _entities(reading: Reading) -> dict[str, str]:
    """The id of each entity by its name and how often it is mentioned, most mentioned first."""
    rows = reading.entities.sort_values("mentions", ascending=False, kind="stable")
    told = zip(rows["name"], rows["mentions"], rows["entity"], strict=True)
    return {f"{name} ({counted(many, 'mention')})": entity for name, many, entity in told}
