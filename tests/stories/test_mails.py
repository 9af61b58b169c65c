"""What whoever applies gets by mail, from the link to the draft until the report that is missing, over HTTP."""

import re
import time
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from icalendar import Calendar as Dates

from tests import granting
from tests.at_home import Calendar
from tests.granting import Granted
from tests.house import open_house, text_of
from tests.jury import Jury
from tests.stories.test_applying import DECLARED, code_in, form_of

NEIGHBOUR = "nachbarin@kiez.example"
PERSONAL = ("Öztürk", "Bänke", NEIGHBOUR, "Hof", "breit")
WEEKS = 3


class MailHouse(Calendar):
    """Mails are written into a folder."""

    def start(self, **more: str) -> None:
        self.folder = self.log.parent / "outbox"
        mail = {"JURYVOTE_MAIL": f"folder:{self.folder}", "JURYVOTE_MAIL_FROM": "jury@kiez.example"}
        super().start(**{"JURYVOTE_PUBLIC_URL": self.base} | mail | more)

    def mails(self, count: int) -> list[EmailMessage]:
        """So many have come so far, and no more; the oldest first."""
        for _ in range(150):
            found = [message_from_bytes(path.read_bytes(), policy=SMTP) for path in self.folder.glob("*.eml")]
            if len(found) >= count:
                break
            time.sleep(0.1)
        assert len(found) == count, [str(one["Subject"]) for one in found]
        return sorted(found, key=lambda one: one["Date"].datetime)

    def new(self, *known: str) -> EmailMessage:
        """The only one whose subject is not among these."""
        (found,) = (one for one in self.mails(len(known) + 1) if one["Subject"] not in known)
        assert not any(personal in str(found["Subject"]) for personal in PERSONAL)
        assert found["To"] == NEIGHBOUR
        return found


def words(message: EmailMessage) -> str:
    part = message.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


@pytest.fixture
def house(database_url: str, tmp_path: Path) -> Iterator[MailHouse]:
    with open_house(database_url, tmp_path / "log", kind=MailHouse) as house:
        assert isinstance(house, MailHouse)
        yield house


def test_from_the_link_to_the_draft_to_the_question(house: MailHouse) -> None:
    jury, writer = Jury(house), house.visitor()
    address = f"/rounds/{jury.round}/apply"
    code = code_in(writer.get(address))
    half = form_of(code, "mail-link", email="niemand")
    assert "E-Mail" in text_of(writer.post(address, half, expect=422))
    for _ in range(2):  # a double tap
        page = writer.post(address, form_of(code, "mail-link"), expect=200)
        assert f"unterwegs an: {NEIGHBOUR}" in text_of(page)
    link = house.new()
    assert f"{house.base}/application#{code}" in words(link)
    assert "Öztürk" not in words(link)  # anybody may have typed this address

    elsewhere = house.visitor()
    found = re.search(r"/application#([A-Z0-9]{28})", words(link))
    assert found
    assert "Bänke für den Hof" in elsewhere.post("/application", {"code": found[1]}, expect=200)
    elsewhere.post(address, form_of(code, "hand-in", **DECLARED), expect=200)
    elsewhere.post(address, form_of(code, "hand-in", **DECLARED), expect=200)
    receipt = house.new("Der Link zu Ihrem Entwurf")
    assert "Antrag Nummer 4: Bänke für den Hof 🌻" in words(receipt)
    assert f"{house.base}/application#{code}" in words(receipt)

    listed = re.search(r'href="(/team/proposals/\w+)">4\.', jury.team.get(f"/team/rounds/{jury.round}"))
    assert listed
    for _ in range(2):
        jury.team.post(f"{listed[1]}/questions", {"text": "Wie breit sind die Bänke?\r\n<b>Danke</b>"})
    question = house.new("Der Link zu Ihrem Entwurf", "Ihr Antrag ist eingereicht")
    assert "Wie breit sind die Bänke?\n<b>Danke</b>" in words(question)
    html = question.get_body(("html",))
    assert html is not None
    assert "<b>" not in html.get_content()
    assert code not in str(question)  # only its digest is known here

    post = text_of(jury.team.get("/team/mails"))
    assert post.count("gesendet:") == 3
    assert NEIGHBOUR not in post
    log = house.log.read_text()
    assert not any(secret in log for secret in (code, NEIGHBOUR, "Öztürk"))
    assert house.juryvote("check").returncode == 0


def test_somebody_elses_address_is_not_flooded(house: MailHouse) -> None:
    jury, writer = Jury(house), house.visitor()
    address = f"/rounds/{jury.round}/apply"
    for expect in (200, 200, 200, 429):
        code = code_in(writer.get(address))
        page = writer.post(address, form_of(code, "mail-link"), expect=expect)
    assert "Wir bauen drei Bänke." in page  # refused, but nothing typed is lost
    house.mails(3)


def test_in_the_language_of_whoever_applies(house: MailHouse) -> None:
    jury, writer = Jury(house), house.visitor()
    address = f"/rounds/{jury.round}/apply"
    code = code_in(writer.get(address))
    writer.cookies["language"] = "en"
    writer.post(address, form_of(code, "mail-link"), expect=200)
    (mail,) = house.mails(1)
    assert mail["Content-Language"] == "en"
    assert "Nothing has been handed in yet." in words(mail)


def test_until_the_report(house: MailHouse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(granting.APPLICATION, "email", NEIGHBOUR)
    jury = Granted(house)
    jury.agree("600,00")
    mails = {words(mail).splitlines()[4]: mail for mail in house.mails(5)}
    admitted, listed = (
        mails[f"Ihr Antrag {what}"]
        for what in ("ist geprüft. Die Jury entscheidet darüber.", "steht auf der Tagesordnung.")
    )
    assert admitted["Subject"] == listed["Subject"] == "Neues zu Ihrem Antrag"
    (file,) = listed.iter_attachments()
    (event,) = Dates.from_ical(file.get_payload(decode=True)).walk("VEVENT")
    assert event["dtstart"].dt.isoformat() == "2099-02-07T17:00:00+00:00"
    decided = mails["Über Ihren Antrag ist entschieden."]
    link = re.search(rf"{house.base}(/decisions/\w+)", words(decided))
    assert link
    assert "Bänke für den Hof" in house.visitor().get(link[1])
    assert sum(mail["Subject"] == "Ihre Vereinbarung ist fertig" for mail in mails.values()) == 1

    late = 60  # the report is due a month after the end of the action
    for week in range(WEEKS):
        for days in (late + 7 * week, late + 7 * week + 1):  # twice in a week: one reminder
            _restart_on(house, days)
            mails_now = house.mails(6 + week)
        assert sum(mail["Subject"] == "Bitte schreiben Sie Ihren Bericht" for mail in mails_now) == week + 1


def _restart_on(house: MailHouse, days: int) -> None:
    house.turn(days)
    house.stop()
    house.start()
    time.sleep(1)


def test_without_mail_the_pages_say_so(tmp_path: Path) -> None:
    with open_house(f"sqlite:///{tmp_path / 'x.sqlite3'}", tmp_path / "log") as house:
        jury, writer = Jury(house), house.visitor()
        address = f"/rounds/{jury.round}/apply"
        page = writer.get(address)
        assert "gehen keine E-Mails hinaus" in page
        assert "mail-link" not in page
        writer.post(address, form_of(code_in(page), "hand-in", **DECLARED), expect=200)
        post = text_of(jury.team.get("/team/mails"))
        assert "Hier gehen keine E-Mails hinaus" in post
        assert "Noch keine Nachricht." in post
