"""A real server in a process of its own, and people who visit it over HTTP like a browser without script."""

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx

from juryvote.live.hall import beside
from tests.founded import SECRET, TEAM_PASSWORD, found
from tests.setup import forks

Fields = Mapping[str, Any] | list[tuple[str, str]]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment(database: str, **more: str) -> dict[str, str]:
    return {**os.environ, "JURYVOTE_DATABASE": database, "JURYVOTE_SECRET_KEY": SECRET, **more}


def juryvote(*words: str, database: str = "", check: bool = True, **more: str) -> subprocess.CompletedProcess[str]:
    """The command as a person types it."""
    with TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        code = forks.run(forks.command, *words, env=environment(database, **more), out=out, err=err).wait(120)
        done = subprocess.CompletedProcess(["juryvote", *words], code, out.read_text(), err.read_text())
    if check:
        done.check_returncode()
    return done


class House:
    """One server on one database; `kill` is -9, `start` brings it back on the same port."""

    def __init__(self, database: str, log: Path) -> None:
        self.database, self.log, self.port = database, log, free_port()
        self.base = f"http://127.0.0.1:{self.port}"
        # On PostgreSQL one folder would serve all tests, and each would find the others' keys in it.
        self.safe = Path(beside(database)) if database.startswith("sqlite") else log.parent / "keys"
        self.process: forks.Running | None = None
        self.visitors: list[Visitor] = []

    def start(self, **more: str) -> None:
        self.process = self.serve(**more)
        for _ in range(300):
            if self.process.poll() is not None:
                raise RuntimeError(self.log.read_text()[-3000:])
            try:
                if httpx.get(f"{self.base}/healthz", timeout=2).status_code == 200:
                    return
            except httpx.HTTPError:
                time.sleep(0.05)
        raise RuntimeError("the server does not answer: " + self.log.read_text()[-3000:])

    def serve(self, **more: str) -> forks.Running:
        env = environment(self.database, JURYVOTE_SAFE=str(self.safe), **more)
        return forks.run(forks.command, "serve", "--port", str(self.port), env=env, out=self.log)

    def kill(self) -> None:
        assert self.process
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> int:
        assert self.process
        self.process.terminate()
        return self.process.wait(20)

    def juryvote(self, *words: str) -> subprocess.CompletedProcess[str]:
        """The command beside the running server."""
        return juryvote(*words, database=self.database, check=False, JURYVOTE_SAFE=str(self.safe))

    def visitor(self) -> "Visitor":
        self.visitors.append(Visitor(self.base))
        return self.visitors[-1]

    def team(self) -> "Visitor":
        team = self.visitor()
        team.post("/staff/sign-in", {"email": "mira@kiez.example", "password": TEAM_PASSWORD}, expect=303)
        return team


@contextmanager
def open_house(
    database: str, log: Path, *, area: str = "Testkiez", kind: "type[House] | None" = None, **more: str
) -> Iterator[House]:
    """A founded area with one team account, being served."""
    found(database, area)
    house = (kind or House)(database, log)
    house.start(**more)
    try:
        yield house
    finally:
        for visitor in house.visitors:
            visitor.client.close()
        if house.process and house.process.poll() is None:
            house.kill()  # whatever was promised is on the disk


class Visitor:
    """A browser as far as HTTP goes: keeps cookies, sends Origin, does not follow redirects by itself."""

    def __init__(self, base: str) -> None:
        self.base, self.cookies = base, dict[str, str]()
        self.client = httpx.Client(base_url=base, timeout=30)

    def request(self, method: str, path: str, fields: Fields | None = None, **more: Any) -> httpx.Response:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"cookie": cookie, "accept-language": "de", **more.pop("headers", {})}
        if method == "POST":
            headers.setdefault("origin", self.base)
            if isinstance(fields, list):
                more["content"] = str(httpx.QueryParams(fields))
                headers["content-type"] = "application/x-www-form-urlencoded"
            elif fields is not None:
                more["data"] = dict(fields)
        answer = self.client.request(method, path, headers=headers, **more)
        for line in answer.headers.get_list("set-cookie"):
            name, _, value = line.split(";")[0].partition("=")
            self.cookies[name] = value
        return answer

    def get(self, path: str, expect: int = 200, **more: Any) -> str:
        answer = self.request("GET", path, **more)
        assert answer.status_code == expect, f"GET {path}: {answer.status_code}\n{text_of(answer.text)[:800]}"
        return answer.text

    def post(self, path: str, fields: Fields | None = None, expect: int = 303, **more: Any) -> str:
        """The place to go on to (303), else the page."""
        answer = self.request("POST", path, fields or {}, **more)
        assert answer.status_code == expect, f"POST {path}: {answer.status_code}\n{text_of(answer.text)[:800]}"
        return answer.headers.get("location", "") if answer.status_code == 303 else answer.text

    def press(self, path: str, fields: Fields | None = None, expect: int = 200) -> str:
        """A button pressed with script: the answer is a fragment."""
        answer = self.request("POST", path, fields or {}, headers={"hx-request": "true"})
        assert answer.status_code == expect, f"POST {path}: {answer.status_code}\n{text_of(answer.text)[:800]}"
        return answer.text


def text_of(html: str) -> str:
    """What a person reads of a page, in one line."""
    without = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", html, flags=re.DOTALL)
    plain = re.sub(r"<[^>]+>", " ", without).replace("&nbsp;", " ").replace("&#34;", '"').replace("&amp;", "&")
    return " ".join(plain.split())


def last_part(path: str) -> str:
    return path.rstrip("/").rsplit("/", 1)[1]
