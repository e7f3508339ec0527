"""Files that are damaged, mislabelled or meant to break, and what must happen to each.

A case is right if its words are the article's, or if an error or a notice of ours says what is
wrong. `cases()` makes them all; they are made of a few sentences, so that what is lost shows.
"""

# fmt: off
# A case is a line, however long.

from __future__ import annotations

import base64
import bz2
import gzip
import io
import json
import quopri
import zipfile
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

ONE = "The board of Nordby voted on Monday to shut the café by the grain quay."
TWO = "“Enough,” said Ragna Holm, who runs the harbour, after the vote."
TEXT = f"{ONE}\n\n{TWO}\n"
HTML = f"<p>{ONE}</p>\n<p>{TWO}</p>"
DAY = "2025-08-19"
RFC = "Tue, 19 Aug 2025 06:30:00 +0000"


class Case(NamedTuple):
    """One file, and what is right: words that the article has, an error, a notice, or some."""

    label: str
    file: str
    data: bytes
    words: tuple[str, ...] = (ONE, TWO)  # in the article, and in this order
    lacks: tuple[str, ...] = ()  # what must not be in it
    error: str = ""  # a pattern; where there is one, nothing must be read
    notice: str = ""  # a pattern, of a notice of the article or its reading
    facts: Mapping[str, Any] = MappingProxyType({})  # fields of the article
    many: int = 1  # articles that load_all gives
    either: bool = False  # an error of ours is right, too


def cases() -> Iterator[Case]:
    """All cases."""
    for kind in (encodings, records, lines, feeds, letters, word, pdfs, exports, packed, names):
        yield from kind()


def encodings() -> Iterator[Case]:
    """One file in each encoding: whole, with one bad byte, cut short."""
    codecs = {
        "utf-8": "", "utf-8-sig": "", "utf-16": "", "utf-16-le": "", "utf-16-be": "", "utf-32": "",
        "cp1252": "", "mac-roman": "",
    }  # fmt: skip
    for codec in codecs:
        data = TEXT.encode(codec)
        for suffix in (".txt", ".md", ""):
            yield Case(f"{codec} whole", f"a{suffix}", data)
        bad = data[:40] + b"\xff" * (4 if "32" in codec else 2 if "16" in codec else 1) + data[40:]
        yield Case(f"{codec} bad byte", "a.txt", bad, (TWO,), notice=r"character")
        yield Case(f"{codec} cut", "a.txt", data[:-5], (ONE,))
    latin = TEXT.replace("“", '"').replace("”", '"')
    yield Case("latin-1", "a.txt", latin.encode("latin-1"), ("café",))
    page = f'<html><head><meta charset="{{}}"></head><body><article><h1>Quay</h1>{HTML}</article></body></html>'
    for codec, stated in (("cp1252", "utf-8"), ("utf-8", "iso-8859-1"), ("utf-8", "no-such"),
                          ("utf-16", "utf-8"), ("utf-8", "utf-7"), ("utf-8", "rot13")):  # fmt: skip
        yield Case(f"{codec} called {stated}", "a.html", page.format(stated).encode(codec))
    yield Case("cut inside a character", "a.txt", TEXT.encode()[: TEXT.encode().index("”".encode()) + 2],
               (ONE,), notice="cannot be read")  # fmt: skip
    yield Case("twice encoded", "a.txt", TEXT.encode().decode("cp1252", "replace").encode(), (),
               notice=".")  # fmt: skip
    yield Case("nul inside", "a.txt", TEXT.replace("grain", "gr\0ain").encode(), (TWO,), notice="control")
    yield Case("escapes of a terminal", "a.txt", f"\x1b[31m{TEXT}\x1b[0m".encode(), (ONE, TWO), notice="control")
    yield Case("all nul", "a.txt", b"\0" * 999, error="a.txt")
    yield Case("random", "a.txt", bytes(range(256)) * 9, error="a.txt")
    yield Case("surrogates in utf-8", "a.txt", TEXT.encode()[:30] + b"\xed\xa0\x80" + TEXT.encode()[30:],
               (TWO,), notice="cannot be read")  # fmt: skip
    yield Case("cr only", "a.txt", TEXT.replace("\n", "\r").encode(), (ONE, TWO))
    yield Case("crlf", "a.txt", TEXT.replace("\n", "\r\n").encode(), (ONE, TWO))


def record(**more: Any) -> dict[str, Any]:
    return {"title": "Quay shuts", "published": DAY, "text": TEXT} | more


