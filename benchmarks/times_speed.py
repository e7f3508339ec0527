"""How long the times stage takes, beside dateparser and HeidelTime on the same text in one run.

    python benchmarks/times_speed.py [ARTICLE] [--heideltime JAR]

Peers that are not there are named and left out: `pip install dateparser` brings the one; the other
needs `pip install jpype1`, a Java runtime and HeidelTime's standalone jar, and is run without a
part-of-speech tagger of its own, which is its fastest way. All are measured warm: the first calls
do not count. The article is also repeated 10 and 100 times, to show that time grows with length.
"""

from __future__ import annotations

import argparse
import dataclasses
import importlib.util
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import reread as rr
from reread.grammar.trees import trees
from reread.timeline.times import times

ARTICLE = Path(__file__).parents[1] / "data/article.txt"
DATED = "2025-08-20"  # the day given to all of them
REPEATS, WARMING = 15, 5
LENGTHS = (1, 10, 100)
# HeidelTime's own defaults; a file of properties has to be there.
PROPERTIES = """
considerDate = true
considerDuration = true
considerSet = true
considerTime = true
considerTemponym = false
uimaVarDate = Date
uimaVarDuration = Duration
uimaVarLanguage = Language
uimaVarSet = Set
uimaVarTime = Time
uimaVarTypeToProcess = Type
uimaVarTemponym = Temponym
typeSystemHome = desc/type/HeidelTime_TypeSystem.xml
typeSystemHome_DKPro = desc/type/DKPro_TypeSystem.xml
"""


def median(work: Callable[[], object]) -> float:
    """Median milliseconds of a call, once warm."""
    taken = []
    for _ in range(WARMING + REPEATS):
        started = time.perf_counter()
        work()
        taken.append(1000 * (time.perf_counter() - started))
    return statistics.median(taken[WARMING:])


def ours(article: rr.Article) -> Callable[[], object]:
    """The stage alone, with sentences and their trees there."""
    reading = rr.read(article, published=DATED)
    sentences, parsed = reading.sentences, trees(article, reading.tokens)
    return lambda: times(article, sentences, parsed, reading.stage("today"))


def dateparser(text: str) -> Callable[[], object] | None:
    """dateparser's search for dates in running text; None where it is not installed."""
    if importlib.util.find_spec("dateparser") is None:
        return None
    from dateparser.search import search_dates

    return lambda: search_dates(text, languages=["en"])


def heideltime(text: str, jar: Path | None) -> Callable[[], object] | None:
    """HeidelTime for news in a Java VM that stays; None without jpype or the jar."""
    if jar is None or importlib.util.find_spec("jpype") is None:
        return None
    import jpype

    jpype.startJVM(classpath=[str(jar)])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    package = "de.unihd.dbs.heideltime.standalone."
    language = jpype.JClass("de.unihd.dbs.uima.annotator.heideltime.resources.Language")
    kind, output, tagger = (
        jpype.JClass(package + name) for name in ("DocumentType", "OutputType", "POSTagger")
    )
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "config.props"
        settings.write_text(PROPERTIES)
        engine = jpype.JClass(package + "HeidelTimeStandalone")(
            language.ENGLISH, kind.NEWS, output.TIMEML, str(settings), tagger.NO, False
        )
    day = jpype.JClass("java.text.SimpleDateFormat")("yyyy-MM-dd").parse(DATED)
    return lambda: engine.process(text, day)


def measure(article: rr.Article, jar: Path | None) -> Iterator[tuple[str, float | None]]:
    """What was measured and its milliseconds; None where a peer is not there."""
    for times_over in LENGTHS:
        text = "\n".join([article.text] * times_over)
        longer = dataclasses.replace(article, text=text, id=f"{article.id}-{times_over}")
        yield f"reread, times stage, {times_over}x the article", median(ours(longer))
    for name, peer in (
        ("dateparser, search_dates", dateparser(article.text)),
        ("HeidelTime, warm Java VM", heideltime(article.text, jar)),
    ):
        yield name, median(peer) if peer else None


def main() -> None:
    """Measure and print, each beside the times stage on the article."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("article", nargs="?", type=Path, default=ARTICLE)
    parser.add_argument("--heideltime", type=Path, metavar="JAR", help="its standalone jar")
    given = parser.parse_args()
    article = rr.load(given.article)
    print(f"{len(article.text):,} characters\n{'':44}{'ms':>10}{'x reread':>10}")
    unit = None
    for what, took in measure(article, given.heideltime):
        unit = unit or took
        row = "not installed" if took is None else f"{took:10.2f}{took / unit:10,.0f}"
        print(f"{what:44}{row}")


if __name__ == "__main__":
    main()
