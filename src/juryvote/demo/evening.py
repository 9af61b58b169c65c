"""Plays evenings: last autumn's, today's as far as it has come, or today's to its end."""

from datetime import datetime, timedelta

from juryvote.actions import ballots, conflicts, decisions, meetings, presence, slips
from juryvote.actions.hands import count_hands
from juryvote.demo.area import Place, call_for_ideas, deadline_before, found, invite
from juryvote.demo.cast import AUTUMN, WINTER
from juryvote.demo.clock import Clock
from juryvote.demo.phones import Phone
from juryvote.live.hall import Hall
from juryvote.reads.chair import desk
from juryvote.reads.register import register
from juryvote.rules.register import Wanted
from juryvote.rules.sentences import german
from juryvote.rules.tally import Counts

VOTES = {"j": "yes", "n": "no", "e": "abstain"}


class Player:
    """Everybody in the room at once: calls, votes and closes, with minutes passing in between."""

    def __init__(self, hall: Hall, clock: Clock, place: Place, meeting: str) -> None:
        self.hall, self.clock, self.place, self.meeting = hall, clock, place, meeting
        self.chair = place.staff.chair
        self.ballot = ""
        self.sealed = False
        self.own: dict[int, Phone] = {}

    def item(self, number: int) -> str:
        view = desk(self.hall, meeting=self.meeting, say=german)
        assert view is not None
        return next(item.id for item in view.agenda if item.number == number)

    def arrive(self, *who: int, channel: str = "door") -> None:
        for index in who:
            self.clock.ahead(seconds=70)
            member = self.place.jury[index]
            presence.check_in(self.hall, meeting=self.meeting, member=member, channel=channel, actor=member)

    def go(self, *who: int) -> None:
        for index in who:
            member = self.place.jury[index]
            presence.check_out(self.hall, meeting=self.meeting, member=member, channel="phone", actor=member)

    def open(self) -> None:
        meetings.open_meeting(self.hall, meeting=self.meeting, actor=self.chair)

    def call(self, number: int) -> str:
        self.clock.ahead(minutes=2)
        item = self.item(number)
        meetings.call_item(self.hall, meeting=self.meeting, item=item, actor=self.chair)
        return item

    def declare(self, number: int, who: int, reason: str) -> None:
        member = self.place.jury[who]
        conflicts.declare_conflict(self.hall, item=self.item(number), member=member, reason=reason, actor=member)

    def vote_on(self, number: int, cents: int | None) -> None:
        self.clock.ahead(minutes=6)
        mode = "sealed" if self.sealed else "open"
        self.ballot = ballots.open_ballot(
            self.hall, meeting=self.meeting, item=self.item(number), amount_cents=cents, mode=mode, actor=self.chair
        )

    def go_secret(self, *who: int) -> None:
        """From now on ballots are sealed; these have phones that can encrypt."""
        self.sealed = True
        for index in who:
            self.own[index] = Phone(self.hall, self.meeting, self.place.jury[index])

    def phones(self, votes: dict[int, str], turn: int = 0) -> None:
        for index, vote in votes.items():
            self.clock.ahead(seconds=4)
            if self.sealed:
                self.own[index].cast(self.ballot, VOTES[vote])
                continue
            member = self.place.jury[index]
            slips.cast_slip(
                self.hall,
                ballot=self.ballot,
                member=member,
                choice=VOTES[vote],
                key=f"{turn}.demo{member}",
                channel="phone",
            )

    def hands(self, *who: int, yes: int = 0, no: int = 0, abstain: int = 0) -> None:
        """Raised hands; in a secret ballot each votes at the shared tablet instead."""
        if self.sealed:
            choices = ["yes"] * yes + ["no"] * no + ["abstain"] * abstain
            for index, choice in zip(who, choices, strict=True):
                self.own[index].cast_with_help(self.ballot, choice)
            return
        people = [self.place.jury[index] for index in who]
        counts = {"": Counts(yes=yes, no=no, abstain=abstain)}
        count_hands(self.hall, ballot=self.ballot, people=people, counts=counts, actor=self.chair)

    def close(self) -> None:
        self.clock.ahead(seconds=30)
        ballots.close_ballot(self.hall, ballot=self.ballot, actor=self.chair)

    def publish(self, *numbers: int) -> None:
        for number in numbers:
            decisions.publish_item(self.hall, item=self.item(number), actor=self.place.staff.team)

    def adjourn(self) -> None:
        meetings.adjourn(self.hall, meeting=self.meeting, actor=self.chair)


