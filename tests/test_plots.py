"""Plots: Axes in, Axes out; every row is drawn, hostile words and empty tables do no harm."""

import re
import struct
from itertools import pairwise

import matplotlib.dates as mdates
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

import reread as rr
from reread.entities.entities import together
from reread.palette import GREY, ORANGE, RED
from reread.plots.entities import CALLED
from reread.plots.figures import DPI, LEAST, curve_png, figure

HOSTILE = "$\\frac{1}$ said Ann $x_ on 3 May 2020 in <b>Paris</b>. Bob Lee met Ann Lee in 2019."


@pytest.fixture
def ax():
    return Figure().add_subplot()


def test_plots_take_and_return_axes(dated, ax):
    events = dated.events
    assert rr.plots.anatomy(dated.blocks, dated.sentences, ax=ax) is ax
    assert rr.plots.timeline(events, ax=ax, conflicts=dated.conflicts) is ax
    assert rr.plots.timeline(dated.times, ax=ax) is ax
    order = dated.order
    assert rr.plots.story_order(events, ax=ax, conflicts=dated.conflicts, order=order) is ax
    assert rr.plots.date_candidates(dated.reference_date, ax=ax) is ax
    assert rr.plots.mentions(dated.mentions, ax=ax) is ax
    assert rr.plots.kinds(dated.mentions, ax=ax) is ax
    assert rr.plots.roles(dated.mentions, ax=ax) is ax
    assert rr.plots.together(together(dated.mentions), ax=ax) is ax
    assert rr.plots.tone(dated.tone, ax=ax) is ax


def _known(table):
    return table[table["earliest"].notna() | table["latest"].notna()]


def _folded(ax):
    """How many rows the note says are folded, by its reasons."""
    note = ax.get_xlabel().replace("\n", " ")
    reasons = re.search("; folded: ([^;]+)", note)
    counts = (
        re.findall(r"(\d+) (told again|without an end|for want of room)", reasons[1])
        if reasons
        else []
    )
    return {why: int(count) for count, why in counts}


def test_every_dated_event_is_drawn_once_and_named_or_folded(dated, ax):
    events = dated.legible("events")
    rr.plots.timeline(events, ax=ax, times=dated.times)
    labels = [text.get_text() for text in ax.texts]
    assert len(labels) + sum(_folded(ax).values()) == len(_known(events))
    told = set(_known(events)["statement"])
    assert all(any(label.startswith(words) for words in told) for label in labels)


def _axes_of(size=(9, 4)):
    figure = Figure(figsize=size, layout="constrained")
    return figure.add_subplot()


ONE_YEAR = "\n\n".join(
    f"Ann Lee met Bob Ray {n} on {day} {month} 2021."
    for n, (month, day) in enumerate(
        (m, d) for m in ("January", "March", "May", "June", "July") for d in range(2, 26, 2)
    )
)
EDGES = (
    "The mayor has been in prison since March 2014. The mill was open until 2019. After 2020 sales "
    "fell. By 2030 the firm could build a plant. Police said Bob Ray allegedly fled in 2018. On 3 "
    "May 2023 Ann Lee will meet Bob Ray. In the 1990s prices rose. The fair was held in 1250. On "
    "Wednesday he spoke. Ann Lee did not leave in 2020, Carl Wood said. The ferry may have sunk in 2016."
)
TEXTS = {
    "one year": ONE_YEAR, "edges": EDGES, "one event": "Ann Lee met Bob Ray in 2021.",
    "one day": "Ann Lee met Bob Ray on 3 May 2021.", "odd": HOSTILE,
}  # fmt: skip


@pytest.fixture(scope="module")
def texts(article):
    many = "\n\n".join([article.text, EDGES, ONE_YEAR] * 6)  # some 6,000 words
    assert len(many.split()) > 5000
    articles = {"sample": article, "long": rr.Article(text=many)}
    articles |= {name: rr.Article(text=text) for name, text in TEXTS.items()}
    return {name: rr.read(one) for name, one in articles.items()}


