"""Where everything is, and what all objects have in common."""

from typing import Any

from msgspec import Struct

VERSION = "https://schema.oparl.org/1.1/"
ROOT = "/oparl/v1.1"
Made = dict[str, Any]


class Addresses(Struct, frozen=True):
    """`base` is the service's own address, without a slash at its end."""

    base: str

    def of(self, kind: str, known: str) -> str:
        return f"{self.base}{ROOT}/{kind}/{known}"

    def listed(self, kind: str, known: str, what: str) -> str:
        return f"{self.of(kind, known)}/{what}"

    @property
    def system(self) -> str:
        return f"{self.base}{ROOT}/system"

    @property
    def bodies(self) -> str:
        return f"{self.base}{ROOT}/bodies"

    def page(self, path: str) -> str:
        """A page for people."""
        return f"{self.base}{path}"


def made(address: str, name: str, /, *, created: str, modified: str, **more: Any) -> Made:
    """An object of type `name`; what there is no word about is left out (3.1.2 of the specification)."""
    said = {"created": created, "modified": modified, **more}
    return {
        "id": address,
        "type": VERSION + name,
        **{key: said[key] for key in said if said[key] not in ("", None, [])},
    }


def gone(address: str, name: str, *, created: str, modified: str) -> Made:
    """What is left of an object that is public no more (2.8)."""
    return {**made(address, name, created=created, modified=modified), "deleted": True}