def play_autumn(hall: Hall, clock: Clock, place: Place, starts: datetime) -> None:
    """An evening of the past: two grants, one refusal, one wording corrected later."""
    clock.set(starts - timedelta(days=30))
    deadline = deadline_before(starts)
    ideas = call_for_ideas(hall, place, title="Herbstrunde", deadline=deadline, ideas=AUTUMN)
    meeting = invite(hall, place, title="Herbstsitzung", starts=starts, proposals=ideas)
    clock.set(starts - timedelta(minutes=15))
    room = Player(hall, clock, place, meeting)
    room.arrive(0, 1, 2, 3, 4, 6, 7)
    room.open()
    for number, cents, votes in (
        (1, 59_804, "jjjjjje"),
        (2, 30_000, "jjnjjjj"),
        (3, 149_000, "nnnjnen"),
    ):
        if number == 3:  # somebody has asked for it
            room.go_secret(0, 1, 2, 3, 4, 6, 7)
        room.call(number)
        room.vote_on(number, cents)
        room.phones(dict(zip((0, 1, 2, 3, 4, 6, 7), votes, strict=True)))
        room.close()
    room.publish(1, 2, 3)
    room.adjourn()
    _correct_first(hall, room)


def _correct_first(hall: Hall, room: Player) -> None:
    first = next(line for line in register(hall, Wanted()).decisions if line.title == AUTUMN[0].title)
    room.clock.ahead(days=2)
    decisions.correct(
        hall,
        decision=first.id,
        text="Der Antrag „Kieztrödel auf dem Lindenplatz“ ist angenommen: 6 Ja, 0 Nein, 1 Enthaltung, 0 befangen. "
        "Bewilligt: 598,04 €. Der Markt findet wegen der Baustelle auf dem Ahornplatz statt.",
        why="Der Ort hat sich geändert.",
        actor=room.place.staff.team,
    )


def set_the_stage(hall: Hall, clock: Clock, now: datetime) -> Player:
    """The neighbourhood with its past, and today's meeting planned to have begun 40 minutes ago."""
    clock.set(now - timedelta(days=120))
    place = found(hall, since=f"{now.year if now.month > 4 else now.year - 1}-01-01")
    play_autumn(hall, clock, place, now - timedelta(days=60))
    starts = now - timedelta(minutes=40)
    clock.set(now - timedelta(days=40))
    ideas = call_for_ideas(hall, place, title="Winterrunde", deadline=deadline_before(starts), ideas=WINTER)
    meeting = invite(hall, place, title="Wintersitzung", starts=starts, proposals=ideas)
    clock.set(starts - timedelta(minutes=12))
    return Player(hall, clock, place, meeting)


def play_to_now(room: Player, *, sealed: bool = False) -> None:
    """Seven are there; the first item is decided, the second is being voted on, three have voted."""
    room.arrive(0, 1, 2, 3, 4, 6, 7)
    if sealed:
        room.go_secret(0, 1, 2, 3, 4, 6, 7)
    room.open()
    room.call(1)
    room.vote_on(1, 45_000)
    room.phones(dict(zip((0, 1, 2, 3, 4, 7), "jjjejj", strict=True)))
    room.hands(6, yes=1)
    room.close()
    room.publish(1)
    room.declare(3, 4, "applicant")
    room.call(2)
    room.vote_on(2, 98_015)
    room.phones({1: "j", 3: "j", 7: "e"})


def play_to_the_end(room: Player, *, sealed: bool = False) -> None:
    """The whole evening: recusal, quorum lost and regained, an accidental opening, hands, a change of mind."""
    play_to_now(room, sealed=sealed)
    room.phones({0: "j", 2: "n", 4: "j"})
    room.phones({2: "j"}, turn=1)
    room.hands(6, yes=1)
    room.close()
    room.call(3)
    room.vote_on(3, 84_000)
    room.phones(dict(zip((0, 1, 2, 3), "jjnj", strict=True)))
    room.hands(6, no=1)
    room.close()
    room.call(4)
    room.vote_on(4, 100_000)
    ballots.annul_ballot(room.hall, ballot=room.ballot, why="Versehentlich geöffnet", actor=room.chair)
    room.vote_on(4, 100_000)
    room.phones({0: "j", 1: "j"})
    room.go(2, 3, 6, 7)  # three are left of eight: the quorum is lost while the ballot is open
    room.close()
    room.arrive(2, 3, 7, channel="room")
    room.vote_on(4, 90_000)
    room.phones(dict(zip((0, 1, 2, 3, 4, 7), "jjjjjn", strict=True)))
    room.close()
    room.call(5)
    room.vote_on(5, 75_000)
    room.phones(dict(zip((0, 1, 2, 3, 4, 7), "jjjjjj", strict=True)))
    room.close()
    room.call(6)
    room.vote_on(6, 150_000)
    room.phones(dict(zip((0, 1, 2, 3, 4, 7), "jnnenj", strict=True)))
    room.close()
    room.publish(2, 3, 4, 5, 6)
    room.adjourn()