def _boxes(ax):
    """Where texts, and where bars and marks, are drawn, in pixels."""
    ax.get_figure().draw_without_rendering()
    texts = [text.get_window_extent() for text in ax.texts]
    marks = []
    for collection in ax.collections:  # each holds one mark
        (x, y), half = ax.transData.transform(collection.get_offsets())[0], 5
        marks.append(Bbox.from_extents(x - half, y - half, x + half, y + half))
    return texts, [*(patch.get_window_extent() for patch in ax.patches), *marks]


@pytest.mark.parametrize("size", [(9, 4), (9, 12), (5, 3)], ids=str)
@pytest.mark.parametrize("table", ["events", "times"])
@pytest.mark.parametrize("name", ["sample", "long", *TEXTS])
def test_labels_lie_over_nothing(texts, name, table, size):
    reading, ax = texts[name], _axes_of(size)
    rr.plots.timeline(reading.legible(table), ax=ax, conflicts=reading.conflicts)
    labels, bars = _boxes(ax)
    frame = ax.get_window_extent().padded(1)
    assert labels
    for i, box in enumerate(labels):
        inner = box.padded(-1)
        assert not any(inner.overlaps(other) for other in labels[i + 1 :])
        assert not any(inner.overlaps(bar) for bar in bars)
        assert frame.x0 <= box.x0 and box.x1 <= frame.x1
        assert frame.y0 <= box.y0 and box.y1 <= frame.y1


def test_what_is_left_out_is_counted(texts):
    ax = _axes_of()
    rr.plots.timeline(texts["one year"].events, ax=ax, most=10)
    assert len(ax.texts) == 10
    assert ax.get_xlabel() == (
        "60 of 60 events have a known day or span of days; folded: 50 for want of room; "
        "in bold, the lead"
    )


def test_a_long_note_stays_within_the_figure(texts):
    ax = _axes_of((4, 3))
    rr.plots.timeline(texts["one year"].events, ax=ax, most=5)
    ax.get_figure().draw_without_rendering()
    assert "\n" in ax.get_xlabel()
    assert ax.xaxis.label.get_window_extent().x1 <= ax.get_figure().bbox.x1


def _looks(text, **choices):
    """Label: face opacity, hatch and arrows of each bar or mark of a text's events."""
    reading = rr.read(rr.Article(text=text), **choices)
    ax = _axes_of()
    rr.plots.timeline(reading.legible("events"), ax=ax, times=reading.times)
    return ax


def _opacity(artist):
    return artist.get_facecolor().reshape(-1, 4)[0, 3]


def test_a_certain_day_is_a_solid_mark_and_a_year_a_pale_bar():
    day, year = (_looks(f"Ann Lee met Bob Ray {when}.") for when in ("on 3 May 2021", "in 2021"))
    assert [_opacity(mark) for mark in day.collections] == [1]
    assert not day.patches
    assert [patch.get_facecolor()[3] < 1 for patch in year.patches] == [True]
    assert not year.collections


@pytest.mark.parametrize(
    ("text", "hatched"),
    [("Ann Lee met Bob Ray in the 1990s.", True), ("Ann Lee met Bob Ray in May 2021.", False)],
)
def test_hatched_is_what_has_no_certain_year(text, hatched):
    ax = _looks(text)
    assert [patch.get_hatch() is not None for patch in ax.patches] == [hatched]
    assert ("year not certain" in _legend(ax)) == hatched


@pytest.mark.parametrize(
    ("text", "to_right"),
    [
        ("Ann Lee has been mayor since 2014.", True),
        ("Ann Lee ran the mill until 2014.", False),
    ],
)
def test_an_open_end_is_a_short_arrow_from_where_it_is_known(text, to_right):
    ax = _looks(text)
    assert not ax.patches
    arrow, mark = (collection.get_offsets()[0][0] for collection in ax.collections)
    assert (arrow > mark) == to_right
    year = 2014 if to_right else 2015
    assert mark == pytest.approx(mdates.date2num(pd.Timestamp(year, 1, 1)), abs=1)
    low, high = ax.get_xlim()
    assert abs(arrow - mark) < (high - low) / 8
    assert "open end" in _legend(ax)


