"""What a secret ballot costs a phone: time to make a slip, with and without a processor six times slower, and bytes.

The time is taken on a page's main thread: Chromium's throttle slows that thread, but not a worker's.
"""

import gzip
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from statistics import median
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from juryvote.paths import STATIC
from juryvote.sealed.election import Question
from juryvote.sealed.group import ED25519 as G
from juryvote.sealed.keys import new_key, new_uuid
from juryvote.sealed.making import write_election, write_trustees
from juryvote.sealed.texts import short
from tests.setup.browser import find_chromium
from tests.setup.npm import node

SLIPS, SLOWER = 25, 6
PAGE = "img/mark.svg"  # any document of the same origin may import the scripts
SHAPES = {
    "yes_no_abstain": (Question(question="?", answers=["Ja", "Nein"], min=0, max=1), [0, 1]),
    "5_of_20": (Question(question="?", answers=["Projekt"] * 20, min=0, max=5), [1, 0, 0, 0] * 5),
}
OWN = ("sealed", "sealed-core", "sealed-group", "sealed-worker", "outbox", "trackers")
SCRIPTS = {"noble": ["vendor/noble-curves.js"], "own": [f"js/{name}.js" for name in OWN]}
MEASURE = """async ({ election, trustees, fingerprint, row, slips }) => {
  const core = await import("/js/sealed-core.js");
  const begun = performance.now(), found = core.readElection(election, trustees, fingerprint);
  core.warm();
  core.rehearse(found);
  const warm = performance.now() - begun, times = [];
  let slip;
  for (let count = 0; count <= slips; count++) {
    const before = performance.now();
    slip = core.makeSlip(found, core.chance(), [row]);
    times.push(performance.now() - before);
    await new Promise((go) => setTimeout(go, 5));
  }
  return { warm, first: times.shift(), times, slip };
}"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def sealed_phone() -> dict[str, float]:
    """Milliseconds (medians) and bytes; `_slow` is with the processor six times slower."""
    found = {f"{name}_gzip_bytes": float(_zipped(files)) for name, files in SCRIPTS.items()}
    with _served(STATIC) as base, browser() as chromium:
        for name, shape in SHAPES.items():
            for suffix, rate in (("", 1), ("_slow", SLOWER)):
                found |= _row(_measured(chromium, f"{base}/{PAGE}", *shape, rate), name, suffix)
    return found


def _measured(browser: Browser, address: str, question: Question, row: list[int], rate: int) -> dict[str, Any]:
    """In a page of its own: a phone has no compiled scripts from the turn before."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": rate})
    found: dict[str, Any] = page.evaluate(MEASURE, {**_election(question), "row": row, "slips": SLIPS})
    context.close()
    return found


def _row(found: dict[str, Any], name: str, suffix: str) -> dict[str, float]:
    slip = found["slip"].encode()
    times = {"": median(found["times"]), "_first": found["first"], "_warm": found["warm"]}
    sizes = {f"{name}_bytes": len(slip), f"{name}_gzip_bytes": len(gzip.compress(slip, 9))}
    return {f"{name}{what}_ms{suffix}": round(time, 1) for what, time in times.items()} | sizes


def _election(question: Question) -> dict[str, str]:
    below = Random(1).randrange
    entries = [new_key(G, below).entry]
    raw = write_election(G, entries, [question], uuid=new_uuid(below), name="?", description="")
    return {"election": raw.decode(), "trustees": write_trustees(entries).decode(), "fingerprint": short(raw)}


def _zipped(files: list[str]) -> int:
    return sum(len(gzip.compress((STATIC / name).read_bytes(), 9)) for name in files)


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def browser() -> Iterator[Browser]:
    chromium = find_chromium()
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(node()))
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium.executable, env={**os.environ, **chromium.env})
        yield started
        started.close()
