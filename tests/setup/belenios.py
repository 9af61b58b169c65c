"""Brings belenios-tool, the other maker's verifier, from Debian's archive: without root, into ~/.cache/juryvote-tests.

A private apt with this machine's mirror and keys, but the suite that has the release; the tool's libraries come with
it. Only the standard library is imported here: `python3 -m tests.setup.belenios` works on a bare Debian.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email import message_from_string
from pathlib import Path
from tempfile import TemporaryDirectory

# As in browser.py, which needs more than the standard library.
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "juryvote-tests"
APT = Path("/etc/apt")
SUITES = {"bullseye", "bookworm", "trixie", "forky", "oldstable", "stable", "testing", "sid", "unstable"}
ONE_LINE = re.compile(r"deb\s+(?:\[(?P<options>[^]]*)\]\s*)?(?P<uri>\S+)\s+(?P<suite>\S+)\s+(?P<components>[^#]+)")

# The machine's own configuration is read before this, for its proxy and keys; its hooks would touch the machine.
CONFIGURATION = """
#clear APT::Update;
APT::Update::Error-Mode "any"; // no network is an error, and told
#clear Dir::Etc::preferencesparts;
Dir::State "{root}/state";
Dir::State::status "{root}/status";
Dir::Cache "{root}/cache";
Dir::Etc::sourcelist "/dev/null";
Dir::Etc::sourceparts "{root}/sources";
Dir::Etc::preferencesparts "/dev/null";
Dir::Etc::preferences "{root}/preferences";
APT::Get::AllowUnauthenticated "false";
APT::Sandbox::User "root"; // as root too the folder is only ours; for others this changes nothing
Acquire::AllowInsecureRepositories "false";
Acquire::Languages "none";
Acquire::Retries "2";
Acquire::http::Timeout "20";
Acquire::https::Timeout "20";
"""
PREFERENCES = """
Package: *
Pin: release o=Debian
Pin-Priority: 500

