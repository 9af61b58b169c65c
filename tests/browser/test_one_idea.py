"""One idea's whole way on screens of 360 by 740: what its writer, a member and the team tap, from poster to rest."""

import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.at_home import Calendar
from tests.browser.hall import PHONE, Hall
from tests.browser.test_applying import LINES, scanned
from tests.granting import HERE, day
from tests.house import last_part, open_house, text_of
from tests.jury import Jury
from tests.stories.test_report_photos import picture
from tests.summing import name_sum
from tests.unsettled import vote

TITLE, FOR_ALL = "Bänke für den Hof", "Die Bänke sind für alle da."
WHY = "Bitte zuerst mit dem Hausmeister sprechen."


class Council(Jury):
    """Nothing is proposed yet, and its votes are advice."""

    applications = ()

    def _body(self, people: int) -> str:
        form = {"name": "Aktionsfondsjury", "kind": "quartiersrat", "preset": "afj-berlin", "seats": str(people)}
        return last_part(self.team.post("/team/bodies", form))

    def plan(self, starts: str = "2099-02-07T18:00") -> str:
        return super().plan(starts) if self.proposals else ""

    def sums(self, said: dict[str, str]) -> None:
        for name, amount in said.items():
            name_sum(self, name, "sum", amount)


def test_one_idea_on_small_screens(browser: Browser, tmp_path: Path) -> None:
    with open_house(f"sqlite:///{tmp_path / 'juryvote.sqlite3'}", tmp_path / "log", kind=Calendar) as house:
        jury = Council(house)
        hall = Hall(browser, house, jury)
        team = hall.staff(PHONE)
        link = _applies(hall)
        _is_asked(hall, team, link)
        member = _meets(hall, team, day(1))
        _amends(jury, member, team)
        _says_how_much(jury, member, team, "400")
        _publishes(team, "400,00")
        _is_answered(team, "Zurückgegeben", WHY)
        _comes_back(hall)
        member = _meets(hall, team, day(2))
        _says_how_much(jury, member, team, "420,50", anew=True)
        _publishes(team, "420,50")
        _is_answered(team, "Bestätigt", "")
        _agrees(team)
        _reports(hall, link)
        _accounts(team)
        _gives_the_rest(hall, team)
        said = hall.said
        hall.close()
    assert said == []


def _narrow(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0], page.url


def _applies(hall: Hall) -> str:
    """Scanned, begun, interrupted, gone on with on another phone; the link to the application."""
    phone = hall.page(PHONE)
    phone.goto(scanned(hall))
    phone.get_by_role("link", name="Antrag stellen").click()
    phone.get_by_label("Titel").fill(TITLE)
    for row, (label, cost, own) in enumerate(LINES):
        phone.locator(f"#line_label-{row}").fill(label)
        phone.locator(f"#line_amount-{row}").fill(cost)
        phone.locator(f"#line_own-{row}").fill(own)
    file = {"name": "hof.jpg", "mimeType": "image/jpeg", "buffer": picture()}
    phone.locator("#f-photo").set_input_files(file)
    expect(phone.locator("#files li")).to_have_count(1)
    phone.get_by_role("button", name="Entwurf speichern").click()
    draft = phone.get_by_role("link", name="Link zu Ihrem Entwurf").get_attribute("href")
    assert draft
    phone.close()
    other = hall.page(PHONE)
    other.goto(draft)
    expect(other.locator("#files li")).to_have_count(1)
    for label, text in (("Was haben Sie vor?", "Drei Bänke."), ("Wo?", "Testgasse 3"), ("Telefon", "030 1234567")):
        other.get_by_label(label).fill(text)
    other.get_by_label("Wann geht es los?").fill(day(30))
    other.get_by_label("Beantragte Summe").fill("700")
    other.get_by_label("Name oder Gruppe").fill("Nachbarin Öztürk")
    other.locator("[name=goals]").first.check()
    for name in ("not_begun", "honest"):
        other.locator(f"#f-{name}").check()
    other.get_by_role("button", name="Antrag einreichen").click()
    expect(other.get_by_role("heading", level=1)).to_have_text("Ihr Antrag ist eingereicht")
    _narrow(other)
    link = other.get_by_role("link", name="Link zu Ihrem Antrag").get_attribute("href")
    other.close()
    assert link
    return link