def records() -> Iterator[Case]:
    """JSON of the wrong types, nested, cut, doubled, with what JSON has not."""
    def case(label: str, value: Any, **right: Any) -> Case:
        data = value if isinstance(value, bytes) else (
            value if isinstance(value, str) else json.dumps(value)).encode("utf-8", "surrogatepass")
        return Case(f"json {label}", "a.json", data, **right)

    none = {"error": "a.json", "words": ()}
    for key in ("text", "title", "published", "authors", "outlet", "url", "section", "language", "id"):
        for odd in (5, 1e308, True, [1, 2], [[[]]], {"a": {"b": 1}}, [{}], -1):
            if key == "text":
                yield case(f"text {odd}", record(text=odd), **none)
        mixed = [1, None, {"a": 1}, [], "x", {"name": {"name": 5}}, float("inf")]
        if key != "text":
            yield case(f"{key} is a mixture", record(**{key: mixed}))
            yield case(f"{key} is a number", record(**{key: 10**400}))
            yield case(f"{key} has half a character", json.dumps(record(**{key: "a\ud800b"})))
            yield case(f"{key} has a NUL", record(**{key: "a\0b"}))
            yield case(f"{key} is long", record(**{key: "word " * 50_000}))
    yield case("text has half a character", record(text=f"\ud83d{TEXT}"), notice="halves")
    yield case("text has a NUL", record(text=f"{TEXT}\0"))
    yield case("nested lists", "[" * 100_000 + "]" * 100_000, **none)
    yield case("nested objects", '{"text":' * 100_000 + "1" + "}" * 100_000, **none)
    yield case("nested, not closed", "[" * 100_000, **none)
    yield case("nested text", json.dumps(record())[:-1] + ', "x": ' + "[" * 500 + "]" * 500 + "}")
    yield case("deep text", record(text=[[[[TEXT]]]]))
    yield case("NaN", '{"text": NaN}', **none)
    yield case("NaN beside", json.dumps(record(score=float("nan"), x=float("-inf"))))
    yield case("long number", '{"n": ' + "9" * 5_000 + ', "text": ' + json.dumps(TEXT) + "}")
    yield case("doubled key", '{"text": "", "text": ' + json.dumps(TEXT) + "}")
    yield case("trailing comma", json.dumps(record())[:-1] + ",}", either=True)
    yield case("comment", "// an article\n" + json.dumps(record(), indent=1), either=True)
    yield case("block comment", "/* an article */\n" + json.dumps(record(), indent=1), either=True)
    yield case("single quotes", str(record()), either=True)
    yield case("byte order mark", b"\xef\xbb\xbf" + json.dumps(record()).encode())
    yield case("utf-16", json.dumps(record(), ensure_ascii=False).encode("utf-16"))
    yield case("cp1252", json.dumps(record(), ensure_ascii=False).encode("cp1252"))
    yield case("one bad byte", json.dumps(record(), ensure_ascii=False).encode().replace(b"grain", b"gr\xffin"),
               words=(TWO,), notice="cannot be read")  # fmt: skip
    yield case("cut", json.dumps(record())[:-30], **none)
    yield case("cut in the key", '{"title": "Quay", "te', **none)
    yield case("two documents", json.dumps(record()) + json.dumps(record()), many=2)
    yield case("two documents, one cut", json.dumps(record()) + json.dumps(record())[:-9], **none)
    yield case("two, indented", json.dumps(record(), indent=1) + "\n" + json.dumps(record(), indent=1), many=2)
    yield case("separated by RS", "\x1e" + json.dumps(record()) + "\n\x1e" + json.dumps(record()) + "\n", many=2)
    yield case("array", [record(), record(id=5)], many=2)
    yield case("array with a bad one", [record(), {"title": "x"}, 5, None, record()], many=2)
    yield case("array of words", ["a", "b"], **none)
    yield case("array of arrays", [[record()], [record()]], many=2)
    yield case("columns", {"text": {"0": TEXT, "1": TEXT}, "title": {"0": "A", "1": "B"}}, either=True)
    yield case("a number", "5", **none)
    yield case("a string", json.dumps(TEXT), either=True)
    yield case("null", "null", **none)
    yield case("empty object", "{}", **none)
    yield case("empty array", "[]", **none)
    yield case("settings", {"name": "x", "version": "1.0", "scripts": {"a": "b"}}, **none)
    yield case("GeoJSON", {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "x"}}]}, **none)
    yield case("an error", {"status": "error", "code": "apiKeyInvalid", "message": "Your API key is invalid."}, **none)
    yield case("text is a page", record(text=f"<!DOCTYPE html><html><body><article>{HTML}</article></body></html>"), lacks=("<p>",))
    yield case("text is escaped HTML", record(text=HTML.replace("<", "&lt;").replace(">", "&gt;")), lacks=("<p>", "&lt;"))
    yield case("text is JSON", record(text=json.dumps(record())), either=True, lacks=('"title"',))
    yield case("text is base64", record(text=base64.b64encode(TEXT.encode() * 9).decode()), **none)
    yield case("keys are odd", json.dumps({"text": TEXT, "": 1, "\ud800": 2, "a" * 100_000: 3, "\0": 4}))
    yield case("a script as title", record(title="<script>alert(1)</script>Quay"))
    yield case("JSONP", f"callback({json.dumps(record())});", either=True)
    yield case("assignment", f"var article = {json.dumps(record())};", either=True)
    whole = json.dumps(record(), indent=1)
    for label, text in {"comment": f"// an article\n{whole}", "block comment": f"/* a */\n{whole}", "single quotes": str(record()),
                        "JSONP": f"callback({whole});", "assignment": f"var article = {whole};", "window": f"window.__DATA__ = {whole}",
                        "cut": whole[:-30], "trailing comma": whole[:-2] + ",}", "NaN": '{"text": NaN}', "nested": "[" * 9_000}.items():
        yield Case(f"json {label}, called txt", "a.txt", text.encode(), (), error="a.txt")
    for wrong in ("2025-02-31", "2025-13-01", "00:00", "0000-00-00", "99999999999999999999", "-1e999",
                  "next week", "2025-08", "2025", "10000-01-01"):  # fmt: skip
        yield case(f"published {wrong}", record(published=wrong), notice="is not used", facts={"published": None})


def lines() -> Iterator[Case]:
    """JSON lines."""
    good = json.dumps(record())
    for label, text, many in (
        ("two", f"{good}\n{good}\n", 2), ("crlf", f"{good}\r\n{good}\r\n", 2),
        ("cut", f"{good}\n{good[:50]}", 1), ("blank lines", f"\n\n{good}\n\n{good}\n\n", 2),
        ("bad first", f"{{oh\n{good}\n{good}", 2), ("bad middle", f"{good}\n{{]\n{good}", 2),
        ("header", f'{{"index": 1}}\n{good}\n', 1), ("numbers", f"{good}\n5\n{good}", 2),
        ("null", f"{good}\nnull\n", 1), ("two on a line", f"{good}{good}\n{good}", 1),
        ("bom", f"\ufeff{good}\n{good}", 2), ("line separators", good.replace("Monday", "Mon\u2028day") + "\n" + good, 2),
    ):  # fmt: skip
        yield Case(f"jsonl {label}", "a.jsonl", text.encode(), (), many=many)
    yield Case("jsonl of nothing", "a.jsonl", b'{"a": 1}\n{"a": 2}\n', (), error="a.jsonl")
    yield Case("jsonl nested", "a.jsonl", f"{'[' * 90_000}\n{good}".encode(), (), either=True)


def item(title: str = "Quay shuts", body: str = ONE, tag: str = "description") -> str:
    return (f"<item><title>{title}</title><link>https://nordby.example/quay</link><pubDate>{RFC}"
            f"</pubDate><{tag}>{body}</{tag}></item>")  # fmt: skip


