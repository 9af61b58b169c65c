"""Who was away so often that the body may vote on an exclusion. Nobody is excluded by a number."""

from collections.abc import Mapping

from msgspec import Struct

from juryvote.rules.bylaws import Bylaws
from juryvote.rules.ids import MemberId
from juryvote.rules.procedure import exclusion_proposals
from juryvote.rules.scene import Fact
from juryvote.rules.sentences import Say


class ExclusionRow(Struct, frozen=True, kw_only=True):
    member: str
    sentence: str  # names the person and the number


def exclusion_rows(
    bylaws: Bylaws, facts: Mapping[MemberId, Fact], names: Mapping[str, str], say: Say
) -> tuple[ExclusionRow, ...]:
    found = exclusion_proposals(bylaws, facts, names=names, say=say)
    return tuple(ExclusionRow(member=one.member, sentence=one.sentence) for one in found)