Package: *
Pin: release o=*
Pin-Priority: -1
"""
STARTER = """#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
exec "$here/{loader}" --library-path "$here/usr/lib/{kind}:$here/lib/{kind}" "$here/usr/bin/belenios-tool" "$@"
"""


class NoTool(RuntimeError):
    """Why it could not be brought."""


@dataclass(frozen=True)
class Release:
    version: str
    suite: str
    packages: tuple[str, ...]

    @property
    def home(self) -> Path:
        return CACHE / f"belenios-tool-{self.version}"

    @property
    def program(self) -> Path:
        return self.home / "belenios-tool"


COMMON = ("belenios-tool", "libc6", "libgmp10", "zlib1g")
TOOL_3 = Release("3.0", "trixie", (*COMMON, "libev4t64", "libsodium23", "libssl3t64", "libzstd1"))
TOOL_2 = Release("2.0", "bookworm", COMMON)


@dataclass(frozen=True)
class Source:
    """An entry of the machine's list for Debian's own archive."""

    uris: str
    signed_by: str = ""

    def for_suite(self, suite: str) -> str:
        keys = f"Signed-By: {self.signed_by}\n" if self.signed_by else ""
        return f"Types: deb\nURIs: {self.uris}\nSuites: {suite}\nComponents: main\nTargets: Packages\n{keys}\n"


def find_tool(release: Release, say: Callable[[str], object] = lambda _: None) -> Path:
    """The program of this release, brought once."""
    if not release.home.is_dir():
        say(f"Bringing belenios-tool {release.version} from Debian {release.suite}, once: some 20 MB to fetch ...")
        _bring(release)
    said = _run([str(release.program), "--version"])
    if said.split(" ", 1)[0] != release.version:
        raise NoTool(
            f"Debian {release.suite} has belenios-tool {said.strip()}, the tests were written for {release.version}. "
            f"Look at what has changed, or remove {release.home} to fetch it again."
        )
    return release.program


def sources(apt: Path = APT) -> list[Source]:
    """This machine's entries for Debian's archive; neither its updates nor what others offer for Debian."""
    found: list[Source] = []
    for path in (apt / "sources.list", *sorted((apt / "sources.list.d").glob("*"))):
        if path.suffix in {".list", ".sources"} and path.is_file():
            text = path.read_text(errors="replace")
            found += _stanzas(text) if path.suffix == ".sources" else _lines(text)
    return list(dict.fromkeys(found))


def _lines(text: str) -> Iterator[Source]:
    for line in text.splitlines():
        if (entry := ONE_LINE.match(line.strip())) and _debians(entry["uri"], entry["suite"], entry["components"]):
            options = dict(one.partition("=")[::2] for one in (entry["options"] or "").split())
            yield Source(entry["uri"], options.get("signed-by", "").replace(",", " "))


def _stanzas(text: str) -> Iterator[Source]:
    said = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    for stanza in re.split(r"\n\s*\n", said.strip()):
        entry = message_from_string(stanza.strip() + "\n\n")
        wanted = "deb" in entry.get("Types", "").split() and entry.get("Enabled", "yes").strip() != "no"
        uris = " ".join(entry.get("URIs", "").split())
        if wanted and _debians(uris, entry.get("Suites", ""), entry.get("Components", "")):
            yield Source(uris, entry.get("Signed-By", ""))


def _debians(uris: str, suites: str, components: str) -> bool:
    named = bool(SUITES & set(suites.split())) and "main" in components.split()
    return named and "debian" in uris and not uris.startswith("cdrom:")


def _bring(release: Release) -> None:
    missing = [name for name in ("apt-get", "dpkg-deb") if not shutil.which(name)]
    listed = sources()
    if missing or not listed:
        why = f"no {' and no '.join(missing)} here" if missing else f"no entry for Debian's archive below {APT}"
        raise NoTool(f"belenios-tool {release.version} comes from Debian's archive, but there is {why}.")
    CACHE.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=CACHE) as work:
        ready = _unpack(_fetch(release, listed, Path(work)), Path(work) / "home")
        try:
            ready.rename(release.home)  # whole or not at all
        except OSError:
            if not release.home.is_dir():  # another process was first
                raise


def _fetch(release: Release, listed: list[Source], root: Path) -> list[Path]:
    for folder in ("state/lists/partial", "cache/archives/partial", "sources", "debs"):
        (root / folder).mkdir(parents=True)
    (root / "status").touch()
    (root / "preferences").write_text(PREFERENCES)
    (root / "sources" / "debian.sources").write_text("".join(one.for_suite(release.suite) for one in listed))
    (root / "apt.conf").write_text(CONFIGURATION.format(root=root))
    apt = ["apt-get", "-q", "-c", str(root / "apt.conf")]
    trouble = ""
    for command in (["update"], ["download", *release.packages]):
        try:
            _run([*apt, *command], root / "debs")
        except NoTool as failed:  # of several sources one may be out of order: the download decides
            trouble += f" {failed}"
    debs = sorted((root / "debs").glob("*.deb"))
    if len(debs) != len(release.packages):
        raise NoTool(f"belenios-tool {release.version} could not be fetched from Debian {release.suite}:{trouble}")
    return debs


def _unpack(packages: list[Path], home: Path) -> Path:
    for package in packages:
        _run(["dpkg-deb", "-x", str(package), str(home)])
    loader = next((one for one in sorted(home.rglob("ld-linux*.so*")) if not one.is_symlink()), None)
    if loader is None:
        raise NoTool("there is no loader in the package libc6")
    starter = home / "belenios-tool"
    starter.write_text(STARTER.format(loader=loader.relative_to(home), kind=loader.parent.name))
    starter.chmod(0o755)
    home.chmod(0o755)
    return home


def _run(command: list[str], folder: Path | None = None) -> str:
    try:
        done = subprocess.run(
            command,
            check=False,
            cwd=folder,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            timeout=300,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoTool(str(error)) from error
    if done.returncode:
        raise NoTool(f"{Path(command[0]).name} failed: " + " ".join(done.stderr.split())[-600:])
    return done.stdout


if __name__ == "__main__":
    try:
        for each in (TOOL_3, TOOL_2):
            print(f"belenios-tool {each.version}: {find_tool(each, print)}")
    except NoTool as failed:
        sys.exit(str(failed))
