"""Controls for whose words they are: the ledger of a sentence, the voices, words in context."""

from __future__ import annotations

import ipywidgets as widgets

from ..context.concordance import BY, concordance
from ..highlight import highlight
from ..plots.figures import ledger_png
from ..reading import Reading, names_of
from ..summary import one_line
from .panels import again, box, chosen_option, dropdown, options_of, panel
from .views import drawn, image, table, unnoticed

LONGEST = 60  # characters of a sentence in a list
SHOWN = 30  # places of a word that are listed
DRAWN = {"voice_matrix": "who speaks how of whom", "speaking": "who speaks how much"}


def ledger(reading: Reading) -> widgets.VBox:
    """The steps of one sentence to its score, under another lexicon.

    The sentence with the largest score, up or down, stands first.
    """
    loudest = int(reading.tone["score"].abs().argmax()) if len(reading.tone) else 0
    sentence = dropdown("Sentence", _sentences(reading), loudest, "60em")
    lexicon = dropdown("Word list", options_of("lexicon"), chosen_option(reading, "lexicon"))
    picture = widgets.HTML()

    def show() -> str:
        """Draw the steps of the sentence chosen, and say its score."""
        chosen = again(reading, lexicon=lexicon.value)
        if chosen.tone.empty:
            return "There is no sentence to score."
        row = chosen.tone.iloc[sentence.value]
        words = reading.as_read(row["start"], row["end"])
        line = f"{row['score']:+.2f} ({names_of(chosen)[row['voice']]}): {words}"
        picture.value = image(ledger_png(chosen, sentence.value), f"Steps to the score {line}")
        return line

    return panel([sentence, lexicon], picture, show, reading)


def _sentences(reading: Reading) -> list[tuple[str, int]]:
    """Each sentence of the article by its number and first words."""
    rows = reading.sentences
    texts = [reading.as_read(*span) for span in zip(rows["start"], rows["end"], strict=True)]
    return [(f"{at}: {one_line(words, LONGEST)}", at) for at, words in enumerate(texts)]


def voices(reading: Reading) -> widgets.VBox:
    """Who speaks, how much and how of whom, under another way to attribute speech."""
    view = dropdown(
        "Show", [(words, name) for name, words in DRAWN.items()], "voice_matrix", "22em"
    )
    attribution = dropdown("Attribution", options_of("attribution"), reading.choices.attribution)
    picture = widgets.HTML()

    def show() -> str:
        """Draw the voices, and count what they say."""
        chosen = again(reading, attribution=attribution.value)
        quotes = chosen.quotes.drop_duplicates("quote")
        line = f"{len(quotes)} quotations by {quotes['speaker'].nunique()} speakers."
        picture.value = drawn(chosen, view.value, f"{DRAWN[view.value]}: {line}")
        return line

    return panel([view, attribution], picture, show, reading)


def words(reading: Reading, sought: str = "") -> widgets.VBox:
    """Each place of a word, a phrase or an entity, in context and in its sentence, by voice."""
    entities = reading.entities["entity"].tolist()
    first = sought or next(iter(entities), "")
    given = box(widgets.Combobox, "Word or entity", options=entities, value=first)
    by = dropdown("By", list(BY), "surface")
    page = widgets.HTML()

    def show() -> str:
        """List and mark the places, and count them."""
        if not (given.value.strip() or entities):
            return "No name was found to begin with; type a word or a phrase."
        rows = concordance(reading, given.value, by=by.value)
        marked = highlight(reading.article, unnoticed(rows), by="voice", within=reading.sentences)
        columns = ["sentence", "voice", "left", "word", "right"]
        page.value = table(rows[columns].head(SHOWN)) + marked.html
        more = f"; the first {SHOWN} are listed" if len(rows) > SHOWN else ""
        return f"Places: {len(rows)}; sentences: {rows['sentence'].nunique()}{more}."

    return panel([given, by], page, show, reading)
