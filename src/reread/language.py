"""Which language a text or paragraph is in, told offline; nothing where that cannot be told.

English is told by its function words, at the cost of a look-up for each word. Only what lacks them
and is prose all the same (a list of names, results or code is none) is put before py3langid, a
model of byte sequences in 139 languages whose probabilities are calibrated.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from .files import once

ENGLISH = "en"
MIXED = "mul"  # ISO 639-2: several languages
LEAST = 6  # words of a piece of text whose language can be told
LEAST_OF_OTHERS = 4  # in a script that English is not written in; a name alone has fewer
LONGEST = 4_000  # characters; what follows them tells no more
# Least probabilities: beside words of English, in its script, and in other scripts
CERTAIN, SURE, LIKELY = 0.95, 0.8, 0.5
# Shares of the words, chosen on English and foreign news so that neither is taken for the other
ENGLISH_SHARE, COMMON_SHARE = 0.1, 0.2
PROSE_SHARE = 0.4  # of words in small letters; names and results have fewer, German nouns more

# Frequent English words that are no words of other languages written in Latin letters
OWN = frozenset(re.findall(
    r"\w+",
    "the and that with from this have has had were which said says they their them would will been "
    "being who not but by are it its his her she when after about there these those more than into "
    "could should you your what out up our him because while where other some such only before "
    "under between through during against both each few own same too very just how why then now "
    "also may might must can did does doing until since whose whom within without among although "
    "however according whether say saying told year years people police government president new "
    "one two three four five seven eight nine second last week month day days today yesterday "
    "million killed officials reported made make including country city state world former called "
    "off down back around near like even still another many much any every never again next later "
    "ago good well got get took taken used using use work working found know known think see seen "
    "come came going went part area home house woman women children life way left right end high "
    "large several military court law expected announced statement news months long shot help "
    "death died dead injured water north south east west southern northern eastern western",
))  # fmt: skip
# Frequent English words that others have too: they count beside one of the former
COMMON = OWN | frozenset(re.findall(
    r"\w+", "a all an as at be for go he i if in is most of on or over to was we"
))  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[A-Za-zªºÀ-ÖØ-öø-ʯḀ-ỿ]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]{8}")
# Sentences (no initial ends one), and what stands in quotation marks or after a colon
_BETWEEN = re.compile(r"(?<=\w\w[.!?])[\"”»’)]*\s+|[।。！？“”„«»\"]|:\s|\n")
# English as spoken in Nigeria, which the model tells apart; and what is no language
_TAKEN_FOR = {"pcm": ENGLISH, "zxx": None}

NAMES = dict(re.findall(
    r"(\w\w) ([^|]+)",
    "af Afrikaans|am Amharic|ar Arabic|az Azerbaijani|be Belarusian|bg Bulgarian|bn Bengali|"
    "bs Bosnian|ca Catalan|cs Czech|cy Welsh|da Danish|de German|el Greek|en English|"
    "eo Esperanto|es Spanish|et Estonian|eu Basque|fa Persian|fi Finnish|fo Faroese|fr French|"
    "fy Frisian|ga Irish|gd Scottish Gaelic|gl Galician|gu Gujarati|ha Hausa|he Hebrew|"
    "hi Hindi|hr Croatian|ht Haitian Creole|hu Hungarian|hy Armenian|id Indonesian|ig Igbo|"
    "is Icelandic|it Italian|ja Japanese|jv Javanese|ka Georgian|kk Kazakh|km Khmer|"
    "kn Kannada|ko Korean|ku Kurdish|ky Kyrgyz|la Latin|lb Luxembourgish|lo Lao|lt Lithuanian|"
    "lv Latvian|mg Malagasy|mk Macedonian|ml Malayalam|mn Mongolian|mr Marathi|ms Malay|"
    "mt Maltese|my Burmese|ne Nepali|nl Dutch|nn Norwegian Nynorsk|no Norwegian|oc Occitan|"
    "or Odia|pa Punjabi|pl Polish|ps Pashto|pt Portuguese|ro Romanian|ru Russian|rw Kinyarwanda|"
    "si Sinhala|sk Slovak|sl Slovenian|so Somali|sq Albanian|sr Serbian|sv Swedish|sw Swahili|"
    "ta Tamil|te Telugu|tg Tajik|th Thai|tk Turkmen|tl Tagalog|tr Turkish|tt Tatar|ug Uyghur|"
    "uk Ukrainian|ur Urdu|uz Uzbek|vi Vietnamese|xh Xhosa|yo Yoruba|zh Chinese|zu Zulu|"
    "an Aragonese|as Assamese|ba Bashkir|br Breton|dz Dzongkha|lg Ganda|ln Lingala|om Oromo|"
    "qu Quechua|sa Sanskrit|se Northern Sami|sn Shona|st Southern Sotho|vo Volapük|wa Walloon",
))  # fmt: skip


def language_of(text: str) -> str | None:
    """ISO 639-1 code of a text's language (639-3 where that has none); None where it is too short,
    or no prose."""
    text = _plain(text)
    words = _WORD.findall(text)
    foreign = _letters_of_others(words)
    if 2 * foreign > sum(map(len, words)):
        if len(words) < LEAST_OF_OTHERS and not _UNSPACED.search(text):
            return None
        return _modelled(text, LIKELY)
    if len(words) < LEAST:
        return None
    own, common = (sum(word.lower() in some for word in words) for some in (OWN, COMMON))
    enough, enough_beside = ENGLISH_SHARE * len(words), COMMON_SHARE * len(words)
    if own >= max(2, enough) or (own and common >= enough_beside):
        return ENGLISH
    if sum(word[0].islower() for word in words) < PROSE_SHARE * len(words):
        return None
    return _modelled(text, CERTAIN if own else SURE)


def languages_of(paragraphs: Sequence[str], whole: str | None) -> list[str | None]:
    """The language of each paragraph of an article in the language `whole`; `MIXED` where its
    sentences or quotations are in several. What is too short to tell is in the article's."""
    fallback = None if whole in (None, ENGLISH) else whole
    return [_of_paragraph(text) or fallback for text in paragraphs]


