"""Minutes (Niederschrift): what the journal says of one meeting, in the order in which people read it."""

from juryvote.rules.minutes.fold import minutes_of
from juryvote.rules.minutes.model import (
    Conflict,
    Minutes,
    MinutesItem,
    Move,
    Person,
    Reading,
    Resolution,
    Told,
    Vote,
    crowd,
)
from juryvote.rules.minutes.paper import GENERAL, Block, Paper, Section, paper_of
from juryvote.rules.minutes.plain import plain
from juryvote.rules.minutes.standing import MinutesLocked, MinutesTooEarly, Put, RemarkChanged, Standing, standing_of

__all__ = [
    "GENERAL",
    "Block",
    "Conflict",
    "Minutes",
    "MinutesItem",
    "MinutesLocked",
    "MinutesTooEarly",
    "Move",
    "Paper",
    "Person",
    "Put",
    "Reading",
    "RemarkChanged",
    "Resolution",
    "Section",
    "Standing",
    "Told",
    "Vote",
    "crowd",
    "minutes_of",
    "paper_of",
    "plain",
    "standing_of",
]