def _legend(ax):
    return [text.get_text() for text in ax.get_legend().get_texts()]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ann Lee met Bob Ray on 3 May 2021.", ["occurrence", "certain day"]),
        ("Ann Lee met Bob Ray in 2021.", ["occurrence", "possible days"]),
        ("Ann Lee has been mayor since 2014.", ["state", "open end"]),
        ("On 3 May 2023 Ann Lee may meet Bob Ray.", ["occurrence", "hedged"]),
        ("The mill burned on 3 May 2021. Bob Ray built it in 1802.", ["occurrence", "certain day"]),
        (
            "The mill burned on 3 May 2021. It may have closed in 1802.",
            ["occurrence", "certain day"],
        ),
    ],
)
def test_the_legend_tells_of_the_marks_that_stand_in_the_figure_alone(text, told):
    assert _legend(_looks(text)) == told


def test_what_the_article_leads_with_stands_first_and_in_bold():
    text = (
        "Bob Ray, a miner, died on Monday. He was born in 1950 and opened the mill in 1985. "
        "\n\nThe mill closed in 2001. Ann Lee bought it in 2011."
    )
    ax = _looks(text, published="2021-08-20")
    bold = [text for text in ax.texts if text.get_weight() == "bold"]
    assert [text.get_text() for text in bold] == ["Bob Ray died"]
    assert bold[0].get_position()[1] == 0 == min(text.get_position()[1] for text in ax.texts)
    assert ax.get_xlabel().endswith("; in bold, the lead")


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee opened the mill in 1985.\n\nIt was red. It was big. The mill burned in 2011.",
        "Ann Lee may open the mill in 2011.",
        "The mayor has been ill since 2011.",
        "Page last updated on 3 May 2021.",
    ],
    ids=["background", "not fact", "state", "stamp"],
)
def test_nothing_is_in_bold_where_the_lead_dates_no_news(text):
    ax = _looks(text)
    assert all(text.get_weight() == "normal" for text in ax.texts)
    assert "in bold" not in ax.get_xlabel()


def test_a_saying_leads_with_what_it_says():
    ax = _looks("Ann Lee announced on 3 May 2021 that she will shut the mill.")
    assert [text.get_text() for text in ax.texts if text.get_weight() == "bold"] == [
        "Ann Lee announced that she will shut the mill"
    ]


def test_what_is_told_again_of_the_same_days_is_folded():
    ax = _looks("An earthquake hit Lund on 3 May 2021. The ferry sank on 3 May 2021.")
    assert [text.get_text() for text in ax.texts] == ["an earthquake hit Lund", "the ferry sank"]
    assert _folded(ax) == {"told again": 1}
    other = _looks("The ferry sank on 3 May 2021. The ferry may have sunk in 2021.")
    assert len(other.texts) == 2


def test_of_what_is_told_twice_the_longer_words_stay():
    rules = ["event noun", "finite verb", "finite verb", "event noun"]
    said = ["vote by Ann Lee", "Ann Lee won a vote", "Bob Ray fell ill", "illness of Bob Ray"]
    surfaces = ["vote", "won", "fell", "illness"]
    ax = _axes_of()
    rr.plots.timeline(_rows(statement=said, surface=surfaces, rule=rules), ax=ax)
    assert _labels(ax) == [said[1], said[2], said[3]]


def test_bold_words_are_measured_as_such():
    said = ["Ann Lee " + "would mow " * 6 + "it", "Bob Ray left"]
    days = [pd.Timestamp(2021, 5, 1), pd.Timestamp(2021, 5, 30)]
    ax = _axes_of((4.4, 3))
    rr.plots.timeline(_rows(statement=said, earliest=days, latest=days, sentence=[0, 9]), ax=ax)
    labels, _ = _boxes(ax)
    assert ax.texts[0].get_weight() == "bold"
    assert labels[0].x1 <= ax.get_window_extent().x1


