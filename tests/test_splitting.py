"""Files of several articles, parted into files of one that give the very same articles."""

import io
import json

import pytest

import reread as rr
from reread.corpus.parts import Refused
from reread.corpus.sources import articles_of, items, splitting

STORY = "The mayor of Nordby spoke on Monday of the old quay."
RECORDS = [
    {"title": "Quay", "text": f"<p>{STORY}</p><p>“No,” she said.</p>", "date": "2025-08-19"},
    {"title": "Ferry", "text": "The ferry sails in August.", "author": "Ada Strand"},
    {"headline": "Toll", "description": "The toll goes up.", "url": "https://nordby.example/t"},
]
FEED = {"version": "https://jsonfeed.org/version/1.1", "title": "Post", "items": RECORDS}
GRAPH = {"@graph": [
    {"@type": "NewsArticle", "articleBody": STORY, "author": {"@id": "#a"}},
    {"@type": "NewsArticle", "articleBody": "The ferry sails.", "author": {"@id": "#a"}},
    {"@id": "#a", "@type": "Person", "name": "Ada Strand"},
]}  # fmt: skip
ITEM = "<item><title>{0}</title><description>{0} is about the old quay.</description></item>"
RSS = (
    '<?xml version="1.0" encoding="{}"?>\n<rss version="2.0"><channel><title>Nordby Poßt</title>'
    "<language>en</language>" + "\n".join(map(ITEM.format, ("One", "Two", "Thrée")))
    + "</channel></rss>"
)  # fmt: skip
ATOM = (
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Post</title>'
    "<entry><title>One</title><content>The quay is closed.</content></entry>"
    "<entry><title>Two</title><content type='html'>&lt;p&gt;The ferry sails.&lt;/p&gt;</content>"
    "</entry></feed>"
)
LETTER = (
    "Subject: {0}\nDate: Tue, 19 Aug 2025 06:30:00 GMT\nMIME-Version: 1.0\n\n{0} is shut.\n{1}\n"
)
BOX = "".join(
    f"From post@nordby.example Tue Aug 19 06:30:00 2025\n{LETTER.format(title, more)}"
    for title, more in (("Quay", ">From there it goes."), ("Ferry", ""), ("Toll", "From 2025\non."))
)
LEXISNEXIS = "".join(
    f"{number} of 3 DOCUMENTS\n\nNordby Post\n\nAugust 19, 2025\n\nQuay {number}\n\nBYLINE: Ada Strand\n\n"
    f"LENGTH: 5 words\n\n{STORY} “Yes.”\n\nLOAD-DATE: August 20, 2025\n\n" for number in (1, 2, 3)
)  # fmt: skip
FACTIVA = "".join(
    f"Quay {number}\n\n5 words\n19 August 2025\nPost\nCopyright\n\n{STORY}\n\n"
    f"Document POST000020250819el8j0000{number}\n\n" for number in (1, 2)
)  # fmt: skip
PROQUEST = "".join(
    f"{'_' * 60}\n\nDocument {number} of 2\n\nTitle: Quay {number}\n\nPublication info: Post\n\n"
    f"Full text: {STORY}\n\nPublication date: Aug 19, 2025\n\n" for number in (1, 2)
)  # fmt: skip
SEVERAL = {
    "list.json": json.dumps(RECORDS),
    "response.json": json.dumps({"status": "ok", "articles": RECORDS}, indent=1),
    "curly.json": json.dumps(RECORDS, ensure_ascii=False),
    "marked.json": "\ufeff" + json.dumps(RECORDS),
    "feed.json": json.dumps(FEED),
    "graph.json": json.dumps(GRAPH),
    "half.json": '[{"text": "One \\ud800 here."}, {"text": "Two."}]',
    "a.jsonl": "\n".join(map(json.dumps, RECORDS)),
    "b.ndjson": "\n\n".join(map(json.dumps, RECORDS)) + "\n\n",
    "marked.jsonl": "\ufeff" + "\r\n".join(map(json.dumps, RECORDS)),
    "array.jsonl": json.dumps(RECORDS, indent=1),
    "news.rss": RSS.format("utf-8"),
    "news.xml": ATOM,
    "news.mbox": BOX,
    "lexisnexis.txt": LEXISNEXIS,
    "windows.txt": LEXISNEXIS.replace("\n", "\r\n"),
    "factiva.txt": FACTIVA,
    "proquest.txt": PROQUEST,
}  # fmt: skip