def rss(*items: str, head: str = "", version: str = "2.0") -> str:
    return f'<?xml version="1.0"{head}?><rss version="{version}"><channel><title>Nordby Post</title>{"".join(items)}</channel></rss>'


def feeds() -> Iterator[Case]:
    """Feeds: empty, of one, of many, hostile, broken, in the wrong encoding."""
    def case(label: str, text: str | bytes, words: tuple[str, ...] = (ONE,), **right: Any) -> Case:
        data = text if isinstance(text, bytes) else text.encode()
        return Case(f"feed {label}", right.pop("file", "a.xml"), data, words, **right)

    told = {"facts": {"title": "Quay shuts", "published": f"{DAY}T06:30:00+00:00"}}
    yield case("one", rss(item()), **told)
    yield case("called txt", rss(item()), file="a.txt", **told)
    yield case("0.91", rss(item(), version="0.91"), **told)
    yield case("many", rss(item(), item()), many=2)
    yield case("thousand", rss(*[item()] * 1_000), many=1_000)
    yield case("none", rss(), (), error="without items")
    yield case("empty item", rss("<item/>"), (), error="a.xml")
    yield case("one empty of two", rss("<item><title>x</title></item>", item()), many=1)
    yield case("escaped", rss(item(body=HTML.replace("<", "&lt;"))), (ONE, TWO), lacks=("<p>", "&lt;"))
    yield case("twice escaped", rss(item(body=HTML.replace("<", "&amp;lt;"))), (ONE, TWO), lacks=("<p>", "&lt;"))
    yield case("CDATA", rss(item(body=f"<![CDATA[{HTML}]]>")), (ONE, TWO), lacks=("<p>", "CDATA"))
    yield case("CDATA not closed", rss(item(body=f"<![CDATA[{HTML}")), lacks=("<p>", "</item"), either=True)
    yield case("full text", rss(item(body="Short.") .replace("</item>", f'<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/"><![CDATA[{HTML}]]></content:encoded></item>')), (ONE, TWO))
    yield case("no namespace", rss(item().replace("description", "content:encoded")))
    yield case("utf-8 called latin-1", rss(item(), head=' encoding="ISO-8859-1"'))
    yield case("cp1252 called utf-8", rss(item(body=TWO), head=' encoding="utf-8"').encode("cp1252"), (TWO,))
    yield case("utf-16", rss(item(), head=' encoding="utf-16"').encode("utf-16"))
    yield case("latin-1", rss(item(), head=' encoding="ISO-8859-1"').encode("latin-1"))
    yield case("encoding unknown", rss(item(), head=' encoding="martian"'))
    yield case("cut", rss(item(), item())[:-60], notice="not well-formed", many=2, words=())
    yield case("cut early", rss(item())[:60], (), error="a.xml")
    yield case("ampersand", rss(item(title="Quay & crane")), notice="not well-formed")
    yield case("HTML entities", rss(item(body=f"{ONE} Cost: &pound;4&nbsp;m")), notice="not well-formed", either=True)
    yield case("control character", rss(item(body=f"\x0b{ONE}")), either=True)
    yield case("nested", "<rss><channel>" + "<a>" * 100_000 + "</a>" * 100_000 + item() + "</channel></rss>", either=True)
    laughs = '<!DOCTYPE r [<!ENTITY a "ha">' + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)) + "]>"
    yield case("billion laughs", '<?xml version="1.0"?>' + laughs + "<rss><channel>" + item(body="&i;") + "</channel></rss>", (), error="entities")
    yield case("file entity", '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel>' + item(body="&x;") + "</channel></rss>", (), error="entities")
    rdf = (f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
           f"<channel><title>Nordby Post</title></channel><item><title>Quay shuts</title><description>{ONE}</description><dc:date>{DAY}</dc:date></item></rdf:RDF>")
    yield case("1.0", rdf, facts={"title": "Quay shuts", "published": DAY})
    yield case("0.9", rdf.replace("http://purl.org/rss/1.0/", "http://my.netscape.com/rdf/simple/0.9/"))
    atom = ('<feed xmlns="http://www.w3.org/2005/Atom"><title>Nordby Post</title><entry><title>Quay shuts</title>'
            f'<published>{DAY}T06:30:00Z</published><content type="{{}}">{{}}</content></entry></feed>')
    yield case("atom", atom.format("text", ONE), **told)
    yield case("atom html", atom.format("html", HTML.replace("<", "&lt;")), (ONE, TWO), lacks=("<p>",), **told)
    yield case("atom xhtml", atom.format("xhtml", f'<div xmlns="http://www.w3.org/1999/xhtml">{HTML}</div>'), (ONE, TWO), lacks=("<p", "div"), **told)
    yield case("atom base64", atom.format("image/png", base64.b64encode(TEXT.encode() * 9).decode()), (), either=True, error="a.xml")
    yield case("atom by link", atom.format("html", "").replace('<content type="html"></content>', '<content src="https://nordby.example/a"/>'), (), error="a.xml")
    yield case("JSON feed", json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Nordby Post", "items": [
        {"id": "1", "title": "Quay shuts", "content_html": HTML, "date_published": f"{DAY}T06:30:00Z"}]}), (ONE, TWO), file="a.json", facts=told["facts"] | {"outlet": "Nordby Post"})
    yield case("JSON feed of none", json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "P", "items": []}), (), error="a.json", file="a.json")
    for label, text in {
        "sitemap": '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>https://a.example/</loc></url></urlset>',
        "OPML": '<opml version="2.0"><head><title>Feeds</title></head><body><outline text="a" xmlUrl="https://a.example"/></body></opml>',
        "SVG": '<svg xmlns="http://www.w3.org/2000/svg"><text>Quay</text></svg>',
        "SOAP": "<soap:Envelope xmlns:soap='http://schemas.xmlsoap.org/soap/envelope/'><soap:Body/></soap:Envelope>",
        "plist": "<?xml version='1.0'?><plist><dict><key>a</key><string>b</string></dict></plist>",
        "TEI": f"<?xml version='1.0'?><TEI><text><body><p>{ONE}</p></body></text></TEI>",
    }.items():  # fmt: skip
        yield case(f"that is {label}", text, (), error="a.xml")
        yield case(f"that is {label}, called txt", text, (), error="a.txt", file="a.txt")
    yield case("nitf", f"<nitf><head><title>Quay</title></head><body><body.head><hedline><hl1>Quay shuts</hl1></hedline></body.head><body.content>{HTML}</body.content></body></nitf>", (ONE, TWO))


