"""Lies about secret ballots: whether they had to be secret, who took part, and what lies in the archive."""

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from msgspec.structs import replace

from juryvote.rules import entries as e
from juryvote.sealed.making import head_of

from .book import find
from .evening import slip, votes
from .secret import Archives, Entries, archives, demands, made, secret_evening, voter
from .telling import at_end, before, change, without

Telling = Callable[[Entries, Archives], tuple[Entries, Archives]]

# What was done; how; which entry or file is named first; the problem's kind.
SealedLie = tuple[str, Telling, str, str]
OPENED, CLOSED, V1 = "ballot-opened:v1", "ballot-closed:v1", "sealed/v1.bel"


def said(tell: Callable[[Entries], Entries]) -> Telling:
    """Only the journal lies."""
    return lambda entries, files: (tell(entries), files)


def seal(**values: Any) -> Telling:
    return said(change(OPENED, seal=replace(_entry(OPENED).seal, **values)))


def sealed(**values: Any) -> Telling:
    return said(change(CLOSED, sealed=replace(_entry(CLOSED).sealed, **values)))


def filed(files: Archives, tell: Callable[[Entries], Entries] = list) -> Telling:
    """Other archives, and a journal that fits or does not."""
    return lambda entries, _: (tell(entries), files)


def other(name: str, *, election: bool = True, **values: Any) -> Telling:
    """Another archive takes the place of the true one, and the journal names it rightly."""
    archive = made(name)
    closing = replace(
        _entry(CLOSED).sealed, archive=sha256(archive.bel).hexdigest(), head=head_of(archive.bel), **values
    )
    opening = archive.seal("demanded") if election else _entry(OPENED).seal

    def tell(entries: Entries, files: Archives) -> tuple[Entries, Archives]:
        entries = change(OPENED, seal=opening)(entries)
        return change(CLOSED, sealed=closing)(entries), {**files, V1: archive.bel}

    return tell


def broken() -> Telling:
    """The archive is changed, and the journal refers to the changed one."""
    bel = bytearray(made("v1").bel)
    bel[5000] ^= 1
    closing = replace(_entry(CLOSED).sealed, archive=sha256(bytes(bel)).hexdigest())
    return lambda entries, files: (change(CLOSED, sealed=closing)(entries), {**files, V1: bytes(bel)})


def _entry(name: str) -> Any:
    entries = secret_evening()
    return entries[find(entries, name)]


def paper(**values: Any) -> Telling:
    return said(change("paper-counted", **values))


