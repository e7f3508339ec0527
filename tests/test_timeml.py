"""TimeML: exactly the article's characters, valid by the standard, and its links hold."""

import io

import exported
import pandas as pd
import pytest
from lxml import etree

import reread as rr
from reread.export.timeml import TO_EVENT, TO_TIME, _modality, timeml
from reread.export.verb_forms import Form, forms
from reread.export.xml_text import replaced, xml_text
from reread.tables import schema

# TimeML 1.2.1 as far as it is used, in the layout of TempEval-3's documents; in our own words
DTD = etree.DTD(
    io.StringIO("""
<!ELEMENT TimeML (DOCID, DCT?, TITLE?, TEXT, MAKEINSTANCE*, TLINK*)>
<!ATTLIST TimeML xmlns:xsi CDATA #IMPLIED xsi:noNamespaceSchemaLocation CDATA #IMPLIED>
<!ELEMENT DOCID (#PCDATA)> <!ELEMENT DCT (TIMEX3)> <!ELEMENT TITLE (#PCDATA)>
<!ELEMENT TEXT (#PCDATA | TIMEX3 | EVENT)*>
<!ELEMENT TIMEX3 (#PCDATA)>
<!ATTLIST TIMEX3 tid ID #REQUIRED type (DATE | TIME | DURATION | SET) #REQUIRED
  value CDATA #IMPLIED temporalFunction (true | false) "false" anchorTimeID IDREF #IMPLIED
  functionInDocument (CREATION_TIME | EXPIRATION_TIME | MODIFICATION_TIME | PUBLICATION_TIME
                      | RELEASE_TIME | RECEPTION_TIME | NONE) "NONE">
<!ELEMENT EVENT (#PCDATA)>
<!ATTLIST EVENT eid ID #REQUIRED class (OCCURRENCE | PERCEPTION | REPORTING | ASPECTUAL | STATE
                                        | I_STATE | I_ACTION) #REQUIRED>
<!ELEMENT MAKEINSTANCE EMPTY>
<!ATTLIST MAKEINSTANCE eiid ID #REQUIRED eventID IDREF #REQUIRED
  tense (FUTURE | INFINITIVE | PAST | PASTPART | PRESENT | PRESPART | NONE) #REQUIRED
  aspect (PROGRESSIVE | PERFECTIVE | PERFECTIVE_PROGRESSIVE | NONE) #REQUIRED
  pos (ADJECTIVE | NOUN | VERB | PREPOSITION | OTHER) #REQUIRED
  polarity (NEG | POS) #REQUIRED modality CDATA #IMPLIED>
<!ELEMENT TLINK EMPTY>
<!ATTLIST TLINK lid ID #REQUIRED origin CDATA #IMPLIED eventInstanceID IDREF #REQUIRED
  relatedToTime IDREF #IMPLIED relatedToEventInstance IDREF #IMPLIED
  relType (BEFORE | AFTER | INCLUDES | IS_INCLUDED | DURING | SIMULTANEOUS | IAFTER | IBEFORE
           | IDENTITY | BEGINS | ENDS | BEGUN_BY | ENDED_BY | DURING_INV) #REQUIRED>
""")
)
STORY = (
    "Ann Lee said on Monday that the dam had collapsed in May 2023. It was being rebuilt until July "
    "2024. Bob Roe will not resign. The mayor left after the bridge had burned on 4 March 2021. "
    "Firms have been leaving since 2020, and could return."
)


@pytest.fixture(scope="module")
def story():
    return rr.read(rr.Article(STORY, published="2024-09-11", title="A & B", id="x"))


@pytest.mark.parametrize("n", range(len(exported.HOSTILE) + 1))
def test_the_characters_are_those_of_the_article(n, story):
    reading = [story, *exported.hostile()][n]
    root = etree.fromstring(timeml(reading))
    assert DTD.validate(root), DTD.error_log
    text = reading.article.text
    assert "".join(root.find("TEXT").itertext()) == xml_text(text)
    assert xml_text(root.findtext("DOCID")) == reading.article.id
    assert root.findtext("TITLE") == reading.article.title
    for name, table in (("TIMEX3", reading.times), ("EVENT", reading.events)):
        told = [element.text for element in root.find("TEXT").iter(name)]
        assert told == [xml_text(one) for one in table.drop_duplicates("start")["surface"]]