def is_foreign(text: str) -> bool:
    """Whether a sentence, or a quotation in it, is in another language than English."""
    return not {ENGLISH}.issuperset(_pieces(text))


def name_of(code: str) -> str:
    """A language's English name: "German"; its code where that is not known."""
    return NAMES.get(code, f"the language {code!r}")


def code_of(given: Any) -> str | None:
    """The code in what a page or person writes for a language: "en" of "en-GB", "EN_us" or
    "English"; None where there is none."""
    if not isinstance(given, str):
        return None
    named = {name.lower(): code for code, name in NAMES.items()}
    if code := named.get(given.strip().lower()):
        return code
    found = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_.@].*)?", given.strip())
    code = _SHORT.get(found[1].lower(), found[1].lower()) if found else ""
    return code if code in NAMES or (len(code) == 3 and code not in _NO_LANGUAGE) else None


_NO_LANGUAGE = {"und", "mul", "mis", "zxx"}  # of ISO 639-2: undetermined, several, other, none
# ISO 639-2 codes, which some sources write, of languages that have a shorter one
_SHORT = {
    "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it",
    "nld": "nl", "dut": "nl", "por": "pt", "rus": "ru", "zho": "zh", "chi": "zh", "jpn": "ja",
    "ara": "ar", "nb": "no", "nob": "no", "iw": "he",
}  # fmt: skip


def _of_paragraph(text: str) -> str | None:
    mostly = language_of(text)
    found = {*_pieces(text), mostly} - {None}
    return MIXED if ENGLISH in found and len(found) > 1 else mostly


def _pieces(text: str) -> Iterator[str]:
    """The language of each sentence or quotation that is long enough to tell."""
    return (found for piece in _BETWEEN.split(text) if (found := language_of(piece)))


def _plain(text: str) -> str:
    """The text as it is read: nothing unseen, and letters in their usual form."""
    begun = text[:LONGEST]
    return begun if begun.isascii() else unicodedata.normalize("NFKC", _UNSEEN.sub("", begun))


def _letters_of_others(words: list[str]) -> int:
    """How many letters are of another script than that of English."""
    return sum(len(word) for word in words if not (word.isascii() or _LATIN.fullmatch(word)))


def _modelled(text: str, least: float) -> str | None:
    """The likeliest language, where a model is sure enough of it or of one very near to it (as
    Danish is to Norwegian)."""
    (code, first), (second, next_best) = _model().rank(text)[:2]
    taken = [_TAKEN_FOR.get(one, one) for one in (code, second)]
    near = taken[1] not in (None, ENGLISH)
    return taken[0] if first + near * next_best >= least else None


@once
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
