"""The page that recounts a bundle, in a real browser: what it shows of a true one, of lies, and of wrong bytes."""

import os
from base64 import b64encode
from functools import cache
from pathlib import Path

from playwright.sync_api import Page, expect

from juryvote.rules.replay import verify

from .rooms import Told, all_kinds, one_lie_of_each_kind

SHOWN_LIES = 28
# Through the page's own field: a file that a person picked, and what the page then shows.
PICK = """([name, data]) => {
  const raw = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0)), given = new DataTransfer();
  given.items.add(new File([raw], name));
  const field = document.querySelector("#f-bundle"), answer = document.querySelector("#answer");
  answer.hidden = true;
  field.files = given.files;
  field.dispatchEvent(new Event("change"));
  return new Promise((done) => {
    const look = () => (answer.hidden ? setTimeout(look, 5) : done({
      verdict: answer.querySelector("[data-verdict]:not([hidden])").dataset.verdict,
      problems: [...answer.querySelectorAll("[data-list=problems] > li")].map((line) => line.innerText),
    }));
    look();
  });
}"""


def check_page(page: Page, bundle: bytes, folder: Path) -> None:
    """`bundle` is of a real evening."""
    right = verify(bundle)
    assert right.fine
    file = folder / "evening.zip"
    file.write_bytes(bundle)
    page.get_by_label("Prüfpaket (.zip)").set_input_files(file)
    answer = page.locator("#answer")
    expect(answer).to_contain_text("Alles stimmt")
    expect(answer.locator("[data-slot=entries]")).to_have_text(str(right.summary.entries))
    expect(answer.locator("[data-slot=ballots]")).to_have_text(str(right.summary.ballots))
    expect(answer.locator("[data-slot=checkpoint]")).to_have_text(right.summary.checkpoint)
    print(f"{right.summary.entries} entries in {answer.locator('[data-slot=spent]').inner_text()} ms")
    _picture(page, "right")
    _keys_are_compared(page, right.summary.verifier_key)
    _lies_are_refused(page)
    _picture(page, "wrong")


def _keys_are_compared(page: Page, key: str) -> None:
    page.get_by_text("Schlüssel vergleichen").click()
    answer, field = page.locator("#answer"), page.get_by_label("Öffentlicher Schlüssel des Gremiums")
    expect(answer).to_contain_text("key-not-compared")
    field.fill(key)
    field.blur()
    expect(answer).not_to_contain_text("key-not-compared")
    field.fill("juryvote+00000000+of-somebody-else")
    field.blur()
    expect(answer).to_contain_text("other-key")
    field.fill("")


def _lies_are_refused(page: Page) -> None:
    """Of the rooms in turn, so many kinds as asked for; the first problem is the command's, in its words."""
    told = _shown_lies()
    assert len({one.kind for one in told}) == SHOWN_LIES
    for one in told:
        shown = page.evaluate(PICK, [f"{one.kind}.zip", b64encode(one.bundle).decode()])
        first = verify(one.bundle).problems[0]
        assert shown["verdict"] == "wrong", one.name
        assert shown["problems"][0] == f"{first.where} {first.sentence} {one.kind}", one.name


@cache
def _shown_lies() -> tuple[Told, ...]:
    kinds = all_kinds()
    kinds = kinds[:: len(kinds) // SHOWN_LIES][:SHOWN_LIES]
    by_kind = {told.kind: told for told in one_lie_of_each_kind(kinds)}
    return tuple(by_kind.values())


def open_offline(page: Page, file: Path) -> list[str]:
    """The addresses that the page asks for, beside itself: none should come."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.context.set_offline(True)
    page.goto(file.as_uri())
    return asked


def _picture(page: Page, name: str) -> None:
    if folder := os.environ.get("JURYVOTE_PICTURES"):
        width = page.viewport_size["width"] if page.viewport_size else 0
        page.screenshot(path=Path(folder) / f"verify-{name}-{width}.png", full_page=True)
