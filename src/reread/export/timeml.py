"""Times, events and their order as TimeML 1.2.1, laid out like the documents of TempEval-3."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import pandas as pd
from lxml import etree

from ..article import counted
from ..reading import Reading
from ..stages import TODAY
from .verb_forms import Form, forms
from .xml_text import replaced, xml_text

XSI = "http://www.w3.org/2001/XMLSchema-instance"
SCHEMA = "http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd"
CREATED = "t0"  # the id of the time of publication
# How an event stands to the time that dates it, and to another event
TO_TIME = {
    "during": "IS_INCLUDED", "before": "BEFORE", "after": "AFTER", "since": "BEGUN_BY",
    "until": "ENDED_BY", "lasting": "DURING",
}  # fmt: skip
TO_EVENT = {
    "before": "BEFORE", "after": "AFTER", "during": "IS_INCLUDED", "same": "SIMULTANEOUS"
}  # fmt: skip
UNSURE = ("conditional", "hedged", "alleged")  # modalities whose cue is told
# Modal verbs, as tokens spell them, with what `modality` calls them
MODALS = {
    **{verb: verb for verb in ("can", "could", "may", "might", "must", "ought", "shall", "should",
                               "will", "would")},
    "ca": "can", "wo": "will", "'d": "would", "’d": "would", "'ll": "will", "’ll": "will",
}  # fmt: skip


class _Tag(NamedTuple):
    start: int
    end: int
    name: str
    attributes: dict[str, str]


def timeml(reading: Reading) -> bytes:
    """One article: DOCID, DCT (where the day of publication is known), TITLE, TEXT with TIMEX3 and
    EVENT, then MAKEINSTANCE for each event and TLINK.

    The characters of TEXT are those of the article; what XML cannot hold is replaced one for one,
    and a comment says so. An event inside of a time expression has no place in TimeML: a comment
    counts those left out. Links come from `events.relation` to its time, from `order` (`origin` is
    its reason), and IDENTITY from `same_as`. Modality is the modal verb of what is conditional,
    hedged or alleged, or else all of its cue. There is no SIGNAL: tables keep what a link rests on
    as words, not as places.
    """
    times, events = _times(reading), reading.events
    tags = sorted([*times, *_events(events)], key=lambda tag: (tag.start, tag.name != "TIMEX3"))
    kept, lost = _apart(tags, times)
    there = {tag.start for tag in kept if tag.name == "EVENT"}
    events = events[events["start"].isin(there)]
    root = etree.Element("TimeML", nsmap={"xsi": XSI})
    root.set(f"{{{XSI}}}noNamespaceSchemaLocation", SCHEMA)
    for notice in filter(None, (replaced(reading.article.text), lost)):
        root.append(etree.Comment(f" {notice} "))
    _head(root, reading)
    _fill(etree.SubElement(root, "TEXT"), xml_text(reading.article.text), kept)
    for name, attributes in (*_instances(reading, events), *_links(reading, events)):
        etree.SubElement(root, name, {key: xml_text(one) for key, one in attributes.items()})
    root.text = "\n"
    for child in root:
        child.tail = "\n"
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _head(root: Any, reading: Reading) -> None:
    """What stands before the text: whose it is, of which day, and what it is called."""
    article, day = reading.article, reading.stage(TODAY).day
    etree.SubElement(root, "DOCID").text = xml_text(article.id)
    if day is not None:
        created = {"tid": CREATED, "type": "DATE", "value": day.isoformat()}
        created |= {"temporalFunction": "false", "functionInDocument": "CREATION_TIME"}
        above = etree.SubElement(root, "DCT")
        etree.SubElement(above, "TIMEX3", created).text = day.isoformat()
    if article.title:
        etree.SubElement(root, "TITLE").text = xml_text(article.title)


def _times(reading: Reading) -> list[_Tag]:
    tags = []
    for row in reading.times.itertuples(index=False):
        told = {"tid": f"t{row.time + 1}", "type": row.type}
        told |= {} if pd.isna(row.value) else {"value": row.value}
        anchor = None if pd.isna(row.anchor) else row.anchor
        told["temporalFunction"] = "false" if anchor is None else "true"
        if anchor is not None:
            name, _, number = anchor.partition(" ")
            told["anchorTimeID"] = f"t{int(number) + 1}" if name == "time" else CREATED
        tags.append(_Tag(row.start, row.end, "TIMEX3", told))
    return tags


def _events(events: pd.DataFrame) -> list[_Tag]:
    """One tag for each stretch that names an event, however many it names."""
    first = events.drop_duplicates("start")
    return [
        _Tag(row.start, row.end, "EVENT", {"eid": f"e{row.event}", "class": row.kind.upper()})
        for row in first.itertuples(index=False)
    ]


def _apart(tags: list[_Tag], times: list[_Tag]) -> tuple[list[_Tag], str]:
    """Tags of which none lies in another, and how many events had to go for that."""
    kept: list[_Tag] = []
    taken = [(tag.start, tag.end) for tag in times]
    end, at = 0, 0
    for tag in tags:
        while at < len(taken) and taken[at][1] <= tag.start:
            at += 1
        in_time = tag.name == "EVENT" and at < len(taken) and taken[at][0] < tag.end
        if tag.start >= end and not in_time:
            kept.append(tag)
            end = tag.end
    lost = len(tags) - len(kept)
    return kept, f"left out: {counted(lost, 'event')} inside of another expression" if lost else ""


def _fill(element: Any, text: str, tags: list[_Tag]) -> None:
    """Put a text with its tags into an element."""
    last, place = None, 0
    for tag in tags:
        _append(element, last, text[place : tag.start])
        last = etree.SubElement(element, tag.name, tag.attributes)
        last.text, place = text[tag.start : tag.end], tag.end
    _append(element, last, text[place:])


def _append(element: Any, last: Any, words: str) -> None:
    if last is None:
        element.text = words
    else:
        last.tail = words


def _instances(reading: Reading, events: pd.DataFrame) -> Iterator[tuple[str, dict[str, str]]]:
    known = forms(reading.tokens)
    first = events.groupby("start")["event"].transform("first")
    for row, tag in zip(events.itertuples(index=False), first, strict=True):
        form = known.get(row.start, Form())
        told = {"eiid": f"ei{row.event}", "eventID": f"e{tag}", **form._asdict()}
        told["polarity"] = "NEG" if row.polarity == "negative" else "POS"
        if row.modality in UNSURE and not pd.isna(row.cue):
            told["modality"] = _modality(row.cue)
        yield "MAKEINSTANCE", told


def _modality(cue: str) -> str:
    """The modal verbs of a cue, which TimeML asks for; where it has none, all of it."""
    modals = [MODALS[word] for word in cue.lower().split() if word in MODALS]
    return " ".join(dict.fromkeys(modals)) or cue


def _links(reading: Reading, events: pd.DataFrame) -> Iterator[tuple[str, dict[str, str]]]:
    there = set(events["event"])
    for number, told in enumerate(_relations(reading, events, there)):
        yield "TLINK", {"lid": f"l{number}", **told}


def _relations(reading: Reading, events: pd.DataFrame, there: set[int]) -> Iterator[dict[str, str]]:
    """What each link says, of the events that are there; none for what is IDENTITY already."""
    again = events.dropna(subset="same_as")
    identical = set(zip(again["event"], again["same_as"], strict=True))
    for row in events.itertuples(index=False):
        here = {"eventInstanceID": f"ei{row.event}"}
        if not pd.isna(row.time) and not pd.isna(row.relation):
            yield here | {"relatedToTime": f"t{row.time + 1}", "relType": TO_TIME[row.relation]}
        if not pd.isna(row.same_as) and row.same_as in there:
            yield here | {"relatedToEventInstance": f"ei{row.same_as}", "relType": "IDENTITY"}
    for pair in reading.order.itertuples(index=False):
        ends = pair.event_a, pair.event_b
        is_told = pair.relation == "same" and not identical.isdisjoint((ends, ends[::-1]))
        if {*ends} <= there and not is_told:
            yield {
                "eventInstanceID": f"ei{pair.event_a}",
                "relatedToEventInstance": f"ei{pair.event_b}",
                "relType": TO_EVENT[pair.relation],
                "origin": pair.reason,
            }
