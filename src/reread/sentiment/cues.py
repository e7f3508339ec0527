"""The words and phrases by which VADER strengthens, weakens and reverses a valence.

Word lists and weights are those of VADER (C. J. Hutto and E. Gilbert 2014, "VADER: a parsimonious
rule-based model for sentiment analysis of social media text", ICWSM-14) as of vaderSentiment
3.3.2, MIT licence, copyright 2016 C. J. Hutto. The weights are means of human ratings there.
"""

from __future__ import annotations

BOOST = 0.293  # what a degree adverb beside a word adds to its valence
CAPITALS = 0.733  # what CAPITALS among other words add
FLIP = -0.74  # factor of a negation
NEVER_SO = 1.25  # factor of "never so", "never this": praise in the shape of a negation
FADING = {1: 1.0, 2: 0.95, 3: 0.9}  # factor of a degree adverb so many words before
REACH = 3  # words before a valued word that can change it
BEFORE_BUT, AFTER_BUT = 0.5, 1.5  # factors on both sides of the first "but"
EXCLAMATION, MOST_EXCLAMATIONS = 0.292, 4  # each "!", and how many count
QUESTION, MOST_QUESTIONS, MANY_QUESTIONS = 0.18, 3, 0.96  # each of 2-3 "?", and any more together
ALPHA = 15.0  # score = sum / sqrt(sum * sum + ALPHA); about the largest sum expected

NEGATING = """
aint arent cannot cant couldnt darent didnt doesnt dont hadnt hasnt havent isnt mightnt mustnt
neednt oughtnt shant shouldnt wasnt werent wont wouldnt uhuh uh-uh
neither never none nope nor not nothing nowhere without rarely seldom despite
"""
NEGATORS = frozenset(NEGATING.split())  # any word with n't in it negates as well

STRENGTHENING = """
absolutely amazingly awfully completely considerable considerably decidedly deeply effing enormous
enormously entirely especially exceptional exceptionally extreme extremely fabulously flipping
flippin frackin fracking fricking frickin frigging friggin fully fuckin fucking fuggin fugging
greatly hella highly hugely incredible incredibly intensely major majorly more most particularly
purely quite really remarkably so substantially thoroughly total totally tremendous tremendously
uber unbelievably unusually utter utterly very
"""
WEAKENING = """
almost barely hardly kinda kindof kind-of less little marginal marginally occasional occasionally
partly scarce scarcely slight slightly somewhat sorta sortof sort-of
"""
BOOSTERS = {
    **dict.fromkeys(STRENGTHENING.split(), BOOST),
    **dict.fromkeys(WEAKENING.split(), -BOOST),
}
WEAKENING_PHRASES = {("just", "enough"), ("kind", "of"), ("sort", "of")}

# What a phrase with a valued word in it is worth as a whole.
IDIOMS = {
    ("the", "shit"): 3.0, ("the", "bomb"): 3.0, ("bad", "ass"): 1.5, ("bus", "stop"): 0.0,
    ("yeah", "right"): -2.0, ("kiss", "of", "death"): -1.5, ("to", "die", "for"): 3.0,
    ("beating", "heart"): 3.5,
}  # fmt: skip
# The rarest word of each idiom and weakening phrase: where none of these is, no phrase is.
PHRASE_SIGNS = frozenset(
    ["shit", "bomb", "ass", "bus", "yeah", "kiss", "die", "beating", "enough", "kind", "sort"]
)
