"""Fetching: one deadline, whole bodies only, no way into a network unasked, no password told."""

import contextlib
import gzip
import itertools
import re
import threading
import time
import zlib
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

import reread as rr
from reread.loading import fetching
from reread.loading.connecting import is_public
from reread.loading.fetching import fetch, without_secrets

PAGE = (
    "<html><head><title>A bridge</title></head><body><article><h1>A bridge</h1>"
    + "<p>The council voted to close the bridge – “for good” – on Friday after a debate.</p>" * 4
    + "</article></body></html>"
)


class Answers(BaseHTTPRequestHandler):
    """A page for each thing that servers do."""

    def log_message(self, *_):
        pass

    def send(self, body, content_type="text/html; charset=utf-8", status=200, **headers):
        self.send_response(status)
        given = {"Content-Type": content_type, "Content-Length": str(len(body))}
        more = {name.replace("_", "-"): value for name, value in headers.items()}
        for name, value in (given | more).items():
            self.send_header(name, value)
        self.end_headers()
        with contextlib.suppress(OSError):
            self.wfile.write(body)

    def do_GET(self):
        name = self.path[1:].partition("?")[0]
        getattr(self, f"give_{name}", self.give_status)()

    def give_status(self):
        self.send(b"no", status=int(self.path[1:4]))

    def give_page(self):
        self.send(PAGE.encode())

    def give_latin(self):
        self.send(PAGE.encode("cp1252"), "text/html; charset=iso-8859-1")

    def give_gzip(self):
        self.send(gzip.compress(PAGE.encode()), Content_Encoding="gzip")

    def give_deflate(self):
        self.send(zlib.compress(PAGE.encode()), Content_Encoding="deflate")

    def give_bare(self):
        self.send(zlib.compress(PAGE.encode(), wbits=-15), Content_Encoding="deflate")

    def give_br(self):
        import brotli

        self.send(brotli.compress(PAGE.encode()), Content_Encoding="br")

    def give_twice(self):
        self.send(gzip.compress(gzip.compress(PAGE.encode())), Content_Encoding="gzip, gzip")

    def give_halfgzip(self):
        self.send(gzip.compress(PAGE.encode())[:-30], Content_Encoding="gzip")

    def give_nogzip(self):
        self.send(PAGE.encode(), Content_Encoding="gzip")

    def give_odd(self):
        self.send(PAGE.encode(), Content_Encoding="compress")

    def give_bomb(self):
        self.send(gzip.compress(b" " * 3_000_000), Content_Encoding="gzip")

    def give_brbomb(self):
        import brotli

        self.send(brotli.compress(b" " * 3_000_000), Content_Encoding="br")

    def give_large(self):
        self.send(b"word " * 500_000)

    def give_short(self):
        self.send(PAGE.encode(), Content_Length="5000")

    def give_drip(self):
        self.send(b"<html>", Content_Length="5000")
        with contextlib.suppress(OSError):
            for _ in range(50):
                self.wfile.write(b"a")
                time.sleep(0.05)

    def give_dripheaders(self):
        with contextlib.suppress(OSError):
            for letter in b"HTTP/1.1 200 OK\r\nX-Long: " + b"a" * 200:
                self.wfile.write(bytes([letter]))
                time.sleep(0.05)

    def give_to(self):
        self.send(b"", status=302, Location=self.path.partition("?")[2])

    def give_image(self):
        self.send(b"\x89PNG", "image/png")

    def give_text(self):
        self.send("The café closed.\n".encode("cp1252"), "text/plain")

    def give_record(self):
        self.send(b'{"text": "The bridge closed.", "title": "A bridge"}', "application/json")