def test_what_xml_has_not_is_replaced_one_for_one_and_told():
    reading = exported.hostile()[1]
    root = etree.fromstring(timeml(reading))
    [notice] = [node.text for node in root if node.tag is etree.Comment]
    assert notice == " 5 characters that XML cannot hold, written as U+FFFD "
    text = "".join(root.find("TEXT").itertext())
    assert len(text) == len(reading.article.text)
    assert text.startswith("Ann Lee\ufffd said on Monday\ufffd[31m that\ufffd it rained.\r Bob")
    assert not replaced(STORY + "\r\n\t\x85\u2028😀\ue000\ufffd")


def test_times_are_told_with_what_they_count_from(story):
    root = etree.fromstring(timeml(story))
    told = {one.text: dict(one.attrib) for one in root.iter("TIMEX3")}
    assert told["2024-09-11"] == {
        "tid": "t0", "type": "DATE", "value": "2024-09-11", "temporalFunction": "false",
        "functionInDocument": "CREATION_TIME",
    }  # fmt: skip
    assert told["Monday"] == {
        "tid": "t1", "type": "DATE", "value": "2024-09-09", "temporalFunction": "true",
        "anchorTimeID": "t0",
    }  # fmt: skip
    assert told["May 2023"]["value"] == "2023-05"
    assert "anchorTimeID" not in told["May 2023"]
    undated = etree.fromstring(timeml(rr.read(rr.Article("Rain fell on Monday."))))
    assert undated.find("DCT") is None
    assert undated.find(".//TIMEX3").get("anchorTimeID") is None


def test_events_are_told_with_their_forms(story):
    root = etree.fromstring(timeml(story))
    words = {one.get("eid"): one.text for one in root.iter("EVENT")}
    told = {words[one.get("eventID")]: one for one in root.iter("MAKEINSTANCE")}
    form = {word: (one.get("tense"), one.get("aspect")) for word, one in told.items()}
    assert form["said"] == ("PAST", "NONE")
    assert form["collapsed"] == ("PAST", "PERFECTIVE")
    assert form["resign"] == ("FUTURE", "NONE")
    assert form["leaving"] == ("PRESENT", "PERFECTIVE_PROGRESSIVE")
    assert form["return"] == ("NONE", "NONE")
    assert told["resign"].get("polarity") == "NEG"
    assert told["resign"].get("modality") is None
    assert told["said"].get("polarity") == "POS"
    assert told["return"].get("modality") == "could"


def test_links_are_those_of_the_tables(story):
    root = etree.fromstring(timeml(story))
    links = [dict(one.attrib) for one in root.iter("TLINK")]
    events, order = story.events, story.order
    to_time = events.dropna(subset=["time", "relation"])
    assert len(to_time) > 3
    assert [(one["eventInstanceID"], one["relatedToTime"], one["relType"]) for one in links
            if "relatedToTime" in one] == [
        (f"ei{row.event}", f"t{row.time + 1}", TO_TIME[row.relation]) for row in to_time.itertuples()
    ]  # fmt: skip
    assert len(order)
    assert "same_as" in events and not events["same_as"].notna().any()
    assert [(one["eventInstanceID"], one["relatedToEventInstance"], one["relType"], one["origin"])
            for one in links if "origin" in one] == [
        (f"ei{row.event_a}", f"ei{row.event_b}", TO_EVENT[row.relation], row.reason)
        for row in order.itertuples()
    ]  # fmt: skip


def test_the_same_event_told_again_is_linked(dated):
    root = etree.fromstring(timeml(dated))
    told = {(one.get("eventInstanceID"), one.get("relatedToEventInstance"))
            for one in root.iter("TLINK") if one.get("relType") == "IDENTITY"}  # fmt: skip
    again = dated.events.dropna(subset="same_as")
    assert told == {(f"ei{row.event}", f"ei{row.same_as}") for row in again.itertuples()}
    assert told


def test_an_identity_is_not_told_again_as_simultaneous(dated):
    row, other = dated.events.dropna(subset="same_as").head(2).itertuples()
    pairs = [(row.event, row.same_as, "same"), (row.same_as, row.event, "same"),
             (other.event, other.same_as, "before"), (row.event, other.event, "same")]  # fmt: skip
    order = pd.DataFrame(pairs, columns=["event_a", "event_b", "relation"]).assign(reason="x")
    root = etree.fromstring(timeml(Changed(dated, order=order)))
    told = [(one.get("eventInstanceID"), one.get("relatedToEventInstance"), one.get("relType"))
            for one in root.iter("TLINK") if one.get("origin")]  # fmt: skip
    assert told == [
        (f"ei{other.event}", f"ei{other.same_as}", "BEFORE"),
        (f"ei{row.event}", f"ei{other.event}", "SIMULTANEOUS"),
    ]


