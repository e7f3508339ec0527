"""Dictionary forms of tokens: closed lists, then simplemma's dictionary, kept to the tag.

The lists are the closed classes of English, written down from grammars' lists of irregular verbs
and function words; pronouns and determiners follow Universal Dependencies (them -> they).
"""

from __future__ import annotations

import functools
import re

from .sentences import STRAIGHT

# English spelling: "stopp-ing" has doubled its consonant, "hop-ing" has lost its e, and so have
# "creat-ing" and "serv-ing", although a dictionary knows "creat" and "serv" too
DOUBLED = re.compile(r"(?<=[aeiou])([bdgklmnprt])\1$")
LOST_E = re.compile(r"^[^aeiou]*(?:qu)?[aeiou][^aeiouwxy]$|(?:v|at|ut|in|iz|ur|uc)$")
LEAST_DOUBLED = 5  # letters: "add" and "call" have their consonant twice of themselves
LONGEST_FORM = 40  # characters; longer ones are no words
CLOSED = ("PRP", "DT", "WP", "RB", "TO", "MD")  # parts of speech that simplemma is not asked about
OPEN = ("JJ", "NN", "FW")  # parts of speech whose words can have a capital of their own

# dictionary form: its past tenses and participles
_VERBS = """
    arise: arose arisen; awake: awoke awoken; be: am are is was were been being; bear: bore born
    borne; beat: beaten; become: became; begin: began begun beginning; bend: bent; bet: betting;
    bind: bound; bite: bit bitten; bleed: bled; blow: blew blown; break: broke broken; breed: bred;
    bring: brought; build: built; burn: burnt; buy: bought; catch: caught; choose: chose chosen;
    cling: clung; come: came; creep: crept; deal: dealt; die: dying; dig: dug; do: did done does;
    draw: drew drawn; drink: drank drunk; drive: drove driven; eat: ate eaten; fall: fell fallen;
    feed: fed; feel: felt; fight: fought; find: found; flee: fled; fling: flung; fly: flew flown;
    forbid: forbade forbidden; forget: forgot forgotten; forgive: forgave forgiven; freeze: froze
    frozen; get: got gotten; give: gave given; go: went gone goes; grind: ground; grow: grew grown;
    hang: hung; have: had has; hear: heard; hide: hid hidden; hit: hitting; hold: held; keep: kept;
    kneel: knelt; know: knew known; lay: laid; lead: led; leap: leapt; learn: learnt; leave: left;
    lend: lent; lie: lay lain lying; light: lit; lose: lost; make: made; mean: meant; meet: met;
    pay: paid; prove: proven; ride: rode ridden; ring: rang rung; rise: rose risen; run: ran;
    say: said; see: saw seen; seek: sought; sell: sold; send: sent; sew: sewn; shake: shook shaken;
    shed: shedding; shine: shone; shoot: shot; show: shown; shrink: shrank shrunk; sing: sang sung;
    sink: sank sunk; sit: sat; sleep: slept; slide: slid; sow: sown; speak: spoke spoken; speed:
    sped; spend: spent; spin: spun; spring: sprang sprung; stand: stood; steal: stole stolen;
    stick: stuck; sting: stung; strike: struck stricken; strive: strove striven; swear: swore sworn;
    sweep: swept; swell: swollen; swim: swam swum; swing: swung; take: took taken; teach: taught;
    tear: tore torn; tell: told; think: thought; throw: threw thrown; tie: tying; tread: trod
    trodden; undergo: underwent undergone; understand: understood; undertake: undertook undertaken;
    wake: woke woken; wear: wore worn; weave: wove woven; weep: wept; win: won; wind: wound;
    withdraw: withdrew withdrawn; withstand: withstood; write: wrote written; overthrow: overthrew
    overthrown; overcome: overcame; uphold: upheld; withhold: withheld; rebuild: rebuilt; mislead:
    misled; foresee: foresaw foreseen; oversee: oversaw overseen; forego: forewent; resell: resold
"""
_NOUNS = """
    person: people; life: lives; leaf: leaves; half: halves; wife: wives; knife: knives; wolf:
    wolves; thief: thieves; shelf: shelves; self: selves; child: children; man: men; woman: women;
    foot: feet; tooth: teeth; mouse: mice; crisis: crises; analysis: analyses; basis: bases; media:
    media; data: data; series: series; species: species; troops: troops; sale: sales; means: means;
    news: news
"""
_DEGREES = """
    good: better best; bad: worse worst; far: further furthest farther farthest; big: bigger biggest
"""
_WORDS = """
    I: i me; he: him; she: her; we: us; they: them 'em; a: an; this: these; that: those; who: whom;
    not: n't nt; to: na ta
"""


def _forms(listed: str) -> dict[str, str]:
    pairs = (entry.split(":") for entry in " ".join(listed.split()).split(";"))
    return {form: lemma.strip() for lemma, forms in pairs for form in forms.split()}


VERBS = _forms(_VERBS) | {"'s": "be", "'re": "be", "'m": "be", "'ve": "have", "'d": "have"}
MODALS = {"ca": "can", "wo": "will", "sha": "shall", "'ll": "will", "'d": "would"}
NOUNS, DEGREES, WORDS = _forms(_NOUNS), _forms(_DEGREES), _forms(_WORDS)
ADVERBS = DEGREES | {"better": "well", "best": "well", "worse": "badly", "worst": "badly"}
BY_TAG = (
    dict.fromkeys(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"), VERBS)
    | dict.fromkeys(("PRP", "DT", "WP", "RB", "TO"), WORDS)
    | {"MD": MODALS, "NNS": NOUNS, "JJR": DEGREES, "JJS": DEGREES, "RBR": ADVERBS, "RBS": ADVERBS}
)


@functools.lru_cache(maxsize=50_000)
def lemma(form: str, tag: str) -> str:
    """The dictionary form of a token; names keep theirs."""
    if tag in ("NNP", "NNPS") or len(form) > LONGEST_FORM:
        return form
    low = form.lower().translate(STRAIGHT)
    if low in BY_TAG.get(tag, ()):
        return BY_TAG[tag][low]
    if tag in ("VBG", "VBD", "VBN") and low.endswith(("ing", "ed")):
        return _stem(low)
    if tag in BY_TAG and tag not in CLOSED:
        return _known(low).lower() or low
    return form if tag in OPEN and _is_name_like(form, tag) else low


def _known(form: str) -> str:
    from simplemma import lemmatize

    return lemmatize(form, lang="en")


def _stem(low: str) -> str:
    """A regular verb without its -ing or -ed, spelled as a dictionary has it."""
    from simplemma import is_known

    stem = low.removesuffix("ing") if low.endswith("ing") else low.removesuffix("ed")
    candidates = [stem, stem + "e"]
    if low.endswith("ied"):
        candidates = [stem[:-1] + "y", stem + "e"]
    elif DOUBLED.search(stem):
        candidates.insert(int(len(stem) < LEAST_DOUBLED), stem[:-1])
    elif LOST_E.search(stem):
        candidates.reverse()
    known = (c for c in candidates if len(c) > 1 and is_known(c, lang="en") and _known(c) == c)
    return next(known, None) or _known(low).lower() or low


def _is_name_like(form: str, tag: str) -> bool:
    """Whether a capital belongs to the word (Russian, TV) and not to its place."""
    if not form[:1].isupper():
        return False
    return (tag == "NN" and len(form) > 1 and form.isupper()) or _known(form) == form
