"""PDF: lines as they stand on the page, paragraphs as the eye sees them, heads and feet apart."""

import pytest

import reread as rr

pypdf = pytest.importorskip("pypdf")

ONE = ["The board of Nordby voted on Monday", "to shut the grain quay for good."]
TWO = ["Ragna Holm said that it was time, and", "that the town needs a safe quay."]


def pdf(*pages, about="", extra=b""):
    """A PDF of pages, each a list of lines: words, left, height and size in points."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"",
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]  # fmt: skip
    numbers = []
    for lines in pages:
        drawn = "".join(
            f"BT /F1 {size} Tf {left} {height} Td ({words}) Tj ET\n"
            for words, left, height, size in lines
        ).encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        numbers.append(len(objects))
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(numbers))
    objects.append(f"<< {about} >>".encode())
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return body + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R /Info %d 0 R %s >>\n"
        b"startxref\n%d\n%%%%EOF" % (len(objects) + 1, table, len(objects) + 1, len(objects), extra, len(body))
    )  # fmt: skip


def set_lines(paragraphs, left=60, top=780, size=10, pitch=12, gap=8, indent=0):
    lines, height = [], top
    for paragraph in paragraphs:
        for number, words in enumerate(paragraph):
            lines.append((words, left + (indent if number == 0 else 0), height, size))
            height -= pitch
        height -= gap
    return lines


def read(tmp_path, data, name="a.pdf"):
    (tmp_path / name).write_bytes(data)
    return rr.load(tmp_path / name)


WHOLE = "\n\n".join("\n".join(lines) for lines in (ONE, TWO))


@pytest.mark.parametrize(
    "looks", [{}, {"gap": 0, "indent": 14}, {"size": 18, "pitch": 21, "gap": 12}]
)
def test_paragraphs(tmp_path, looks):
    data = pdf(set_lines([ONE, TWO], **looks), about="/Title (Quay shuts) /Author (Desk 7) "
               "/CreationDate (D:20250801100000Z)")  # fmt: skip
    for name in ("a.pdf", "a.txt", "a.html"):
        loaded = read(tmp_path, data, name)
        assert loaded.text == WHOLE
        assert (loaded.title, loaded.published, loaded.authors) == ("Quay shuts", None, ())
        assert "created" in set(loaded.metadata["field"])


def test_two_columns(tmp_path):
    left, right = set_lines([ONE, TWO]), set_lines([TWO, ONE], left=320)
    text = read(tmp_path, pdf(left + right)).text
    assert text == WHOLE + "\n\n" + "\n\n".join("\n".join(lines) for lines in (TWO, ONE))


def test_a_paragraph_goes_on_over_a_page(tmp_path):
    pages = [set_lines([ONE, TWO[:1]]), set_lines([TWO[1:], ONE])]
    heads = [("NORDBY POST", 60, 820, 8), ("Page 1 of 2", 60, 30, 8)]
    loaded = read(
        tmp_path, pdf(heads + pages[0], [heads[0], ("Page 2 of 2", 60, 30, 8)] + pages[1])
    )
    assert loaded.text == WHOLE + "\n\n" + "\n".join(ONE)
    assert [piece.text for piece in loaded.omitted] == [
        "NORDBY POST", "Page 1 of 2", "NORDBY POST", "Page 2 of 2",
    ]  # fmt: skip


def test_what_a_browser_prints_around_a_page(tmp_path):
    edge = [
        ("8/19/25, 6:30 AM Quay shuts", 30, 825, 8),
        ("https://nordby.example/quay 1/1", 30, 20, 8),
    ]
    loaded = read(tmp_path, pdf(set_lines([ONE]) + edge))
    assert loaded.text == "\n".join(ONE)
    assert loaded.url == "https://nordby.example/quay"
    assert loaded.published is None


def test_larger_lines_are_headings(tmp_path):
    large = [("Quay shuts after long", 60, 820, 20), ("quarrel", 60, 798, 20)]
    loaded = read(tmp_path, pdf(large + set_lines([ONE, TWO], top=760)))
    assert [(loaded.text[m.start : m.end], m.kind) for m in loaded.marks] == [
        ("Quay shuts after long\nquarrel", "headline")
    ]
    assert read(tmp_path, pdf(set_lines([ONE, TWO]))).marks == ()


def test_damage_is_told_and_not_printed(tmp_path, capfd):
    data = pdf(set_lines([ONE, TWO])).replace(b"/Length", b"/Longth")
    assert "The PDF is damaged" in read(tmp_path, data).notices[0]
    assert capfd.readouterr().err == ""
    assert read(tmp_path, pdf(set_lines([ONE, TWO]))).notices == ()


def test_placeholders_are_no_titles(tmp_path):
    data = pdf(
        set_lines([ONE]), about="/Title (Microsoft Word - quay.doc) /Author (\\(anonymous\\))"
    )
    loaded = read(tmp_path, data)
    assert loaded.title is None
    assert "document author" not in set(loaded.metadata["field"])


def test_a_page_of_pictures_says_so(tmp_path):
    with pytest.raises(ValueError, match=r"has no text layer.*\(OCR\)"):
        read(tmp_path, pdf([], []))


def test_a_locked_one_says_so(tmp_path):
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret", algorithm="RC4-128")
    with (tmp_path / "a.pdf").open("wb") as stream:
        writer.write(stream)
    with pytest.raises(ValueError, match="is encrypted; save it without a password"):
        rr.load(tmp_path / "a.pdf")


def test_a_missing_library_says_how_to_install_it(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pypdf", None)
    with pytest.raises(ValueError, match=r'pip install "reread\[documents\]"'):
        read(tmp_path, pdf(set_lines([ONE])))


def test_any_damage_is_an_error_or_text(tmp_path):
    data = pdf(set_lines([ONE, TWO]))
    cuts = [data[:place] for place in range(20, len(data), 61)]
    flips = [
        data[:place] + bytes([data[place] ^ 0x15]) + data[place + 1 :]
        for place in range(9, len(data), 61)
    ]
    for damaged in cuts + flips:
        try:
            assert read(tmp_path, damaged).text
        except ValueError as error:
            assert "a.pdf" in str(error)
