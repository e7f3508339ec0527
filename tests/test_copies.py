"""Which articles repeat others: the same text, wire copy with a changed lead, and neither."""

import json
import random
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reread.corpus.dataset import copies as module
from reread.corpus.dataset.copies import FEWEST, NEAR, Copies, Copy, share_of, signature

VOCABULARY = (
    "harbour council ferry vote bridge toll minister strike wage union bank storm flood pump pilot "
    "judge court appeal fine school pupil roof train line delay signal farm crop price grain export "
    "the a of in to and on for with said would after before over under new old more less about"
)
WORDS = VOCABULARY.split()


def written(seed: int, length: int = 300) -> str:
    """An article of made-up sentences."""
    chance = random.Random(seed)
    words = [chance.choice(WORDS) for _ in range(length)]
    parts = [" ".join(words[start : start + 15]) for start in range(0, length, 15)]
    return "\n\n".join(f"{part.capitalize()}." for part in parts)


def stretches(text: str) -> set[tuple[str, ...]]:
    words = [word.strip(".,").lower() for word in text.split()]
    return set(zip(words, words[1:], words[2:], strict=False))


def everything(texts: list[str]) -> list[Copy]:
    """What is told of some texts, whose ids are 0, 1, 2 …"""
    known = Copies()
    return [known.add(str(place), text, signature(text)) for place, text in enumerate(texts)]


def told(*texts: str) -> Copy:
    """What is told of the last of some texts."""
    return everything(list(texts))[-1]


STORY = written(1)
BLOCKS = STORY.split("\n\n")
NAMED = {"harbour", "minister", "bank"}  # stand for names: one word in fifteen
VARIANTS = {
    "a changed lead": "\n\n".join([written(2, 15), *BLOCKS[1:]]),
    "a cut tail": "\n\n".join(BLOCKS[:14]),
    "half of it": "\n\n".join(BLOCKS[:10]),
    "a sentence more": "\n\n".join([*BLOCKS[:9], written(3, 15), *BLOCKS[9:]]),
    "other names": " ".join("Nordby" if word in NAMED else word for word in STORY.split()),
    "a byline and a credit": f"By Ada Strand, Staff Writer\n\n{STORY}\n\nReporting by Bo Lin",
    "capitals": STORY.upper(),
    "other marks": STORY.replace(".", " –"),
    "soft hyphens": STORY.replace("harbour", "har\u00adbour"),
}


@pytest.mark.parametrize("variant", VARIANTS)
def test_near_copies_are_told(variant):
    text = VARIANTS[variant]
    found = told(written(9), STORY, written(8), text)
    assert (found.copy_of, found.near) == (None, "1")
    ours, theirs = stretches(STORY), stretches(text)
    if variant not in ("other marks", "soft hyphens"):  # which these stretches here know not of
        assert found.share == pytest.approx(len(ours & theirs) / len(ours | theirs), abs=0.12)


def test_different_articles_are_not():
    assert set(everything([written(seed) for seed in range(120)])) == {Copy()}


def test_a_few_sentences_in_common_are_not_enough():
    quoted = "\n\n".join([*written(5).split("\n\n")[:16], *BLOCKS[:4]])
    assert told(STORY, quoted) == Copy()


def test_the_same_text_is_a_copy_of_the_first():
    assert told(STORY, STORY, written(4), STORY) == Copy(copy_of="0")
    assert told("", "") == Copy(copy_of="0")
    assert told("Quay shut.", "Quay shut. ") == Copy()


def test_texts_of_few_words_are_near_none():
    brief = " ".join(f"word{number}" for number in range(FEWEST - 1))
    assert signature(brief) == b""
    assert told(brief, f"{brief}.") == Copy()
    assert told(brief, brief).copy_of == "0"
    assert told(f"{brief} more", f"{brief} more.") == Copy(near="0", share=1.0)


def test_the_nearest_is_told_and_of_several_the_first():
    closer = "\n\n".join([*BLOCKS[:19], written(6, 15)])
    assert told("\n\n".join(BLOCKS[:12]), closer, STORY).near == "1"
    assert told(f"{STORY}.", f"{STORY}!", STORY).near == "0"


def test_a_signature_is_the_same_on_every_machine():
    assert len(signature(STORY)) == 384
    assert signature(STORY).hex()[:24] == "fadd9db5070eba958e0d873a"


@settings(max_examples=25, deadline=None)
@given(st.integers(60, 400), st.integers(0, 400), st.integers(0, 10_000))
def test_shares_are_estimated_well(length, common, seed):
    both = written(seed, 600).split()[:common]
    one, other = (" ".join(both + written(seed + more, length).split()) for more in (1, 2))
    ours, theirs = stretches(one), stretches(other)
    exact = len(ours & theirs) / len(ours | theirs)
    found = share_of(signature(one), [signature(other)])[0]
    assert abs(found - exact) < 0.18  # five standard errors


def test_what_is_told_depends_on_no_size_of_ours(monkeypatch):
    texts = [written(seed % 7, 60 + seed % 5) for seed in range(60)]
    whole = everything(texts)
    assert sum(copy.near is not None for copy in whole) > 20
    monkeypatch.setattr(module, "FLUSH", 100)
    assert everything(texts) == whole


def test_a_text_copied_often_costs_no_more(monkeypatch):
    compared = []
    monkeypatch.setattr(
        module, "share_of",
        lambda one, others: compared.append(len(others)) or share_of(one, others),
    )  # fmt: skip
    known = Copies()
    for number in range(200):
        text = f"{STORY}\n\n{written(number + 50, 15)}"
        known.add(str(number), text, signature(text))
    assert len(compared) == 199
    assert max(compared) <= module.BANDS


def test_memory_of_an_article_is_small(monkeypatch):
    monkeypatch.setattr(module, "FLUSH", 2_000)
    chance = random.Random(7)
    drawn = [chance.randbytes(384) for _ in range(500)]
    known = Copies()
    tracemalloc.start()
    for number, one in enumerate(drawn):
        known.add(str(number), str(number), one)
    grown = tracemalloc.get_traced_memory()[0] / len(drawn)
    tracemalloc.stop()
    assert grown + 417 < 1_700  # with the signatures themselves, which were there before


GOLD = Path(__file__).parents[2] / "shared/gold/corpus/wikinews.jsonl"


@pytest.mark.skipif(not GOLD.is_file(), reason="these articles are kept elsewhere")
def test_real_articles():
    lines = GOLD.read_text(encoding="utf-8").splitlines()[:150]
    texts = [json.loads(line)["text"] for line in lines]
    assert set(everything(texts)) == {Copy()}
    known = Copies()
    for place, text in enumerate(texts):
        known.add(str(place), text, signature(text))
    for place, text in enumerate(texts[:40]):
        words = text.split(" ")
        for variant in ("A lead of our own.\n\n" + text, " ".join(words[: len(words) * 2 // 3])):
            assert known.add("-", variant, signature(variant)).near == str(place)
    assert NEAR == 0.4
