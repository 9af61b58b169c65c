"""A hall on a weak network loses no slip: processes and the database die, phones sleep, reload and are offline.

Two processes on one PostgreSQL stand behind one address; five phones in real Chromium know only that address.
"""

import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, Page, Request, expect
from sqlalchemy import Row

from juryvote.live.hall import Hall as Insight
from juryvote.store import ballots
from tests.browser.hall import PHONE, Hall, traffic
from tests.founded import SECRET
from tests.front import Front
from tests.house import House, juryvote, open_house
from tests.jury import NAMES
from tests.setup.postgres import Server

PEOPLE = NAMES[:5]
COUNTED = re.compile("Ihre Stimme ist gezählt: (Ja|Nein)")
KEPT = "Keine Verbindung: Ihre Stimme ist noch nicht bestätigt."
AWAY = "Gerade ist unser Speicher nicht erreichbar"
NO_LIMITS = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
LONG = 30_000  # ms: three tries of a phone
Sent = dict[str, list[str]]


class Weak:
    """`sent`: the keys of the slips that each phone has sent, again and again too."""

    def __init__(self, hall: Hall, front: Front, first: House, second: House) -> None:
        self.hall, self.front, self.first, self.second = hall, front, first, second
        self.jury = hall.jury
        self.sent: Sent = {}
        self.base = f"http://127.0.0.1:{front.port}"
        self.phones = {name: self._phone(name) for name in PEOPLE}

    def _phone(self, name: str) -> Page:
        page = self.hall.page(PHONE)
        self.scan = traffic(page)
        page.on("request", lambda request: self._note(name, request))
        self.enter(name, page)
        return page

    def enter(self, name: str, page: Page | None = None) -> None:
        page = page or self.phones[name]
        page.goto(f"{self.base}/enter#{self.jury.door_code(name)}")
        expect(page).to_have_url(re.compile("/meeting$"))
        page.evaluate("window.stayed = true")

    def _note(self, name: str, request: Request) -> None:
        if request.method == "POST" and request.url.endswith("/slip"):
            self.sent.setdefault(name, []).append(re.findall(r"key=([^&]+)", request.post_data or "")[0])

    def open(self, number: int) -> str:
        self.sent.clear()
        self.jury.do(f"items/{self.jury.item(number)}/call")
        self.jury.do(f"items/{self.jury.item(number)}/ballot", {"amount": "450"})
        for phone in self.phones.values():
            expect(phone.locator("form[data-slip] button").first).to_be_visible()
        return self.jury.ballot()

    def tap(self, *names: str, choice: str = "yes") -> None:
        for name in names:
            self.phones[name].locator(f"form[data-slip] button[value={choice}]").click(no_wait_after=True)

    def on_disk(self, ballot: str, count: int) -> None:
        """So many slips are written; whoever cast them may not know it yet."""
        with insight(self.second) as hall:
            _until(lambda: len(_slips(hall, ballot)) >= count)

    def comes_back(self, name: str) -> None:
        self.phones[name].goto(f"{self.base}/meeting")
        self.phones[name].evaluate("window.stayed = true")

    def everybody_has_a_receipt_without_a_reload(self) -> None:
        for phone in self.phones.values():
            expect(phone.locator("#evening")).to_contain_text(COUNTED, timeout=LONG)
            _nothing_is_kept(phone)
            assert phone.evaluate("window.stayed"), "the page was loaded again"

    def close(self, ballot: str) -> None:
        """Everybody's slip once: the first tap of each, however often it was sent."""
        with insight(self.second) as hall:
            found = {slip.member: slip for slip in _slips(hall, ballot)}
        assert {name: found[self.jury.members[name]].turn for name in PEOPLE} == dict.fromkeys(PEOPLE, 0)
        for name, keys in self.sent.items():
            assert found[self.jury.members[name]].key in keys
        self.jury.do(f"ballots/{ballot}/close")


def _nothing_is_kept(phone: Page) -> None:
    _until(lambda: phone.evaluate("sessionStorage.getItem('juryvote-slip')") is None)


def _until(fine: Callable[[], bool]) -> None:
    until = time.monotonic() + LONG / 1000
    while not fine():
        assert time.monotonic() < until
        time.sleep(0.1)


@contextmanager
def insight(house: House) -> Iterator[Insight]:
    hall = Insight(database=house.database, secret=SECRET.encode())
    try:
        yield hall
    finally:
        hall.close()


