"""What each choice asks, in plain words, and what each of its options does.

The one place for these words: `Choices` takes its defaults and options from here, and so do the
desk, the sheet and the documentation.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

# What choices are about, in the order in which they are shown
ROOMS = {
    "article": "The article",
    "words": "Sentences and words",
    "entities": "Who and what is named",
    "timeline": "When it happened",
    "voices": "Who says what",
    "feeling": "What counts as feeling",
}
FUNCTION = "a function text -> spans (start, end)"
NAMER = "a function text -> spans (start, end, kind)"
TIMER = "a function text -> spans (start, end, value) or with a type, value TIMEX3 or a date"
ATTRIBUTOR = (
    "a function text -> spans (start, end), or with a speaker (a name, a span or None), or with "
    "that and a cue (a span or None)"
)
SCORER = "a function sentence -> score, -1 … 1"
LEXICON = (
    "a DataFrame with columns word (a word, secur*, a phrase) and valence or category, or a path "
    "to such a CSV or to a lexicon of LIWC, Lexicoder, NRC, AFINN, WordStat or quanteda"
)
FACTS = "a DataFrame with columns kind, name, titles, from, to, added to ours, or such a CSV"
CUES = "a DataFrame with columns word, beside, said, denied, added to ours, or such a CSV"
RULES = (
    "a DataFrame with columns kind (time, noun, verb, speech), words, value, added to ours, or "
    "such a CSV"
)
CORRECTIONS = (
    "a DataFrame with columns table, article, start, end, entity, voice, column, to (what a row "
    "needs of them), or such a CSV, or marks as JSON or JSONL"
)


NONE: Mapping[str, str] = MappingProxyType({})  # no options: a day, words or a table is given


class Question(NamedTuple):
    """What one choice is about: its room (a key of `ROOMS`), the question that it answers, what it
    changes, what each option does (the default first), and what of one's own it takes."""

    room: str
    question: str
    changes: str
    options: Mapping[str, str] = NONE
    own: str = ""


