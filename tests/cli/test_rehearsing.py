"""What a rehearsal believes of a server, and that it finds what is lost, double or counted otherwise."""

import asyncio
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import SimpleNamespace
from typing import Any, ClassVar

import pytest
from click.testing import CliRunner, Result

from juryvote.cli import main
from juryvote.rehearsal.measures import KINDS, Measures, percentile
from juryvote.rehearsal.onlooker import Odd, Stage
from juryvote.rehearsal.pages import ballot_of, read_counted, read_page
from juryvote.rehearsal.phone import Sent
from juryvote.rehearsal.results import Published, compare, published
from juryvote.rehearsal.wire import Browser, Unanswered, place_of
from juryvote.rules.entries import Tally
from juryvote.rules.replay.secrecy import archive_name
from juryvote.world import World


def rehearse(*words: str) -> Result:
    return CliRunner().invoke(main, ["rehearse", *words, "--json"])


class Stranger(BaseHTTPRequestHandler):
    """Some server that is no juryvote; `answers` by path: status, headers, body."""

    answers: ClassVar[dict[str, tuple[int, dict[str, str], bytes]]] = {}

    def do_GET(self) -> None:
        self.do_POST()

    def do_POST(self) -> None:
        status, headers, body = self.answers.get(self.path, (404, {}, b"nothing"))
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def stranger() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Stranger)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({}, "No juryvote runs there."),
        ({"/healthz": (302, {"Location": "http://example.org/healthz"}, b"")}, "sends on to another host"),
        ({"/healthz": (302, {"Location": "//example.org/"}, b"")}, "sends on to another host"),
        ({"/healthz": (200, {}, b'{"database": true}')}, "does not know rehearsals yet"),
        ({"/healthz": (200, {"Content-Encoding": "gzip"}, b"no gzip")}, "No juryvote runs there."),
        ({"/healthz": (200, {"Content-Length": "999999999999"}, b"")}, "No juryvote runs there."),
        (
            {"/healthz": (200, {}, b'{"database": true}'), "/rehearsals": (403, {}, b"")},
            "allows no rehearsal, or the key is wrong",
        ),
        ({"/healthz": (200, {}, b'{"database": true}'), "/rehearsals": (429, {}, b"")}, "Try again in a minute"),
        ({"/healthz": (200, {}, b'{"database": true}'), "/rehearsals": (201, {}, b"{}")}, "No juryvote runs there."),
    ],
)
def test_a_server_that_cannot_rehearse_is_told_apart(
    stranger: str, answers: dict[str, tuple[int, dict[str, str], bytes]], told: str
) -> None:
    Stranger.answers = answers
    done = rehearse(stranger)
    assert (done.exit_code, told in done.stdout) == (2, True), done.output


def test_where_nobody_answers_it_says_so() -> None:
    done = rehearse("http://127.0.0.1:9")
    assert done.exit_code == 2
    assert "Dort antwortet niemand." in done.stdout


@pytest.mark.parametrize("url", ["ftp://x", "http://", "http://x/path", "http://me@x", "x", "http://x:99999"])
def test_what_is_no_address_is_refused(url: str) -> None:
    assert rehearse(url).exit_code == 2


@pytest.mark.parametrize("words", ["--phones 0", "--phones 1001", "--ballots 0", "--ballots 21"])
def test_bounds(words: str) -> None:
    done = rehearse("http://127.0.0.1:9", *words.split())
    assert (done.exit_code, "is not in the range" in done.output) == (2, True)


