"""The evening in real Chromium: two phones, the chair, the projector, and an auditor at the end."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.hall import Hall, open_browser_hall, scan
from tests.house import juryvote

# At every frame, because whatever else happens in the room draws the clock anew.
OVER = """() => {
  const clock = document.querySelector("[data-timer]");
  clock.dataset.ends = 0;
  return clock.querySelector("[role=status]").textContent === "Die Zeit ist um";
}"""


def test_two_phones_a_chair_and_a_projector(browser: Browser, tmp_path: Path) -> None:
    with open_browser_hall(browser, tmp_path) as hall:
        hall.jury.arrive("Cem", "Dora", "Emil")  # three more, without pictures
        tablet, desk, wall = hall.staff(), hall.desk(), hall.wall()
        ada = hall.scan_at_the_door(tablet, "Ada")
        expect(tablet.locator("#opened")).to_contain_text(re.compile("angemeldet|gescannt|da", re.IGNORECASE))
        bilal = _by_card_and_wall(hall, wall)
        desk.get_by_role("button", name="Sitzung eröffnen").click()
        expect(wall.locator("body")).to_contain_text("Beschlussfähig: 5 von 7 besetzten Sitzen sind da, 4 sind nötig.")
        desk.get_by_role("button", name=re.compile("TOP 1 aufrufen")).click()
        expect(ada.locator("h1")).to_contain_text("Hoffest")
        _the_clock_counts_down_while_ada_speaks(ada, desk, wall)
        _bilal_declares_a_conflict(bilal, desk)
        _quorum_is_lost_and_regained(hall, ada, desk, wall)
        _keys_lead_to_buttons_and_press_none(desk)
        _ada_votes_and_the_ballot_carries(hall, ada, bilal, desk, wall)
        _everybody_can_read_it_and_an_auditor_recounts_it(hall, desk, tmp_path)


def _by_card_and_wall(hall: Hall, wall: Page) -> Page:
    """Bilal signs in by the code on a printed card and checks in by the picture on the wall."""
    sheet = hall.staff()
    sheet.goto(f"{hall.house.base}/team/meetings/{hall.jury.meeting}/cards")
    for summary in sheet.locator("main summary").all():
        summary.click()
    sheet.locator("main form button").first.click()
    card = sheet.locator(".card-slip, .cards > *, li, article").filter(has_text="Bilal").last
    code = re.search(r"[A-Z0-9]{4}-[A-Z0-9]{4}", card.inner_text())
    assert code
    phone = hall.page((360, 740))
    phone.goto(f"{hall.house.base}/enter")
    phone.fill("[name=code]", code[0].lower())
    phone.get_by_role("button", name="Anmelden").click()
    expect(phone.locator("h1")).to_contain_text("Sind Sie im Raum?")
    phone.goto(scan(wall.locator("svg.qr")))
    expect(phone).to_have_url(f"{hall.house.base}/meeting")
    return phone


def _the_clock_counts_down_while_ada_speaks(ada: Page, desk: Page, wall: Page) -> None:
    """By a script that the policy lets run, on the wall too, and down to its words."""
    desk.locator("#timer summary").click()
    desk.get_by_role("button", name="2 Minuten").click()
    expect(wall.locator(".timer")).to_have_text(re.compile(r"2:00|1:5\d"))
    for page in (desk, wall):
        expect(page.locator(".timer")).to_have_text(re.compile(r"1:5[0-8]"))
    wall.wait_for_function(OVER)
    ada.get_by_role("button", name="Ich möchte sprechen").click()
    expect(ada.locator("#hand")).to_contain_text("Sie sind als Nächstes dran.")
    desk.get_by_role("button", name="Ada hat das Wort").click()
    expect(ada.locator("#hand")).to_contain_text("Sie haben das Wort.")
    expect(wall.locator("#wall")).to_contain_text("Es spricht: A.")
    desk.get_by_role("button", name="Fertig").click()
    desk.get_by_role("button", name="Uhr anhalten").click()
    expect(wall.locator(".timer")).to_have_count(0)


def _keys_lead_to_buttons_and_press_none(desk: Page) -> None:
    """Not while somebody types, and not at all once they are turned off."""
    desk.locator("h1").focus()
    desk.keyboard.press("a")
    expect(desk.get_by_role("button", name="Offene Abstimmung eröffnen")).to_be_focused()
    desk.keyboard.press("s")  # nothing to close
    expect(desk.locator("#keys-said")).to_have_text("Das geht gerade nicht.")
    desk.keyboard.press("?")
    desk.locator("#keys-on").uncheck()
    desk.locator("#keys summary").focus()
    desk.keyboard.press("a")
    expect(desk.locator("#keys summary")).to_be_focused()
    desk.locator("#keys-on").check()
    desk.keyboard.press("?")  # in a field
    expect(desk.locator("#keys-on")).to_be_visible()


def _bilal_declares_a_conflict(bilal: Page, desk: Page) -> None:
    expect(bilal.locator("h1")).to_contain_text("Hoffest")
    bilal.locator("summary", has_text="Ich bin befangen").click()
    bilal.locator("input[name=reason][value=applicant]").check()
    bilal.locator("form[action*='/conflict'] button").click()
    expect(bilal.locator("#evening")).to_contain_text("Sie stimmen bei diesem Punkt nicht mit ab.")
    expect(desk.locator("#desk")).to_contain_text("1 befangene Person zählt nicht mit.")


def _quorum_is_lost_and_regained(hall: Hall, ada: Page, desk: Page, wall: Page) -> None:
    ada.locator("summary", has_text="Ich gehe jetzt").click()
    ada.locator("form[action='/meeting/leave'] button").click()
    expect(desk.locator("#desk")).to_contain_text("Nicht beschlussfähig")
    expect(wall.locator("#wall")).to_contain_text("Nicht beschlussfähig")
    wall.goto(wall.url)
    desk_code = hall.jury.team.get(f"/screen/{hall.jury.meeting}/now")
    code = re.search(r"\b[A-HJKMNP-TV-Z2-9]{3}[ -]?[A-HJKMNP-TV-Z2-9]{3}\b", re.sub(r"<[^>]+>", " ", desk_code))
    assert code
    ada.fill("[name=code]", code[0])
    ada.get_by_role("button", name="Ich bin da").click()
    expect(desk.locator("#desk")).to_contain_text("Beschlussfähig: 4 von 7 besetzten Sitzen zählen, 4 sind nötig.")


def _ada_votes_and_the_ballot_carries(hall: Hall, ada: Page, bilal: Page, desk: Page, wall: Page) -> None:
    desk.get_by_role("button", name="Offene Abstimmung eröffnen").click()
    expect(wall.locator("#wall")).to_contain_text("0 von 4 Stimmen abgegeben")
    ada.get_by_role("button", name="Nein zu „Hoffest“").click()
    expect(ada.locator("#evening")).to_contain_text("Ihre Stimme ist gezählt: Nein")
    ada.locator("summary", has_text="Stimme ändern").click()
    ada.get_by_role("button", name=re.compile("Ja zu „Hoffest“, 450,00")).click()
    expect(ada.locator("#evening")).to_contain_text("Ihre Stimme ist gezählt: Ja")
    expect(ada.locator("#evening")).to_contain_text(re.compile("Prüfcode [A-Z0-9]{4}-[A-Z0-9]{2}"))
    for name, choice in (("Cem", "yes"), ("Dora", "yes"), ("Emil", "abstain")):
        hall.jury.vote(name, choice)
    expect(wall.locator("#wall")).to_contain_text("4 von 4 Stimmen abgegeben")
    assert "Ja" not in wall.locator("#wall .result, #wall .counts").all_inner_texts()
    desk.get_by_role("button", name=re.compile("schließen")).first.click()
    for page, place in ((desk, "#desk"), (wall, "#wall"), (ada, "#evening"), (bilal, "#evening")):
        expect(page.locator(place)).to_contain_text("Angenommen: 3 Ja-Stimmen, nötig waren 3 von 4.")


def _everybody_can_read_it_and_an_auditor_recounts_it(hall: Hall, desk: Page, folder: Path) -> None:
    desk.get_by_role("button", name=re.compile("veröffentlichen", re.IGNORECASE)).first.click()
    expect(desk.locator("#desk")).to_contain_text("veröffentlicht")
    reader = hall.page((1280, 800))
    reader.goto(hall.house.base)
    reader.get_by_role("link", name=re.compile("Hoffest")).click()
    expect(reader.locator("main")).to_contain_text("Angenommen: 3 Ja-Stimmen, nötig waren 3 von 4.")
    desk.goto(f"{hall.house.base}/audit/bodies/{hall.jury.body}")
    with desk.expect_download() as download:
        desk.locator("a[href$='bundle.zip']").first.click()
    file = folder / "bundle.zip"
    download.value.save_as(file)
    assert juryvote("verify", str(file)).returncode == 0
    data = bytearray(file.read_bytes())
    data[len(data) // 3] ^= 4
    file.write_bytes(bytes(data))
    assert juryvote("verify", str(file), check=False).returncode == 1
