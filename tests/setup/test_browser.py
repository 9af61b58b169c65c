import sys

import pytest
from playwright.sync_api import Browser

from . import browser as setup
from .browser import Chromium, NoBrowser, find_chromium

PAGE = "data:text/html,<meta charset=utf-8><title>Sitzung</title><p>Beschlussfähig: 6 von 7"


def test_the_browser_runs_scripts_and_has_a_font(browser: Browser) -> None:
    page = browser.new_page()
    page.goto(PAGE)
    assert page.title() == "Sitzung"
    assert page.inner_text("p") == "Beschlussfähig: 6 von 7"  # empty where no font is found
    assert page.evaluate("document.querySelector('p').offsetHeight") > 0
    page.close()


def test_a_named_browser_that_does_not_start_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JURYVOTE_CHROMIUM", "/nowhere/chromium")
    with pytest.raises(NoBrowser, match="/nowhere/chromium"):
        find_chromium()


def test_a_named_browser_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JURYVOTE_CHROMIUM", sys.executable)
    assert find_chromium() == Chromium(sys.executable)


def test_without_any_the_remedy_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: object) -> Chromium:
        raise NoBrowser("no network")

    monkeypatch.delenv("JURYVOTE_CHROMIUM", raising=False)
    monkeypatch.setattr(setup, "SYSTEM", ())
    monkeypatch.setattr(setup, "_from_npm", fails)
    monkeypatch.setattr(setup, "_from_playwright", fails)
    with pytest.raises(NoBrowser, match=r"apt install chromium(.|\n)*JURYVOTE_CHROMIUM(.|\n)*no network"):
        find_chromium()