def _slips(hall: Insight, ballot: str) -> Sequence[Row[Any]]:
    with hall.reading() as db:
        return ballots.slips(db, ballot)


@pytest.fixture
def weak(browser: Browser, durable_server: Server, tmp_path: Path) -> Iterator[Weak]:
    with durable_server.fresh() as url, open_house(url, tmp_path / "log") as first:
        second = House(url, tmp_path / "log2")
        second.start()
        hall, front = Hall(browser, second), Front(first.port, second.port)
        hall.jury.do("open")
        try:
            yield Weak(hall, front, first, second)
        finally:
            hall.close()
            assert hall.said == [], "\n".join(hall.said)
            front.close()
            for visitor in second.visitors:
                visitor.client.close()
            second.kill()


def test_a_hall_on_a_weak_network_loses_no_slip(weak: Weak, durable_server: Server, tmp_path: Path) -> None:
    _a_scan_costs_little(weak)
    _a_process_dies(weak)
    _the_phones_are_away(weak)
    _the_database_dies(weak, durable_server)
    assert weak.second.juryvote("check").returncode == 0
    file = tmp_path / "bundle.zip"
    file.write_bytes(weak.jury.team.request("GET", f"/audit/bodies/{weak.jury.body}/bundle.zip").content)
    assert juryvote("verify", str(file)).returncode == 0


def _a_process_dies(weak: Weak) -> None:
    """One was acknowledged, three are under way when it dies, one taps while nobody knows that it is dead."""
    ballot, desk = weak.open(1), weak.hall.desk()
    weak.tap("Ada")
    expect(weak.phones["Ada"].locator("#evening")).to_contain_text(COUNTED)
    weak.front.hold()
    weak.tap("Bilal", "Cem", "Dora", choice="no")
    weak.on_disk(ballot, 4)
    weak.first.kill()
    weak.tap("Emil")
    weak.front.cut(weak.first.port)
    weak.front.release()
    weak.everybody_has_a_receipt_without_a_reload()
    assert len(weak.sent["Ada"]) == 1
    assert {len(set(keys)) for keys in weak.sent.values()} == {1}
    expect(desk.locator("#desk .votes")).to_contain_text("5 von 5 Stimmen abgegeben")
    weak.close(ballot)
    expect(desk.locator("#desk")).to_contain_text("2 Ja")
    desk.context.close()


def _the_phones_are_away(weak: Weak) -> None:
    weak.jury.arrive("Fatma")  # on the roll too
    ballot, ada = weak.open(2), weak.phones["Ada"]
    _somebody_else_takes_the_phone(weak, ballot, "Ada")
    ada.context.set_offline(True)
    weak.tap("Ada")
    expect(ada.locator(".sending")).to_contain_text(KEPT)
    expect(ada.locator("form[data-slip] button").first).to_be_disabled()
    _reloaded_while_unsent(weak, "Bilal")
    _two_tabs_say_the_same(weak, "Cem")
    _the_way_back_sends_nothing(weak, "Dora")
    _asleep_while_the_answer_is_lost(weak, ballot, "Emil")
    ada.context.set_offline(False)
    weak.everybody_has_a_receipt_without_a_reload()
    assert {len(set(keys)) for keys in weak.sent.values()} == {1}
    weak.close(ballot)


def _a_scan_costs_little(weak: Weak) -> None:
    """Few round trips and few bytes on the first visit; on the next one the page alone."""
    phone = weak.phones["Emil"]
    phone.wait_for_load_state("load")
    assert weak.scan["requests"] <= 16
    assert weak.scan["bytes"] < 50_000
    with phone.context.new_page() as again:
        found = traffic(again)
        again.goto(phone.url)
        expect(again.locator("#evening")).to_be_visible()
        again.wait_for_load_state("load")
        assert found["requests"] <= 2
        assert found["bytes"] < 8_000


def _somebody_else_takes_the_phone(weak: Weak, ballot: str, name: str) -> None:
    """The unsent slip of one is not sent as that of another, who signs in on the same phone in another tab."""
    phone = weak.phones[name]
    wire = phone.context.new_cdp_session(phone)
    wire.send("Network.enable")
    wire.send("Network.emulateNetworkConditions", {**NO_LIMITS, "offline": True})
    weak.tap(name)
    expect(phone.locator(".sending")).to_contain_text(KEPT)
    with phone.context.new_page() as other:
        other.goto(f"{weak.base}/enter#{weak.jury.door_code('Fatma')}")
        expect(other.locator("#evening")).to_be_visible()
        other.wait_for_load_state("load")
        wire.send("Network.emulateNetworkConditions", {**NO_LIMITS, "offline": False})
        _nothing_is_kept(phone)
    with insight(weak.second) as hall:
        assert _slips(hall, ballot) == []
    weak.sent.clear()
    weak.enter(name)


