"""Everything that can be wrong with a bundle, and what it cannot tell, by kind: a German and an English sentence."""

from msgspec import Struct

from juryvote.rules.replay.amendment_faults import AMENDMENT_FAULTS
from juryvote.rules.replay.conflict_faults import CONFLICT_FAULTS
from juryvote.rules.replay.draw_faults import DRAW_FAULTS
from juryvote.rules.replay.election_faults import ELECTION_FAULTS
from juryvote.rules.replay.exclusion_faults import EXCLUSION_FAULTS
from juryvote.rules.replay.executive_faults import EXECUTIVE_FAULTS
from juryvote.rules.replay.fact_faults import FACT_FAULTS
from juryvote.rules.replay.grant_faults import GRANT_FAULTS
from juryvote.rules.replay.group_faults import GROUP_FAULTS
from juryvote.rules.replay.minutes_faults import MINUTES_FAULTS
from juryvote.rules.replay.retabling_faults import RETABLING_FAULTS
from juryvote.rules.replay.sealed_faults import SEALED_FAULTS
from juryvote.rules.replay.sharing_faults import SHARING_FAULTS
from juryvote.rules.replay.sums_faults import SUMS_FAULTS
from juryvote.rules.replay.tie_faults import TIE_FAULTS
from juryvote.rules.replay.written_faults import WRITTEN_FAULTS


class Problem(Struct, frozen=True, kw_only=True):
    """`where` is a file, `journal.jsonl#17` for the entry of height 17, or `checkpoints.txt#3` for the third note."""

    where: str
    kind: str
    sentence: str
    sentence_en: str


def fault(kind: str, /, *, where: str = "", **facts: object) -> Problem:
    """The problem of this kind in both languages. The replay fills in `where`."""
    german, english = (FAULTS | LIMITS)[kind]
    return Problem(where=where, kind=kind, sentence=german.format(**facts), sentence_en=english.format(**facts))