def _rows(**columns):
    """Events as a legible table has them, `columns` for each that is not as most are."""
    size = len(next(iter(columns.values())))
    most = {
        "start": range(size), "event": range(size), "sentence": 9, "kind": "occurrence",
        "time": "then", "relation": "during", "same_as": pd.NA, "asserted_by": "narrator",
        "polarity": "positive", "modality": "actual", "cue": pd.NA, "rule": "finite verb",
        "surface": [f"word{n}" for n in range(size)], "agent": "Ann Lee", "patient": pd.NA,
        "earliest": pd.Timestamp(2021, 5, 3), "latest": pd.Timestamp(2021, 5, 3),
    }  # fmt: skip
    table = pd.DataFrame({**most, **columns})
    table[["earliest", "latest"]] = table[["earliest", "latest"]].astype("datetime64[s]")
    return table


def _labels(ax):
    return [text.get_text() for text in ax.texts]


def test_a_saying_or_state_without_an_end_has_no_bar(ax):
    open_end = {
        "earliest": [pd.Timestamp(2021, 5, 3)] * 4,
        "latest": [pd.NaT] * 3 + [pd.Timestamp(2022, 1, 1)],
    }
    kinds = ["reporting", "state", "state", "reporting"]
    times = ["since 2022", pd.NA, "since 2022", "in 2022"]
    rr.plots.timeline(_rows(kind=kinds, time=times, **open_end), ax=ax)
    assert _labels(ax) == ["Ann Lee word2", "Ann Lee word3"]
    assert _folded(ax) == {"without an end": 2}


def test_a_length_waits_for_no_date_and_a_day_that_is_none_is_not_drawn(ax):
    none = {"earliest": [pd.NaT, pd.NaT, pd.Timestamp(2021, 5, 3)]}
    none["latest"] = none["earliest"]
    relations = ["lasting", "during", "during"]
    rr.plots.timeline(_rows(relation=relations, time=["a week", "Monday", "then"], **none), ax=ax)
    assert _labels(ax) == ["“Monday”, day not known: Ann Lee word1", "Ann Lee word2"]
    times = _rows(time=[1, 2], surface=["30 February 2021", "3 May 2021"]).drop(
        columns=["event", "kind", "agent"]
    )
    times = times.assign(type="DATE", status=["impossible", "resolved"])
    other = _axes_of()
    rr.plots.timeline(times, ax=other)
    assert _labels(other) == ["3 May 2021"]


def test_what_the_words_of_a_label_say_is_not_said_twice(ax):
    said = ["Ann Lee may leave", "Ann Lee left", "Ann Lee did not go", "Ann Lee went"]
    cue, how = ["may", "reportedly", "not", "denied"], ["hedged", "hedged", "actual", "actual"]
    polarity = ["positive", "positive", "negative", "negative"]
    rows = _rows(statement=said, cue=cue, modality=how, polarity=polarity)
    rr.plots.timeline(rows, ax=ax)
    assert _labels(ax) == [said[0], f"{said[1]} (hedged)", said[2], f"{said[3]} (denied)"]


def test_who_speaks_of_himself_is_not_named_twice(ax):
    rows = _rows(
        statement=["Ann Lee left", "Bob Ray fled", "it rained"], asserted_by=["a", "a", "unnamed"]
    )
    rr.plots.timeline(rows, ax=ax, names={"a": "Ann Lee"})
    told = ["Ann Lee left · by own account", "Bob Ray fled · says Ann Lee"]
    assert _labels(ax) == [*told, "it rained · says someone unnamed"]


def test_one_birth_year_does_not_squeeze_the_axis():
    days = [pd.Timestamp(1942, 1, 1), *(pd.Timestamp(2025, 8, day) for day in (18, 20, 22))]
    late = [pd.Timestamp(1942, 12, 31), *days[1:]]
    for first, last in ((days, late), (days[:2], late[:2])):
        ax = _axes_of()
        rr.plots.timeline(_rows(earliest=first, latest=last), ax=ax)
        assert mdates.num2date(ax.get_xlim()[0]).year == 2025
        assert "Ann Lee word0, 1942" in _labels(ax)
    years = [pd.Timestamp(year, 1, 1) for year in (1942, 1965, 1980, 2001, 2012, 2025)]
    ax = _axes_of()
    rr.plots.timeline(_rows(earliest=years, latest=years), ax=ax)
    assert mdates.num2date(ax.get_xlim()[0]).year < 1942