def _reloaded_while_unsent(weak: Weak, name: str) -> None:
    phone = weak.phones[name]
    phone.context.set_offline(True)
    weak.tap(name)
    expect(phone.locator(".sending")).to_contain_text(KEPT)
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
        phone.reload()
    phone.context.set_offline(False)
    weak.comes_back(name)
    expect(phone.locator("#evening")).to_contain_text(COUNTED)


def _two_tabs_say_the_same(weak: Weak, name: str) -> None:
    """Each tab has a slip of its own; one stands, and both say which."""
    phone = weak.phones[name]
    with phone.context.new_page() as other:
        other.goto(phone.url)
        phone.context.set_offline(True)
        weak.tap(name)
        other.locator("form[data-slip] button[value=no]").click(no_wait_after=True)
        for page in (phone, other):
            expect(page.locator(".sending")).to_contain_text(KEPT)
        phone.context.set_offline(False)
        for page in (phone, other):
            expect(page.locator("#evening .receipt")).to_contain_text(COUNTED)
        words = [page.locator("#evening .receipt .big").inner_text() for page in (phone, other)]
        assert words[0] == words[1]
    del weak.sent[name]  # which of the two stands is chance


def _the_way_back_sends_nothing(weak: Weak, name: str) -> None:
    phone = weak.phones[name]
    weak.tap(name)
    expect(phone.locator("#evening")).to_contain_text(COUNTED)
    phone.goto(f"{weak.base}/")
    phone.go_back()
    expect(phone.locator("#evening")).to_contain_text(COUNTED)
    assert len(weak.sent[name]) == 1
    phone.evaluate("window.stayed = true")


def _asleep_while_the_answer_is_lost(weak: Weak, ballot: str, name: str) -> None:
    """The screen is locked in the middle of sending; what was under way is lost meanwhile."""
    phone = weak.phones[name]
    life = phone.context.new_cdp_session(phone)
    weak.front.hold()
    weak.tap(name)
    weak.on_disk(ballot, 4)
    life.send("Page.setWebLifecycleState", {"state": "frozen"})
    weak.front.cut()
    weak.front.release()
    time.sleep(1)
    life.send("Page.setWebLifecycleState", {"state": "active"})
    expect(phone.locator("#evening")).to_contain_text(COUNTED, timeout=LONG)


def _the_database_dies(weak: Weak, server: Server) -> None:
    """One slip is on the disk, but its answer is lost; one is tapped meanwhile, and one phone is loaded again."""
    ballot = weak.open(3)
    weak.tap("Ada")
    expect(weak.phones["Ada"].locator("#evening")).to_contain_text(COUNTED)
    weak.front.hold()
    weak.tap("Bilal")
    weak.on_disk(ballot, 2)
    server.crash()
    weak.front.cut()
    weak.front.release()
    weak.tap("Cem", "Dora")
    for name in ("Bilal", "Cem", "Dora"):
        expect(weak.phones[name].locator(".sending")).to_contain_text(KEPT)
    _the_server_says_later_and_when(weak)
    for name in ("Dora", "Emil"):
        weak.phones[name].reload()
        expect(weak.phones[name].locator("main")).to_contain_text(AWAY)
    server.start()
    for name in ("Dora", "Emil"):  # without anybody's hand
        expect(weak.phones[name].locator("#evening")).to_be_visible(timeout=LONG)
        weak.phones[name].evaluate("window.stayed = true")
    weak.tap("Emil")
    weak.everybody_has_a_receipt_without_a_reload()
    assert {len(set(keys)) for keys in weak.sent.values()} == {1}
    weak.close(ballot)


def _the_server_says_later_and_when(weak: Weak) -> None:
    for path in ("/meeting", "/meeting/now", "/", f"/events/{weak.jury.meeting}"):
        answer = weak.jury.team.request("GET", path)
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    answer = weak.jury.team.request("POST", "/ballots/x/slip", {"choice": "yes"}, headers={"hx-request": "true"})
    assert (answer.status_code, "refresh" in answer.headers) == (503, False)