VOTED = _entry(CLOSED).sealed.voted
BY_PAPER = _entry(CLOSED).sealed.assisted
LISTED = _entry(OPENED).seal.credentials
LIES: list[SealedLie] = [
    ("two demand it at once", said(change("secrecy-demanded:2", demands=3)), "secrecy-demanded:3", "demands"),
    ("the same demand twice", said(before(OPENED, demands(1))), f"^{OPENED}", "demands"),
    ("less than nobody demands it", said(change("secrecy-demanded:1", demands=-1)), "secrecy-demanded:-1", "demands"),
    (
        "it is demanded while the ballot is open",
        said(before(CLOSED, demands(2))),
        f"^{CLOSED}",
        "ballot-running",
    ),
    (
        "it is demanded on an item that is not called",
        said(before("item-called:e1t1", demands(1))),
        "^item-called:e1t1",
        "not-called",
    ),
    ("it was demanded and opened openly", said(change(OPENED, mode="open", seal=None)), OPENED, "must-be-sealed"),
    (
        "about a person, and open",
        said(change("ballot-opened:v2", mode="open", seal=None)),
        "ballot-opened:v2",
        "must-be-sealed",
    ),
    ("sealed without a seal", said(change(OPENED, seal=None)), OPENED, "bad-value"),
    ("the chair's wish instead of the demand", seal(why="chair"), OPENED, "why-sealed"),
    ("a demand that nobody made", said(without(*["secrecy-demanded"])), "secrecy-demanded:2", "demands"),
    (
        "all demands are left out",
        said(lambda entries: [one for one in entries if not isinstance(one, e.SecrecyDemanded)]),
        OPENED,
        "why-sealed",
    ),
    ("a credential too many", seal(credentials=sorted([*LISTED, "0" * 64])), OPENED, "credentials"),
    ("a credential too few", seal(credentials=LISTED[:4]), OPENED, "credentials"),
    ("a credential twice", seal(credentials=sorted([*LISTED[:4], LISTED[0]])), OPENED, "credentials"),
    ("credentials in the order of the roll", seal(credentials=LISTED[::-1]), OPENED, "credentials"),
    ("one person counted the paper", paper(by=["staff1"]), "paper-counted", "paper"),
    ("one person counted it twice", paper(by=["staff1", "staff1"]), "paper-counted", "paper"),
    ("more paper than people", paper(people=6), "paper-counted", "paper"),
    ("no paper was counted", paper(people=0), "paper-counted", "paper"),
    ("another number of paper slips", paper(people=3), CLOSED, "paper"),
    ("paper that nobody counted", said(without("paper-counted")), CLOSED, "paper"),
    ("paper of an unknown ballot", paper(ballot="v9"), "paper-counted", "unknown"),
    ("paper of a ballot that is not open", paper(ballot="v3"), "paper-counted", "unknown"),
    (
        "paper of a closed ballot",
        said(at_end(e.PaperCounted(meeting="e1", ballot="v1", people=2, by=["a", "b"]))),
        "paper-counted:END",
        "ballot-state",
    ),
    ("a slip with a name", said(change(CLOSED, slips=[slip("m1", "yes")])), CLOSED, "not-unsealed"),
    ("raised hands", said(change(CLOSED, by_hand=["m1"])), CLOSED, "not-unsealed"),
    ("a count of hands", said(change(CLOSED, hands=votes(yes=1))), CLOSED, "not-unsealed"),
    ("no reference to the archive", said(change(CLOSED, sealed=None)), CLOSED, "not-unsealed"),
    ("the struck one voted", sealed(voted=[*VOTED[:2], voter("m3"), *VOTED[2:]]), CLOSED, "not-on-roll"),
    ("the order of voting", sealed(voted=VOTED[::-1]), CLOSED, "not-sorted"),
    ("one voted twice", sealed(voted=[VOTED[0], *VOTED]), CLOSED, "not-sorted"),
    (
        "raised a hand in secret",
        sealed(voted=[voter("m1", "hands"), *VOTED[1:]]),
        CLOSED,
        "bad-value",
    ),
    ("the archive is left out", filed({"sealed/v3.bel": made("v3").bel}), CLOSED, "no-archive"),
    ("another archive", filed({**archives(), V1: made("another election").bel}), CLOSED, "other-archive"),
    ("another archive, well named", other("another election", election=False), CLOSED, "archive-election"),
    ("another end of the chain", sealed(head="0" * 64), CLOSED, "archive-election"),
    ("another fingerprint at the opening", seal(election="x" * 43), CLOSED, "archive-election"),
    ("the archive asks another question", other("asks another"), CLOSED, "archive-question"),
    ("the archive offers another answer", other("offers more"), CLOSED, "archive-question"),
    ("one more took part", sealed(voted=VOTED[:3]), CLOSED, "paper"),
    ("one fewer took part", sealed(voted=VOTED[1:]), CLOSED, "archive-voters"),
    ("a yes more", said(change(CLOSED, tally=votes(yes=4, no=1))), CLOSED, "tally"),
    ("an abstention instead of a no", said(change(CLOSED, tally=votes(yes=3, abstain=1))), CLOSED, "tally"),
    ("paper that nobody encrypted", sealed(assisted=[]), CLOSED, "assisted"),
    ("a foreign credential is helped", sealed(assisted=["0" * 64, *BY_PAPER]), CLOSED, "assisted"),
    ("helped, but out of order", sealed(assisted=BY_PAPER[::-1]), CLOSED, "assisted"),
    (
        "helped, but it has not voted",
        sealed(assisted=sorted([*BY_PAPER, made("v1").credentials[2]])),
        CLOSED,
        "assisted",
    ),
    (
        "credentials that were not there at the opening",
        seal(credentials=made("v2").seal("").credentials),
        CLOSED,
        "assisted",
    ),
    (
        "an archive of nobody",
        filed({**archives(), "sealed/v2.bel": made("v2").bel}),
        "sealed/v2.bel",
        "archive-left-over",
    ),
]
