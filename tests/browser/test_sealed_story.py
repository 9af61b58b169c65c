"""A secret vote in real Chromium: two phones that encrypt, the shared tablet, one paper slip; then a foreign tool."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.hall import Hall, open_browser_hall
from tests.house import juryvote, text_of
from tests.sealed.tool import audit

TABLET = (820, 1180)


def test_two_phones_a_tablet_and_a_paper_slip_vote_in_secret(browser: Browser, tmp_path: Path) -> None:
    with open_browser_hall(browser, tmp_path) as hall:
        hall.jury.arrive("Cem", "Dora", "Emil")
        door, desk, wall = hall.staff(), hall.desk(), hall.wall()
        ada, bilal = (hall.scan_at_the_door(door, name) for name in ("Ada", "Bilal"))
        tablet = _shared_tablet(hall, door)
        _one_member_asks_for_secrecy(desk, ada)
        desk.get_by_role("button", name="Geheime Abstimmung eröffnen").click()
        expect(wall.locator("#wall")).to_contain_text("Geheime Abstimmung.")
        codes = [_vote(ada, "Ja zu „Hoffest“"), _vote(bilal, "Nein zu „Hoffest“")]
        codes[0] = _change(ada, "Ich enthalte mich")
        codes.append(_at_the_tablet(desk, tablet, "Dora"))
        _on_paper(desk, ada, "Cem")
        expect(wall.locator("#wall")).to_contain_text("4 von 5 Stimmen abgegeben")
        assert wall.locator(".counts").count() == 0  # never a choice before the closing
        _close(desk)
        _everybody_sees_it_counted(wall, [ada, bilal], codes)
        _a_foreign_tool_agrees(desk, tmp_path)


def _shared_tablet(hall: Hall, staff: Page) -> Page:
    """It signs in with the code that the team shows, and can do nothing yet."""
    staff.goto(f"{hall.house.base}/team/meetings/{hall.jury.meeting}")
    staff.locator("summary", has_text="Gemeinsames Tablet im Raum").click()
    staff.get_by_role("button", name="Code für das Tablet").click()
    code = re.search(r"\b[A-Z0-9]{8}\b|\b[A-Z0-9]{4}-[A-Z0-9]{4}\b", staff.locator(".typed .code").inner_text())
    assert code
    tablet = hall.page(TABLET)
    tablet.goto(f"{hall.house.base}/enter")
    tablet.fill("[name=code]", code[0])
    tablet.get_by_role("button", name="Anmelden").click()
    expect(tablet).to_have_url(f"{hall.house.base}/kiosk")
    expect(tablet.locator("#kiosk")).to_contain_text("Das Tablet ist gesperrt.")
    return tablet


def _one_member_asks_for_secrecy(desk: Page, ada: Page) -> None:
    desk.get_by_role("button", name="Sitzung eröffnen").click()
    desk.get_by_role("button", name=re.compile("TOP 1 aufrufen")).click()
    expect(desk.get_by_role("button", name="Offene Abstimmung eröffnen")).to_be_visible()
    ada.locator("summary", has_text="Geheim abstimmen?").click()
    ada.get_by_role("button", name="Ich möchte geheim abstimmen").click()
    expect(desk.locator("#desk")).to_contain_text("Jemand möchte geheim abstimmen.")
    expect(desk.get_by_role("button", name="Offene Abstimmung eröffnen")).to_have_count(0)
    assert "Ada möchte" not in desk.locator("#desk").inner_text()


def _vote(phone: Page, label: str) -> str:
    """The code that the phone shows. The buttons wake when all is checked, and then one tap is enough."""
    expect(phone.locator("form[data-sealed] fieldset:not([disabled])")).to_be_visible()
    phone.get_by_role("button", name=re.compile(label)).click()
    expect(phone.locator("#evening")).to_contain_text("Ihre Stimme ist gezählt.")
    return _code(phone.locator("[data-tracker]"))


def _code(place: Locator) -> str:
    expect(place).to_have_text(re.compile(r"^[A-Za-z0-9+/]{8}$"))
    return place.inner_text()


def _change(phone: Page, label: str) -> str:
    before = _code(phone.locator("[data-tracker]"))
    phone.locator("summary", has_text="Stimme ändern").click()
    phone.get_by_role("button", name=label).click()
    expect(phone.locator("[data-tracker]")).not_to_have_text(before)
    return _code(phone.locator("[data-tracker]"))


def _at_the_tablet(desk: Page, tablet: Page, name: str) -> str:
    desk.locator("summary", has_text="Am Tablet abstimmen lassen").click()
    desk.locator("select[id^=kiosk-who]").select_option(label=name)
    desk.get_by_role("button", name="Tablet freigeben").click()
    expect(tablet.locator("#kiosk")).to_contain_text(f"Sie stimmen jetzt ab: {name}")
    tablet.get_by_role("button", name=re.compile("Ja zu „Hoffest“, 450,00")).click()
    expect(tablet.locator("main")).to_contain_text("Ihre Stimme ist gezählt.")
    code = _code(tablet.locator("code"))
    tablet.get_by_role("link", name="Fertig").click()
    expect(tablet.locator("#kiosk")).to_contain_text("Das Tablet ist gesperrt.")
    assert name not in tablet.locator("body").inner_text()
    return code


def _on_paper(desk: Page, witness: Page, name: str) -> None:
    """The chair counts at the desk, a member counts again on the own phone."""
    desk.locator("summary", has_text="Papierzettel").click()
    desk.locator("details[id^=paper-] label.pick", has_text=name).click()
    desk.get_by_role("button", name="Papierzettel ausgeben").click()
    expect(desk.locator("#desk")).to_contain_text("Bei einem einzigen Papierzettel")
    for page, opened in ((desk, True), (witness, False)):
        if not opened:
            page.locator("summary", has_text="Papierzettel nachzählen").click()
        page.locator("input[id^=paper-yes]").fill("1")
        page.get_by_role("button", name="Zählung eintragen").click()
    expect(desk.locator("#desk")).to_contain_text("1 Papierzettel ist gezählt und liegt verschlüsselt in der Urne.")


def _close(desk: Page) -> None:
    desk.locator("summary", has_text="Abstimmung schließen").click()
    desk.get_by_role("button", name="Ja, jetzt schließen und auszählen").click()
    expect(desk.locator("#desk")).to_contain_text("Der Schlüssel ist vernichtet")


def _everybody_sees_it_counted(wall: Page, phones: list[Page], codes: list[str]) -> None:
    """2 yes (tablet, paper), 1 no, 1 abstention; every code is on the wall, and the phones say it in words."""
    expect(wall.locator("#wall")).to_contain_text("Abgelehnt: 2 Ja-Stimmen, nötig waren 3 von 5.")
    assert [text_of(cell) for cell in wall.locator(".counts b").all_inner_texts()] == ["2", "1", "1"]
    shown = wall.locator(".trackers code").all_inner_texts()
    assert len(shown) == 4
    assert set(codes) <= set(shown)
    for phone in phones:
        expect(phone.locator("#evening")).to_contain_text("Ihr Stimmzettel liegt im Archiv.")
        expect(phone.locator("#evening")).to_contain_text("2 Stimmzettel hat der Server verschlüsselt")


def _a_foreign_tool_agrees(desk: Page, folder: Path) -> None:
    with desk.expect_download() as download:
        desk.get_by_role("link", name="Archiv zum Nachprüfen herunterladen").click()
    file = folder / "ballot.bel"
    download.value.save_as(file)
    told = juryvote("verify", str(file))
    assert "Ja: 2, Nein: 1, (ohne Kreuz / no tick): 1" in told.stdout
    assert audit(file.read_bytes()) == []
