"""Dictionary forms that no rule gives: data, no logic.

Closed classes of English, written down from grammars' lists of irregular verbs and function words;
pronouns and determiners follow Universal Dependencies (them -> they, these -> this).
"""

from __future__ import annotations

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
