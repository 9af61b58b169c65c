"""The Prüfpaket: everything somebody needs to recount a body or one of its meetings, in one file.

It packs and unpacks, and says what a reader of one meeting may see; whether it is true is for `replay` to find out.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

import msgspec
from msgspec import Struct

from juryvote.rules.journal import Line, canonical, withhold, write_line
from juryvote.rules.notes import Signer
from juryvote.rules.stored import Unpacked, pack, unpack

FORMAT = "juryvote-bundle/1"
FACTS, JOURNAL, CHECKPOINTS, README, MANIFEST = (
    "bundle.json",
    "journal.jsonl",
    "checkpoints.txt",
    "LIESMICH.txt",
    "MANIFEST",
)
NAMES_KIND = "member-registered"

LIESMICH = """\
Prüfpaket eines Gremiums, geschrieben von juryvote.

journal.jsonl    das Protokollbuch, ein Eintrag je Zeile: wer da war, was gezählt wurde, was beschlossen ist
checkpoints.txt  die unterschriebenen Prüfpunkte dazu; bundle.json sagt, was das Paket ist; MANIFEST siegelt die Dateien

So prüfen Sie: juryvote installieren (kein Konto, keine Datenbank, kein Netz nötig), dann:  juryvote verify DATEI.zip
Alles wird nachgerechnet: Anwesenheit, Beschlussfähigkeit, Stimmliste, Auszählung, Mehrheit, Beschluss, Geld.

Eines kann kein Programm wissen: ob der Schlüssel der richtige ist und ob es nicht noch ein zweites Buch gibt.
Vergleichen Sie dafür den Prüfpunkt, den das Programm nennt, mit dem auf Papier (Niederschrift) oder auf der Leinwand.
Im Paket einer einzelnen Sitzung stehen von anderen Sitzungen nur die Kopfzeilen und keine Namen von Mitgliedern.
"""


class Facts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`meeting` is None in the bundle of a whole body. `key` is the verifier key: compare it, do not believe it."""

    format: str
    body: str
    meeting: str | None
    key: str


class Bundle(Struct, frozen=True, kw_only=True):
    """What was read, still unproved."""

    facts: Facts
    zip: Unpacked

    @property
    def files(self) -> dict[str, bytes]:
        return self.zip.files


def build_bundle(
    *,
    lines: Sequence[Line],
    checkpoints: Sequence[str],
    signer: Signer,
    body: str,
    meeting: str | None = None,
    extra: Mapping[str, bytes] | None = None,
) -> bytes:
    """The bundle of a whole body, or of one meeting; the same journal always gives the same bytes."""
    files = dict(extra or {})
    if taken := {FACTS, JOURNAL, CHECKPOINTS, README, MANIFEST} & files.keys():
        raise ValueError(f"A bundle writes {', '.join(sorted(taken))} itself.")
    facts = Facts(format=FORMAT, body=body, meeting=meeting, key=signer.verifier_key)
    files[FACTS] = canonical(msgspec.structs.asdict(facts)) + b"\n"
    files[JOURNAL] = b"".join(write_line(_shown(line, meeting)) + b"\n" for line in lines)
    files[CHECKPOINTS] = join_notes(checkpoints).encode()
    files[README] = LIESMICH.encode()
    return pack({**files, MANIFEST: signer.sign(manifest_text(facts, files)).encode()})


def open_bundle(data: bytes) -> Bundle:
    """The files and what they claim to be; a ValueError where this is no bundle at all."""
    unpacked = unpack(data)
    raw = unpacked.files.get(FACTS, b"")
    facts = msgspec.json.decode(raw, type=Facts)
    if facts.format != FORMAT:
        raise ValueError(f"the format is {facts.format!r}, not {FORMAT!r}")
    if canonical(msgspec.structs.asdict(facts)) + b"\n" != raw:
        raise ValueError(f"{FACTS} is not in its one spelling")
    return Bundle(facts=facts, zip=unpacked)


def may_show(kind: str, *, of: str, meeting: str | None) -> bool:
    """Whether an entry of the meeting `of` ("": none) is shown to whoever gets the bundle of `meeting`.

    One meeting's bundle shows that meeting and what holds for all (bylaws, seats, funds), but no names of people.
    """
    return meeting is None or of == meeting or (of == "" and kind != NAMES_KIND)


def manifest_text(facts: Facts, files: Mapping[str, bytes]) -> str:
    """What is signed: which bundle this is, and the SHA-256 of each file."""
    named = [f"{sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files) if name != MANIFEST]
    return f"{facts.format}\n{facts.body}\n{facts.meeting or '-'}\n" + "".join(named)


def join_notes(notes: Iterable[str]) -> str:
    """Signed notes one under the other, an empty line between them."""
    return "\n".join(notes)


def split_notes(text: str) -> list[str]:
    """The notes again. Each is two blocks: what is signed, and by whom."""
    blocks = text.removesuffix("\n").split("\n\n") if text else []
    if len(blocks) % 2 or not all(block and block == block.strip("\n") for block in blocks):
        raise ValueError(f"{CHECKPOINTS} is not a list of signed notes")
    notes = [f"{signed}\n\n{signers}\n" for signed, signers in zip(blocks[::2], blocks[1::2], strict=True)]
    if join_notes(notes) != text:
        raise ValueError(f"{CHECKPOINTS} does not end with a line break")
    return notes


def _shown(line: Line, meeting: str | None) -> Line:
    head = line.header
    return line if may_show(head.kind, of=head.meeting, meeting=meeting) else withhold(line)
