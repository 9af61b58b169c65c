"""Group commit: who comes together is written together, judged alone, and never left without an answer."""

import threading
from collections.abc import Sequence
from concurrent.futures import Future

import pytest

from juryvote.live.shared import Shared
from juryvote.live.writer import NotWritten, Writer
from juryvote.rules.refusals import NotOnRoll


def held(batches: list[list[int]], begun: threading.Event, go: threading.Event) -> Writer[int, int]:
    """The first batch waits for `go`; odd numbers are refused."""

    def commit(work: Sequence[int]) -> list[int | Exception]:
        batches.append(list(work))
        begun.set()
        assert go.wait(5)
        return [NotOnRoll() if number % 2 else number * 10 for number in work]

    return Writer(commit)


def test_what_comes_while_the_disk_is_busy_shares_the_next_transaction() -> None:
    batches: list[list[int]] = []
    begun, go = threading.Event(), threading.Event()
    writer = held(batches, begun, go)
    first = writer.put(0)
    assert begun.wait(5)
    others = [writer.put(number) for number in range(1, 8)]
    go.set()
    assert first.result(5) == 0
    assert [one.exception(5) is None for one in others] == [False, True] * 3 + [False]
    assert [one.result() for one in others if one.exception() is None] == [20, 40, 60]
    assert batches == [[0], [1, 2, 3, 4, 5, 6, 7]]
    writer.stop()


def test_one_faulty_piece_costs_nobody_else_anything() -> None:
    def commit(work: Sequence[int]) -> list[int | Exception]:
        if 3 in work:
            raise ValueError("a fault in one of them")
        return [number * 10 for number in work]

    begun, go = threading.Event(), threading.Event()

    def slow(work: Sequence[int]) -> list[int | Exception]:
        if work == [0]:
            begun.set()
            assert go.wait(5)
        return commit(work)

    writer = Writer[int, int](slow)
    answers = [writer.put(0)]
    assert begun.wait(5)
    answers += [writer.put(number) for number in range(1, 6)]
    go.set()
    assert [one.exception(5) for one in answers if one is not answers[3]] == [None] * 5
    assert isinstance(answers[3].exception(5), NotWritten)
    writer.stop()


def test_a_fault_of_ours_is_told_and_the_next_piece_is_written() -> None:
    def commit(work: Sequence[int]) -> list[int | Exception]:
        if work == [0]:
            raise KeyError("ours")
        return list(work)

    writer = Writer[int, int](commit)
    assert isinstance(writer.put(0).exception(5), NotWritten)
    assert writer.put(7).result(5) == 7
    writer.stop()


def test_everything_put_before_the_end_is_written() -> None:
    done: list[int] = []

    def commit(work: Sequence[int]) -> list[int | Exception]:
        done.extend(work)
        return list(work)

    writer = Writer[int, int](commit)
    answers: list[Future[int]] = [writer.put(number) for number in range(2_000)]
    writer.stop()
    assert [one.result(0) for one in answers] == done == list(range(2_000))


def test_a_whole_room_asks_and_one_of_them_works_it_out() -> None:
    shared, made, go = Shared(), list[str](), threading.Event()

    def make() -> str:
        made.append("once")
        assert go.wait(5)
        return "answer"

    found: list[str] = []
    room = [threading.Thread(target=lambda: found.append(shared.get(("meeting", 1), make))) for _ in range(20)]
    for phone in room:
        phone.start()
    go.set()
    for phone in room:
        phone.join(5)
    assert (found, made) == (["answer"] * 20, ["once"])
    assert shared.get(("meeting", 2), lambda: "a later revision") == "a later revision"


def test_what_failed_is_tried_again_and_what_is_old_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = Shared()
    with pytest.raises(ZeroDivisionError):
        shared.get("key", lambda: 1 // 0)
    assert shared.get("key", lambda: 1) == 1
    assert shared.get("key", lambda: 2) == 1
    monkeypatch.setattr("juryvote.live.shared.time.monotonic", lambda: 1e12)
    assert shared.get("key", lambda: 3) == 3