QUESTIONS = {
    "published": Question(
        "timeline", "When was the article published?",
        "the day that relative times count from",
    ),
    "dateline": Question(
        "timeline", "Does a date printed on the page count as the day of publication?",
        "whether a date that the page states stands in for a missing one",
        {
            "use": "Where no date is given, the one that the page itself states is used.",
            "ignore": "What the page states is not used; without a date, “yesterday” stays open.",
        },
    ),
    "boilerplate": Question(
        "article", "Is page furniture read?",
        "whether page furniture is read",
        {
            "mark": "Menus, adverts, sign-up lines and the like are marked and left out.",
            "keep": "Every line counts as part of the article.",
        },
    ),
    "language": Question(
        "article", "Are paragraphs in other languages read?",
        "whether paragraphs in another language than English are read",
        {
            "en": "Only paragraphs in English are read; the others are marked.",
            "any": "Every paragraph is read as if it were English.",
        },
    ),
    "sentences": Question(
        "words", "Where does a sentence end?",
        "where sentences end",
        {
            "punkt": "At full stops, question marks and the like, but not after “Mr.” or “U.S.”.",
            "line": "At the end of each line.",
        },
        FUNCTION,
    ),
    "tokenizer": Question(
        "words", "Where does a word end?",
        "where words end",
        {
            "treebank": "As in most language research: “don't” is “do” and “n't”.",
            "tweet": "As in social media: hashtags, handles and emoticons stay whole.",
            "wordpunct": "At every mark of punctuation: “don't” is “don”, “'” and “t”.",
        },
        FUNCTION,
    ),
    "names": Question(
        "entities", "What counts as a name?",
        "what counts as a name",
        {
            "net": "A neural network that ships with reread finds names by their context.",
            "gazetteer": "Lists of people and places, and capital letters; no network.",
            "nltk": "NLTK's own recogniser; its data must be installed.",
            "spacy:MODEL": "A model of spaCy, for example spacy:en_core_web_sm, if installed.",
        },
        NAMER,
    ),
    "reader": Question(
        "words", "How deeply are the words read?",
        "how deeply a network reads the words",
        {
            "deep": "By the whole network that ships with reread: the most accurate.",
            "small": "By half of its layers: faster, and less accurate.",
        },
    ),
    "aliases": Question(
        "entities", "When do two names mean the same person or thing?",
        "which names stand for one entity",
        {
            "rules": "“Sergey Lavrov” and “Lavrov” are one, “EU” and “European Union” too.",
            "exact": "Only names spelled the same are one.",
        },
    ),
    "governments": Question(
        "entities", "Is “Moscow” Russia when it means the government?",
        "whether a government called by its seat is its country",
        {
            "apart": "The government called by its capital is an entity of its own.",
            "country": "It is counted as its country.",
        },
    ),
    "demonyms": Question(
        "entities", "Are “Russians” Russia?",
        "whether 'Russian' and 'Russians' are one entity with Russia",
        {
            "apart": "A people and its country are two entities.",
            "country": "They are counted as one, the country.",
        },
    ),
    "corrections": Question(
        "article", "What do you want to correct by hand?",
        "corrections by hand to mentions, times, quotations and attitudes",
        own=CORRECTIONS,
    ),
    "times": Question(
        "timeline", "What counts as a time?",
        "how expressions of time are found and understood",
        {"rules": "By the rules that ship with reread."},
        TIMER,
    ),
    "weekdays": Question(
        "timeline", "Which Wednesday is “Wednesday”?",
        "which Wednesday is meant",
        {
            "past": "The last one before publication, unless the tense says otherwise.",
            "nearest": "The one closest to publication, before or after.",
            "future": "The next one after publication, unless the tense says otherwise.",
        },
    ),
    "vague": Question(
        "timeline", "Do “now” and “recently” count as times?",
        "whether 'now' and 'recently' are listed, which no calendar settles",
        {
            "keep": "They are listed, without a date.",
            "skip": "They are left out.",
        },
    ),
    "ages": Question(
        "timeline", "Is “34 years old” a time?",
        "whether ages are read as durations",
        {
            "skip": "An age is not listed among the times.",
            "keep": "An age is listed as a length of time.",
        },
    ),
    "tone": Question(
        "feeling", "What gives a sentence its score?",
        "how sentences are scored",
        {"lexicon": "The words of the lexicon chosen, each step of the sum listed in the ledger."},
        SCORER,
    ),
    "lexicon": Question(
        "feeling", "Which words count as feeling, and how much?",
        "how words are valued",
        {
            "news": "A lexicon made for news, in which topics such as “security” carry no feeling.",
            "vader": "VADER, made for social media.",
            "textblob": "TextBlob's, made from reviews of products.",
        },
        LEXICON,
    ),
    "negation": Question(
        "feeling", "What turns a good word bad?",
        "what reverses a word: by grammar, as VADER does, nothing",
        {
            "scope": "“Not”, “nobody”, “ended” and the like, as far as grammar says they reach.",
            "vader": "A negation among the three words before, as VADER does it.",
            "none": "Nothing: words count as they stand, “not good” as “good”.",
        },
    ),
    "ignore": Question(
        "feeling", "Which words should not count as feeling?",
        "which words the lexicon leaves out",
    ),
    "attribution": Question(
        "voices", "How is it decided who says what?",
        "how quotations and their speakers are found",
        {
            "both": "By rules, with a neural network that judges what they find and adds to it.",
            "rules": "By rules alone: quotation marks and verbs such as “said”.",
            "model": "By the neural network alone.",
        },
        ATTRIBUTOR,
    ),
    "cues": Question(
        "timeline", "Which words say that something is planned, doubted or denied?",
        "which words show that an event is not told as plain fact",
        {"ships": "The list that ships with reread: “reportedly”, “if”, “refused to” and more."},
        CUES,
    ),
    "rules": Question(
        "article", "Which words of your own stand for times, events or speech?",
        "your own words for times, events and speech, added to those that ship",
        {"ships": "No words of your own: only the lists and rules that ship with reread."},
        RULES,
    ),
    "facts": Question(
        "timeline", "Which known facts help to date the article?",
        "which facts date an undated text",
        {
            "ships": "The list that ships with reread: who held which office when, and more.",
            "none": "None: only what the article itself says.",
        },
        FACTS,
    ),
    "licences": Question(
        "words", "Are parts used that are not openly licensed?",
        "whether models and lexicons made from texts without an open licence are used",
        {
            "all": "Everything that comes with reread is used.",
            "open": "Only openly licensed parts are used: names and sentences are read less well, "
            "speech by rules alone, and words are valued by VADER.",
        },
    ),
}  # fmt: skip