def _is_asked(hall: Hall, team: Page, link: str) -> None:
    """The team asks, the writer answers by the link, the team finds it eligible."""
    jury = hall.jury
    team.goto(f"{hall.house.base}/team/rounds/{jury.round}")
    team.get_by_role("link", name=re.compile(TITLE)).click()
    page = team.url
    jury.proposals = [last_part(page)]
    team.get_by_label("Was möchten Sie wissen?").fill("Wer pflegt die Bänke?")
    team.get_by_role("button", name="Rückfrage stellen").click()
    phone = hall.page(PHONE)
    phone.goto(link)
    phone.get_by_label("Ihre Antwort").fill("Die Hausgemeinschaft.")
    phone.get_by_role("button", name="Antwort senden").click()
    expect(phone.locator("main")).to_contain_text("Die Hausgemeinschaft.")
    _narrow(phone)
    phone.close()
    team.goto(page)
    expect(team.locator("main")).to_contain_text("Die Hausgemeinschaft.")
    team.get_by_role("button", name="Als förderfähig zulassen").click()
    expect(team.locator("main")).to_contain_text("förderfähig")
    _narrow(team)


def _meets(hall: Hall, team: Page, on: str) -> Page:
    """A meeting with the proposal on its agenda; four are there, one of them with a real phone."""
    jury = hall.jury
    jury.meeting = jury.plan(f"{on}T18:00")
    jury.arrive(*HERE[1:])
    member = hall.scan_at_the_door(team, HERE[0])
    team.goto(f"{hall.house.base}/desk/{jury.meeting}")
    team.get_by_role("button", name="Sitzung eröffnen").click()
    team.get_by_role("button", name=re.compile(f"aufrufen: {TITLE}")).click()
    expect(member.locator("h1")).to_have_text(TITLE)
    return member


def _amends(jury: Jury, member: Page, team: Page) -> None:
    member.get_by_role("link", name="Fragen, Argumente, Änderungen").click()
    member.locator("#amend summary").click()
    member.get_by_label("Mit einer Auflage").check()
    member.get_by_label("Auflage", exact=True).fill(FOR_ALL)
    member.get_by_role("button", name="Änderung vorschlagen").click()
    expect(member.locator("#h-amendments ~ .said")).to_contain_text(FOR_ALL)
    _narrow(member)
    member.get_by_role("link", name="Zurück zur Sitzung").first.click()
    team.get_by_role("button", name="Darüber abstimmen").click()
    member.get_by_role("button", name="Ja, so ändern").click()
    expect(member.locator(".receipt")).to_be_visible()
    vote(jury, jury.ballot(), HERE[1:], ())
    expect(member.locator(".changes")).to_contain_text("angenommen")


def _says_how_much(jury: Jury, member: Page, team: Page, most: str, *, anew: bool = False) -> None:
    """Three of four want so much or more."""
    assert isinstance(jury, Council)
    team.locator("summary", has_text="Jedes Mitglied nennt eine Summe").click()
    team.get_by_role("button", name="Nach der Summe fragen").click()
    expect(member.locator("h1.question")).to_contain_text("Wie viel soll")
    assert anew or FOR_ALL in member.locator("h1.question").inner_text()
    member.fill("[name=sum]", most)
    member.keyboard.press("Enter")
    expect(member.locator(".receipt")).to_be_visible()
    _narrow(member)
    jury.sums(dict(zip(HERE[1:], ("600", most, "100"), strict=True)))
    team.get_by_role("button", name=re.compile("schließen und auszählen")).click()


def _publishes(team: Page, granted: str) -> None:
    expect(team.locator(".outcome").first).to_contain_text(granted)
    team.get_by_role("button", name="Beschluss im Register veröffentlichen").click()
    expect(team.locator("main")).to_contain_text("Steht im öffentlichen Register.")
    _narrow(team)
    team.locator("summary", has_text="Sitzung beenden").click()
    team.get_by_role("button", name="Ja, Sitzung beenden").click()
    expect(team.locator("main")).to_contain_text("Die Sitzung ist beendet.")


