"""`juryvote demo`."""

import os
import shutil
import socket
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from juryvote.demo.evening import Player
    from juryvote.live.hall import Hall

MARKER = "juryvote-demo"


@click.command()
@click.option("--host", default="0.0.0.0", show_default=True, help="Address to listen on.")  # noqa: S104 - phones in the same Wi-Fi are the point
@click.option("--port", type=int, default=8000, show_default=True)
@click.option("--data", type=click.Path(path_type=Path, file_okay=False), default=Path("data/demo"), show_default=True)
@click.option("--fresh", is_flag=True, help="Forget the last demo and start over.")
@click.option(
    "--play",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Play a whole evening, write its bundle, serve nothing.",
)
@click.option("--sealed", is_flag=True, help="With --play: every ballot is a secret one.")
def demo(*, host: str, port: int, data: Path, fresh: bool, play: Path | None, sealed: bool) -> None:
    """Show an invented neighbourhood with an evening in progress, and a link for each role."""
    if play is not None:
        _play(play, sealed=sealed)
        return
    if sealed:
        raise click.UsageError("--sealed belongs to --play FILE.")
    _prepare(data, fresh=fresh)
    base = f"http://{_reachable(host)}:{port}"
    os.environ |= {
        "JURYVOTE_DATABASE": f"sqlite:///{(data / 'demo.sqlite3').resolve()}",
        "JURYVOTE_SECRET_KEY_FILE": str((data / "secret").resolve()),
        "JURYVOTE_PUBLIC_URL": base,
        "JURYVOTE_PLAIN_HTTP": "1",
        "JURYVOTE_DEMO": "1",
        "JURYVOTE_LOG": "warning",
        "JURYVOTE_MAIL": f"folder:{(data / 'outbox').resolve()}",
        "JURYVOTE_MAIL_FROM": "jury@lindenkiez.example",
    }
    _announce(base, port, data)
    from juryvote.cli.serve import run

    run(host, port)


def _play(file: Path, *, sealed: bool) -> None:
    from juryvote.demo.evening import play_to_the_end
    from juryvote.reads.audit import bundle

    with tempfile.TemporaryDirectory() as folder:
        hall, room = _stage(Path(folder))
        play_to_the_end(room, sealed=sealed)
        data = bundle(hall, body=room.place.afj, meeting=None)
        hall.close()
    file.write_bytes(data)
    click.echo(f"Played a whole evening: {file}, {len(data)} bytes. Check it: juryvote verify {file}")


def _stage(folder: Path) -> "tuple[Hall, Player]":
    from juryvote.demo.clock import Clock
    from juryvote.demo.evening import set_the_stage
    from juryvote.live.hall import Hall
    from juryvote.store.upgrade import upgrade
    from juryvote.world import World

    folder.mkdir(parents=True, exist_ok=True)
    secret = World().new_token().hex() + World().new_token().hex()
    (folder / "secret").touch(mode=0o600)
    (folder / "secret").write_text(secret)
    now = World().now()
    clock = Clock(now)
    hall = Hall(
        database=f"sqlite:///{(folder / 'demo.sqlite3').resolve()}", secret=secret.encode(), world=clock.world()
    )
    upgrade(hall.engine)
    return hall, set_the_stage(hall, clock, now)


def _prepare(data: Path, *, fresh: bool) -> None:
    """Seeds once; a seed that was cut off, or `--fresh`, begins again. Never deletes a folder that is not a demo's."""
    from juryvote.demo.evening import play_to_now

    ready = data / "ready"
    if ready.exists() and not fresh:
        return
    if data.exists() and any(data.iterdir()):
        if not (data / MARKER).exists():
            raise click.UsageError(f"{data} holds something else than a demo; choose another --data.")
        shutil.rmtree(data)
    data.mkdir(parents=True, exist_ok=True)
    (data / MARKER).touch()
    click.echo("Setting the stage …")
    hall, room = _stage(data)
    play_to_now(room)
    hall.close()
    place = room.place
    ready.write_text(f"{room.meeting} {place.jury[0]} {place.staff.chair} {place.staff.team} {place.staff.auditor}")


def _announce(base: str, port: int, data: Path) -> None:
    """One link per role; each opens the role at once and may be opened often, in a demo only.

    A stage that an older program set is brought to today's layout first.
    """
    from juryvote.actions.entry import issue_link
    from juryvote.demo.area import PASSWORD
    from juryvote.live.hall import Hall

    meeting, member, chair, team, auditor = (data / "ready").read_text().split()
    from juryvote.store.upgrade import upgrade

    hall = Hall(database=os.environ["JURYVOTE_DATABASE"], secret=(data / "secret").read_text().strip().encode())
    upgrade(hall.engine)

    def link(kind: str = "demo", **who: str) -> str:
        made = issue_link(hall, kind=kind, meeting=meeting, actor="operator", seconds=7 * 86400, uses=1000, **who)
        return f"/enter#{made.token}"

    here = f"http://localhost:{port}"
    phone = link(member=member)
    click.echo(f"\njuryvote runs on {here} – an evening is in progress:\n")
    for role, path in (
        ("member", phone),
        ("chair", link(staff=chair)),
        ("screen", link("screen")),
        ("team", link(staff=team)),
        ("auditor", link(staff=auditor)),
        ("public", "/"),
    ):
        click.echo(f"  {role:8} {here}{path}")
    hall.close()
    click.echo(f"\nPassword of all accounts (/staff/sign-in, e.g. team@lindenkiez.example): {PASSWORD}")
    click.echo(f"A phone in the same network: {base}{phone}\n")
    _print_qr(f"{base}{phone}")
    click.echo("Stop: Ctrl+C. Start over: make demo ARGS=--fresh\n")


def _print_qr(text: str) -> None:
    from qrcode.main import QRCode

    code = QRCode(border=2)
    code.add_data(text)
    code.print_ascii(invert=True)


def _reachable(host: str) -> str:
    """This machine's address in its network, without sending anything; localhost when there is none."""
    if host not in ("0.0.0.0", "::"):  # noqa: S104 - compared, not bound
        return host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # TEST-NET-1: only chooses a route
            return str(probe.getsockname()[0])
        except OSError:
            return "localhost"