def test_a_span_wider_than_the_frame_says_its_years():
    days = [pd.Timestamp(2010, 1, 1), *(pd.Timestamp(2015, 6, day) for day in (1, 2, 3))]
    ax = _axes_of()
    rr.plots.timeline(_rows(earliest=days, latest=[pd.Timestamp(2019, 12, 31), *days[1:]]), ax=ax)
    assert "Ann Lee word0, 2010–2019" in _labels(ax)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (("2011-01-27", "2011-02-05"), ["Jan 2011", "Feb"]),
        (("2019-12-30", "2020-01-03"), ["Dec 2019", "Jan 2020"]),
        (("2010-10-15", "2011-06-15"), ["2010", "2011"]),
        (("1990-05-01", "2002-05-01", "2015-05-01"), []),
    ],
)
def test_ticks_say_month_and_year_where_they_change(days, told):
    ax = _axes_of()
    rows = [pd.Timestamp(day) for day in days]
    rr.plots.timeline(_rows(earliest=rows, latest=rows), ax=ax)
    ticks = [label.get_text() for label in ax.get_xticklabels()]
    assert [words for tick in ticks for words in tick.split("\n")[1:]] == told


def test_a_weekday_is_hatched_until_the_date_is_known():
    text = "Ann Lee met Bob Ray on Wednesday. Carl Wood left in 2021."
    waiting = [text.get_text() for text in _looks(text).texts]
    assert any(words.startswith("“Wednesday”, day not known: ") for words in waiting)
    known = [text.get_text() for text in _looks(text, published="2021-08-20").texts]
    assert not any("not known" in words for words in known)


def test_a_duration_does_not_wait_for_a_date():
    text = "Ann Lee met Bob Ray in 2021. Carl Wood waited for three years."
    assert len(_looks(text).texts) == 1


def test_the_label_says_whose_word_it_is_and_how_sure(texts):
    reading = texts["edges"]
    ax = _axes_of((9, 12))
    names = dict(zip(reading.entities["entity"], reading.entities["name"], strict=True))
    rr.plots.timeline(reading.legible("events"), ax=ax, names=names)
    labels = " | ".join(text.get_text() for text in ax.texts)
    assert "the ferry may have sunk" in labels
    assert "Bob Ray allegedly fled" in labels
    assert "Ann Lee will meet Bob Ray" in labels
    assert "Ann Lee did not leave · says Carl Wood" in labels
    assert "says Carl Wood" in labels
    legend = [text.get_text() for text in ax.get_legend().get_texts()]
    assert {"future", "conditional", "hedged", "alleged"} <= set(legend)


def test_a_row_far_off_is_an_arrow_with_its_year(texts):
    ax = _axes_of((9, 12))
    rr.plots.timeline(texts["edges"].legible("events"), ax=ax)
    assert mdates.num2date(ax.get_xlim()[0]).year > 1900
    assert any(text.get_text().endswith(", 1250") for text in ax.texts)


def test_conflicts_are_red_lines(reading):
    both = reading.conflicts.dropna(subset=["event_a", "event_b"])
    for plot in (rr.plots.timeline, rr.plots.story_order):
        ax = _axes_of()
        plot(reading.events, ax=ax, conflicts=reading.conflicts)
        assert len([line for line in ax.lines if line.get_color() == RED]) == len(both) == 2


def test_an_empty_timeline_says_what_waits_for_the_date():
    ax = _looks("Ann Lee met Bob Ray on Monday. They left on Friday.")
    assert ax.texts[-1].get_text() == (
        "nothing here has a day that is known;\n2 of 2 rows wait for the date of the article"
    )


def test_rows_that_nobody_can_date_are_said_to_be_so(ax):
    reading = rr.read(rr.Article(text="Ann Lee met Bob Ray."))
    for plot in (rr.plots.timeline, rr.plots.story_order):
        plot(reading.events, ax=ax)
        assert ax.texts[-1].get_text() == "nothing here has a day that is known"


