"""What verify says about journals that are right, and what it says that it cannot know."""

from msgspec.structs import replace

from juryvote.rules.journal import withhold
from juryvote.rules.replay import FAULTS, LIMITS, verify

from .book import SIGNER, STRANGER, Book, book, find, found, signed
from .evening import first_evening, founding, whole


def limits(data: bytes, key: str | None = None) -> list[str]:
    return [limit.kind for limit in verify(data, known_key=key).limits]


def test_two_evenings_are_right() -> None:
    report = verify(book(whole()).bundle())
    assert (report.fine, found(report)) == (True, [])


def test_the_summary_says_what_was_recounted() -> None:
    summary = verify(book(whole()).bundle()).summary
    counted = (summary.entries, summary.meetings, summary.ballots, summary.decisions)
    assert (counted, summary.withheld) == ((len(whole()), 2, 6, 4), 0)
    assert summary.verifier_key == SIGNER.verifier_key


def test_the_newest_checkpoint_is_there_to_be_compared() -> None:
    made = book(whole())
    assert made.notes[-1].startswith(verify(made.bundle()).summary.checkpoint + "\n")


def test_the_journal_is_right_after_every_entry() -> None:
    entries = whole()
    undecided = {find(entries, f"ballot-closed:{ballot}") + 1 for ballot in ("v1", "v2", "v5", "v6")}
    for size in range(1, len(entries) + 1):
        expected = [("no-decision", "journal.jsonl")] if size in undecided else []
        assert found(verify(book(entries[:size]).bundle())) == expected


def test_each_meeting_is_right_on_its_own() -> None:
    made = book(whole())
    assert [verify(made.bundle(meeting)).fine for meeting in ("e1", "e2")] == [True, True]


def test_a_name_can_be_redacted_for_good() -> None:
    made = book(whole())
    made.lines[find(whole(), "member-registered:m2")] = withhold(made.lines[find(whole(), "member-registered:m2")])
    report = verify(made.bundle())
    assert (report.fine, report.summary.names_withheld, b"Wolf" in made.bundle()) == (True, 1, False)
    assert limits(made.bundle()) == ["key-not-compared", "names-missing"]


def test_nothing_but_a_name_can_be_redacted() -> None:
    for height, line in enumerate(book(whole()).lines):
        made = book(whole())
        made.lines[height] = withhold(line)
        expected = [] if line.header.kind == "member-registered" else [("content-missing", f"journal.jsonl#{height}")]
        assert found(verify(made.bundle()))[:1] == expected


def test_half_a_redaction_is_found() -> None:
    made = book(whole())
    made.lines[7] = replace(made.lines[7], salt=None)
    assert found(verify(made.bundle()))[0] == ("half-withheld", "journal.jsonl#7")


def test_a_redacted_name_makes_room_for_one_unknown_person_only() -> None:
    entries = whole()
    height = find(entries, "member-registered:m2")
    made = book(entries)
    made.lines[height] = withhold(made.lines[height])
    assert verify(made.bundle()).fine
    del entries[find(entries, "member-registered:m3")]
    made = book(entries)
    made.lines[height] = withhold(made.lines[height])
    assert found(verify(made.bundle())) == [("stranger", f"journal.jsonl#{find(entries, 'seat-held:m3')}")]


def test_a_meetings_bundle_says_what_it_cannot_know() -> None:
    assert limits(book(whole()).bundle("e2"), SIGNER.verifier_key) == ["names-missing", "other-meetings", "fund-before"]


def test_a_key_that_was_compared_is_no_limit() -> None:
    assert limits(book(whole()).bundle(), SIGNER.verifier_key) == []


def test_another_key_than_the_one_on_paper_is_found_first() -> None:
    report = verify(book(whole()).bundle(), known_key=STRANGER.verifier_key)
    assert found(report) == [("other-key", "bundle.json")]


def test_a_meeting_that_is_not_there_is_found() -> None:
    assert found(verify(book(whole()).bundle("e3"))) == [("no-meeting", "journal.jsonl")]


def test_a_body_without_a_meeting_is_right() -> None:
    assert verify(book(founding()).bundle()).fine


def test_a_decision_must_follow_before_the_meeting_ends() -> None:
    entries = [*founding(), *first_evening()]
    del entries[find(entries, "decision-made:d3")]
    end = find(entries, "meeting-adjourned")
    assert found(verify(book(entries).bundle())) == [("no-decision", f"journal.jsonl#{end}")]


def test_checkpoints_between_are_welcome() -> None:
    lines = book(whole()).lines
    notes = signed(lines, *range(1, len(lines) + 1))
    assert verify(Book(lines=lines, notes=notes).bundle()).fine


def test_every_problem_is_named_in_two_languages() -> None:
    for german, english in (FAULTS | LIMITS).values():
        assert german != english
        assert german.endswith((".", "}"))
        assert english.endswith((".", "}"))
