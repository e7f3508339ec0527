"""Hostile files and texts: the right words, an error or a notice of ours; never anything else."""

import json
import re
import time

import pytest
from hostile import HTML, ONE, TEXT, cases
from hostile_texts import texts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import reread as rr
from reread.loading import fields, records
from reread.loading.findings import NoTextError, article
from reread.loading.load import _of_bytes
from reread.stages import STAGES
from reread.summary import summary

CASES = list(cases())
TEXTS = dict(texts())
LONGEST_WAIT = 10  # seconds for one file; on a machine that does much else
NO_PROSE = re.compile(  # markup, JSON, headers, coded letters
    r"<(?:p|div|html|item|w:\w)\b|\"text\":|Content-Type:|=E2=80|[A-Za-z0-9+/]{400,}|\\rtf"
)


@pytest.mark.filterwarnings("ignore:.*articles are not read")
@pytest.mark.parametrize("case", CASES, ids=[case.label for case in CASES])
def test_a_hostile_file(case, tmp_path):
    path = tmp_path / case.file
    path.write_bytes(case.data)
    begun = time.perf_counter()
    try:
        articles = rr.load_all(path)
    except ValueError as error:
        assert case.error or case.either, str(error)
        _insist_on_ours(error, case.file)
        assert re.search(case.error, str(error))
    else:
        assert not case.error, articles[0].text
        assert len(articles) == case.many
        _insist_on_words(articles[0], case)
    assert time.perf_counter() - begun < LONGEST_WAIT


def _insist_on_ours(error, name):
    """An error of ours is a short sentence that names the file."""
    assert type(error) in (ValueError, NoTextError)
    assert name.isprintable() is False or name[-40:] in str(error).replace("\\", "")
    assert len(str(error)) < 500


def _insist_on_words(found, case):
    """The article has the words of the case in their order, its facts, and nothing of its markup."""
    flat, place = " ".join(found.text.split()), 0
    for words in case.words:
        place = flat.index(words, place)
    assert not [words for words in case.lacks if words in found.text]
    assert not NO_PROSE.search(found.text)
    assert not case.notice or re.search(case.notice, "; ".join(found.notices))
    assert {field: getattr(found, field) for field in case.facts} == case.facts


@pytest.mark.parametrize("label", TEXTS)
def test_a_hostile_text(label):
    _insist_on_tables(rr.Article(text=TEXTS[label], title=label, published="2025-08-20"))


def _insist_on_tables(loaded):
    """Whatever is loaded can be read: all tables keep their promises."""
    reading = rr.read(loaded, language="any")
    tables = {name: reading.table(name) for name in STAGES}
    for name, table in tables.items():
        rr.tables.check(name, table, loaded, tables)
    assert summary(reading)
    assert rr.highlight(loaded, tables["times"])


CALM = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck)
)
KEYS = sorted(
    {path.rpartition(".")[2] for paths in (fields.FACTS | fields.FURTHER).values() for path in paths.split()}
    | {path.rpartition(".")[2] for path in (*records.TEXTS, *records.SUMMARIES)}
    | {*records.CONTAINERS, *fields.NAMES, "@graph", "@id", "@type", "_source", "sections", "lastname", "date_gmt"}
)  # fmt: skip
ODD = [
    TEXT, HTML, "2025-08-19", "2025-02-31T99:99", "http://[", "//[::1/a", "\ud800", '{"text":"a"}',
    "By A and B", "&#55296;&#x110000;&lt;p&gt;", 10**400, 1e300, "9999-12-31T23:59:59-23:59",
]  # fmt: skip
leaves = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(ODD)
)
values = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6),
    max_leaves=25,
)  # fmt: skip
HEADERS = ["From", "Subject", "Date", "MIME-Version", "Content-Type", "Content-Transfer-Encoding",
           "Content-Disposition", "Message-ID", "Content-Language"]  # fmt: skip
SAID = [
    "text/plain; charset=utf-8", "multipart/mixed; boundary=x", "multipart/alternative; boundary=x",
    "message/rfc822", "message/delivery-status", "text/html; charset=utf-16", "text/", "/plain",
    "text/plain; charset*=utf-8''%FF", "base64", "quoted-printable", "x-uuencode", "=?utf-8?B?/w==?=",
    "Tue, 31 Feb 2025 99:99:99 +9999", '"A <a@b', "[a@[1.2.3", 'attachment; filename*0="a"',
]  # fmt: skip
BODIES = [
    TEXT, HTML, "--x\n", "--x--\n", "\n", "Content-Type: text/html\n\n", "SGVsbG8=\n", "=E2=80\n",
    "Content-Transfer-Encoding: base64\n", "begin 644 a\n", "Content-Type: message/rfc822\n\n",
    "From a@b.example Tue Aug 19 06:30:00 2025\n",
]  # fmt: skip
headers = st.lists(
    st.tuples(st.sampled_from(HEADERS), st.sampled_from(SAID) | st.text(max_size=30)), max_size=8
)
TAGS = ["rss", "channel", "item", "title", "link", "description", "content:encoded", "pubDate", "author",
        "entry", "content", "category", "nitf", "body", "p", "hl1", "media:title", "svg", "html", "b"]  # fmt: skip
