"""What axe-core, which ships with axe-playwright-python, finds amiss in a part of a page."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe

SHOWN = 160  # characters of an element that are told


def faults(page: Any, within: str) -> list[str]:
    """One line per element that breaks a rule: the rule, what it asks, the element.

    `within` is a selector of what is ours ("main", ".reread-desk"): what JupyterLab or another
    frame puts around it is not looked at. AssertionError where there is no such element, since
    nothing would be found amiss in it.
    """
    assert page.locator(within).count(), f"there is no {within} in the page"
    found = Axe().run(page, within, {"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{rule['id']}: {rule['help']}: {node['html'][:SHOWN]}"
        for rule in found
        for node in rule["nodes"]
    ]