FAULTS: dict[str, tuple[str, str]] = {
    **SEALED_FAULTS,
    **EXECUTIVE_FAULTS,
    **RETABLING_FAULTS,
    **MINUTES_FAULTS,
    **TIE_FAULTS,
    **SUMS_FAULTS,
    **SHARING_FAULTS,
    **DRAW_FAULTS,
    **GRANT_FAULTS,
    **GROUP_FAULTS,
    **EXCLUSION_FAULTS,
    **FACT_FAULTS,
    **ELECTION_FAULTS,
    **CONFLICT_FAULTS,
    **AMENDMENT_FAULTS,
    **WRITTEN_FAULTS,
    # The file
    "too-large": (
        "Die Datei ist größer als {most} Bytes und wird nicht gelesen.",
        "The file is larger than {most} bytes and is not read.",
    ),
    "unreadable": ("Das ist kein lesbares Prüfpaket: {why}.", "This is not a readable bundle: {why}."),
    "damaged": (
        "Die Datei passt nicht zu ihrer Prüfsumme im Zip: Sie ist beschädigt oder verändert.",
        "The file does not fit its checksum in the zip: it is damaged or changed.",
    ),
    "zip-changed": (
        "Zwischen den Dateien des Zips ist etwas verändert, ab Byte {at}.",
        "Something between the files of the zip is changed, from byte {at} on.",
    ),
    "missing-file": ("Die Datei fehlt im Paket.", "The file is missing from the bundle."),
    "other-key": (
        "Das Paket ist mit einem anderen Schlüssel unterschrieben als mit dem angegebenen: {key}.",
        "The bundle is signed with another key than the one given: {key}.",
    ),
    "manifest-signature": ("Das Siegel des Pakets gilt nicht: {why}.", "The bundle's seal is not valid: {why}."),
    "manifest-differs": (
        "Das Siegel nennt andere Dateien oder Inhalte, zuerst in dieser Zeile: {line}",
        "The seal names other files or contents, first in this line: {line}",
    ),
    # The chain
    "no-meeting": (
        "Die Sitzung {meeting}, um die es gehen soll, kommt nicht vor.",
        "The meeting {meeting} that this should be about does not occur.",
    ),
    "bad-line": ("Die Zeile ist kein Eintrag: {why}.", "The line is not an entry: {why}."),
    "foreign-body": (
        "Der Eintrag gehört zu einem anderen Gremium: {found} statt {body}.",
        "The entry belongs to another body: {found}, not {body}.",
    ),
    "height": (
        "Die Einträge sind nicht lückenlos: Hier steht Nummer {found}, es müsste {height} sein.",
        "The entries are not consecutive: this one is number {found}, it should be {height}.",
    ),
    "bad-time": (
        "Der Zeitpunkt {at} ist nicht richtig geschrieben.",
        "The moment {at} is not written as it must be.",
    ),
    "time-backwards": (
        "Der Eintrag ist von {at}, der vorige aber schon von {before}.",
        "The entry is from {at}, but the one before it is from {before}.",
    ),
    "unknown-kind": ("Die Art {kind!r} ist unbekannt.", "The kind {kind!r} is unknown."),
    "digest": (
        "Der Inhalt passt nicht zur Prüfsumme in der Kopfzeile: Er wurde verändert.",
        "The content does not fit the hash in the header: it was changed.",
    ),
    "half-withheld": (
        "Inhalt und Salz müssen beide da sein oder beide fehlen.",
        "Content and salt must both be there, or both be missing.",
    ),
    "content-missing": (
        "Der Inhalt fehlt, obwohl er zum Nachrechnen nötig ist.",
        "The content is missing, although it is needed to recompute.",
    ),
    "content-shown": (
        "Der Inhalt dürfte in diesem Paket nicht stehen.",
        "The content should not be in this bundle.",
    ),
    "bad-payload": ("Der Inhalt ist kein {kind}: {why}.", "The content is not a {kind}: {why}."),
    "header-kind": (
        "Die Kopfzeile sagt {found}, der Inhalt {kind}.",
        "The header says {found}, the content {kind}.",
    ),
    "header-meeting": (
        "Die Kopfzeile nennt die Sitzung {found!r}, der Inhalt {meeting!r}.",
        "The header names the meeting {found!r}, the content {meeting!r}.",
    ),
    # The checkpoints
    "no-checkpoint": ("Das Paket hat keinen Prüfpunkt.", "The bundle has no checkpoint."),
    "bad-checkpoint": ("Der Prüfpunkt gilt nicht: {why}.", "The checkpoint is not valid: {why}."),
    "checkpoint-origin": (
        "Der Prüfpunkt gehört zu einem anderen Buch: {origin}.",
        "The checkpoint belongs to another journal: {origin}.",
    ),
    "checkpoint-order": (
        "Prüfpunkte stehen von klein nach groß, dieser ({size}) nicht.",
        "Checkpoints stand from small to large, this one ({size}) does not.",
    ),
    "checkpoint-ahead": (
        "Der Prüfpunkt steht für {size} Einträge, im Paket sind nur {entries}: Am Ende fehlt etwas.",
        "The checkpoint stands for {size} entries, the bundle has only {entries}: something is missing at the end.",
    ),
    "checkpoint-root": (
        "Der Prüfpunkt über {size} Einträge steht für andere Einträge als diese.",
        "The checkpoint over {size} entries stands for other entries than these.",
    ),
    "checkpoint-stale": (
        "Der letzte Prüfpunkt steht für {size} Einträge, im Paket sind {entries}: Den Rest bezeugt niemand.",
        "The last checkpoint stands for {size} entries, the bundle has {entries}: nobody vouches for the rest.",
    ),
    # People and bylaws
    "not-founded": (
        "Ein Protokollbuch beginnt mit der Gründung des Gremiums, und nur damit.",
        "A journal begins with the founding of its body, and only with it.",
    ),
    "twice": ("{what} {id} gibt es schon.", "{what} {id} exists already."),
    "unknown": ("{what} {id} kommt vorher nicht vor.", "{what} {id} does not occur before this."),
    "bad-value": (
        "Der Wert {value!r} ist hier nicht möglich ({what}).",
        "The value {value!r} is not possible here ({what}).",
    ),
    "stranger": (
        "Das Mitglied {member} ist vorher nirgends eingetragen.",
        "The member {member} was not registered before.",
    ),
    "bad-bylaws": ("Die Geschäftsordnung ist nicht lesbar: {why}", "The bylaws cannot be read: {why}"),
    "number": (
        "Hier müsste die Nummer {number} stehen, es ist {found} ({what}).",
        "The number {number} should stand here, it is {found} ({what}).",
    ),
    "seat-taken": (
        "Auf Sitz {seat} sitzt in dieser Zeit schon {member}.",
        "{member} already holds seat {seat} at that time.",
    ),
    "two-seats": (
        "{member} hat in dieser Zeit schon den Sitz {seat}.",
        "{member} already holds the seat {seat} at that time.",
    ),
    "not-held": (
        "{member} hat den Sitz {seat} an diesem Tag nicht.",
        "{member} does not hold the seat {seat} on that day.",
    ),
    # The meeting
    "meeting-state": (
        "Die Sitzung {meeting} ist {found}, das geht nur, wenn sie {needed} ist.",
        "The meeting {meeting} is {found}; this is possible only while it is {needed}.",
    ),
    "meeting-day": (
        "Der Tag {day} ist in Berlin nicht der Tag des Beginns {starts_at}.",
        "The day {day} is not the Berlin day of the start {starts_at}.",
    ),
    "not-newest-bylaws": (
        "Es gilt die neueste Geschäftsordnung ({newest}), hier steht {found}.",
        "The newest bylaws count ({newest}), this says {found}.",
    ),
    "already-present": ("{member} ist schon da.", "{member} is already present."),
    "not-present": ("{member} ist gar nicht da.", "{member} is not present."),
    "item-title": (
        "Der Punkt heißt {found!r}, der Antrag {title!r}.",
        "The item is called {found!r}, the proposal {title!r}.",
    ),
    "asked": (
        "Beantragt sind {asked}, hier stehen {found}.",
        "{asked} were asked for, this says {found}.",
    ),
    "item-decided": ("Über den Punkt {item} ist schon beschlossen.", "The item {item} is already decided."),
    "not-called": ("Der Punkt {item} ist nicht aufgerufen.", "The item {item} is not called."),
    "ballot-running": ("Die Abstimmung {ballot} läuft noch.", "The ballot {ballot} is still open."),
    "already-recused": (
        "{member} ist auf dem Punkt {item} schon befangen.",
        "{member} is already recused on the item {item}.",
    ),
    "not-recused": (
        "{member} ist auf dem Punkt {item} nicht befangen.",
        "{member} is not recused on the item {item}.",
    ),
    "quorum": (
        "Die Beschlussfähigkeit stimmt nicht: {field} {found!r}, nachgerechnet {right!r}.",
        "The quorum is wrong: {field_en} {found!r}, recomputed {right!r}.",
    ),
    # The ballot
    "question": (
        "Die Frage lautet {found!r}, nach Punkt und Summe {right!r}.",
        "The question is {found!r}, by item and sum it is {right!r}.",
    ),
    "not-quorate": (
        "Die Abstimmung wurde eröffnet, obwohl die Runde nicht beschlussfähig war.",
        "The ballot was opened although the room was not quorate.",
    ),
    "roll": (
        "Die Stimmliste stimmt nicht: zu viel {more}, es fehlen {less}, oder sie ist nicht sortiert.",
        "The roll is wrong: too many {more}, missing {less}, or it is not sorted.",
    ),
    "majority": (
        "Die nötige Mehrheit stimmt nicht: {field} {found!r}, nachgerechnet {right!r}.",
        "The needed majority is wrong: {field_en} {found!r}, recomputed {right!r}.",
    ),
    "not-on-roll": ("{member} steht nicht auf der Stimmliste.", "{member} is not on the roll."),
    "recused-on-roll": (
        "{member} ist befangen, steht aber noch auf der Stimmliste.",
        "{member} is recused but still on the roll.",
    ),
    "ballot-state": (
        "Die Abstimmung {ballot} ist {found}, das geht nur, solange sie offen ist.",
        "The ballot {ballot} is {found}; this is possible only while it is open.",
    ),
    "two-slips": ("{member} hat mehr als eine Stimme abgegeben.", "{member} has given more than one vote."),
    "not-sorted": ("Die Liste ist nicht sortiert ({what}).", "The list is not sorted ({what})."),
    "hands": (
        "Gezählt sind {hands} Hände, gemeldet haben sich {people}.",
        "{hands} hands are counted, {people} people raised theirs.",
    ),
    "tally": (
        "Die Auszählung stimmt nicht: {field} {found}, nachgezählt {right}.",
        "The tally is wrong: {field_en} {found}, recounted {right}.",
    ),
    "recused-count": (
        "Befangen und anwesend waren {right}, hier steht {found}.",
        "{right} were present and recused, this says {found}.",
    ),
    "outcome": (
        "Das Ergebnis ist {right}, hier steht {found}.",
        "The outcome is {right}, this says {found}.",
    ),
    "no-reason": ("Der Grund fehlt.", "The reason is missing."),
    # Decisions and money
    "no-decision": (
        "Zur Abstimmung {ballot} ({outcome}) fehlt der Beschluss.",
        "The decision on the ballot {ballot} ({outcome}) is missing.",
    ),
    "undecided": (
        "Die Abstimmung {ballot} ist {found}: Daraus folgt kein Beschluss.",
        "The ballot {ballot} is {found}: no decision follows from it.",
    ),
    "decision-number": (
        "Der Beschluss hat die Nummer {found}, es müsste {right} sein.",
        "The decision has the number {found}, it should be {right}.",
    ),
    "decision-text": (
        "Der Beschluss müsste lauten: {right}",
        "The decision should read: {right}",
    ),
    "granted": (
        "Bewilligt sind nach der Abstimmung {right}, hier stehen {found}.",
        "By the ballot {right} are granted, this says {found}.",
    ),
    "fund": ("Es geht um den Fonds {right}, hier steht {found}.", "The fund is {right}, this says {found}."),
    "amount": (
        "Die Summe {found} passt nicht zum Punkt: höchstens {most}, und nur für einen Antrag.",
        "The sum {found} does not fit the item: at most {most}, and only for a proposal.",
    ),
    "overdrawn": (
        "Der Fonds {fund} reicht nicht: {spent} vergeben oder vorgemerkt von {budget}.",
        "The fund {fund} is overdrawn: {spent} granted or reserved of {budget}.",
    ),
    "published-twice": ("Der Beschluss ist schon veröffentlicht.", "The decision is already published."),
}


LIMITS: dict[str, tuple[str, str]] = {
    "key-not-compared": (
        "Ob der Schlüssel der richtige ist, weiß nur, wer ihn vergleicht: mit --key oder am Prüfpunkt auf Papier.",
        "Whether the key is the right one only a comparison tells: with --key, or by the checkpoint on paper.",
    ),
    "names-missing": (
        "In {n} Einträgen fehlt der Name eines Mitglieds. Zum Nachrechnen wird er nicht gebraucht.",
        "In {n} entries the name of a member is missing. It is not needed to recompute anything.",
    ),
    "other-meetings": (
        "{n} Einträge anderer Sitzungen sind nur mit der Kopfzeile da und nicht nachgerechnet.",
        "{n} entries of other meetings are there by their headers only and were not recomputed.",
    ),
    "fund-before": (
        "Der Stand des Fonds vor dieser Sitzung kann nur im ganzen Prüfpaket nachgerechnet werden.",
        "The fund's balance before this meeting can be recomputed only from the whole bundle.",
    ),
}
