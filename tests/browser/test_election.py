"""A secret election in real Chromium: phones that encrypt ticks, one who ticks too many, the wall, a foreign tool."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.hall import Hall, open_browser_hall
from tests.electing import elect
from tests.sealed.tool import audit

NAMES = ("Ada", "Bilal", "Cem", "Dora")


def test_two_of_four_are_elected_in_secret_on_phones(browser: Browser, tmp_path: Path) -> None:
    with open_browser_hall(browser, tmp_path) as hall:
        hall.jury.arrive("Dora", "Emil")
        item = elect(hall.jury, "Sprecherteam", 2, *NAMES)
        door, desk, wall = hall.staff(), hall.desk(), hall.wall()
        phones = {name: hall.scan_at_the_door(door, name) for name in ("Ada", "Bilal", "Cem")}
        desk.get_by_role("button", name="Sitzung eröffnen").click()
        desk.locator(f"#line-{item}").get_by_role("button", name=re.compile("aufrufen")).click()
        expect(wall.locator(".standing li")).to_have_count(4)
        desk.get_by_role("button", name="Geheime Wahl eröffnen").click()
        codes = [_ticks_too_many(phones["Ada"]), _votes(phones["Bilal"], "Ada", "Bilal")]
        codes.append(_abstains_after_a_mistake(phones["Cem"]))
        expect(wall.locator("#wall")).to_contain_text("3 von 5 Stimmen abgegeben")
        assert wall.locator(".polls").count() == 0  # never a choice before the closing
        _close(desk)
        _everybody_sees_it(wall, phones["Ada"], codes)
        _a_foreign_tool_agrees(desk, tmp_path)


def _ready(phone: Page) -> None:
    expect(phone.locator("form[data-sealed] fieldset:not([disabled])")).to_be_visible()
    expect(phone.locator("#evening")).to_contain_text("Sie können bis zu 2 Personen wählen.")


def _ticks_too_many(phone: Page) -> str:
    """The third tick is taken back, with a sentence; the two stay, also while others vote."""
    _ready(phone)
    for name in ("Ada", "Cem", "Dora"):
        phone.locator("label.tick", has_text=name).click()
    expect(phone.locator(".limit")).to_have_text(
        "Sie haben schon 2 Personen angekreuzt. Nehmen Sie zuerst ein Kreuz weg."
    )
    assert phone.locator("label.tick :checked").count() == 2
    phone.locator("label.tick", has_text="Cem").click()
    phone.locator("label.tick", has_text="Bilal").click()
    return _cast(phone, "Stimme abgeben")


def _votes(phone: Page, *names: str) -> str:
    _ready(phone)
    for name in names:
        phone.locator("label.tick", has_text=name).click()
    return _cast(phone, "Stimme abgeben")


def _abstains_after_a_mistake(phone: Page) -> str:
    """No tick is no vote; a change of mind is one, and nothing of the first one is left on the page."""
    _ready(phone)
    phone.get_by_role("button", name="Stimme abgeben").click()
    expect(phone.locator(".limit")).to_have_text("Kreuzen Sie zuerst jemanden an, oder enthalten Sie sich.")
    before = _votes(phone, "Dora")
    phone.locator("summary", has_text="Stimme ändern").click()
    assert phone.locator("label.tick :checked").count() == 0
    phone.get_by_role("button", name="Ich enthalte mich").click()
    expect(phone.locator("[data-tracker]")).not_to_have_text(before)
    return phone.locator("[data-tracker]").inner_text()


def _cast(phone: Page, label: str) -> str:
    phone.get_by_role("button", name=label).click()
    expect(phone.locator("#evening")).to_contain_text("Ihre Stimme ist gezählt.")
    expect(phone.locator("[data-tracker]")).to_have_text(re.compile(r"^[A-Za-z0-9+/]{8}$"))
    return phone.locator("[data-tracker]").inner_text()


def _close(desk: Page) -> None:
    desk.locator("summary", has_text="Abstimmung schließen").click()
    desk.get_by_role("button", name="Ja, jetzt schließen und auszählen").click()
    expect(desk.locator("#desk")).to_contain_text("Der Schlüssel ist vernichtet")


def _everybody_sees_it(wall: Page, phone: Page, codes: list[str]) -> None:
    expect(wall.locator("#wall")).to_contain_text("Gewählt: Listenplatz 1 (2 Stimmen), Listenplatz 2 (2 Stimmen).")
    assert wall.locator(".polls b").all_inner_texts() == ["2", "2", "0", "0"]
    assert wall.locator(".polls .elected bdi").all_inner_texts() == ["Ada", "Bilal"]
    assert set(codes) <= set(wall.locator(".trackers code").all_inner_texts())
    expect(phone.locator("#evening")).to_contain_text("Ihr Stimmzettel liegt im Archiv.")


def _a_foreign_tool_agrees(desk: Page, folder: Path) -> None:
    with desk.expect_download() as download:
        desk.get_by_role("link", name="Archiv zum Nachprüfen herunterladen").click()
    file = folder / "ballot.bel"
    download.value.save_as(file)
    assert audit(file.read_bytes()) == []


def test_an_open_election_by_a_single_tap(browser: Browser, tmp_path: Path) -> None:
    """One stands for one seat: yes, no or an abstention, without a tick."""
    with open_browser_hall(browser, tmp_path) as hall:
        _adopt_open_elections(hall)
        hall.jury.arrive("Dora", "Emil", "Fatma")
        item = elect(hall.jury, "Kasse", 1, "Ada")
        door, desk = hall.staff(), hall.desk()
        ada = hall.scan_at_the_door(door, "Ada")
        desk.get_by_role("button", name="Sitzung eröffnen").click()
        desk.locator(f"#line-{item}").get_by_role("button", name=re.compile("aufrufen")).click()
        desk.get_by_role("button", name="Offene Wahl eröffnen").click()
        ada.get_by_role("button", name="Ja, ich wähle Ada").click()
        expect(ada.locator("#evening")).to_contain_text("Ihre Stimme ist gezählt: Ada.")
        ada.locator("summary", has_text="Stimme ändern").click()
        ada.get_by_role("button", name="Nein", exact=True).click()
        expect(ada.locator("#evening")).to_contain_text("Ihre Stimme ist gezählt: Nein.")
        _close_open(desk)
        expect(ada.locator("#evening")).to_contain_text("niemand gewählt")


def _adopt_open_elections(hall: Hall) -> None:
    from tests.unsettled import adopt

    adopt(hall.house, hall.jury, {"quorum": {"value": ">1/2"}, "secrecy": {"persons": "open"}})


def _close_open(desk: Page) -> None:
    desk.locator("summary", has_text="Abstimmung schließen").click()
    desk.get_by_role("button", name="Ja, jetzt schließen und auszählen").click()
