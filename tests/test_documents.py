"""Documents of word processors: all that is seen is read, styles are kinds, properties are facts."""

import io
import zipfile

import pytest

import reread as rr

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>{title}</dc:title><dc:creator>Office PC 7</dc:creator>"
    "<dcterms:created>2025-08-01T10:00:00Z</dcterms:created></cp:coreProperties>"
)
STYLES = f"""<w:styles {W}><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:styleId="Bildtekst"><w:name w:val="caption"/></w:style></w:styles>"""


def paragraph(words, style=None):
    looks = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{looks}<w:r><w:t>{words}</w:t></w:r></w:p>"


def docx(*paragraphs, **others):
    parts = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {W}><w:body>{''.join(paragraphs)}</w:body></w:document>",
        "word/styles.xml": STYLES, "docProps/core.xml": CORE.format(title="Quay, final"),
    } | others  # fmt: skip
    return packed(parts)


def packed(parts):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as folder:
        for name, data in parts.items():
            folder.writestr(name, data)
    return kept.getvalue()


def read(tmp_path, data, name):
    (tmp_path / name).write_bytes(data)
    return rr.load(tmp_path / name)


@pytest.mark.parametrize("name", ["a.docx", "a.txt", "a"])
def test_word(tmp_path, name):
    data = docx(paragraph("Quay shuts", "Titel"), paragraph("The board voted."), paragraph(""),
                paragraph("A crane.", "Bildtekst"))  # fmt: skip
    loaded = read(tmp_path, data, name)
    assert loaded.text == "Quay shuts\n\nThe board voted.\n\nA crane."
    assert [(loaded.text[m.start : m.end], m.kind) for m in loaded.marks] == [
        ("Quay shuts", "headline"), ("A crane.", "caption"),
    ]  # fmt: skip
    assert (loaded.title, loaded.published, loaded.authors) == ("Quay shuts", None, ())
    told = loaded.metadata.set_index("field")["value"]
    assert told["created"] == "2025-08-01T10:00:00Z"
    assert told["document author"] == "Office PC 7"


def test_what_word_shows_is_read_and_what_it_struck_out_is_not(tmp_path):
    inside = (
        "<w:p><w:r><w:t>The board </w:t></w:r><w:ins><w:r><w:t>voted</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>slept</w:delText></w:r></w:del><w:hyperlink><w:r><w:t> today</w:t>"
        "</w:r></w:hyperlink><w:r><w:br/><w:t>by</w:t><w:tab/><w:t>eight.</w:t></w:r></w:p>"
        f"<w:tbl><w:tr><w:tc>{paragraph('Cell one.')}</w:tc><w:tc>{paragraph('Cell two.')}</w:tc></w:tr></w:tbl>"
        f"<w:sdt><w:sdtContent>{paragraph('A field.')}</w:sdtContent></w:sdt>"
    )
    loaded = read(tmp_path, docx(inside), "a.docx")
    assert loaded.text == "The board voted today\nby\teight.\n\nCell one.\n\nCell two.\n\nA field."


def test_text_boxes_stand_once(tmp_path):
    box = (
        '<w:p xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:r><w:t>Outside.</w:t>'
        f"<mc:AlternateContent><mc:Choice>{paragraph('Inside.')}</mc:Choice>"
        f"<mc:Fallback>{paragraph('Inside.')}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert read(tmp_path, docx(box), "a.docx").text == "Outside.\n\nInside."


def test_footnotes_and_heads_are_left_out_and_told(tmp_path):
    notes = {
        "word/footnotes.xml": f"<w:footnotes {W}>{paragraph('See the register.')}</w:footnotes>"
    }
    loaded = read(tmp_path, docx(paragraph("The board voted."), **notes), "a.docx")
    assert loaded.omitted == (("See the register.", "is in word/footnotes.xml"),)


def test_a_title_that_a_program_wrote_is_none(tmp_path):
    data = docx(paragraph("Words."), **{"docProps/core.xml": CORE.format(title="Document1")})
    assert read(tmp_path, data, "a.docx").title is None
    assert read(tmp_path, docx(paragraph("Words.")), "b.docx").title == "Quay, final"


def test_open_document(tmp_path):
    office = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    text = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    content = (
        f"<office:document-content {office} {text}><office:body><office:text><text:h>Quay shuts</text:h>"
        "<text:p>The <text:span>board</text:span><text:s text:c='2'/>voted<text:line-break/>today."
        "<office:annotation><text:p>Check!</text:p></office:annotation></text:p>"
        "</office:text></office:body></office:document-content>"
    )
    data = packed({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})
    loaded = read(tmp_path, data, "a.odt")
    assert loaded.text.startswith("Quay shuts\n\nThe board  voted\ntoday.")
    assert loaded.title == "Quay shuts"


def test_rich_text(tmp_path):
    pytest.importorskip("striprtf")
    data = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}{\info{\title Quay shuts}}\pard Quay {\b shuts}\par "
        rb"\'93Enough,\'94 said Ragna Holm. It cost \u8364?4.\par}"
    )
    for name in ("a.rtf", "a.txt", "a.doc"):
        loaded = read(tmp_path, data, name)
        assert loaded.text.split("\n") == ["Quay shuts", "“Enough,” said Ragna Holm. It cost €4."]
        assert loaded.title == "Quay shuts"


def test_a_missing_library_says_how_to_install_it(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "striprtf.striprtf", None)
    with pytest.raises(ValueError, match=r'pip install "reread\[documents\]"'):
        read(tmp_path, rb"{\rtf1 Hello.}", "a.rtf")


BAD = {
    "no document.docx": packed({"word/other.xml": "x"}),
    "broken.docx": packed({"word/document.xml": "<w:document"}),
    "empty.docx": docx(),
    "entities.docx": packed({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
    "broken.odt": packed(
        {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<"}
    ),
    "no content.odt": packed({"mimetype": "application/vnd.oasis.opendocument.text"}),
    "words.odt": b"just words",
    "damaged.docx": docx(paragraph("The board voted."))[:200],
}


@pytest.mark.parametrize("name", BAD)
def test_documents_that_cannot_be_read(tmp_path, name):
    with pytest.raises(ValueError, match=name.replace(".", r"\.")):
        read(tmp_path, BAD[name], name)


def test_a_document_that_unpacks_without_end(tmp_path):
    bomb = docx(paragraph("Words."), **{"word/media/a.png": b"\0" * 201_000_000})
    with pytest.raises(ValueError, match="unpacks to more than 200,000,000 bytes; split it"):
        read(tmp_path, bomb, "a.docx")


def test_any_damaged_byte_is_an_error_or_text(tmp_path):
    data = bytearray(docx(paragraph("The board voted.")))
    for place in range(0, len(data), 7):
        damaged = bytes(data[:place]) + bytes([data[place] ^ 0xFF]) + bytes(data[place + 1 :])
        try:
            assert read(tmp_path, damaged, "a.docx").text
        except ValueError as error:
            assert "a.docx" in str(error)
