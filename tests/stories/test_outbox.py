"""The outbox with a real mail server: each mail once, also by two at once; refusals, waiting, what stays."""

import smtplib
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from juryvote.actions import outbox
from juryvote.live.hall import Hall
from juryvote.reads.team.mails import MailView
from juryvote.reads.team.mails import outbox as page
from juryvote.rules.mails import MOST_ATTEMPTS, Kind
from juryvote.rules.refusals import AlreadyDone
from juryvote.settings import Settings
from juryvote.store.upgrade import upgrade
from juryvote.web.mailing.postman import send_what_is_due
from juryvote.world import World
from tests.house import SECRET
from tests.mailing import CODE, Clock, free_port, mail_server, put, settings_for
from tests.town import Town, found_town

NEIGHBOUR = "nachbarin@kiez.example"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def town(database_url: str, tmp_path: Path, clock: Clock) -> Iterator[Town]:
    hall = _open(database_url, tmp_path, clock.world())
    upgrade(hall.engine)
    yield found_town(hall, seats=3, proposals=0)
    hall.close()


def _open(database: str, folder: Path, world: World | None = None) -> Hall:
    return Hall(database=database, secret=SECRET.encode(), safe=str(folder / "keys"), world=world, sends_mail=True)


def _only(town: Town) -> MailView:
    (mail,) = page(town.hall, area=town.area).mails
    return mail


def test_a_mail_arrives_as_it_was_written(town: Town) -> None:
    port = free_port()
    put(town.hall, town.body, Kind.receipt)
    put(town.hall, town.body, Kind.receipt)  # the same cause once more: an act that was sent twice
    with mail_server(port) as server:
        assert send_what_is_due(town.hall, settings_for(town.hall, host="127.0.0.1", port=port)) == 1
        assert send_what_is_due(town.hall, settings_for(town.hall, host="127.0.0.1", port=port)) == 0
    ((address, message),) = server.got
    assert address == message["To"] == NEIGHBOUR
    assert message["From"] == "juryvote <jury@kiez.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    plain = message.get_body(("plain",))
    html = message.get_body(("html",))
    assert plain is not None
    assert html is not None
    for words in (plain.get_content(), html.get_content()):
        assert "Bänke für Öztürk" in words
        assert "650,00\u00a0€" in words
        assert f"https://jury.example/application#{CODE}" in words
    assert _only(town).state == "sent"


def test_nothing_is_put_in_where_nobody_sends(town: Town) -> None:
    town.hall.sends_mail = False
    put(town.hall, town.body, Kind.receipt)
    assert page(town.hall, area=town.area) == page(town.hall, area="elsewhere")


@pytest.mark.parametrize(
    "to", ["", "nobody", "a@b", "a b@kiez.example", "a@kiez.example\r\nBcc: b@kiez.example", "@x.de"]
)
def test_what_is_no_address_gets_nothing(town: Town, to: str) -> None:
    put(town.hall, town.body, Kind.receipt, to=to)
    assert page(town.hall, area=town.area).mails == ()


