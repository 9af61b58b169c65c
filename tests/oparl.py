"""Checks of OParl: objects against the table of all properties (and the official schemas where they are), and a walker.

The walker fetches everything that can be reached from the system, and follows every address that an object names.
"""

import json
import os
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft7Validator, FormatChecker
from referencing import Registry, Resource

TABLE: dict[str, Any] = json.loads((Path(__file__).parent / "vectors" / "oparl-1.1" / "properties.json").read_text())
OFFICIAL = os.environ.get("JURYVOTE_OPARL", "")  # a folder with the schema files of OParl/spec
TYPE = "https://schema.oparl.org/1.1/"
SIMPLE = {
    "text": {"type": "string", "minLength": 1},
    "number": {"type": "integer"},
    "truth": {"type": "boolean"},
    "object": {"type": "object"},
    "day": {"type": "string", "format": "date"},
    "moment": {"type": "string", "format": "date-time"},
    "url": {"type": "string", "format": "url"},
}
formats = FormatChecker([])


@formats.checks("url")
def _is_url(text: object) -> bool:
    parts = urlsplit(str(text))
    return parts.scheme in ("http", "https") and bool(parts.netloc) and not re.search(r"\s", str(text))


@formats.checks("date", raises=ValueError)
def _is_day(text: object) -> bool:
    return bool(date.fromisoformat(str(text))) and len(str(text)) == 10


@formats.checks("date-time", raises=ValueError)
def _is_moment(text: object) -> bool:
    return datetime.fromisoformat(str(text)).tzinfo is not None


def _ours() -> dict[str, Any]:
    """From the table: nothing else is allowed but properties of ours with their prefix."""
    return {
        name: {
            "type": "object",
            "required": ["id", "type", *known["required"]],
            "properties": {
                "id": SIMPLE["url"],
                "type": {"const": TYPE + name},
                **{key: _kind(kind) for key, kind in known["properties"].items()},
            },
            "patternProperties": {"^juryvote:": {"not": {"type": "null"}}},
            "additionalProperties": False,
        }
        for name, known in TABLE.items()
    }


def _kind(kind: Any) -> dict[str, Any]:
    if isinstance(kind, list):
        return {"type": "array", "items": _kind(kind[0])}
    if kind.startswith(("url:", "list:")):
        return SIMPLE["url"]
    return SIMPLE.get(kind) or {"$ref": f"oparl:{kind}"}


def official() -> dict[str, Any]:
    """The specification's own schemas; their word for an object inside becomes a reference."""
    return {file.stem: _plain(json.loads(file.read_text())) for file in sorted(Path(OFFICIAL).glob("*.json"))}


def _plain(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_plain(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    inside = schema.get("schema")
    if isinstance(inside, str) and schema.get("type") == "object":
        return {"$ref": f"oparl:{inside.removesuffix('.json')}"}
    return {key: _plain(value) for key, value in schema.items()}


def _validators(schemas: dict[str, Any]) -> dict[str, Draft7Validator]:
    resources = [
        (f"oparl:{name}", Resource.from_contents({"$schema": "http://json-schema.org/draft-07/schema#", **schema}))
        for name, schema in schemas.items()
    ]
    registry: Registry[Any] = Registry().with_resources(resources)
    return {
        name: Draft7Validator(schema, registry=registry, format_checker=formats) for name, schema in schemas.items()
    }


@cache
def _all_validators() -> list[dict[str, Draft7Validator]]:
    return [_validators(_ours()), *([_validators(official())] if OFFICIAL else [])]


def faults_of(one: dict[str, Any]) -> list[str]:
    """What is wrong with an object and with what is inside of it; a stub has nothing left to be wrong with."""
    name = name_of(one)
    if one.get("deleted"):
        return (
            [f"{one['id']}: a stub says {key}" for key in one if key not in STUB]
            if STUB - set(one) == set()
            else [f"{one['id']}: not a stub"]
        )
    return [
        f"{one['id']}: {'/'.join(map(str, error.absolute_path))} {error.message}"
        for known in _all_validators()
        for error in known[name].iter_errors(one)
    ]


STUB = {"id", "type", "created", "modified", "deleted"}


def name_of(one: dict[str, Any]) -> str:
    return str(one["type"]).removeprefix(TYPE)


class Walk:
    """`fetch` answers an address with its JSON, or None for what is no JSON; both are read only once."""

    def __init__(self, fetch: Callable[[str], Any], base: str) -> None:
        self.fetch, self.base = fetch, base
        self.objects: dict[str, dict[str, Any]] = {}  # as they answer at their own address
        self.lists: dict[str, list[dict[str, Any]]] = {}  # all pages
        self.faults: list[str] = []
        self.seen: set[str] = set()

    def go(self, start: str) -> "Walk":
        waiting = [(start, "System")]
        while waiting:
            address, kind = waiting.pop()
            if address in self.seen:
                continue
            self.seen.add(address)
            waiting += self._visit(address, kind)
        return self

    def _visit(self, address: str, kind: str) -> list[tuple[str, str]]:
        if kind == "page":
            self.fetch(address)
            return []
        if kind.startswith("list:"):
            self.lists[address] = list(self._pages(address))
            return [found for one in self.lists[address] for found in self._inside(one, kind[5:])]
        one = self.fetch(address)
        self.objects[address] = one
        if one["id"] != address or name_of(one) != kind:
            self.faults.append(f"{address}: wanted a {kind}, is {one['id']}, {one['type']}")
        self.faults += faults_of(one)
        return list(self._links(one))

    def _pages(self, address: str) -> Iterator[dict[str, Any]]:
        while address:
            page = self.fetch(address)
            yield from page["data"]
            address = page["links"].get("next", "")

    def _inside(self, one: dict[str, Any], kind: str) -> Iterator[tuple[str, str]]:
        """An object that stands in another one or in a list: it is the same at its own address."""
        if name_of(one) != kind:
            self.faults.append(f"{one['id']} is no {kind}")
        if self.fetch(one["id"]) != one:
            self.faults.append(f"{one['id']} reads otherwise at its own address")
        yield one["id"], kind

    def _links(self, one: dict[str, Any]) -> Iterator[tuple[str, str]]:
        for key, kind in TABLE[name_of(one)]["properties"].items():
            values = one.get(key, [])
            for value in values if isinstance(values, list) else [values]:
                yield from self._link(value, kind[0] if isinstance(kind, list) else kind)

    def _link(self, value: Any, kind: str) -> Iterator[tuple[str, str]]:
        if isinstance(value, dict):
            yield from self._inside(value, kind)
        elif kind.startswith("url:"):
            yield value, kind[4:]
        elif kind.startswith("list:"):
            yield value, kind
        elif kind == "url" and value.startswith(self.base):
            yield value, "page"