def test_story_order_jumps_back_only_where_it_is_certain():
    text = "Ann Lee won in 2020. She lost in 2010. She met Bob Ray in the 2010s."
    ax = _axes_of()
    rr.plots.story_order(rr.read(rr.Article(text=text)).events, ax=ax)
    assert [line.get_color() for line in ax.lines] == [ORANGE, GREY]


def test_story_order_draws_an_open_end_as_a_short_arrow_and_what_lies_far_off_at_the_edge():
    ax = _axes_of()
    days = [pd.Timestamp(2021, 5, day) for day in (1, 3, 5, 7)] + [pd.Timestamp(1942, 1, 1)]
    rows = _rows(earliest=days, latest=[pd.NaT, *days[1:]])
    rr.plots.story_order(rows, ax=ax)
    assert not ax.patches
    arrow, mark, *sure, far = (collection.get_offsets()[0][1] for collection in ax.collections)
    low, high = ax.get_ylim()
    assert low < mark < arrow < mark + (high - low) / 4
    assert sure == [mdates.date2num(day) + 0.5 for day in days[1:4]]
    assert far == pytest.approx(low)
    sizes = [collection.get_sizes()[0] for collection in ax.collections]
    assert sizes[0] == sizes[-1] > sizes[1]  # arrows
    assert _legend(ax) == ["certain day", "open end", "as told", "jumps back"]


def test_story_order_shows_events_without_a_day_by_what_the_text_says(reading):
    with_order, without = (_axes_of() for _ in range(2))
    rr.plots.story_order(reading.events, ax=with_order, order=reading.order)
    rr.plots.story_order(reading.events, ax=without)
    assert len(with_order.get_xticks()) > len(without.get_xticks()) == len(_known(reading.events))
    assert with_order.texts[0].get_text() == "day not known"


@pytest.mark.parametrize(
    ("relation", "trivial", "shown"),
    [("before", False, 3), ("before", True, 1), ("same", False, 1)],
)
def test_story_order_leaves_out_what_goes_without_saying(relation, trivial, shown):
    ax, days = _axes_of(), [pd.Timestamp(2021, 5, 1), pd.NaT, pd.NaT]
    order = pd.DataFrame({
        "event_a": [1], "event_b": [2], "relation": [relation], "derived": [False],
        "trivial": [trivial],
    })  # fmt: skip
    rr.plots.story_order(_rows(earliest=days, latest=days), ax=ax, order=order)
    assert len(ax.get_xticks()) == shown


def test_labels_are_cut_at_a_blank_and_escaped_once():
    ax, day = _axes_of(), [pd.Timestamp(2021, 5, 1)]
    said = ["the phone was priced at $29 in the shop by the harbour of Lund"]
    rr.plots.story_order(_rows(earliest=day, latest=day, statement=said), ax=ax)
    (label,) = (tick.get_text() for tick in ax.get_xticklabels())
    assert label == r"the phone was priced at \$29 in the…"


def test_a_figure_without_a_day_is_low():
    reading = rr.read(rr.Article(text="Ann Lee met Bob Ray."))
    for name in ("timeline", "story_order"):
        assert figure(reading, name).get_figheight() == LEAST


@pytest.mark.parametrize("name", ["sample", "long", "edges", "one year"])
def test_words_of_the_story_order_stay_apart(texts, name):
    ax = _axes_of((9, 6))
    rr.plots.story_order(texts[name].legible("events"), ax=ax, order=texts[name].order)
    ax.get_figure().draw_without_rendering()
    line = 8 * 1.2 * 100 / 72  # pixels: 8 points, 1.2 apart, at 100 dots an inch
    ticks = [ax.transData.transform((x, 0))[0] for x in ax.get_xticks()]
    assert all((b - a) * 0.707 >= line for a, b in pairwise(ticks))  # they slant at 45°