def parted(name, data):
    return [(item, articles_of(item)) for item in items([(name, data)])]


@pytest.mark.parametrize("name", SEVERAL)
def test_the_articles_are_those_of_the_whole(name, tmp_path):
    path = tmp_path / name
    path.write_text(SEVERAL[name], encoding="utf-8", newline="")
    got = parted(name, path.read_bytes())
    assert len(got) > 1
    assert all(len(found) == 1 for _, found in got)
    assert [found[0] for _, found in got] == rr.load_all(path)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32-be"])
def test_lines_of_wide_characters(encoding, tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(SEVERAL["a.jsonl"], encoding=encoding, newline="")
    got = parted("a.jsonl", path.read_bytes())
    wanted = rr.load_all(path)
    assert [item.name for item, _ in got] == ["a.jsonl:1", "a.jsonl:2", "a.jsonl:3"]
    assert [found[0].text for _, found in got] == [one.text for one in wanted]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig", "cp865"])
@pytest.mark.parametrize(
    "name", ["curly.json", "a.jsonl", "array.jsonl", "news.rss", "factiva.txt"]
)
def test_an_encoding_that_is_given(name, encoding, tmp_path):
    text = SEVERAL[name].replace("“", "ø").replace("”", "é").replace("Thrée is", "Thrée ø is")
    path = tmp_path / name
    path.write_bytes(text.encode(encoding, "replace"))
    got = [one for item in items(path, encoding=encoding) for one in articles_of(item)]
    assert got == rr.load_all(path, encoding=encoding)


def test_text_sequences():
    lines = "".join(f"\x1e{json.dumps(one)}\n" for one in RECORDS)
    assert parted("a.jsonl", lines.encode()) == parted(
        "a.jsonl", lines.replace("\x1e", "").encode()
    )


def test_feeds_in_the_encoding_that_they_state(tmp_path):
    path = tmp_path / "news.rss"
    path.write_bytes(RSS.format("iso-8859-1").encode("cp1252"))
    got = parted("news.rss", path.read_bytes())
    assert [found[0] for _, found in got] == rr.load_all(path)
    assert got[2][1][0].title == "Thrée"


NOT_PARTED = {
    "one.json": '{"text": "One."}',
    "one_of_list.json": '[{"text": "One."}]',
    "broken.json": '[{"text": "One."}, {"text": ',
    "words.json": "The mayor spoke.",
    "latin.json": '[{"text": "caf\xe9"}, {"text": "Two."}]'.encode("cp1252"),
    "one.rss": f"<rss><channel>{ITEM.format('One')}</channel></rss>",
    "cdata.rss": RSS.format("utf-8").replace("One is", "<![CDATA[<item>]]> One is"),
    "nested.xml": "<rss><item><item>a</item></item><item>b</item></rss>",
    "between.xml": f"<rss>{ITEM.format('One')}<p>Words</p>{ITEM.format('Two')}</rss>",
    "unclosed.xml": "<rss><item>a</item><item>b</rss>",
    "words.txt": f"{STORY}\n\n{'_' * 40}\n\n1 of 2 DOCUMENTS\n\n{STORY}\n",
    "noise.txt": b"\x00\xff\x01" * 90 + b"\nEnd of Document\n",
    "framed.xml": f"<rss><a>{'x' * 70_000}</a>{ITEM.format('One')}{ITEM.format('Two')}</rss>",
    "deep.json": "[" * 100_000,
}


@pytest.mark.parametrize("name", NOT_PARTED)
def test_what_is_not_sure_to_be_parted_rightly_stays_whole(name):
    data = NOT_PARTED[name]
    data = data if isinstance(data, bytes) else data.encode()
    (item,) = items([(name, data)])
    assert (item.name, item.content) == (name, data)


def test_a_bad_line_loses_itself_only():
    lines = b'{"text": "One."}\n{"text": \n\xff\xfe\n{"size": 3}\n[1]\n{"text": "Two."}'
    found = [one for _, [one] in parted("a.jsonl", lines)]
    assert [one.text for one in found if isinstance(one, rr.Article)] == ["One.", "Two."]
    reasons = [one.reason for one in found if isinstance(one, Refused)]
    assert len(reasons) == 4
    assert reasons[0].startswith("is not valid JSON")


def test_a_line_that_is_too_long_loses_itself_only(monkeypatch):
    monkeypatch.setattr(splitting, "LARGEST", 60)
    monkeypatch.setattr("reread.corpus.sources.packed.LARGEST", 60)
    lines = b'{"text": "One."}\n{"text": "%s"}\n{"text": "Two."}\n' % (b"x" * 200)
    found = [(item.name, one) for item, [one] in parted("a.jsonl", lines)]
    assert [name for name, _ in found] == ["a.jsonl:1", "a.jsonl:2", "a.jsonl:3"]
    assert found[1][1].kind == "too large"
    assert found[2][1].text == "Two."


def test_a_message_that_is_too_long_loses_itself_only(monkeypatch):
    monkeypatch.setattr(splitting, "LARGEST", 400)
    box = BOX.replace("Ferry is shut.", "Ferry is shut. " + ("The ferry sails no more.\n" * 40))
    found = [(item.name, one) for item, [one] in parted("news.mbox", box.encode())]
    assert [name for name, _ in found] == [f"news.mbox:message {number}" for number in (1, 2, 3)]
    assert [getattr(one, "kind", None) for _, one in found] == [None, "too large", None]


def test_lines_are_read_one_by_one():
    class Endless(io.RawIOBase):
        """JSON lines without end."""

        given = 0

        def readable(self):
            return True

        def readinto(self, buffer):
            data = (b'{"text": "One."}\n' * (len(buffer) // 17 + 1))[: len(buffer) // 17 * 17]
            buffer[: len(data)] = data
            self.given += len(data)
            return len(data)

    stream = Endless()
    found = splitting.lines(io.BufferedReader(stream, splitting.HEAD))
    assert [next(found).place for _ in range(3)] == ["1", "2", "3"]
    assert stream.given < 300_000


def test_keys_of_lines_are_theirs_wherever_they_stand():
    def keys(*lines):
        return [item.key for item in items([("a.jsonl", "\n".join(lines).encode())])]

    one, two = '{"text": "One."}', '{"text": "Two."}'
    first, second = keys(one, two)
    assert keys(two, one) == [second, first]
    assert keys("", one, two, one)[:2] == [first, second]
    assert len(set(keys(one, two, one, one))) == 4  # told to be copies, not left out
    assert keys(one, one)[1] == keys(one, two, one)[2]


def test_a_line_of_several_articles_gives_them_all():
    docs = json.dumps({"docs": [{"text": "One."}, {"text": "Two."}, {"title": "x", "text": " "}]})
    (item, found), _ = parted("a.jsonl", f'{docs}\n{{"text": "x"}}'.encode())
    assert [one.text for one in found[:2]] == ["One.", "Two."]
    assert found[2].reason.startswith("item 3 has no text")
    assert item.name == "a.jsonl:1"


def test_lines_longer_than_what_is_looked_at():
    line = json.dumps({"text": "word " * 14_000})
    assert [item.name for item in items([("a.jsonl", f"{line}\n{line}".encode())])] == [
        "a.jsonl:1", "a.jsonl:2"
    ]  # fmt: skip
