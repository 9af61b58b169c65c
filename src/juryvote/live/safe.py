"""The safe: one key for each running sealed ballot, in a file outside the database and its backups.

Everything secret of a ballot follows from its key: the trustee's exponent, who owns which credential, what paper
slips say. When the file is gone nobody can derive any of it again, not even with the master secret.
"""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl.exceptions import CryptoError
from nacl.secret import SecretBox

from juryvote.rules.refusals import KeyGone
from juryvote.sealed.group import ED25519 as G

KEY_BYTES = 32
OPENING_SECONDS = 3600  # far longer than any opening of a ballot takes
Below = Callable[[int], int]


class BallotKey:
    """What follows from one ballot's key. Exponents are below the group's order and never 0."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    @property
    def trustee(self) -> int:
        return self._exponent("trustee")

    def tweak(self, uuid: str, device_key: str) -> int:
        """What a phone adds to its own secret: nobody without the salt can tell which credential comes from it."""
        salt = self._derive("credentials", 32).hex()
        return int.from_bytes(hashlib.sha512(f"{salt}|{uuid}|{device_key}".encode()).digest(), "big") % G.order

    def credential(self, uuid: str, device_key: str) -> str:
        """The public credential of the phone with this public key."""
        return G.times(device_key, G.power(G.base, self.tweak(uuid, device_key)))

    def assisted(self, member: str) -> int:
        """The secret credential of somebody for whom the server encrypts."""
        return self._exponent(f"assisted|{member}")

    def lock(self, text: bytes) -> bytes:
        return bytes(SecretBox(self._derive("paper", 32)).encrypt(text))

    def unlock(self, sealed: bytes) -> bytes:
        return SecretBox(self._derive("paper", 32)).decrypt(sealed)

    def _exponent(self, purpose: str) -> int:
        return 1 + int.from_bytes(self._derive(purpose, 64), "big") % (G.order - 1)

    def _derive(self, purpose: str, length: int) -> bytes:
        return HKDF(algorithm=SHA512(), length=length, salt=None, info=f"juryvote/{purpose}".encode()).derive(self._key)


class Safe:
    """`wrap` keeps the files useless for whoever copies them without the master secret."""

    def __init__(self, folder: Path, wrap: bytes, below: Below) -> None:
        self.folder, self._box, self._below = folder, SecretBox(wrap), below

    def make(self, ballot: str) -> BallotKey:
        """On disk before anybody relies on it."""
        key = self._below(256**KEY_BYTES).to_bytes(KEY_BYTES, "big")
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._write(self._path(ballot), bytes(self._box.encrypt(key)), os.O_CREAT | os.O_EXCL)
        self._settle()
        return BallotKey(key)

    def open(self, ballot: str) -> BallotKey:
        try:
            return BallotKey(self._box.decrypt(self._path(ballot).read_bytes()))
        except (OSError, CryptoError, ValueError) as gone:
            raise KeyGone from gone

    def destroy(self, ballot: str) -> None:
        """Overwritten, then removed; a second time does nothing."""
        path = self._path(ballot)
        try:
            self._write(path, b"\0" * path.stat().st_size, 0)
            path.unlink()
        except FileNotFoundError:
            return
        self._settle()

    def held(self) -> Iterator[tuple[str, float]]:
        """The ballots whose keys are here, and since when (Unix seconds)."""
        if self.folder.is_dir():
            for path in sorted(self.folder.glob("*.key")):
                yield path.stem, path.stat().st_mtime

    def needless(self, states: Mapping[str, str], now: float) -> list[str]:
        """Ballots whose keys should be gone, by the states of the ballots that are known.

        An unknown ballot may just be opening: its key has to wait. One that this safe cannot open is somebody else's.
        """
        return [ballot for ballot, since in self.held() if self._is_needless(ballot, states.get(ballot), now - since)]

    def _is_needless(self, ballot: str, state: str | None, age: float) -> bool:
        return state != "open" if state is not None else age > OPENING_SECONDS and self._is_mine(ballot)

    def _is_mine(self, ballot: str) -> bool:
        try:
            return bool(self.open(ballot))
        except KeyGone:
            return False

    def _path(self, ballot: str) -> Path:
        return self.folder / f"{ballot}.key"

    def _write(self, path: Path, content: bytes, flags: int) -> None:
        file = os.open(path, os.O_WRONLY | flags, 0o600)
        try:
            os.write(file, content)
            os.fsync(file)
        finally:
            os.close(file)

    def _settle(self) -> None:
        """The folder itself remembers the file, or that it is gone, after a power cut too."""
        folder = os.open(self.folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
