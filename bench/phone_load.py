"""What the way from a scanned link to the slip costs a phone on a slow network: milliseconds, requests and bytes.

Slow 3G as Chromium emulates it (400 kbit/s, 400 ms for each round trip) and a processor six times slower.
"""

import tempfile
from contextlib import AbstractContextManager
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Browser, BrowserContext, CDPSession

from bench.sealed_phone import browser
from tests.browser.hall import traffic
from tests.house import House, open_house
from tests.jury import Jury

ROUNDS, SLOWER = 3, 6
SLOW_3G = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
READY = "form[data-slip] button:enabled"
Found = dict[str, float]


def phone_load() -> Found:
    """Medians. `cold`: a phone that was never here; `warm`: the link again, and the page again, with its cache."""
    with browser() as chromium, tempfile.TemporaryDirectory() as folder, _house(folder) as house:
        jury = _voting(house)
        rounds = [_round(chromium, jury) for _ in range(ROUNDS)]
    return {name: median(one[name] for one in rounds) for name in rounds[0]}


def _house(folder: str) -> AbstractContextManager[House]:
    return open_house(f"sqlite:///{folder}/bench.sqlite3", Path(folder) / "log")


def _voting(house: House) -> Jury:
    jury = Jury(house)
    jury.arrive("Ada", "Bilal", "Cem", "Dora", "Emil")
    jury.do("open")
    jury.do(f"items/{jury.item(1)}/call")
    jury.do(f"items/{jury.item(1)}/ballot", {"amount": "450"})
    return jury


def _round(chromium: Browser, jury: Jury) -> Found:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, locale="de-DE")
    link = f"{jury.house.base}/enter#"
    found = _named("cold", _load(context, link + jury.door_code("Ada")))
    found |= _named("warm_link", _load(context, link + jury.door_code("Ada")))
    found |= _named("warm_page", _load(context, f"{jury.house.base}/meeting"))
    context.close()
    return found


def _named(name: str, found: Found) -> Found:
    return {f"{name}_{what}": value for what, value in found.items()}


def _load(context: BrowserContext, address: str) -> Found:
    """In a tab of its own, until a button of the slip can be tapped. `bytes` are those that went over the network."""
    page = context.new_page()
    found = traffic(page)
    _slow(context.new_cdp_session(page))
    begun = perf_counter()
    page.goto(address, wait_until="commit")
    page.wait_for_selector(READY)
    spent = round(1000 * (perf_counter() - begun))
    page.wait_for_load_state("load")
    page.wait_for_timeout(1500)
    page.close()
    return {"ms": spent, **found}


def _slow(wire: CDPSession) -> None:
    wire.send("Network.emulateNetworkConditions", SLOW_3G)
    wire.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
