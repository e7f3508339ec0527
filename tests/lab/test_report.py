"""The report opened from disk: switched, followed, narrow, dark, printed, hostile."""

import pytest

import reread as rr

from .axe import faults
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
    return row.locator("td").first.inner_text()


def test_alternatives_switch_by_keyboard(visit, sheet):
    page = visit(sheet)
    first = page.locator("main").inner_text()
    assert _row(page, "Average tone") == "+0.23"
    _shoot(page, "report_wide")
    page.get_by_label("VADER’s").focus()
    page.keyboard.press("ArrowDown")  # past the one made for news, ours
    page.keyboard.press("ArrowDown")
    assert "(default: +0.23)" in _row(page, "Average tone")
    status = page.get_by_role("status")
    assert "word list: TextBlob’s" in status.inner_text()
    page.get_by_role("radio", name="31 December 2025").check()
    told = "word list: TextBlob’s; day of publication: 31 December 2025"
    assert told in status.inner_text()
    assert "31 December 2025" in page.locator("#when").inner_text()
    assert "31 December 2025" in page.locator("#short").inner_text()
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
    _in_sight(page, target)


def _in_sight(page, target):
    """Whether an element stands below the choices, which stay at the top."""
    box, bar = target.bounding_box(), page.locator("#choices").bounding_box()
    assert bar["y"] + bar["height"] <= box["y"] < 900


def test_to_a_sentence_and_back_by_keyboard(visit, sheet):
    page = visit(sheet)
    link = page.locator("#who td a").nth(3)
    link.focus()
    page.keyboard.press("Enter")
    assert page.locator("article .s:target").count() == 1
    page.keyboard.press("Tab")
    back = page.get_by_role("button", name="back", exact=False).locator("visible=true").last
    assert back.evaluate("element => element === document.activeElement")
    page.keyboard.press("Enter")
    assert link.evaluate("element => element === document.activeElement")
    assert page.locator(".back").count() == 0
    _in_sight(page, link)


def test_a_mark_of_the_timeline_tells_and_leads(visit, sheet):
    page = visit(sheet)
    mark = page.locator("#when .reread-figure a[aria-label*='launched']:visible").first
    mark.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert "launched" in page.locator(".reread-tip").inner_text()
    page.keyboard.press("Enter")
    target = page.locator("article .s:target")
    assert "launched its full-scale invasion" in target.inner_text()
    _in_sight(page, target)
    figure = page.locator("#when .reread-figure:visible")
    whole = figure.get_attribute("viewBox")
    page.get_by_role("button", name="Zoom in").locator("visible=true").click()
    assert figure.get_attribute("viewBox") != whole


@pytest.mark.parametrize(
    ("scheme", "width"), [("light", 1200), ("dark", 1200), ("light", 360), ("dark", 360)]
)
def test_axe_finds_nothing_amiss(visit, sheet, scheme, width):
    page = visit(sheet, width, 900, color_scheme=scheme)
    assert not faults(page, "body")


def test_axe_finds_nothing_amiss_after_a_change_and_a_way_to_a_sentence(visit, sheet):
    page = visit(sheet)
    page.get_by_label("TextBlob’s").check()
    page.get_by_text("What the choices mean").click()
    page.locator("#when td a").first.click()
    for layer in ("Times", "Names", "Quotations"):
        page.get_by_label(layer).check()
        assert not faults(page, "#text")
    assert not faults(page, "main")


def test_in_the_dark_figures_are_dark(visit, sheet):
    page = visit(sheet, color_scheme="dark")
    paper = page.locator("#when .reread-figure path").first
    assert paper.evaluate("element => getComputedStyle(element).fill") == "rgb(22, 24, 26)"
    shown = page.locator("#tone img").evaluate("""image => {
        const canvas = document.createElement("canvas");
        const pen = canvas.getContext("2d");
        pen.drawImage(image, 0, 0);
        return [...pen.getImageData(2, 2, 1, 1).data];
    }""")
    assert shown == [22, 24, 26, 255]


@pytest.mark.parametrize("width", [640, 1000])
def test_print_breaks_no_word(visit, sheet, width):
    page = visit(sheet, width)
    page.emulate_media(media="print")
    broken = page.evaluate("""() => {
        const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const range = document.createRange();
        for (let node; (node = walker.nextNode());) {
            if (!node.parentElement.checkVisibility() || node.parentElement.closest("code, svg"))
                continue;
            for (const word of node.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
                range.setStart(node, word.index);
                range.setEnd(node, word.index + word[0].length);
                const lines = new Set([...range.getClientRects()].map((box) => box.top));
                if (lines.size > 1) found.push(word[0]);
            }
        }
        return found;
    }""")
    assert not broken


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone(visit, sheet, scheme):
    page = visit(sheet, 360, 740, color_scheme=scheme, has_touch=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.get_by_label("TextBlob’s").tap()
    assert "(default: +0.23)" in _row(page, "Average tone")
    _shoot(page, f"report_phone_{scheme}")


def test_printed_is_the_default(visit, sheet):
    page = visit(sheet)
    page.get_by_label("TextBlob’s").check()
    page.emulate_media(media="print")
    assert _row(page, "Average tone") == "+0.23"
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
