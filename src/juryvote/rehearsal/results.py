"""Compares what phones were told with what is published: the bundle, which is verified first."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from juryvote.rehearsal.measures import Measures
from juryvote.rehearsal.phone import CHOICES, Phone
from juryvote.rules.bundle import JOURNAL, open_bundle
from juryvote.rules.entries import BallotClosed
from juryvote.rules.journal import Line, read_entry
from juryvote.rules.replay import verify
from juryvote.rules.replay.chain import read_lines
from juryvote.rules.replay.secrecy import archive_name, archives_of
from juryvote.sealed import recount
from juryvote.sealed import verify as verify_archive


class Published(Struct, frozen=True, kw_only=True):
    """`closings` in their order; `trackers` of the sealed ones, by the name of their archive."""

    verified: bool
    closings: list[BallotClosed]
    trackers: dict[str, list[str]]


def published(bundle: bytes) -> Published:
    """What the file says; of one that cannot be verified nothing."""
    if not verify(bundle, read_archive=recount).fine:
        return Published(verified=False, closings=[], trackers={})
    files = open_bundle(bundle).files
    lines = [line for line in read_lines(files[JOURNAL]) if isinstance(line, Line)]
    closings = [entry for entry in map(read_entry, lines) if isinstance(entry, BallotClosed)]
    trackers = {name: verify_archive(bel).summary.trackers for name, bel in archives_of(files).items()}
    return Published(verified=True, closings=closings, trackers=trackers)


def compare(phones: Sequence[Phone], found: Published, ballots: int, measures: Measures) -> None:
    """Adds to `measures` what is lost, double or counted otherwise."""
    if len(found.closings) != ballots:
        measures.wrong["ballots-missing"] += 1
    known = {closing.ballot for closing in found.closings}
    measures.lost += sum(ballot not in known for phone in phones for ballot in phone.sent)
    for closing in found.closings:
        _compare_one(phones, closing, found.trackers.get(archive_name(closing.ballot), []), measures)


def _compare_one(phones: Sequence[Phone], closing: BallotClosed, trackers: Sequence[str], measures: Measures) -> None:
    sent = {phone.member: phone.sent[closing.ballot] for phone in phones if closing.ballot in phone.sent}
    counted = Counter(one.member for one in (closing.sealed.voted if closing.sealed else closing.slips))
    measures.double += sum(times - 1 for times in counted.values())
    if closing.sealed:
        measures.lost += sum(one.proof not in trackers for one in sent.values())
        measures.double += max(0, len(trackers) - len(counted))
    else:
        said = {slip.member: slip.choice for slip in closing.slips}
        measures.lost += sum(said.get(member) != one.choice for member, one in sent.items())
    chosen = Counter(one.choice for one in sent.values())
    if [chosen[choice] for choice in CHOICES] != [getattr(closing.tally, choice) for choice in CHOICES]:
        measures.wrong["other-counts"] += 1