def _is_answered(team: Page, answer: str, why: str) -> None:
    base = team.url.split("/desk")[0]
    team.goto(f"{base}/team")
    team.get_by_role("link", name="Aktionsfondsjury").first.click()
    team.get_by_role("link", name="Zu den Förderungen").click()
    team.get_by_role("link", name=re.compile(TITLE)).click()
    team.get_by_label(re.compile("Grund, wenn es zurückkommt")).fill(why)
    team.get_by_role("button", name=answer, exact=True).click()
    expect(team.locator("main")).not_to_contain_text("Auf die Steuerungsrunde warten")


def _comes_back(hall: Hall) -> None:
    """What was given back is read by everybody, and stands on the next agenda."""
    guest = hall.page(PHONE)
    guest.goto(hall.house.base)
    guest.get_by_role("link", name=re.compile(TITLE)).click()
    expect(guest.locator("#confirmation")).to_contain_text(WHY)
    _narrow(guest)
    guest.close()
    assert "10.000,00" in text_of(hall.jury.team.get(f"/team/funds/{hall.jury.fund}"))


def _agrees(team: Page) -> None:
    team.fill("#a-amount", "420,50")
    team.fill("#a-plan", "Erst kaufen, dann bauen.")
    team.fill("#a-begins", day())
    team.fill("#a-ends", day())
    team.get_by_role("button", name="Vereinbarung speichern").click()
    team.fill("#s-team", "Mira Team")
    team.get_by_role("button", name="Beide haben unterschrieben").click()
    team.get_by_role("button", name="Auszahlung eintragen").click()
    expect(team.locator("main")).to_contain_text("Ausgezahlt")
    _narrow(team)


def _reports(hall: Hall, link: str) -> None:
    phone = hall.page(PHONE)
    phone.goto(link)
    phone.get_by_role("button", name="Bericht und Belege abgeben").click()
    phone.fill("#f-report", "Drei Bänke stehen.")
    lines = (("1", "Holz", "300"), ("2", "Schrauben", "99"))
    for row, (number, what, amount) in enumerate(lines):
        for name, text in (("number", number), ("what", what), ("day", day()), ("amount", amount)):
            phone.fill(f"#receipt_{name}-{row}", text)
    file = {"name": "bank.jpg", "mimeType": "image/jpeg", "buffer": picture(colour="blue")}
    phone.set_input_files("#f-photo", file)
    phone.get_by_role("button", name="Bericht einreichen").click()
    expect(phone.locator("main")).to_contain_text("Ihr Bericht ist eingereicht")
    _narrow(phone)
    phone.close()


def _accounts(team: Page) -> None:
    team.reload()
    team.get_by_role("button", name="Belege sind geprüft").click()
    team.get_by_role("button", name="Rückzahlung eintragen").click()
    team.get_by_role("button", name="Förderung abschließen").click()
    expect(team.locator("main")).to_contain_text("21,50")
    _narrow(team)


def _gives_the_rest(hall: Hall, team: Page) -> None:
    """The money is back, and a round for small things is open to everybody."""
    jury = hall.jury
    fund = text_of(jury.team.get(f"/team/funds/{jury.fund}"))
    assert ("9.601,00" in fund, "Es geht auf." in fund) == (True, True)
    rest = {"title": "Restmittel", "deadline": "2099-10-01T13:00", "cap": "100", "call_text": "Für kleine Sachen."}
    made = jury.team.post(f"/team/bodies/{jury.body}/leftovers", {**rest, "fund": jury.fund})
    team.goto(f"{hall.house.base}{made}")
    team.get_by_role("button", name="Runde jetzt öffnen").click()
    guest = hall.page(PHONE)
    guest.goto(hall.house.base)
    guest.get_by_role("link", name="Restmittel").click()
    expect(guest.get_by_role("link", name="Antrag stellen")).to_be_visible()
    _narrow(guest)
