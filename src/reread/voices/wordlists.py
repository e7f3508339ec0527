"""Closed classes of words and tags (Penn Treebank) that the phrase and pattern rules ask for."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


BE = _set("am is are was were be been being 's 're")
AUXILIARIES = BE | _set(
    "has have had 've having do does did will would wo ca 'll 'd can could may might must shall "
    "should ought not n't never"
)
HEDGES = _set("reportedly allegedly purportedly supposedly apparently ostensibly")
SUBORDINATORS = _set(
    "while although though as when whenever after before if because since until unless whereas "
    "once despite"
)
QUESTION_WORDS = _set("how what whether if why who whom when where which whose")
OBJECTS = _set("me him her us them you")  # pronouns that are no subjects
DASHES = _set("- -- — – ―")
LINKS = _set("of for in at from on with under to between against and or & by")
ADVERBIAL_LEADS = _set("in on at during to through via of")
TIMES = _set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december jan. feb. mar. apr. jun. jul. aug. "
    "sept. sep. oct. nov. dec. yesterday today tonight tomorrow morning afternoon evening night "
    "week weekend month year later earlier then now again recently last this next early late"
)
DETERMINING = _set("last this next early late")  # time words only before another

FINITE = _set("VBD VBZ VBP MD")
ADVERBS = _set("RB RBR")
HEADS = _set("NN NNS NNP NNPS PRP CD EX DT WP WDT")  # what a noun phrase can end with
NEW_PHRASE = _set("DT PRP PRP$ EX PDT")  # what begins a noun phrase and never goes on with one
INSIDE = HEADS - {"WP", "WDT"} | _set(
    "PDT PRP$ JJ JJR JJS POS HYPH $ # AFX NFP SYM FW ADD `` '' -LRB- -RRB-"
)
OPENERS = _set("DT PRP PRP$ NN NNS NNP NNPS CD EX JJ JJR JJS PDT WP $ VBG RB `` Q")
DESCRIBES = _set("DT NN NNP NNS JJ WP WDT CD PRP$ VBG VBN RB IN")  # what opens an apposition
