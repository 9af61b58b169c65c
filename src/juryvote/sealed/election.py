"""What is voted on and by whom: the election's text, checked, and the list of public credentials.

Source: specification 3.0, "Elections" and "Credentials". The text is hashed as it stands; unknown fields are allowed.
"""

import re
from collections.abc import Callable
from typing import Any

import msgspec
from msgspec import Struct

from juryvote.sealed.faults import Wrong
from juryvote.sealed.group import GROUPS, Group
from juryvote.sealed.texts import read, read_loose, short

UUID = re.compile(r"[1-9A-HJ-NP-Za-km-z]{14,64}", re.ASCII)
MOST_QUESTIONS, MOST_ANSWERS = 200, 500
OTHER_KINDS = {"type", "value", "extra"}  # how the protocol marks questions that are not added up


class Question(Struct, frozen=True, kw_only=True):
    """Between `min` and `max` crosses, or the blank choice where there is one."""

    question: str
    answers: list[str]
    min: int
    max: int
    blank: bool = False

    @property
    def choices(self) -> int:
        """How many ciphertexts an answer has: one more where blank is possible, in front."""
        return len(self.answers) + self.blank


class Election(Struct, frozen=True, kw_only=True):
    version: int
    name: str
    description: str
    group: str
    public_key: str
    questions: list[Question]
    uuid: str
    fingerprint: str

    @property
    def over(self) -> Group:
        return GROUPS[self.group]


def read_election(raw: bytes) -> Election:
    """The election, if everything in it is permitted; its fingerprint is over the bytes as they are."""
    found = read_loose(raw)
    try:
        election = msgspec.convert({**found, "fingerprint": short(raw)}, Election)
    except (msgspec.ValidationError, TypeError) as wrong:
        raise Wrong("election", why=wrong) from wrong
    for sentence, fine in RULES.items():
        if not fine(election):
            raise Wrong("election", why=sentence)
    _only_sums(found["questions"])
    if not election.over.holds(election.public_key):
        raise Wrong("bad-element", what="public_key")
    return election


def read_credentials(raw: bytes, group: Group) -> frozenset[str]:
    """The public credentials: valid elements, each once, without weights."""
    listed = read(raw, list[str])
    if any("," in credential for credential in listed):
        raise Wrong("weight")
    for number, credential in enumerate(listed, 1):
        if not group.holds(credential):
            raise Wrong("bad-element", what=f"credential {number}")
    if len(set(listed)) != len(listed):
        raise Wrong("credential-twice")
    return frozenset(listed)


RULES: dict[str, Callable[[Election], bool]] = {
    "version": lambda one: one.version == 1,
    "group": lambda one: one.group in GROUPS,
    "uuid": lambda one: UUID.fullmatch(one.uuid) is not None,
    "questions": lambda one: 0 < len(one.questions) <= MOST_QUESTIONS,
    "answers": lambda one: all(0 < len(each.answers) <= MOST_ANSWERS for each in one.questions),
    "min, max": lambda one: all(0 <= each.min <= each.max <= len(each.answers) for each in one.questions),
}


def _only_sums(questions: list[dict[str, Any]]) -> None:
    if any(OTHER_KINDS & question.keys() for question in questions):
        raise Wrong("election", why="type")
