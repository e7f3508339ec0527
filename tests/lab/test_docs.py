"""The site as `make docs` builds it, opened from disk without a network."""

import os
from pathlib import Path

import pytest

from .axe import faults
from .driver import SCREENS

SITE = Path(os.environ.get("REREAD_SITE", Path(__file__).parents[2] / "docs/_build/html"))
PAGES = [("index", "light"), ("tutorial", "dark"), ("choices", "dark"), ("api", "light")]
pytestmark = pytest.mark.skipif(
    not (SITE / "index.html").is_file(), reason="`make docs` builds the site"
)


@pytest.fixture
def visit(browser):
    """Open a page of the site in a browser that has no network; what it asks of others fails."""
    asked, contexts = [], []

    def failed(request):
        asked.append(f"{request.url} is not there")

    def go(name, width=1200, **options):
        size = {"width": width, "height": 900}
        context = browser.new_context(viewport=size, offline=True, **options)
        contexts.append(context)
        page = context.new_page()
        own = ("file:", "data:")
        page.on("request", lambda r: None if r.url.startswith(own) else asked.append(r.url))
        page.on("pageerror", lambda error: asked.append(str(error)))
        with page.expect_event("load"):
            page.on("requestfailed", failed)
            page.goto((SITE / f"{name}.html").as_uri())
        page.remove_listener("requestfailed", failed)  # axe asks for styles that it may not have
        return page

    yield go
    for context in contexts:
        context.close()
    assert not asked, asked


@pytest.mark.parametrize(("name", "scheme"), PAGES)
def test_a_page_needs_nobody_and_can_be_read_by_all(visit, name, scheme):
    page = visit(name, color_scheme=scheme)
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENS / f"docs-{name}-{scheme}.png")
    assert not faults(page, "article")


def test_no_page_is_wider_than_a_phone(visit):
    for name, _ in PAGES:
        page = visit(name, width=390)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, name


def test_every_link_within_the_site_leads_somewhere(visit):
    page = visit("index")
    names = sorted(path.relative_to(SITE).as_posix() for path in SITE.glob("*.html"))
    ids, links = {}, set()
    for name in names:
        page.goto((SITE / name).as_uri())
        ids[name] = set(page.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)"))
        found = page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.href)")
        links |= {link for link in found if link.startswith(SITE.as_uri())}
    assert len(links) > 100
    for link in links:
        target, _, heading = link.removeprefix(f"{SITE.as_uri()}/").partition("#")
        assert (SITE / target).is_file(), link
        assert not heading or heading in ids[target], link


def test_every_plot_of_the_gallery_has_a_picture_of_its_own(visit):
    page = visit("gallery")
    pictures = page.locator("article img")
    sources = [picture.get_attribute("src") for picture in pictures.all()]
    assert len(sources) > 12
    shown = {(SITE / source).read_bytes() for source in sources}
    assert len(shown) == len(sources)
    assert all(picture.get_attribute("alt") for picture in pictures.all())


def test_the_search_finds_a_page_offline(visit):
    page = visit("index")
    page.get_by_placeholder("Search").fill("wildcard")
    page.keyboard.press("Enter")
    page.locator("#search-results li a").first.wait_for()


def test_no_link_is_only_the_beginning_of_an_address(visit):
    page = visit("api")
    found = page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.href)")
    assert not [link for link in found if link in ("http://", "https://", "http:", "https:")]
