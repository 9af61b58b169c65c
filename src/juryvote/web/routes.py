"""All addresses, in one list that can be read aloud."""

from juryvote.web import common, statics
from juryvote.web.audit import journal
from juryvote.web.chair import ballots, desk, ties
from juryvote.web.chair import conflicts as desk_conflicts
from juryvote.web.chair import kiosk as desk_kiosk
from juryvote.web.kiosk import tablet
from juryvote.web.member import challenge, conflicts, entry, evening, sealed
from juryvote.web.public import register
from juryvote.web.screen import wall
from juryvote.web.team import bylaws, interests, meetings, office, people, rounds, staff

EVERYBODY = [
    statics.static_file,
    common.choose_language,
    common.leave,
    common.health,
    common.events,
    register.show_register,
    register.show_decision,
    register.show_about,
    sealed.archive,
]
MEMBER = [
    entry.enter_page,
    entry.enter_with_code,
    entry.room_page,
    entry.check_in_with_room_code,
    evening.page,
    evening.now,
    evening.vote,
    evening.declare,
    evening.leave,
    sealed.keep_key,
    sealed.election,
    sealed.trackers,
    sealed.cast,
    sealed.assisted_page,
    sealed.assisted,
    sealed.demand,
    sealed.count_paper,
    challenge.challenge,
    conflicts.unbiased,
]
CHAIR = [
    desk.page,
    desk.now,
    desk.open_meeting,
    desk.adjourn,
    desk.add_item,
    desk.call_item,
    desk.move_person,
    desk.declare,
    desk.lift,
    desk_conflicts.dismiss,
    desk.publish,
    ballots.open_ballot,
    ballots.close,
    ballots.annul,
    ballots.hands,
    ballots.helper,
    ballots.give_paper,
    ballots.count_paper,
    ties.chair_vote,
    ties.lot,
    ties.challenge,
    desk_kiosk.unlock,
    desk_kiosk.lock,
]
KIOSK = [tablet.page, tablet.now, tablet.cast, tablet.lock]
SCREEN = [wall.page, wall.now]
TEAM = [
    staff.home,
    staff.sign_in_page,
    staff.sign_in_now,
    staff.accounts,
    staff.new_account,
    staff.new_password,
    staff.account_off,
    office.page,
    office.back_to_office,
    office.new_body,
    office.new_fund,
    office.new_round,
    office.new_meeting,
    people.body,
    people.new_seat,
    bylaws.versions,
    bylaws.new,
    bylaws.preview,
    bylaws.adopt,
    bylaws.compare,
    people.seat_holder,
    people.seat_end,
    people.seat_order,
    people.members,
    people.new_member,
    people.erase,
    people.import_page,
    people.preview,
    people.confirm,
    interests.page,
    interests.new_party,
    interests.new_interest,
    interests.end,
    interests.applicant,
    interests.answer_hint,
    rounds.round_,
    rounds.new_proposal,
    rounds.proposal_,
    rounds.change,
    rounds.admit,
    meetings.meeting_,
    meetings.agenda,
    meetings.call_off,
    meetings.second,
    meetings.door,
    meetings.door_people,
    meetings.door_code,
    meetings.door_opened,
    meetings.screen_code,
    meetings.kiosk_code,
    meetings.cards,
    meetings.new_cards,
    meetings.correct_page,
    meetings.correct,
]
AUDIT = [journal.home, journal.journal, journal.download]

ROUTES = [*EVERYBODY, *MEMBER, *CHAIR, *KIOSK, *SCREEN, *TEAM, *AUDIT]