def test_two_senders_at_once_send_each_mail_once(town: Town, database_url: str, tmp_path: Path) -> None:
    port, count = free_port(), 200
    for number in range(count):
        put(town.hall, town.body, Kind.question, to=f"n{number}@kiez.example", reason=str(number))
    halls = [_open(database_url, tmp_path, town.hall.world) for _ in range(2)]
    sent = [0, 0]

    def work(which: int) -> None:
        sent[which] = send_what_is_due(halls[which], settings_for(halls[which], host="127.0.0.1", port=port))

    with mail_server(port) as server:
        threads = [threading.Thread(target=work, args=(which,)) for which in (0, 1)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(120)
        while send_what_is_due(town.hall, settings_for(town.hall, host="127.0.0.1", port=port)):
            pass  # what a lone sender would come to three seconds later
    for hall in halls:
        hall.close()
    assert Counter(address for address, _ in server.got) == {f"n{number}@kiez.example": 1 for number in range(count)}
    assert len(set(server.ids())) == count
    assert all(sent), sent


def test_a_server_that_is_away_is_waited_for_longer_each_time(town: Town, clock: Clock) -> None:
    port = free_port()
    settings = settings_for(town.hall, host="127.0.0.1", port=port)
    put(town.hall, town.body, Kind.receipt)
    for minutes in (1, 4, 16):
        assert send_what_is_due(town.hall, settings) == 0
        assert (_only(town).state, _only(town).error) == ("waiting", "connection")
        before = _only(town).attempts
        clock.turn(minutes=minutes, seconds=-1)
        send_what_is_due(town.hall, settings)
        assert _only(town).attempts == before
        clock.turn(seconds=1)
    with mail_server(port) as server:
        assert send_what_is_due(town.hall, settings) == 1
    assert len(server.got) == 1
    assert (_only(town).state, _only(town).error, _only(town).address) == ("sent", "", "")


def test_after_a_day_and_a_half_it_is_given_up_and_the_team_can_send_it_again(town: Town, clock: Clock) -> None:
    port = free_port()
    settings = settings_for(town.hall, host="127.0.0.1", port=port)
    put(town.hall, town.body, Kind.receipt)
    for _ in range(MOST_ATTEMPTS):
        assert _only(town).state == "waiting"
        send_what_is_due(town.hall, settings)
        clock.turn(hours=6)
    assert (_only(town).state, _only(town).address) == ("failed", NEIGHBOUR)
    outbox.send_again(town.hall, mail=_only(town).id, actor="team")
    with mail_server(port) as server:
        assert send_what_is_due(town.hall, settings) == 1
    assert len(server.got) == 1
    with pytest.raises(AlreadyDone):
        outbox.send_again(town.hall, mail=_only(town).id, actor="team")


def test_an_address_that_is_refused_stops_nobody_else(town: Town) -> None:
    port = free_port()
    settings = settings_for(town.hall, host="127.0.0.1", port=port)
    for name in ("gone", "full", "fine"):
        put(town.hall, town.body, Kind.receipt, to=f"{name}@kiez.example", reason=name)
    with mail_server(port) as server:
        server.answers = {"gone@kiez.example": "550 no such gone@kiez.example", "full@kiez.example": "452 full"}
        assert send_what_is_due(town.hall, settings) == 1
    states = {mail.address: (mail.state, mail.error) for mail in page(town.hall, area=town.area).mails}
    assert states == {"gone@kiez.example": ("failed", "550"), "full@kiez.example": ("waiting", "452"), "": ("sent", "")}


def test_a_withdrawn_mail_is_not_sent_and_forgotten(town: Town, tmp_path: Path) -> None:
    put(town.hall, town.body, Kind.receipt)
    outbox.withdraw(town.hall, mail=_only(town).id, actor="team")
    assert (_only(town).state, _only(town).address) == ("withdrawn", "")
    assert send_what_is_due(town.hall, settings_for(town.hall, folder=str(tmp_path / "out"))) == 0
    with pytest.raises(AlreadyDone):
        outbox.send_again(town.hall, mail=_only(town).id, actor="team")


def test_a_sender_that_dies_after_sending_sends_the_same_message_again(town: Town, clock: Clock) -> None:
    """At least once: two copies, and programs see by the Message-ID that they are one."""
    port = free_port()
    settings = settings_for(town.hall, host="127.0.0.1", port=port)
    put(town.hall, town.body, Kind.receipt)
    with mail_server(port) as server:
        with pytest.raises(KeyboardInterrupt):
            _die_between_sending_and_settling(town, settings)
        assert send_what_is_due(town.hall, settings) == 0  # nobody else takes it while the lease lasts
        clock.turn(minutes=11)
        assert send_what_is_due(town.hall, settings) == 1
    first, second = server.got
    assert first[1].as_bytes() == second[1].as_bytes()
    assert len(set(server.ids())) == 1


def _die_between_sending_and_settling(town: Town, settings: Settings) -> None:
    """As a kill does: neither is it settled, nor is the lease given back."""

    def dies(*_: object, **__: object) -> bool:
        raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("juryvote.store.mails.settle_sent", dies)
        patch.setattr("juryvote.store.mails.give_back", dies)
        send_what_is_due(town.hall, settings)


def test_code_and_address_are_not_in_the_file_after_sending(tmp_path: Path) -> None:
    """The code is not even there before: a copy of the database opens no application."""
    file = tmp_path / "x.sqlite3"
    hall = _open(f"sqlite:///{file}", tmp_path)
    upgrade(hall.engine)
    town = found_town(hall, seats=3, proposals=0)
    put(hall, town.body, Kind.receipt)
    assert NEIGHBOUR.encode() in _bytes(file)
    assert CODE.encode() not in _bytes(file)
    assert "Öztürk".encode() not in _bytes(file)
    send_what_is_due(hall, settings_for(hall, folder=str(tmp_path / "out")))
    assert NEIGHBOUR.encode() not in _bytes(file)
    hall.close()
    ((message),) = (tmp_path / "out").glob("*.eml")
    assert NEIGHBOUR.encode() in message.read_bytes()


def _bytes(file: Path) -> bytes:
    return b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*") if path.is_file())


def test_what_failed_is_erased_after_two_weeks_and_every_row_after_half_a_year(town: Town, clock: Clock) -> None:
    put(town.hall, town.body, Kind.receipt)
    with town.hall.acting("nobody") as act:
        act.db.execute(text("UPDATE mails SET state = 'failed'"))
    clock.turn(days=15)
    outbox.forget_old_mails(town.hall)
    assert (_only(town).state, _only(town).address) == ("withdrawn", "")
    clock.turn(days=183)
    outbox.forget_old_mails(town.hall)
    assert page(town.hall, area=town.area).mails == ()


def test_a_mail_locked_with_another_secret_is_told_and_stops_nobody(town: Town, tmp_path: Path) -> None:
    put(town.hall, town.body, Kind.receipt)
    with town.hall.acting("nobody") as act:
        act.db.execute(text("UPDATE mails SET locked = 'AAAA'"))
    put(town.hall, town.body, Kind.receipt, reason="2")
    assert send_what_is_due(town.hall, settings_for(town.hall, folder=str(tmp_path / "out"))) == 1
    assert sorted((mail.state, mail.error) for mail in page(town.hall, area=town.area).mails) == [
        ("failed", "unreadable"),
        ("sent", ""),
    ]


def test_the_server_of_these_tests_speaks_smtp() -> None:
    with mail_server(port := free_port()), smtplib.SMTP("127.0.0.1", port) as client:
        assert client.noop()[0] == 250
