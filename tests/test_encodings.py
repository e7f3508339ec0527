"""Encodings: one bad byte costs one character and is told; a guess says how sure it is."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import reread as rr
from reread.loading.encodings import decode
from reread.loading.guessing import CANDIDATES, guesses, misfits

CURLY = "“It’s over,” the keeper said — the café on Crémieux Street had cost €5 too much.\r\n" * 3
ACCENTS = "The café on Crémieux Street was naïve, said Zoë Müller, its señora.\n" * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le",
                                      "utf-16-be", "cp1252", "mac-roman"])  # fmt: skip
def test_a_whole_file_is_read_as_it_was_written(encoding):
    found = decode(CURLY.encode(encoding), "a.txt")
    assert found.text.removeprefix("\ufeff") == CURLY
    assert found.notice == ""


@pytest.mark.parametrize("encoding", ["latin-1", "cp850", "cp437", "iso8859-15"])
def test_encodings_without_curly_quotes(encoding):
    assert decode(ACCENTS.encode(encoding), "a.txt").text == ACCENTS


SHORT = [
    ("café", "cp1252"), ("naïve – €5", "cp1252"), ("It’s late", "cp1252"), ("“No”", "cp1252"),
    ("São Paulo", "cp1252"), ("Bogotá", "cp1252"), ("CAFÉ", "cp1252"), ("à la carte", "cp1252"),
    ("Øystein", "cp1252"), ("½ inch", "cp1252"), ("5\xa0% more", "cp1252"), ("soft\xadly", "cp1252"),
    ("« C’est fini »", "cp1252"), ("It’s late", "mac-roman"), ("café", "mac-roman"),
    ("“No”", "mac-roman"), ("RÉSUMÉ", "mac-roman"), ("war — and", "mac-roman"), ("café", "cp850"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "encoding"), SHORT)
def test_a_few_characters_tell_the_encoding(text, encoding):
    assert decode(text.encode(encoding), "a.txt").text == text


@pytest.mark.parametrize("text", ["café", "naïve – €5", "It’s late", "“No”", "Grüße"])
def test_what_is_plain_is_no_matter_for_a_notice(text):
    assert decode(text.encode("cp1252"), "a.txt").notice == ""


def test_what_can_be_read_in_two_ways_says_so():
    found = decode("The CAFÉ".encode("cp1252"), "a.txt")
    assert found.notice == (
        "the encoding is a guess (cp1252: 'É', or else mac-roman: '…'); pass encoding=... "
        "to settle it"
    )


@pytest.mark.parametrize("bad", [b"\xff", b"\x81", b"\xc3", b"\x92", b"\xe2\x80"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_bad_byte_costs_one_character(bad, encoding):
    data = CURLY.encode(encoding)
    place = data.index(b"keeper")
    found = decode(data[:place] + bad + data[place:], "a.txt")
    assert (found.encoding, found.text.count("\ufffd")) == ("utf-8", 1)
    assert found.text.replace("\ufffd", "").removeprefix("\ufeff") == CURLY
    place = found.text.index("\ufffd")
    assert found.notice == (
        f"1 character cannot be read as utf-8 and is shown as \ufffd, first at character {place}"
    )


def test_a_bad_byte_in_plain_letters_is_no_letter_of_another_encoding():
    found = decode(b"The keeper wor\x80ked late. " * 2, "a.txt")
    assert found.text.startswith("The keeper wor\ufffdked")
    assert "2 characters cannot be read as utf-8 and are shown" in found.notice


@pytest.mark.parametrize("cut", range(1, 12))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-be", "utf-32"])
def test_a_file_cut_short_keeps_its_encoding(cut, encoding):
    data = "The keeper of the café said it’s “over”".encode(encoding)
    found = decode(data[:-cut], "a.txt")
    kept = found.text.removeprefix("\ufeff").rstrip("\ufffd")
    assert "The keeper of the café said it’s “over”".startswith(kept)
    assert len(kept) > 25
    assert ("\ufffd" in found.text) == bool(found.notice)


@pytest.mark.parametrize("end", [b"\xc3", b"\xe2", b"\xe2\x80", b"\xf0\x9f\x98"])
def test_a_file_cut_within_its_only_other_letter(end):
    assert decode(b"The keeper of the caf" + end, "a.txt").text == "The keeper of the caf\ufffd"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("place", [60, 61, 200])
def test_a_byte_too_many_or_too_few_in_utf16(encoding, place):
    data = CURLY.encode(encoding)
    for spoilt in (data[:place] + b"\xff" + data[place:], data[:place] + data[place + 1 :]):
        found = decode(spoilt, "a.txt")
        text = found.text.removeprefix("\ufeff")
        assert text.endswith(CURLY[-80:])
        assert text.startswith(CURLY[:20])
        assert len(CURLY) - 2 <= len(text.replace("\ufffd", "")) < len(CURLY)
        assert "cannot be read as utf-16" in found.notice


def test_a_byte_changed_in_utf16():
    data = bytearray(CURLY.encode("utf-16-le"))
    data[61] = 0x81
    assert "1 character may be damaged, first" in decode(bytes(data), "a.txt").notice


def test_a_byte_that_windows_1252_has_not():
    data = CURLY.encode("cp1252")
    found = decode(data[:40] + b"\x81" + data[40:], "a.txt")
    assert found.text.replace("\ufffd", "") == CURLY
    assert "1 character cannot be read as cp1252" in found.notice


SCRIPTS = [
    ("Мэр города сказал в среду, что мост закрыт.", "cp1251"),
    ("Мэр города сказал в среду, что мост закрыт.", "koi8-r"),
    ("Ο δήμαρχος είπε την Τετάρτη ότι η γέφυρα έκλεισε.", "cp1253"),
    ("市长星期三说，这座桥已经关闭。", "gb18030"),
]


@pytest.mark.parametrize(("text", "encoding"), SCRIPTS)
def test_another_script_is_a_guess_that_says_so(text, encoding):
    found = decode(text.encode(encoding), "a.txt")
    assert found.text == text
    assert "the encoding is a guess" in found.notice


@pytest.mark.parametrize("text", [text for text, _ in SCRIPTS])
def test_a_bad_byte_in_another_script_in_utf8(text):
    for spoilt in (b"\xff" + text.encode(), text.encode()[:-2], text.encode()[1:]):
        found = decode(spoilt, "a.txt")
        assert (found.encoding, found.source) == ("utf-8", "UTF-8 for the most part")
        assert found.text.count("\ufffd") <= 2


def test_japanese_in_seven_bits():
    found = decode("市長は水曜日に".encode("iso2022_jp"), "a.eml")
    assert (found.text, found.source) == ("市長は水曜日に", "escape sequences")


def test_a_charset_that_is_stated_counts_where_it_fits():
    russian = SCRIPTS[0][0].encode("cp1251")
    told = decode(russian, "a.html", charset="windows-1251")
    assert (told.text, told.source, told.notice) == (SCRIPTS[0][0], "Content-Type header", "")
    page = b"<html><head><meta charset='windows-1251'>" + russian
    assert decode(page, "a.html")[1:] == ("cp1251", "meta charset", "")
    xml = b"<?xml version='1.0' encoding='windows-1251'?>" + russian
    assert decode(xml, "a.xml")[1:] == ("cp1251", "XML declaration", "")


@pytest.mark.parametrize("charset", ["klingon", "rot13", "utf-16", "", "x" * 5_000, "a\0b"])
def test_a_charset_that_cannot_be_is_passed_over(charset):
    assert decode("It’s the café".encode("cp1252"), "a.html", charset=charset).encoding == "cp1252"


def test_a_charset_that_is_stated_wrongly():
    assert decode(CURLY.encode(), "a.html", charset="iso-8859-1").text == CURLY
    assert decode(CURLY.encode("cp1252"), "a.html", charset="iso-8859-1").text == CURLY
    found = decode(CURLY.encode("cp1252"), "a.html", charset="mac-roman")
    assert found.text == CURLY
    assert "the Content-Type header states mac-roman, but the bytes are likelier cp1252" in (
        found.notice
    )


def test_letters_misread_before_are_told_and_kept():
    wrong = "“It’s the café".encode().decode("cp1252")
    found = decode(wrong.encode(), "a.txt")
    assert found.text == wrong
    assert "3 characters of UTF-8 had been read as cp1252" in found.notice
    assert decode("“It’s the café Â".encode(), "a.txt").notice == ""
    mac = "“It’s”".encode().decode("mac-roman")
    assert "had been read as mac-roman" in decode(mac.encode(), "a.txt").notice


def test_what_was_lost_before_is_told():
    found = decode("It was � here.".encode(), "a.txt")
    assert found.notice == "1 character of the file had been lost before: \ufffd"


def test_a_control_character_is_told():
    assert "1 control character, first at character 5" in decode(b"hello\0 you " * 1, "a").notice


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 20, b"\0" * 99, b"%PDF-1.7", b"PK\x03\x04", b"Prose. " * 9 + b"\0" * 99],
)
def test_what_is_no_text(data):
    with pytest.raises(ValueError, match=r"is binary|is not a text file"):
        decode(data, "a.txt")


@pytest.mark.parametrize("encoding", ["klingon", "rot13", "hex", 5, "a\0b", ""])
def test_an_encoding_that_is_none(encoding):
    with pytest.raises(ValueError, match=r"encoding=.* is not known; choose for example 'utf-8'"):
        decode(b"word", "a.txt", encoding)


def test_an_encoding_given_must_fit():
    with pytest.raises(ValueError, match="is not utf-8; save it as UTF-8, or pass encoding"):
        decode(b"caf\xe9", "a.txt", "utf-8")
    assert decode(b"caf\x8e", "a.txt", "mac-roman")[:3] == ("café", "mac-roman", "given")


def test_the_article_keeps_what_is_known_of_its_encoding(tmp_path):
    (tmp_path / "a.txt").write_bytes("It’s \xa35 for a café\n".encode("cp1252") + b"\x81")
    loaded = rr.load(tmp_path / "a.txt")
    told = loaded.metadata.set_index("field").loc["encoding"]
    assert told.tolist() == ["cp1252", "guessed: 4 characters beyond ASCII fit best"]
    assert "shown as \ufffd" in loaded.notices[0]


def test_each_candidate_decodes_and_none_is_tried_twice():
    assert {guess.encoding for guess in guesses(b"caf\xe9")} == set(CANDIDATES)


def test_a_foreign_letter_alone_is_told_and_a_name_is_not():
    assert misfits("The keeper wor轅ked late") == [(14, "轅")]
    assert misfits("Mayor Łódź of São Paulo, “Zoë”, Мэр, said\u2009so \ufeff") == []


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_say_what_is_wrong(data):
    try:
        found = decode(data, "a.txt")
    except ValueError as error:
        assert "a.txt" in str(error)
    else:
        found.text.encode("utf-8")


def test_bytes_that_shift_again_and_again_take_no_longer():
    begun = time.process_time()
    with pytest.raises(ValueError, match="is binary"):
        decode(b"a\0b\0c\0d\0e\0f\0x" * 50_000, "a.txt")
    assert time.process_time() - begun < 2
