"""The base of all payloads, and the two readings that several kinds carry."""

from msgspec import Struct


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """Base of all payloads; the tag is the entry's kind.

    A field that a kind gets later has a default and is left out where it says nothing (`omit_defaults`): what an older
    program wrote and what this one writes of the same evening are the same bytes.
    """


class Quorum(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    met: bool
    needed: int
    counted: int
    base: int
    sentence: str


class Majority(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    needed_yes: int
    base: int
    sentence: str