def test_date_candidates_shows_weights_and_reasons_once(ax):
    day = pd.Timestamp
    table = pd.DataFrame({
        "earliest": [day("2025-01-20"), day("2026-01-01"), pd.NaT],
        "latest": [day("2025-12-31"), pd.NaT, pd.NaT], "weight": [0.7, 0.2, 0.1],
        "reasons": ["president $x$", "president $x$", "nothing"],
    })  # fmt: skip
    rr.plots.date_candidates(table, ax=ax, chosen="2025-08-20T06:30:00+00:00")
    assert [label.get_text() for label in ax.get_yticklabels()] == ["70%", "20%"]
    assert [text.get_text() for text in ax.texts] == [r"president \$x\$", "the same reasons"]
    assert ax.get_xlabel().endswith("; the red line is 20 August 2025; 2 of 3 shown")


@pytest.mark.filterwarnings("error")
def test_the_day_chosen_is_marked_as_stated_in_whatever_zone(ax):
    day = pd.Timestamp
    table = pd.DataFrame({"earliest": [day("2025-01-20")], "latest": [day("2025-12-31")],
                          "weight": [1.0], "reasons": ["a president"]})  # fmt: skip
    rr.plots.date_candidates(table, ax=ax, chosen="2025-08-20T23:30:00-05:00")
    line = next(line for line in ax.lines if line.get_color() == RED)
    assert mdates.num2date(line.get_xdata()[0]).date().isoformat() == "2025-08-20"


def test_drawing_changes_no_table(dated):
    tables = {name: dated.table(name).copy() for name in ("events", "times", "conflicts", "order")}
    events, times, conflicts, order = tables.values()
    rr.plots.timeline(events, _axes_of(), conflicts=conflicts, times=times)
    rr.plots.story_order(events, _axes_of(), conflicts=conflicts, order=order)
    for name, table in tables.items():
        pd.testing.assert_frame_equal(table, dated.table(name))


def test_one_bar_for_each_sentence(reading, ax):
    rr.plots.tone(reading.tone, ax=ax)
    assert len(ax.patches) == len(reading.tone)


def test_mentions_show_the_most_mentioned_first(reading, ax):
    rr.plots.mentions(reading.mentions, ax=ax, most=5)
    labels = [label.get_text() for label in ax.get_yticklabels()]
    counts = [int(label.rsplit("(", 1)[1][:-1]) for label in labels]
    assert len(counts) == 5
    assert counts == sorted(counts, reverse=True)


@pytest.mark.parametrize("text", ["", " \n", "?!", HOSTILE], ids=["empty", "blank", "marks", "odd"])
@pytest.mark.parametrize("name", list(rr.plots.FIGURES))
def test_figures_of_odd_texts(name, text):
    png = rr.plots.png(rr.read(rr.Article(text=text)), name)
    assert png.startswith(b"\x89PNG")


@pytest.mark.parametrize("name", list(rr.plots.FIGURES))
def test_figures_are_the_same_bytes(article, name):
    first, second = (rr.plots.png(rr.read(article), name) for _ in range(2))
    assert first == second


def test_unknown_figure(reading):
    with pytest.raises(ValueError, match="figure 'pie' is not known; choose one of anatomy"):
        rr.plots.figure(reading, "pie")


def test_drawing_adds_no_figure_to_pyplot(reading):
    import matplotlib.pyplot as plt

    before = plt.get_fignums()
    rr.plots.png(reading, "tone")
    assert plt.get_fignums() == before


def test_without_axes_the_current_one_is_used(reading):
    import matplotlib.pyplot as plt

    figure, ax = plt.subplots()
    assert isinstance(ax, Axes)
    assert rr.plots.tone(reading.tone) is ax
    plt.close(figure)


def test_together_counts_shared_sentences():
    rows = {"sentence": [0, 0, 0, 1, 1], "entity": ["b", "a", "a", "b", "a"]}
    assert together(pd.DataFrame(rows)).values.tolist() == [["a", "b", 2]]