@pytest.fixture(scope="module")
def server():
    given = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    given.daemon_threads = True
    thread = threading.Thread(target=given.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{given.server_port}"
    given.shutdown()
    thread.join()
    given.server_close()


@pytest.mark.parametrize("path", ["page", "gzip", "deflate", "bare", "twice"])
def test_a_page_is_fetched_whole(server, path):
    got = fetch(f"{server}/{path}", private=True)
    assert got.data.decode() == PAGE
    assert got[1:] == (f"{server}/{path}", "utf-8", "text/html")


def test_brotli(server):
    pytest.importorskip("brotli")
    assert fetch(f"{server}/br", private=True).data.decode() == PAGE


def test_an_article_of_a_page(server):
    loaded = rr.load(f"{server}/to?/latin", private=True)
    assert "The council voted to close the bridge – “for good”" in loaded.text
    assert loaded.url == f"{server}/latin"
    told = loaded.metadata.set_index("field")["source"]
    assert told["url"] == "fetched"
    assert told["encoding"] == "Content-Type header"


def test_the_content_type_says_how_a_page_is_read(server):
    assert rr.load(f"{server}/text", private=True).text == "The café closed.\n"
    record = rr.load(f"{server}/record", private=True)
    assert (record.text, record.title) == ("The bridge closed.", "A bridge")


NAMES = [
    ("/news/bridge", "text/html", b"", "bridge.html"), ("/", "text/html", b"", "page.html"),
    ("/a.php", "application/json", b"", "a.json"), ("/feed", "application/rss+xml", b"", "feed.xml"),
    ("/a.pdf", "application/pdf", b"", "a.pdf"), ("/a.md", "text/plain", b"", "a.md"),
    ("/a.jsonl", "application/octet-stream", b"", "a.jsonl"), ("/a", "", b" <p>", "a.html"),
    ("/a", "", b"words", "a.txt"), ("/a.exe", "text/plain", b"", "a.txt"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "content_type", "data", "name"), NAMES)
def test_the_name_of_what_is_fetched(path, content_type, data, name):
    assert fetching.Fetched(data, f"https://a.example{path}", None, content_type).name == name


BAD = [
    ("404", "the server says 404 Not Found); check the address"),
    ("403", "the server says 403 Forbidden); open it in a browser"),
    ("429", "wait, and try again"), ("503", "try again later"), ("418", "says 418"),
    ("204", "says 204"), ("image", "is image/png, which holds no text"),
    ("short", "without sending complete message body"), ("halfgzip", "came damaged or in part"),
    ("nogzip", "came damaged or in part"), ("odd", "is compressed as compress, which is not known"),
    ("to?ftp://127.0.0.1/x", "could not be fetched"), ("to?file:///etc/passwd", "could not be fetched"),
    ("to?/to?/to?/to?/to?/to?/to?/page", "redirects"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "problem"), BAD)
def test_what_is_no_page_says_so(server, path, problem):
    with pytest.raises((ConnectionError, ValueError), match=re.escape(problem)):
        fetch(f"{server}/{path}", private=True)


@pytest.mark.parametrize("path", ["large", "bomb", "brbomb"])
def test_what_is_too_large_is_not_cut(server, path, monkeypatch):
    if path == "brbomb":
        pytest.importorskip("brotli")
    monkeypatch.setattr(fetching, "LARGEST", 2_000_000)
    with pytest.raises(ConnectionError, match="is larger than 2,000,000 bytes; save it"):
        fetch(f"{server}/{path}", private=True)


@pytest.mark.parametrize("path", ["drip", "dripheaders"])
def test_a_slow_server_has_one_deadline_for_all(server, path, monkeypatch):
    monkeypatch.setattr(fetching, "PATIENCE", 0.3)
    begun = time.monotonic()
    with pytest.raises(ConnectionError, match=r"no full answer within 0\.3 seconds"):
        fetch(f"{server}/{path}", private=True)
    assert time.monotonic() - begun < 1.5


def test_a_name_that_is_looked_up_for_long(monkeypatch):
    monkeypatch.setattr(fetching, "PATIENCE", 0.1)
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: time.sleep(0.5))
    with pytest.raises(ConnectionError, match=r"no full answer within 0\.1 seconds"):
        fetch("http://news.example/")


LOCAL = [
    "127.0.0.1", "localhost", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0", "[::1]",
    "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "10.0.0.1", "192.168.1.1", "172.16.0.9",
    "169.254.169.254", "100.64.0.1", "[fd00::1]", "[fe80::1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
    "user:word@127.0.0.1", "224.0.0.1", "255.255.255.255",
]  # fmt: skip


@pytest.mark.parametrize("host", LOCAL)
def test_addresses_inside_a_network_are_refused(host):
    with pytest.raises((ConnectionError, ValueError), match=r"private address|not a web address"):
        fetch(f"http://{host}/")


def test_a_name_that_stands_for_an_address_inside(monkeypatch):
    answer = [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("10.1.2.3", 80))]
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: answer)
    with pytest.raises(
        ConnectionError, match=r"10\.1\.2\.3 is a private address; pass private=True"
    ):
        fetch("http://news.example/")


def test_a_redirect_inside_is_refused(server, monkeypatch):
    """The first address is taken for a public one."""
    seen = itertools.count()
    monkeypatch.setattr("reread.loading.connecting.is_public", lambda _: next(seen) == 0)
    with pytest.raises(ConnectionError, match="is a private address"):
        fetch(f"{server}/to?http://localhost:1/")


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::", "::ffff:93.184.216.34"])
def test_public_addresses(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "url",
    ["http://a b/", "http://", "http://[::1", "http://x:port/", "http://a\0b/", "http://..", "http:///a",
     "http://" + "a" * 300 + ".example/", "http://\ud800.example/"],
)  # fmt: skip
def test_what_is_no_address(url):
    with pytest.raises(ValueError, match="is not a web address; write it as https://host/path"):
        fetch(url)


def test_a_host_in_other_letters_is_asked_for_by_its_ascii_name(monkeypatch):
    asked = []

    def look_up(host, *_, **__):
        asked.append(host)
        raise OSError("not known")

    monkeypatch.setattr("socket.getaddrinfo", look_up)
    with pytest.raises(ConnectionError, match="not known"):
        fetch("https://zürich.example/")
    assert asked == ["xn--zrich-kva.example"]


def test_no_password_is_told(server):
    address = server.replace("//", "//ida:s3cret@")
    assert fetch(f"{address}/page", private=True).url == f"{server}/page"
    for path, private in (("404", True), ("page", False)):
        with pytest.raises(ConnectionError) as caught:
            fetch(f"{address}/{path}?token=s3cret", private=private)
        assert "s3cret" not in str(caught.value)
    assert without_secrets("https://a:b@c@d.example/x?y=1#z") == "https://d.example/x?y=1#z"
    assert without_secrets("http://a:b@[::1/x") == "http://[::1/x"


def test_no_server():
    with pytest.raises(ConnectionError, match=r"could not be fetched \(.*refused.*save the page"):
        fetch("http://127.0.0.1:9/", private=True)