def mail(body: str | bytes, kind: str = "text/plain; charset=utf-8", coding: str = "8bit", more: str = "", subject: str = "Quay shuts") -> bytes:
    head = (f'From: "Nordby Post" <news@nordbypost.example>\r\nTo: a@b.example\r\nSubject: {subject}\r\nDate: {RFC}\r\n'
            f"MIME-Version: 1.0\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {coding}\r\n{more}\r\n")
    return head.encode("utf-8", "surrogateescape") + (body.encode() if isinstance(body, str) else body)


def parts(*inner: str, kind: str = "mixed", mark: str = "xyz") -> str:
    return "".join(f"--{mark}\r\n{part}\r\n" for part in inner) + f"--{mark}--\r\n"


def part(words: str, kind: str = "text/plain; charset=utf-8", more: str = "") -> str:
    return f"Content-Type: {kind}\r\n{more}\r\n{words}"


def letters() -> Iterator[Case]:
    """E-mails: nested, coded, broken, without words."""
    def case(label: str, data: bytes, words: tuple[str, ...] = (ONE, TWO), **right: Any) -> Case:
        return Case(f"mail {label}", right.pop("file", "a.eml"), data, words, **{
            "lacks": ("Content-", "boundary", "<p>", "=E2=80", "--xyz"), **right})  # fmt: skip

    told = {"facts": {"title": "Quay shuts", "published": f"{DAY}T06:30:00+00:00"}}
    coded = base64.encodebytes(TEXT.encode()).decode()
    quoted = quopri.encodestring(TEXT.encode()).decode()
    yield case("plain", mail(TEXT), **told)
    yield case("called txt", mail(TEXT), file="a.txt", **told)
    yield case("without suffix", mail(TEXT), file="a", **told)
    yield case("html only", mail(HTML, "text/html; charset=utf-8"), **told)
    yield case("quoted", mail(quoted, coding="quoted-printable"), **told)
    yield case("base64", mail(coded, coding="base64"), **told)
    yield case("base64 broken", mail(coded[:60] + "!!" + coded[60:], coding="base64"), (), either=True)
    yield case("base64 cut", mail(coded[:-21], coding="base64"), (ONE,), either=True)
    yield case("base64 is none", mail(TEXT, coding="base64"), (), either=True)
    yield case("base64 not declared", mail(base64.encodebytes(TEXT.encode() * 4)), (), error="a.eml")
    yield case("quoted not declared", mail(quoted), (), notice=".", either=True, lacks=())
    yield case("uuencoded", mail("begin 644 a.txt\r\n" + "M" * 61 + "\r\nend\r\n", coding="x-uuencode"), (), either=True)
    yield case("coding unknown", mail(TEXT, coding="x-martian"))
    yield case("wrong charset", mail(TEXT, "text/plain; charset=us-ascii"))
    yield case("cp1252 called utf-8", mail(TEXT.encode("cp1252")))
    yield case("charset unknown", mail(TEXT, "text/plain; charset=martian"))
    yield case("charset empty", mail(TEXT, 'text/plain; charset=""'))
    yield case("charset twice", mail(TEXT, "text/plain; charset=utf-8; charset=latin-1"))
    yield case("no charset", mail(TEXT, "text/plain"))
    yield case("kind unknown", mail(TEXT, "martian"), either=True)
    yield case("no body", mail(""), (), error="without words")
    yield case("blank body", mail(" \r\n\r\n"), (), error="without words")
    yield case("alternative", mail(parts(part(TEXT), part(HTML, "text/html; charset=utf-8")), 'multipart/alternative; boundary="xyz"'), **told)
    yield case("empty plain part", mail(parts(part(" "), part(HTML, "text/html; charset=utf-8")), 'multipart/alternative; boundary="xyz"'), **told)
    yield case("plain part says look at HTML", mail(parts(part("Please view this message in an HTML viewer."), part(HTML * 3, "text/html; charset=utf-8")), 'multipart/alternative; boundary="xyz"'), **told)
    yield case("nested", mail(parts(part(parts(part(TEXT)).replace("xyz", "abc"), "multipart/related; boundary=abc")), "multipart/mixed; boundary=xyz"), **told)
    deep = part(TEXT)
    for number in range(60):
        deep = part(parts(deep, mark=f"m{number}"), f"multipart/mixed; boundary=m{number}")
    yield case("nested sixty times", mail(parts(deep), "multipart/mixed; boundary=xyz"))
    for number in range(60, 2_000):
        deep = f"Content-Type: multipart/mixed; boundary=m{number}\r\n\r\n--m{number}\r\n" + deep if number < 900 else deep
    yield case("nested without end", mail(parts(deep), "multipart/mixed; boundary=xyz"), (), either=True)
    yield case("boundary missing", mail(parts(part(TEXT)), "multipart/mixed"), (), either=True)
    yield case("boundary wrong", mail(parts(part(TEXT)), "multipart/mixed; boundary=other"), (), either=True)
    yield case("not closed", mail(parts(part(TEXT)).replace("--xyz--", ""), "multipart/mixed; boundary=xyz"))
    yield case("attached picture", mail(parts(part(TEXT), part(coded, 'image/png; name="a.png"', "Content-Disposition: attachment; filename=a.png\r\nContent-Transfer-Encoding: base64\r\n")), "multipart/mixed; boundary=xyz"), **told)
    yield case("attached text", mail(parts(part(TEXT), part("Notes.", more="Content-Disposition: attachment; filename=n.txt\r\n")), "multipart/mixed; boundary=xyz"), lacks=("Notes.",))
    yield case("winmail", mail(parts(part(coded, "application/ms-tnef; name=winmail.dat", "Content-Transfer-Encoding: base64\r\n")), "multipart/mixed; boundary=xyz"), (), error="a.eml")
    inner = mail(TEXT, subject="Quay shuts").decode()
    yield case("forwarded as attachment", mail(parts(part("See below."), part(inner, "message/rfc822")), "multipart/mixed; boundary=xyz", subject="Fwd: Quay").replace(b"19 Aug", b"21 Aug", 1), **told)
    yield case("forwarded inline", mail(f"FYI\r\n\r\n---------- Forwarded message ---------\r\nFrom: Nordby Post <a@b.example>\r\nDate: Tue, 19 Aug 2025\r\nSubject: Quay shuts\r\nTo: a@b.example\r\n\r\n{TEXT}", subject="Fwd: Quay shuts").replace(b"19 Aug", b"21 Aug", 1), lacks=(), facts={"title": "Quay shuts", "published": DAY})
    yield case("forwarded without its head", mail(TEXT, subject="FW: Quay shuts"), facts={"title": "Quay shuts", "published": None, "outlet": None})
    yield case("subject coded", mail(TEXT, subject="=?utf-8?B?UXVheSBzaHV0cw==?="), **told)
    yield case("subject coded wrongly", mail(TEXT, subject="=?utf-8?B?UXVh!!?= =?martian?Q?a=FF?="))
    yield case("subject folded", mail(TEXT, subject="Quay\r\n shuts"), **told)
    yield case("subject bytes", mail(TEXT, subject="Qu\udcffay"))
    yield case("subject long", mail(TEXT, subject="word " * 20_000))
    yield case("date wrong", mail(TEXT).replace(b"19 Aug", b"31 Feb"), facts={"published": None}, notice="is not used")
    yield case("headers without end", b"X-A: " + b"b" * 500_000 + b"\r\n" + mail(TEXT))
    yield case("thousand headers", b"".join(b"X-%d: a\r\n" % n for n in range(5_000)) + mail(TEXT))
    yield case("headers only", b"From: a@b.example\r\nMIME-Version: 1.0\r\nSubject: x\r\n", (), error="a.eml")
    yield case("address hostile", mail(TEXT).replace(b'"Nordby Post" <news@nordbypost.example>', b'"' * 999 + b"<<<@@@>>>,;:" + b"(" * 999))
    box = b"From a@b.example Tue Aug 19 06:30:00 2025\r\n" + mail(TEXT).replace(b"\r\n", b"\n") + b"\n"
    yield case("box of one", box, file="a.mbox")
    yield case("box of three", box * 3, file="a.mbox", many=3)
    yield case("box with an empty one", box + b"From a@b.example Tue Aug 19 06:30:00 2025\nSubject: x\n\n\n", file="a.mbox", many=1)
    yield case("mhtml", mail(parts(part(f"<html><body><article>{HTML}</article></body></html>", "text/html; charset=utf-8")), 'multipart/related; boundary="xyz"'), file="a.mhtml")
    for sent in ("Sent: Tuesday, 19 August 2025 06:30", "To: a@b.example\nDate: Tuesday, August 19, 2025 6:30 AM"):
        yield case(f"copied, {sent[:4]}", f"From: Nordby Post <n@nordbypost.example>\n{sent}\nSubject: Quay shuts\n\n{TEXT}".encode(), file="a.txt",
                   facts={"title": "Quay shuts", "published": f"{DAY}T06:30:00"})
    yield case("words in an .eml", TEXT.encode(), (), file="a.eml", error="a.eml")


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def zipped(members: dict[str, Any], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", method) as folder:
        for name, data in members.items():
            folder.writestr(name, data)
    return kept.getvalue()


def docx(body: str, **more: Any) -> bytes:
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>"} | more)


def endless() -> tuple[bytes, int]:
    """A document that unpacks to more than memory should hold, and its size then."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as folder, \
            folder.open("word/document.xml", "w") as member:
        for _ in range(201):
            member.write(b" " * 1_000_000)
    return kept.getvalue(), 201_000_000


def paragraphs(*words: str) -> str:
    return "".join(f"<w:p><w:r><w:t>{one}</w:t></w:r></w:p>" for one in words)


def word() -> Iterator[Case]:
    """Documents of word processors: whole, cut, mislabelled, packed without end."""
    good = docx(paragraphs(ONE, TWO))
    none: dict[str, Any] = {"words": ()}
    yield Case("docx", "a.docx", good)
    for name in ("a.txt", "a.html", "a.pdf", "a.json", "a", "A.DOCX", "a.docx.txt"):
        yield Case(f"docx called {name}", name, good)
    yield Case("docx cut", "a.docx", good[:300], error="a.docx", **none)
    yield Case("docx without its end", "a.docx", good[:-30], error="a.docx", **none)
    yield Case("docx of nothing", "a.docx", docx(""), error="a.docx", **none)
    yield Case("docx broken", "a.docx", docx("<w:p>"), error="a.docx", **none)
    yield Case("docx nested", "a.docx", docx("<w:p>" * 50_000 + "</w:p>" * 50_000), error="a.docx", **none)
    yield Case("docx nested words", "a.docx", docx("<w:p>" * 200 + f"<w:r><w:t>{ONE}</w:t></w:r>" + "</w:p>" * 200), words=(ONE,), either=True)
    bomb, size = endless()
    yield Case("docx bomb", "a.docx", bomb, error="unpacks", **none)
    liar = bomb.replace(size.to_bytes(4, "little"), (999).to_bytes(4, "little"))
    yield Case("docx bomb that lies", "a.docx", liar, error="a.docx", **none)
    yield Case("docx with styles broken", "a.docx", docx(paragraphs(ONE, TWO), **{"word/styles.xml": "<"}), notice="styles.xml cannot be read")
    yield Case("docx with properties broken", "a.docx", docx(paragraphs(ONE, TWO), **{"docProps/core.xml": "<"}), notice="core.xml cannot be read")
    yield Case("docx with entities", "a.docx", zipped({"word/document.xml": f'<!DOCTYPE a [<!ENTITY b "c">]><w:document {W}><w:body>{paragraphs("&b;", ONE)}</w:body></w:document>'}), words=(ONE,), either=True)
    yield Case("docx that is xlsx", "a.docx", zipped({"xl/workbook.xml": "<a/>", "[Content_Types].xml": "<a/>"}), error="Excel", **none)
    yield Case("docx that is pptx", "a.docx", zipped({"ppt/presentation.xml": "<a/>"}), error="presentation", **none)
    yield Case("docx that is zip", "a.docx", zipped({"a.txt": TEXT}), error="packed folder", **none)
    yield Case("docx of words", "a.docx", TEXT.encode(), error="a.docx", **none)
    yield Case("docx locked", "a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, error="a.docx", **none)
    yield Case("doc", "a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, error="save it as .docx", **none)
    yield Case("doc of words", "a.doc", TEXT.encode(), error="a.doc", **none)
    office = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    def odt(body: str) -> bytes:
        return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": f"<office:document-content {office}><office:body><office:text>{body}</office:text></office:body></office:document-content>"})
    yield Case("odt", "a.odt", odt(f"<text:p>{ONE}</text:p><text:p>{TWO}</text:p>"))
    yield Case("odt spaces wrong", "a.odt", odt(f'<text:p>{ONE}<text:s text:c="many"/></text:p><text:p>{TWO}</text:p>'))
    yield Case("odt nested", "a.odt", odt("<text:p>" + "<text:span>" * 200 + ONE + "</text:span>" * 200 + "</text:p>"), words=(ONE,))
    yield Case("odt nested deep", "a.odt", odt("<text:p>" + "<text:span>" * 5_000 + ONE + "</text:span>" * 5_000 + "</text:p>"), words=(ONE,), either=True)
    yield Case("odt many spaces", "a.odt", odt(f'<text:p>{ONE}<text:s text:c="{9**30}"/></text:p><text:p>{TWO}</text:p>'))
    yield Case("odt cut", "a.odt", odt(f"<text:p>{ONE}</text:p>")[:-40], error="a.odt", **none)
    yield Case("ods", "a.odt", zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>"}), error="a.odt", **none)
    yield Case("epub", "a.epub", zipped({"mimetype": "application/epub+zip", "META-INF/container.xml": "<a/>"}), error="e-book", **none)
    escaped = "".join(char if char < "\x7f" else f"\\u{ord(char)}?" for char in TEXT.replace("\n\n", "\\par\n"))
    rtf = "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}%s" + escaped + "\\par}"
    yield Case("rtf", "a.rtf", (rtf % "").encode())
    picture = "{\\pict\\pngblip\\picw10\\pich10 " + "89504e470d0a1a0a" * 500 + "}"
    yield Case("rtf picture", "a.rtf", (rtf % picture).encode(), lacks=("89504e",))
    yield Case("rtf shape picture", "a.rtf", (rtf % ("{\\*\\shppict" + picture + "}{\\nonshppict" + picture + "}")).encode(), lacks=("89504e",))
    yield Case("rtf binary picture", "a.rtf", (rtf % "{\\pict\\wmetafile8\\bin20 ").encode() .replace(b"\\bin20 ", b"\\bin20 }{\\par}\\'99xxxxxxxx\\x}"), words=(), either=True)
    yield Case("rtf object", "a.rtf", (rtf % ("{\\object\\objemb{\\*\\objdata " + "0105000002000000" * 500 + "}}")).encode(), lacks=("01050000",))
    yield Case("rtf cut", "a.rtf", (rtf % "").encode()[:-60], words=(ONE,), either=True, notice=".")
    yield Case("rtf nested", "a.rtf", (rtf % ("{" * 50_000 + "}" * 50_000)).encode())
    yield Case("rtf of nothing", "a.rtf", b"{\\rtf1\\ansi\\par}", error="a.rtf", **none)
    yield Case("rtf page unknown", "a.rtf", (rtf % "").replace("1252", "99999").encode())
    yield Case("rtf field", "a.rtf", (rtf % "{\\field{\\*\\fldinst HYPERLINK \"https://a.example/\"}{\\fldrslt Read on}}\\par ").encode(), lacks=("HYPERLINK",))
    yield Case("rtf footnote", "a.rtf", (rtf % "{\\header Page 4}{\\info{\\author A}{\\title Quay}}").encode(), lacks=("Quay{",))
    yield Case("rtf number huge", "a.rtf", (rtf % ("\\u" + "9" * 5_000 + "?")).encode(), either=True)
    yield Case("rtf of words", "a.rtf", TEXT.encode(), error="a.rtf", **none)


def pdf(*words: str, stream: bytes | None = None) -> bytes:
    """A PDF of one page, in Latin letters."""
    shown = stream if stream is not None else b"BT /F1 11 Tf 14 TL 50 800 Td " + b" ".join(
        b"(" + one.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)") + b") Tj T*" for one in words) + b" ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(shown), shown),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]  # fmt: skip
    data, places = b"%PDF-1.4\n", []
    for number, inner in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, inner)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"xref\n0 6\n0000000000 65535 f \n" + table + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(data)


def locked(data: bytes, user: str) -> bytes:
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(user, "owner", algorithm="RC4-128")
    kept = io.BytesIO()
    writer.write(kept)
    return kept.getvalue()


def pdfs() -> Iterator[Case]:
    """PDF: whole, damaged, locked, of pictures."""
    good, none = pdf(ONE, TWO), {"words": (), "error": "a.pdf"}
    yield Case("pdf", "a.pdf", good)
    for name in ("a.txt", "a.html", "a.docx", "a", "a.PDF", "a.doc"):
        yield Case(f"pdf called {name}", name, good)
    yield Case("pdf with rubbish before", "a.pdf", b"\n\nHTTP/1.1 200 OK\n\n" + good, either=True)
    yield Case("pdf with rubbish after", "a.pdf", good + b"\0" * 3_000)
    yield Case("pdf xref wrong", "a.pdf", good.replace(b"startxref\n", b"startxref\n9"))
    yield Case("pdf xref broken", "a.pdf", good.replace(b"00000 n", b"x0x00 n"), either=True)
    yield Case("pdf xref missing", "a.pdf", good[: good.index(b"xref\n")], either=True)
    yield Case("pdf cut", "a.pdf", good[: len(good) // 2], **none)
    yield Case("pdf head only", "a.pdf", b"%PDF-1.4\n", **none)
    yield Case("pdf page in itself", "a.pdf", good.replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]"), **none)
    yield Case("pdf count wrong", "a.pdf", good.replace(b"/Count 1", b"/Count 999999999"), either=True)
    yield Case("pdf count negative", "a.pdf", good.replace(b"/Count 1", b"/Count -1"), either=True)
    yield Case("pdf root missing", "a.pdf", good.replace(b"/Root 1 0 R", b""), either=True)
    yield Case("pdf length wrong", "a.pdf", good.replace(b"/Length ", b"/Length 9"), either=True, words=())
    yield Case("pdf filter unknown", "a.pdf", good.replace(b"<</Length", b"<</Filter/Martian/Length"), **none)
    yield Case("pdf filter wrong", "a.pdf", good.replace(b"<</Length", b"<</Filter/FlateDecode/Length"), **none)
    yield Case("pdf font missing", "a.pdf", good.replace(b"/F1 5 0 R", b""), either=True, words=())
    yield Case("pdf of a picture", "a.pdf", pdf(stream=b"q 1 0 0 1 0 0 cm Q"), words=(), error="no text layer")
    yield Case("pdf operators broken", "a.pdf", pdf(stream=b"BT (never closed Tj ET"), **none)
    yield Case("pdf nested arrays", "a.pdf", pdf(stream=b"BT " + b"[" * 50_000 + b"]" * 50_000 + b" TJ ET"), **none)
    yield Case("pdf locked", "a.pdf", locked(good, "secret"), words=(), error="encrypted")
    yield Case("pdf locked for printing", "a.pdf", locked(good, ""))


LEXIS = """
                               {n} of {all} DOCUMENTS


                             The Nordby Post (Norway)

                            {day}

Quay shuts after long quarrel over cranes

BYLINE: By Lise Berg and Ola Vik

SECTION: NEWS; Pg. 4

LENGTH: 512 words

{body}
LOAD-DATE: August 20, 2025

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                      Copyright 2025 Nordby Press
                          All Rights Reserved

"""
FACTIVA = """Quay shuts after long quarrel over cranes

Lise Berg
512 words
{day}
The Nordby Post
NORDPO
English
Copyright 2025 Nordby Press. All Rights Reserved.

{body}
Document NORDPO0020250819el8j000{n}a

"""
PROQUEST = """
Document {n} of {all}

Quay shuts after long quarrel over cranes

Author: Berg, Lise

Publication info: The Nordby Post; Nordby [Nordby]. {day}: A.4.

ProQuest document link

Abstract: In short.

Full text: {body}
Subject: Ports;

Publication title: The Nordby Post

Publication date: {day}

Document type: News

"""
DAYS = {
    "lexis": (LEXIS, ("August 19, 2025 Tuesday", "August 19, 2025", "Tuesday, August 19, 2025", "19 August 2025")),
    "factiva": (FACTIVA, ("19 August 2025", "19 August 2025", "19. August 2025")),
    "proquest": (PROQUEST, ("19 Aug 2025", "Aug 19, 2025", "19 August 2025")),
}  # fmt: skip


def exports() -> Iterator[Case]:
    """Exports of databases: of one, three and no documents, with dates in each form."""
    rule = "_" * 60
    for name, (form, days) in DAYS.items():
        for day in days:
            text = form.format(n=1, all=1, day=day, body=TEXT)
            text = f"{rule}{text}{rule}\n" if name == "proquest" else text
            yield Case(f"{name} {day}", "a.txt", text.encode(), facts={"published": DAY}, lacks=("512 words", "Publication", "LOAD-DATE"))
        three = "".join((rule if name == "proquest" else "") + form.format(n=n, all=3, day=days[0], body=TEXT) for n in (1, 2, 3))
        yield Case(f"{name} three", "a.txt", three.encode(), many=3)
        yield Case(f"{name} three crlf", "a.txt", three.replace("\n", "\r\n").encode(), many=3)
        yield Case(f"{name} three in Word", "a.docx", docx(paragraphs(*three.split("\n"))), many=3)
        bad = form.format(n=1, all=1, day="31 February 2025", body=TEXT)
        yield Case(f"{name} no such day", "a.txt", (f"{rule}{bad}" if name == "proquest" else bad).encode(), facts={"published": None})
        empty = "".join((rule if name == "proquest" else "") + form.format(n=n, all=2, day=days[0], body=TEXT * (n - 1)) for n in (1, 2))
        yield Case(f"{name} one empty", "a.txt", empty.encode(), (), many=1)


def packed() -> Iterator[Case]:
    """What is no article at all, under its own name and others."""
    for label, data, why in (
        ("gzip", gzip.compress(TEXT.encode()), "unpack"), ("bzip2", bz2.compress(TEXT.encode()), "unpack"),
        ("png", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "picture"), ("jpeg", b"\xff\xd8\xff\xe0" + b"\0" * 99, "picture"),
        ("webp", b"RIFF\0\0\0\0WEBPVP8 " + b"\0" * 99, "picture"), ("elf", b"\x7fELF" + b"\0" * 99, "program"),
        ("mp3", b"ID3\x04" + b"\0" * 99, "sound"), ("mp4", b"\0\0\0\x18ftypmp42" + b"\0" * 99, "video"),
        ("sqlite", b"SQLite format 3\0" + b"\0" * 99, "database"), ("pickle", b"\x80\x04\x95\x1c" + b"\0" * 99, "a"),
        ("zstd", b"\x28\xb5\x2f\xfd" + b"\x04\x88\x01" * 60, "unpack"), ("tar", b"a.txt" + b"\0" * 95 + b"0000644\0" + b"\0" * 149 + b"ustar\x0000" + b"\0" * 247 + TEXT.encode() + b"\0" * 1_000, "unpack"),
        ("heic", b"\0\0\0\x18ftypheic" + b"\0" * 99, "picture"), ("gif", b"GIF87a" + b"\1" * 99, "picture"),
        ("bmp", b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0" + b"\1" * 99, "a"), ("flac", b"fLaC\0\0\0\x22" + b"\1" * 99, "a"),
        ("numpy", b"\x93NUMPY\1\0v\0{'descr': '<f8'}" + b"\1" * 99, "a"), ("class", b"\xca\xfe\xba\xbe\0\0\0\x34" + b"\1" * 99, "a"),
        ("djvu", b"AT&TFORM\0\0\0\1DJVU" + b"\1" * 99, "a"), ("wasm", b"\0asm\1\0\0\0" + b"\1" * 99, "a"),
    ):  # fmt: skip
        for name in ("a.txt", f"a.{label}", "a.html", "a.json"):
            yield Case(f"{label} called {name}", name, data, (), error=f"{why}")
    for label, text in {
        "csv": "id,name,amount\n" + "\n".join(f"{n},Ragna,{n * 3}" for n in range(30)),
        "tsv": "id\tname\tamount\n" + "\n".join(f"{n}\tRagna\t{n * 3}" for n in range(30)),
        "srt": "1\n00:00:01,000 --> 00:00:04,000\nThe board voted.\n\n2\n00:00:05,000 --> 00:00:06,000\nEnough.\n",
        "python": "import os\n\n\ndef main(a):\n    for b in a:\n        print(b)\n    return a\n\n\nif __name__ == '__main__':\n    main([])\n",
        "css": "body {\n  color: red;\n}\np {\n  margin: 0;\n  padding: 1px;\n}\n",
        "javascript": "function a(b) {\n  var c = 5;\n  return c;\n}\nconst d = a(3);\nlet e = 4;\n",
        "sql": "CREATE TABLE a (b int);\nINSERT INTO a VALUES (1);\n", "latex": "\\documentclass{article}\n\\begin{document}\nWords.\n\\end{document}\n",
        "key": "-----BEGIN RSA PRIVATE KEY-----\n" + "MIIEowIBAAKCAQEA" * 40 + "\n-----END RSA PRIVATE KEY-----\n",
        "base64": base64.encodebytes(TEXT.encode() * 9).decode(), "log": "\n".join(f"2025-08-19 06:30:{n:02} INFO started {n}" for n in range(40)),
        "calendar": "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nSUMMARY:Quay\nEND:VEVENT\nEND:VCALENDAR\n",
        "yaml": "name: build\non:\n  push:\n    branches: [main]\njobs:\n  a:\n    runs-on: x\n    steps:\n      - uses: b\n      - run: c\n",
        "ini": "[core]\neditor = vim\nname = a\n[user]\nmail = b\nsign = no\n", "diff": "diff --git a/x b/x\nindex 1..2 100644\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n",
        "notebook": json.dumps({"cells": [{"cell_type": "markdown", "source": [ONE]}], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}),
        "http": "HTTP/1.1 404 Not Found\r\nServer: x\r\nDate: a\r\n\r\nNot found\r\n",
        "robots": "User-agent: *\nDisallow: /a/\nDisallow: /b/\nAllow: /c/\nSitemap: https://a.example/s.xml\n", "hex": "00000000  25 50 44 46 2d 31 2e 34  0a 25 c3 a4 c3 bc c3 b6  |%PDF-1.4.%......|\n" * 20,
        "bibtex": "@article{a,\n title={Quay},\n author={Berg}\n}\n", "ris": "TY  - NEWS\nAU  - Berg, Lise\nTI  - Quay\nPY  - 2025\nER  - \n",
        "java": "public class A {\n  private int b;\n  public static void main(String[] a) {\n    b = 5;\n  }\n}\n", "shell": "#!/bin/sh\nset -e\ncd a\nmake b\n",
    }.items():  # fmt: skip
        for name in ("a.txt", f"a.{label}", "a"):
            yield Case(f"{label} called {name}", name, text.encode(), (), error="a")


def names() -> Iterator[Case]:
    """Names of files: of any characters, long, doubled and wrong suffixes."""
    for name in ("naïve café.txt", "两个.txt", "😀.txt", "a b c.txt", " a.txt", "a.txt ", "..a.txt", ".hidden", ".hidden.txt",
                 "a.TXT", "a.Txt", "a.md.txt", "a.html.txt", "a.txt.bak", "a.", "a..txt", "a", "x" * 251 + ".txt",
                 "-a.txt", "a;b.txt", "a'b\".txt", "a%20b.txt", "a#b.txt", "a?b.txt", "*.txt", "$HOME.txt", "~a.txt",
                 "a\nb.txt", "a\tb.txt", "\u202egpj.txt", "NUL.txt", "http:.txt", "a.story", "a.asc", "a.2025", "a.text", "a.article"):  # fmt: skip
        yield Case(f"name {name[:20]!r}", name, TEXT.encode())
    page = f"<!DOCTYPE html><html><head><title>Quay shuts</title></head><body><article><h1>Quay shuts</h1>{HTML}</article></body></html>"
    for name in ("a.HTML", "a.htm", "a.txt", "a.md", "a.json", "a.pdf", "a.docx", "a", "a.php", "a.aspx", "a.html.orig", "a.xml"):
        yield Case(f"page called {name}", name, page.encode(), lacks=("<p>", "DOCTYPE"))
    for name in ("a.txt", "a.html", "a.md", "a", "a.xml", "a.JSON", "a.js"):
        yield Case(f"record called {name}", name, json.dumps(record()).encode(), lacks=('"title"',))
    for name in ("a.html", "a.htm", "a.xhtml", "a.md", "a.markdown"):
        yield Case(f"words called {name}", name, TEXT.encode(), either=True)
    for name in ("a.json", "a.jsonl", "a.xml", "a.rss", "a.eml", "a.pdf", "a.docx", "a.odt", "a.rtf", "a.mbox", "a.csv", "a.xlsx"):
        yield Case(f"words called {name}", name, TEXT.encode(), (), error="a")
    for suffix in (".gz", ".bz2", ".zip", ".xz"):
        yield Case(f"packed {suffix}", f"a.txt{suffix}", {".gz": gzip.compress, ".bz2": bz2.compress}.get(suffix, lambda data: zipped({"a.txt": data}))(TEXT.encode()), (), error="unpack")
    yield Case("empty", "a.txt", b"", (), error="holds no text")
    yield Case("blank", "a.txt", b" \n\t\r\n\xc2\xa0", (), error="holds no text")