def test_kinds_count_what_stands_for_somebody_and_every_pronoun_once(dated, ax):
    table = dated.mentions
    rr.plots.kinds(table, ax=ax)
    known = table[table["entity"].notna()]
    pronouns = table[(table["form"] == "pronoun") & table["entity"].isna()]
    assert len(pronouns) > 0
    assert sum(bar.get_width() for bar in ax.patches) == len(known) + len(pronouns)
    rows = [text.get_text() for text in ax.get_yticklabels()]
    assert set(rows) - {"unresolved"} == {CALLED[kind] for kind in known["kind"]}


def test_every_role_stands_beside_its_holder(ax):
    text = (
        "Foreign Minister Ann Lee met President Bob Ray. Ray, mayor of Paris, left. Foreign "
        "Minister Ann Lee said so."
    )
    table = rr.read(rr.Article(text=text), names="gazetteer").mentions
    rr.plots.roles(table, ax=ax)
    told = table.dropna(subset=["role"]).drop_duplicates(["entity", "role"])
    assert sorted(text.get_text() for text in ax.texts) == sorted(told["role"])
    assert [text.get_text() for text in ax.get_yticklabels()] == ["Ann Lee", "Bob Ray"]
    assert sum(len(lines.get_segments()) for lines in ax.collections) == table["role"].count()


ODD = "Ma\u00adrie \uff2c\uff45\uff45 met Bob\u00a0Ray on 3\u200b May 2020. Ma\u00adrie \uff2c\uff45\uff45 left in 2021."


@pytest.mark.parametrize("name", ["mentions", "timeline", "speaking", "together", "voice_matrix"])
def test_names_are_drawn_as_they_are_read(name):
    ax = figure(rr.read(rr.Article(ODD)), name).axes[0]
    labels = [*ax.get_yticklabels(), *ax.get_xticklabels(), *ax.texts]
    drawn = " ".join(label.get_text() for label in labels)
    assert "Ma rie" not in drawn and "\uff2c" not in drawn and "\u00ad" not in drawn
    assert "Marie Lee" in drawn or name == "speaking"


def test_a_table_of_ones_own_is_drawn_as_it_is_read(ax):
    rr.plots.mentions(rr.read(rr.Article(ODD)).mentions, ax=ax)
    assert "Marie Lee (2)" in [label.get_text() for label in ax.get_yticklabels()]


def test_a_text_that_is_not_read_says_so_and_no_more():
    german = "Am Dienstag hat der Stadtrat beschlossen, dass die Schule im Herbst schließt."
    for name in rr.plots.FIGURES:
        drawn = [
            text.get_text() for text in figure(rr.read(rr.Article(german)), name).axes[0].texts
        ]
        assert drawn == ([] if name == "anatomy" else ["not read: the text is in German"])


def test_the_anatomy_tells_what_is_in_another_language_unless_it_is_read():
    text = (
        "The mayor said on Monday that the school will close.\n\n"
        "Am Dienstag hat der Stadtrat beschlossen, dass die Schule im Herbst schließt."
    )

    def legend(**choices):
        """What the legend names."""
        drawn = figure(rr.read(rr.Article(text), **choices), "anatomy").axes[0].get_legend()
        return [words.get_text() for words in drawn.get_texts()]

    assert legend() == ["paragraph", "in another language"]
    assert legend(language="any") == ["paragraph"]


@pytest.mark.filterwarnings("error")
def test_the_day_chosen_may_have_a_clock_and_a_zone(ax):
    day = pd.Timestamp("2025-01-20")
    table = pd.DataFrame({"earliest": [day], "latest": [day], "weight": [1.0], "reasons": ["why"]})
    rr.plots.date_candidates(table, ax=ax, chosen="2025-01-19T23:30:00-05:00")
    assert ax.get_xlabel().endswith("; the red line is 19 January 2025")


def test_mentions_are_whole(ax):
    rr.plots.kinds(rr.read(rr.Article("Ann Lee spoke.")).mentions, ax=ax)
    assert all(float(tick).is_integer() for tick in ax.get_xticks())


def test_a_curve_has_the_room_that_its_rows_need(article):
    runs = rr.alternatives(article, lexicon=["news", "vader"])
    answers = runs.answers()["mean tone"]
    height = struct.unpack(">I", curve_png(runs.choices, answers)[20:24])[0]
    assert height > 2 * DPI