MARKUP = [ONE, "&amp;lt;p&amp;gt;", "&bad;", "&", "<![CDATA[<p>a</p>]]>", "<![CDATA[", "<!-- ", "<?x ?>",
          "&#0;", "&#xFFFF;", "<", "2025-08-19"]  # fmt: skip
markup = st.recursive(
    st.text(max_size=15) | st.sampled_from(MARKUP),
    lambda inner: st.builds(
        "<{0}{1}>{2}</{0}>".format,
        st.sampled_from(TAGS),
        st.sampled_from(["", ' href="http://["', ' type="xhtml"', ' xml:lang="en"', " a"]),
        st.lists(inner, max_size=5).map("".join),
    ),
    max_leaves=30,
)
RICH = ["{", "}", "\\", "\\par ", "\\u8220?", "\\u-99999?", "\\'93", "\\'zz", "\\bin99999999 ", "\\pict ",
        "\\ansicpg65001", "\\fcharset999", "\\*\\x", "\\uc-1 ", "\\trowd\\cell\\row ", "\\u55357?"]  # fmt: skip
rich = st.lists(st.sampled_from(RICH) | st.text(max_size=8), max_size=20).map("".join)
FRONT = ["title: A", "title: [", "date: 2025-02-31", "date = 2025-08-19T25:00:00", "a: *b", "a: &b c", "<<: *b",
         "!!python/object:os.system x", "{", "x = 1e999", "? [a]\n: b", "%YAML 9.9", 'a: "\\ud800"']  # fmt: skip
front = st.lists(st.sampled_from(FRONT) | st.text(max_size=10), max_size=8).map("\n".join)


def holds(data, name):
    """Each article of a file has words, or an error of ours that names the file."""
    try:
        for entry in _of_bytes(data, name, None):
            try:
                assert article(entry.read(), name).text.strip()
            except ValueError as error:
                _insist_on_ours(error, name)
    except ValueError as error:
        _insist_on_ours(error, name)


@CALM
@given(
    st.dictionaries(st.sampled_from(KEYS), values, max_size=10),
    st.sampled_from([{}, {"text": TEXT}]),
)
def test_any_record(record, text):
    holds(json.dumps(record | text).encode(), "a.json")


@CALM
@given(
    headers,
    st.lists(st.sampled_from(BODIES), max_size=10),
    st.sampled_from(["a.eml", "a.mbox", "a.txt"]),
)
def test_any_mail(said, body, name):
    head = "".join(f"{header}: {value}\n" for header, value in said)
    holds(f"{head}\n{''.join(body)}".encode("utf-8", "surrogatepass"), name)


@CALM
@given(markup, st.sampled_from(["a.xml", "a.txt", "a.rss"]),
       st.sampled_from(["{}", "<rss><channel>{}</channel></rss>", "<feed>{}", "<nitf>{}</nitf>"]))  # fmt: skip
def test_any_xml(inner, name, around):
    holds(around.format(inner).encode("utf-8", "surrogatepass"), name)


@CALM
@given(rich)
def test_any_rich_text(words):
    holds(f"{{\\rtf1{words}".encode("utf-8", "surrogatepass"), "a.rtf")


@CALM
@given(st.sampled_from(["---", "+++"]), front)
def test_any_front_matter(sign, said):
    holds(f"{sign}\n{said}\n{sign}\n{TEXT}".encode("utf-8", "surrogatepass"), "a.md")


@CALM
@given(st.sampled_from([case for case in CASES if not case.error and len(case.data) < 9_000]),
       st.integers(0, 9_000), st.binary(max_size=6), st.integers(0, 99))  # fmt: skip
def test_any_damage(case, place, instead, less):
    data = (
        case.data[: place % len(case.data)] + instead + case.data[place % len(case.data) + less :]
    )
    holds(data, "a" + case.file[case.file.rfind(".") :] if "." in case.file else "a")


@CALM
@given(st.binary(max_size=300), st.sampled_from([case.data[:8] for case in CASES]),
       st.sampled_from(["a.txt", "a", "a.html", "a.json", "a.eml", "a.xml", "a.docx", "a.md"]))  # fmt: skip
def test_any_bytes(data, beginning, name):
    holds(beginning + data, name)
