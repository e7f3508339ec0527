"""E-mail: its words and its headers, whatever the transfer encoding; never headers as prose."""

from email.message import EmailMessage

import pytest

import reread as rr

HEAD = (
    b"From: Nordby Post <letters@nordbypost.example>\r\nTo: a@b.example\r\n"
    b"Subject: =?utf-8?q?Quay_shuts_=E2=80=93_at_last?=\r\n"
    b"Date: Tue, 19 Aug 2025 06:30:00 +0200\r\nMIME-Version: 1.0\r\n"
)
TEXT = "“Enough,” said Ragna Holm.\n\nThe quay cost €4.\n"


def message(**parts):
    mail = EmailMessage()
    mail["From"] = parts.get("sender", "Nordby Post <letters@nordbypost.example>")
    mail["Subject"], mail["Date"] = "Quay shuts", "Tue, 19 Aug 2025 06:30:00 +0000"
    if "text" in parts:
        mail.set_content(parts["text"], **parts.get("how", {}))
    if "html" in parts:
        (mail.add_alternative if "text" in parts else mail.set_content)(
            parts["html"], subtype="html"
        )
    return mail


def read(tmp_path, data, name="a.eml"):
    (tmp_path / name).write_bytes(bytes(data))
    return rr.load(tmp_path / name)


@pytest.mark.parametrize("how", [
    {"cte": "quoted-printable"}, {"cte": "base64"}, {"cte": "8bit"},
    {"charset": "cp1252", "cte": "quoted-printable"},
])  # fmt: skip
def test_the_words_in_every_coding(tmp_path, how):
    loaded = read(tmp_path, message(text=TEXT, how=how))
    assert loaded.text.split() == TEXT.split()
    assert (loaded.title, loaded.outlet) == ("Quay shuts", "Nordby Post")
    assert loaded.published == "2025-08-19T06:30:00+00:00"


def test_coded_headers(tmp_path):
    loaded = read(tmp_path, HEAD + b"Content-Type: text/plain; charset=utf-8\r\n\r\nA word.\r\n")
    assert (loaded.title, loaded.published) == ("Quay shuts – at last", "2025-08-19T06:30:00+02:00")
    assert "sender" in set(loaded.metadata["field"])


@pytest.mark.parametrize("name", ["a.eml", "a.txt", "a", "a.html"])
def test_the_content_says_that_it_is_a_letter(tmp_path, name):
    assert read(tmp_path, HEAD + b"\r\nA word.\r\n", name).text.strip() == "A word."


def test_html_is_no_word(tmp_path):
    page = "<html><head><style>p {}</style></head><body><p>The board voted.</p><p>So be it.</p></body></html>"
    only = read(tmp_path, message(html=page))
    assert " ".join(only.text.split()) == "The board voted. So be it."
    both = read(tmp_path, message(text="The plain words.", html=page))
    assert both.text.strip() == "The plain words."


def test_attachments_are_left_out_and_told(tmp_path):
    mail = message(text="A word.")
    mail.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="quay.pdf")
    loaded = read(tmp_path, mail)
    assert loaded.text.strip() == "A word."
    assert loaded.omitted == (("quay.pdf", "is an attachment"),)


@pytest.mark.parametrize(("sender", "outlet", "authors"), [
    ("Nordby Post <letters@nordbypost.example>", "Nordby Post", ()),
    ("The Evening Herald <x@y.example>", "The Evening Herald", ()),
    ("Lise Berg <lise.berg@y.example>", None, ("Lise Berg",)),
    ("Lise Berg <x@y.example>", None, ()),
    ("x@y.example", None, ()),
])  # fmt: skip
def test_who_sends(tmp_path, sender, outlet, authors):
    loaded = read(tmp_path, message(text="A word.", sender=sender))
    assert (loaded.outlet, loaded.authors) == (outlet, authors)


def test_a_box_of_letters(tmp_path):
    one = b"From x@y.example Tue Aug 19 06:30:00 2025\n" + HEAD + b"\nOne word.\n>From here on.\n"
    (tmp_path / "a.mbox").write_bytes(one + b"\n" + one.replace(b"One", b"Another"))
    with pytest.raises(ValueError, match="holds 2 articles"):
        rr.load(tmp_path / "a.mbox")
    texts = [article.text.strip() for article in rr.load_all(tmp_path / "a.mbox")]
    assert texts == ["One word.\nFrom here on.", "Another word.\nFrom here on."]


@pytest.mark.parametrize("name", ["a.mbox", "a.eml"])
def test_a_byte_order_mark_is_no_header(tmp_path, name):
    first = b"From x@y.example Tue Aug 19 06:30:00 2025\n" * name.endswith("mbox")
    (tmp_path / name).write_bytes(b"\xef\xbb\xbf" + first + HEAD + b"\nOne word.\n")
    assert rr.load(tmp_path / name).text.strip() == "One word."


HOSTILE = {
    "no words": HEAD + b"\r\n\r\n",
    "only a picture": HEAD + b"Content-Type: image/png\r\n\r\nxx",
    "no headers": b"Just words here.\r\n",
    "unknown charset, no bytes": HEAD + b"Content-Type: text/plain; charset=klingon\r\n\r\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_letters_without_words(tmp_path, name):
    with pytest.raises(ValueError, match="e-mail"):
        read(tmp_path, HOSTILE[name])


ODD = {
    "unknown charset": HEAD + b"Content-Type: text/plain; charset=klingon\r\n\r\nA word.",
    "unknown coding": HEAD + b"Content-Transfer-Encoding: rot13\r\n\r\nA word.",
    "broken base64": HEAD + b"Content-Transfer-Encoding: base64\r\n\r\nQSB3b3Jk*Lg",
    "odd type": HEAD + b"Content-Type: text\r\n\r\nA word.",
    "odd date": HEAD.replace(b"19 Aug", b"99 Aug") + b"\r\nA word.",
    "odd sender": HEAD.replace(b"Nordby Post <", b'"=?klingon?q?x?= <<@,') + b"\r\nA word.",
    "no boundary": HEAD + b"Content-Type: multipart/mixed\r\n\r\nA word.",
    "NUL in a header": HEAD.replace(b"at_last", b"at\x00last") + b"\r\nA word.",
    "long header": HEAD + b"X-A: " + b"a " * 50_000 + b"\r\n\r\nA word.",
    "many headers": HEAD + b"X-A: b\r\n" * 5_000 + b"\r\nA word.",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_letters(tmp_path, name):
    try:
        assert "wor" in read(tmp_path, ODD[name]).text
    except ValueError as error:
        assert "a.eml" in str(error)


def test_a_date_that_is_none_is_told(tmp_path):
    loaded = read(tmp_path, ODD["odd date"])
    assert loaded.published is None
    assert "not a day of the calendar" in loaded.notices[0]
