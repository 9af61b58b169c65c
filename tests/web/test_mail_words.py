"""Every kind of mail: a subject that says nothing about anybody, text and HTML alike, and nothing typed breaks out."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest
from icalendar import Calendar

from juryvote.actions.outbox import Mail
from juryvote.rules.mails import Kind, address_of, wait_seconds
from juryvote.settings import MailRoute, SettingsError, read_settings
from juryvote.web.languages import languages
from juryvote.web.mailing.messages import message_of
from tests.house import SECRET
from tests.mailing import CODE, VALUES

EVIL = 'Öztürk\r\nBcc: all@kiez.example\r\n\r\n<script>alert(1)</script> <img src=x onerror="alert(1)">'


def _sent(kind: Kind, language: str = "de", **values: object) -> EmailMessage:
    """As it arrives."""
    mail = Mail(
        id="m" * 20,
        area="a" * 20,
        kind=kind,
        language=language,
        address="nachbarin@kiez.example",
        values={**VALUES[kind], **values},
        created="2026-11-23T12:00:00.000000Z",
        attempts=1,
    )
    written = message_of(mail, sender="jury@kiez.example", base="https://jury.example").as_bytes()
    return message_from_bytes(written, policy=SMTP)


def _content(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())


@pytest.mark.parametrize("kind", Kind)
def test_a_subject_holds_nothing_that_somebody_typed(kind: Kind) -> None:
    for language in languages():
        subject = str(_sent(kind, language)["Subject"])
        assert subject
        for personal in ("Öztürk", "Bänke", CODE, "nachbarin", "Büro"):
            assert personal not in subject
        values = {name: EVIL if isinstance(value, str) else value for name, value in VALUES[kind].items()}
        kept = {name: VALUES[kind][name] for name in ("deadline", "handed_in_at", "due", "state") if name in values}
        assert str(_sent(kind, language, **(values | kept))["Subject"]) == subject


@pytest.mark.parametrize("kind", Kind)
def test_text_and_html_say_the_same_and_hold_no_unfilled_word(kind: Kind) -> None:
    for language in languages():
        message = _sent(kind, language)
        plain, html = _content(message, "plain"), _content(message, "html")
        for line in plain.splitlines():
            if line and not line.startswith(("https://", "-- ")):
                assert line.removesuffix(":") in html
        assert "%(" not in plain
        assert f'lang="{language}"' in html
        assert message["Auto-Submitted"] == "auto-generated"
        assert "?" not in "".join(word for word in plain.split() if word.startswith("https://"))


@pytest.mark.parametrize("kind", [Kind.receipt, Kind.question, Kind.standing, Kind.agreement, Kind.report_missing])
def test_typed_words_open_no_header_and_no_tag(kind: Kind) -> None:
    usual = set(_sent(kind).keys())
    message = _sent(kind, title=EVIL, question=EVIL, why=EVIL)
    assert set(message.keys()) == usual
    html = _content(message, "html")
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html


def test_a_code_stands_behind_the_hash() -> None:
    for kind in (Kind.draft_link, Kind.receipt):
        assert f"/application#{CODE}" in _content(_sent(kind), "plain")


def test_a_date_comes_as_a_calendar_file() -> None:
    (file,) = _sent(Kind.standing).iter_attachments()
    assert file.get_content_type() == "text/calendar"
    (event,) = Calendar.from_ical(file.get_payload(decode=True)).walk("VEVENT")
    assert str(event["summary"]) == "Sitzung für Öztürk"
    assert event["dtstart"].dt.isoformat() == "2027-02-01T17:00:00+00:00"
    evil = {**VALUES[Kind.standing]["date"], "title": "X\r\nATTENDEE:mailto:a@b.example", "place": "Y\nZ:1"}
    (file,) = _sent(Kind.standing, date=evil).iter_attachments()
    assert b"\r\nATTENDEE" not in bytes(file.get_payload(decode=True))


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        (" Nach.barin+1@Kiez.Example ", "Nach.barin+1@kiez.example"),
        ("a@bänke.example", "a@xn--bnke-loa.example"),
        ("a@b.example\nBcc: c@d.example", ""),
        ("ä@b.example", ""),
        ("a@-b.example", ""),
        ("a@b..example", ""),
        ("a@" + "b" * 300 + ".example", ""),
        ("<a@b.example>", ""),
        ("a@b.example,c@d.example", ""),
    ],
)
def test_what_is_an_address(typed: str, address: str) -> None:
    assert address_of(typed) == address


def test_waiting_grows_up_to_six_hours() -> None:
    assert [wait_seconds(number) // 60 for number in range(1, 8)] == [1, 4, 16, 64, 256, 360, 360]


BASE = {
    "JURYVOTE_SECRET_KEY": SECRET,
    "JURYVOTE_PUBLIC_URL": "https://jury.example",
    "JURYVOTE_MAIL_FROM": "jury@kiez.example",
}


def test_settings_name_a_server_or_a_folder(tmp_path: Path) -> None:
    password = tmp_path / "password"
    password.write_text("s3cret\n")
    said = {
        "JURYVOTE_MAIL": "smtp://jury%40kiez@mail.example:587?starttls",
        "JURYVOTE_MAIL_PASSWORD_FILE": str(password),
    }
    assert read_settings(BASE | said).mail == MailRoute(
        sender="jury@kiez.example", host="mail.example", port=587, tls="starttls", user="jury@kiez", password="s3cret"
    )
    tls = read_settings(BASE | {"JURYVOTE_MAIL": "smtps://mail.example"}).mail
    assert tls == MailRoute(sender="jury@kiez.example", host="mail.example", port=465, tls="tls")
    folder = read_settings(BASE | {"JURYVOTE_MAIL": "folder:/var/spool/x"}).mail
    assert folder == MailRoute(sender="jury@kiez.example", folder="/var/spool/x")
    assert read_settings({"JURYVOTE_SECRET_KEY": SECRET}).mail is None


@pytest.mark.parametrize(
    ("said", "remedy"),
    [
        ({"JURYVOTE_MAIL": "mail.example"}, "must be smtp://"),
        ({"JURYVOTE_MAIL": "smtp://mail.example:none"}, "must be smtp://"),
        ({"JURYVOTE_MAIL": "smtp://mail.example?tls"}, "must be smtp://"),
        ({"JURYVOTE_MAIL": "smtps://me:geheim@mail.example"}, "JURYVOTE_MAIL_PASSWORD_FILE"),
        ({"JURYVOTE_MAIL": "smtps://me@mail.example"}, "JURYVOTE_MAIL_PASSWORD_FILE"),
        ({"JURYVOTE_MAIL": "smtp://me@mail.example"}, "starttls"),
        ({"JURYVOTE_MAIL": "smtp://localhost", "JURYVOTE_MAIL_FROM": "a@b\nBcc: c@d"}, "JURYVOTE_MAIL_FROM"),
        ({"JURYVOTE_MAIL": "smtp://localhost", "JURYVOTE_PUBLIC_URL": ""}, "JURYVOTE_PUBLIC_URL"),
    ],
)
def test_a_doubtful_setting_says_its_remedy(said: dict[str, str], remedy: str) -> None:
    with pytest.raises(SettingsError, match=remedy) as error:
        read_settings(BASE | said)
    assert "geheim" not in str(error.value)