@pytest.mark.parametrize(("cue", "modality"), [
    ("could n't", "could"), ("ca not", "can"), ("Might", "might"), ("would would", "would"),
    ("'ll should", "will should"), ("reportedly", "reportedly"), ("if they go", "if they go"),
])  # fmt: skip
def test_modality_is_a_modal_verb_where_there_is_one(cue, modality):
    assert _modality(cue) == modality


@pytest.mark.parametrize(("table", "column", "known"), [
    ("events", "relation", TO_TIME), ("order", "relation", TO_EVENT),
])  # fmt: skip
def test_each_relation_has_its_link(table, column, known):
    [options] = [c.options for c in schema(table).columns if c.name == column]
    assert set(options) == set(known)


class Changed:
    """A reading, some of whose tables are others."""

    def __init__(self, reading, **tables):
        self.reading, self.article = reading, reading.article
        self.stage = reading.stage
        for name in ("times", "events", "order", "tokens"):
            setattr(self, name, tables.get(name, reading.table(name)))


def test_what_lies_in_another_expression_is_left_out_and_told(story):
    events, time = story.events, story.times.iloc[-2]
    inside = events.index[1]
    events.loc[inside, ["start", "end"]] = [time["start"] + 1, time["end"]]
    events = events.sort_values(["start", "end"])
    root = etree.fromstring(timeml(Changed(story, events=events)))
    assert DTD.validate(root), DTD.error_log
    assert "".join(root.find("TEXT").itertext()) == STORY
    [notice] = [node.text for node in root if node.tag is etree.Comment]
    assert notice == " left out: 1 event inside of another expression "
    lost = f"ei{events['event'].loc[inside]}"
    assert lost not in {one.get("eiid") for one in root.iter("MAKEINSTANCE")}


def test_two_events_alone_keep_their_order(story):
    order = story.order.iloc[[0]]
    first, second = order[["event_a", "event_b"]].iloc[0]
    events = story.events[story.events["event"].isin([first, second])]
    root = etree.fromstring(timeml(Changed(story, events=events, order=order)))
    links = [(one.get("eventInstanceID"), one.get("relatedToEventInstance"))
             for one in root.iter("TLINK")]  # fmt: skip
    assert (f"ei{first}", f"ei{second}") in links


def test_two_events_of_one_word_share_its_tag(story):
    events = pd.concat([story.events, story.events.iloc[[0]].assign(event=99)])
    root = etree.fromstring(timeml(Changed(story, events=events)))
    assert DTD.validate(root), DTD.error_log
    told = {one.get("eiid"): one.get("eventID") for one in root.iter("MAKEINSTANCE")}
    assert told["ei99"] == told["ei0"] == "e0"


FORMS = [
    ("They had been leaving.", "leaving", Form("VERB", "PAST", "PERFECTIVE_PROGRESSIVE")),
    ("They want to leave.", "leave", Form("VERB", "INFINITIVE", "NONE")),
    ("He was arrested.", "arrested", Form("VERB", "PAST", "NONE")),
    ("The arrest failed.", "arrest", Form("NOUN", "NONE", "NONE")),
    ("Rain is falling.", "falling", Form("VERB", "PRESENT", "PROGRESSIVE")),
    ("She has left.", "left", Form("VERB", "PRESENT", "PERFECTIVE")),
    ("She won’t leave.", "leave", Form("VERB", "FUTURE", "NONE")),
    ("Speaking in Lund, he smiled.", "Speaking", Form("VERB", "PRESPART", "NONE")),
    ("The plan written by Ann Lee failed.", "written", Form("VERB", "PASTPART", "NONE")),
    ("She has been mayor.", "been", Form("VERB", "PRESENT", "PERFECTIVE")),
]


@pytest.mark.parametrize(("text", "word", "form"), FORMS, ids=[one[0] for one in FORMS])
def test_forms_of_verbs(text, word, form):
    assert forms(rr.read(rr.Article(text, language="en")).tokens)[text.index(word)] == form


def test_several_articles_are_a_folder_of_files(tmp_path):
    readings = exported.hostile()
    written = rr.export(readings, tmp_path, "timeml")
    files = [path for path in written if path.suffix == ".tml"]
    assert [path.read_bytes() for path in files] == [timeml(one) for one in readings]
    [path] = rr.export(readings[0], tmp_path / "one.tml")
    assert path.read_bytes() == timeml(readings[0])
