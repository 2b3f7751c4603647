"""How every page is looked at: by axe, for its width, and for what the browser says of it."""

from collections.abc import Sequence
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Contrast rests on the colour scheme alone, everything else on the layout: each is looked at once.
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
LAYOUT = {"rules": {"color-contrast": {"enabled": False}}}


def faults(tab: Page, options: dict[str, Any] | None = None) -> list[str]:
    """Return what axe finds wrong, with the first element it finds it at."""
    found = Axe().run(tab, options=options).response["violations"]
    return [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in found]


def faults_by_day_and_night(tab: Page, pages: Sequence[str]) -> dict[tuple[str, str], list[str]]:
    """Return what axe finds wrong with the pages on a desk, in the dark and on a phone."""
    found = {}
    for address in pages:
        tab.emulate_media(color_scheme="light")
        tab.set_viewport_size({"width": 1280, "height": 800})
        tab.goto(address)
        found[address, "desk"] = faults(tab)
        tab.emulate_media(color_scheme="dark")
        found[address, "night"] = faults(tab, CONTRAST)
        tab.set_viewport_size({"width": 320, "height": 800})
        found[address, "phone"] = faults(tab, LAYOUT)
    return {where: wrong for where, wrong in found.items() if wrong}


def widths_on_a_phone(tab: Page, pages: Sequence[str]) -> dict[str, int]:
    """Return how wide each page is in a window of 320 pixels."""
    tab.set_viewport_size({"width": 320, "height": 640})
    widths = {}
    for address in pages:
        tab.goto(address)
        widths[address] = tab.evaluate("document.documentElement.scrollWidth")
    return widths