def test_a_stream_may_come_in_any_pieces() -> None:
    async def tell(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        for piece in (b": here\r\n\r\nid: 7\r\nda", b"ta: 7\r", b"\n\r\nid: 12\ndata: 12\n\n"):
            writer.write(b"%x\r\n%s\r\n" % (len(piece), piece))
            await writer.drain()
        writer.write(b"0\r\n\r\n")
        writer.close()

    async def hear() -> list[int | None]:
        server = await asyncio.start_server(tell, "127.0.0.1", 0)
        browser = Browser(place_of(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"))
        async with server:
            return [number async for number in browser.events("/events/m", seen=-1)]

    assert [number for number in asyncio.run(hear()) if number is not None] == [7, 12]


def test_what_goes_wrong_for_one_phone_is_counted() -> None:
    stage = Stage(place=place_of("http://127.0.0.1:9"), world=World(), measures=Measures())

    async def fail(error: Exception) -> None:
        raise error

    async def all_of_them() -> None:
        for error in (Unanswered("slow"), TimeoutError(), Odd("status-500"), Odd("status-500")):
            await stage.guarded(fail(error))

    asyncio.run(all_of_them())
    report = stage.measures.report(1, verified=True)
    assert (report.errors, report.fine, stage.measures.wrong["status-500"]) == (4, False, 2)


def test_shares_of_a_hundred() -> None:
    assert [percentile(range(1, 201), share) for share in (50, 95, 99)] == [100, 190, 198]
    assert (percentile([3.5], 99), percentile([], 50)) == (3.5, 0.0)
    assert all(getattr(Measures().report(1, verified=True), f"{kind}_ms_p50") == 0 for kind in KINDS)


def test_pages_are_read_without_their_words() -> None:
    page = read_page(
        '<div id="evening" data-revision="9" data-step="vote"><form id="slip-b1" data-slip\n data-x="1">'
        '\n<input type="hidden" name="key" value="0.abc">'
    )
    assert page is not None
    assert (page.revision, page.step, page.ballot, page.key) == (9, "vote", "b1", "0.abc")
    assert read_page('<div id="refusal">') is None
    counted = read_counted('<div class="receipt" id="receipt-b1"><span class="code">4F7K-2M</span>')
    assert (counted.ballot, counted.receipt) == ("b1", "4F7K-2M")
    assert ballot_of('<form action="/desk/m/ballots/b7/close">') == "b7"


def phone(member: str, choice: str, proof: str = "") -> Any:
    return SimpleNamespace(member=member, sent={"b": Sent(choice=choice, proof=proof)})


def closing(*slips: tuple[str, str], sealed: bool = False, **tally: int) -> Any:
    """A closed ballot that names these slips, or these people."""
    named = [SimpleNamespace(member=member, choice=choice) for member, choice in slips]
    counts = Tally(**{"yes": 0, "no": 0, "abstain": 0, **tally})
    hidden = SimpleNamespace(voted=named) if sealed else None
    return SimpleNamespace(ballot="b", slips=[] if sealed else named, sealed=hidden, tally=counts)


def found(phones: list[Any], *closings: Any, trackers: tuple[str, ...] = ()) -> tuple[int, int, int]:
    """Lost, double, errors."""
    measures, lists = Measures(), {archive_name("b"): list(trackers)} if trackers else {}
    compare(phones, Published(verified=True, closings=list(closings), trackers=lists), 1, measures)
    return measures.lost, measures.double, measures.wrong.total()


def test_what_is_lost_double_or_counted_otherwise_is_found() -> None:
    both = [phone("a", "yes"), phone("c", "no")]
    assert found(both, closing(("a", "yes"), ("c", "no"), yes=1, no=1)) == (0, 0, 0)
    assert found(both, closing(("a", "yes"), yes=1)) == (1, 0, 1)
    assert found(both, closing(("a", "yes"), ("c", "yes"), yes=2)) == (1, 0, 1)
    assert found(both, closing(("a", "yes"), ("c", "no"), ("c", "no"), yes=1, no=2)) == (0, 1, 1)
    assert found(both, closing(("a", "yes"), ("c", "no"), yes=1, no=1, abstain=1)) == (0, 0, 1)
    assert found(both) == (2, 0, 1)


def test_trackers_that_are_missing_or_too_many_are_found() -> None:
    both, slips = [phone("a", "yes", "T1"), phone("c", "no", "T2")], (("a", ""), ("c", ""))
    right = closing(*slips, sealed=True, yes=1, no=1)
    assert found(both, right, trackers=("T1", "T2")) == (0, 0, 0)
    assert found(both, right, trackers=("T1", "T9")) == (1, 0, 0)
    assert found(both, right, trackers=("T1", "T2", "T9")) == (0, 1, 0)


def test_of_a_bundle_that_is_not_right_nothing_is_believed() -> None:
    assert published(b"PK") == Published(verified=False, closings=[], trackers={})
