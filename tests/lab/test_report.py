"""The report opened from disk: switched, followed, narrow, dark, printed, hostile."""

import pytest

import reread as rr

from .driver import SCREENS

HOSTILE = (
    "</script><script>alert(1)</script> <img src=x onerror=alert(2)> said Ann Lee on Friday.\n"
    "</style><svg onload=alert(3)> ' \" & Bob Ray was happy. <a href=javascript:alert(4)>x</a>"
    + "x"
    * 300
)


@pytest.fixture(scope="module")
def sheet(root, tmp_path_factory):
    article = rr.load(root / "data/article.txt")
    reading = rr.read(article, lexicon="vader")
    return rr.report(reading, tmp_path_factory.mktemp("report") / "sheet.html")


@pytest.fixture
def visit(browser):
    """Open a file in a page of its own; whatever it asks, throws or says fails the test."""
    seen, contexts = [], []

    def go(path, width=1200, height=900, **options):
        size = {"width": width, "height": height}
        context = browser.new_context(viewport=size, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.on(
            "request",
            lambda r: None if r.url.startswith(("file:", "data:")) else seen.append(r.url),
        )
        page.on("pageerror", lambda error: seen.append(str(error)))
        page.on("console", lambda message: seen.append(message.text))
        page.on("dialog", lambda dialog: (seen.append(dialog.message), dialog.dismiss()))
        page.goto(path.as_uri())
        return page

    yield go
    for context in contexts:
        context.close()
    assert not seen, seen


def _shoot(page, name):
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENS / f"{name}.png", full_page=True)


def _row(page, conclusion):
    row = page.locator("#conclusions tr", has=page.get_by_text(conclusion, exact=True))
    return row.locator("td").nth(1).inner_text()


def test_alternatives_switch_by_keyboard(visit, sheet):
    page = visit(sheet)
    first = page.locator("main").inner_text()
    assert _row(page, "mean tone") == "+0.23"
    _shoot(page, "report_wide")
    page.get_by_label("vader").first.focus()
    page.keyboard.press("ArrowDown")  # past "news", ours
    page.keyboard.press("ArrowDown")
    assert "(default: +0.23)" in _row(page, "mean tone")
    assert "lexicon: textblob" in page.get_by_role("status").inner_text()
    page.get_by_label("2025-12-31").check()
    assert "lexicon: textblob; published: 2025-12-31" in page.get_by_role("status").inner_text()
    assert "2025-12-31" in page.locator("#when").inner_text()
    _shoot(page, "report_switched")
    page.get_by_role("button", name="Back to the default").click()
    assert page.locator("main").inner_text() == first


def test_each_layer_of_marks(visit, sheet):
    page = visit(sheet)
    for layer, word in (("Times", "2014"), ("Names", "Sergey Lavrov"), ("Quotations", "dead end")):
        page.get_by_label(layer).check()
        assert page.locator("article mark:visible", has_text=word).count() >= 1


def test_numbers_lead_to_sentences(visit, sheet):
    page = visit(sheet)
    links = page.locator("main a:visible")
    assert links.count() > 50
    page.locator("#when td a").first.click()
    target = page.locator("article .s:target")
    assert "2014 invasion" in target.inner_text()
    box, bar = target.bounding_box(), page.locator("#choices").bounding_box()
    assert bar["y"] + bar["height"] <= box["y"] < 900  # in sight, below the choices


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone(visit, sheet, scheme):
    page = visit(sheet, 360, 740, color_scheme=scheme, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_label("textblob").tap()
    assert "(default: +0.23)" in _row(page, "mean tone")
    _shoot(page, f"report_phone_{scheme}")


def test_printed_is_the_default(visit, sheet):
    page = visit(sheet)
    page.get_by_label("textblob").check()
    page.emulate_media(media="print")
    assert _row(page, "mean tone") == "+0.23"
    assert not page.locator("#choices").is_visible()
    pdf = page.pdf(path=SCREENS / "report.pdf", format="A4")
    assert pdf.startswith(b"%PDF")
    assert len(pdf) > 50_000


def test_without_scripts(visit, sheet):
    page = visit(sheet, java_script_enabled=False)
    assert page.locator("article").is_visible()
    assert page.get_by_text("+0.23").first.is_visible()


def test_hostile_text(visit, tmp_path):
    words = ("<img src=x onerror=alert(5)>", "happy")
    runs = rr.alternatives(rr.Article(text=HOSTILE, title=HOSTILE), ignore=[(), words])
    page = visit(rr.report(runs, tmp_path / "hostile.html"))
    assert "<script>alert(1)</script>" in page.locator("article").inner_text()
    page.locator("input[name=choice-0]").nth(1).check()
    page.wait_for_timeout(200)
    assert page.locator("script").count() == 2
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
