// One entry after the other: which room of the recount asks what of it.
import * as alone from "./verify-alone.js";
import * as ballots from "./verify-ballots.js";
import * as conflicts from "./verify-conflicts.js";
import * as decisions from "./verify-decisions.js";
import * as draws from "./verify-draws.js";
import * as elections from "./verify-elections.js";
import * as facts from "./verify-facts.js";
import * as grants from "./verify-grants.js";
import * as meetings from "./verify-meetings.js";
import * as money from "./verify-money.js";
import * as people from "./verify-people.js";
import * as pots from "./verify-pots.js";
import * as secrecy from "./verify-secrecy.js";
import { report, unknown } from "./verify-state.js";
import * as ties from "./verify-ties.js";
import * as written from "./verify-written.js";

const STEPS = {
  "body-founded": people.founded,
  "bylaws-adopted": people.adopted,
  "member-registered": people.registered,
  "seat-created": people.created,
  "seat-held": people.held,
  "holding-ended": people.ended,
  "fund-opened": money.fundOpened,
  "fund-changed": money.fundChanged,
  "money-carried": money.carriedOver,
  "round-opened": money.roundOpened,
  "round-moved": money.roundMoved,
  "proposal-admitted": money.admitted,
  "proposal-retabled": alone.retabled,
  "draw-committed": draws.committed,
  "jury-drawn": draws.drawn,
  "drawn-declined": draws.declined,
  "draw-called-off": draws.calledOff,
  "meeting-planned": meetings.planned,
  "item-added": (state, entry) => { meetings.itemAdded(state, entry); pots.potItemFits(state, entry); },
  "agenda-ordered": meetings.ordered,
  "meeting-opened": meetings.opened,
  "fact-corrected": facts.factCorrected,
  "absence-excused": facts.excused,
  "alternates-drawn": meetings.alternatesDrawn,
  "meeting-adjourned": meetings.adjourned,
  "checked-in": meetings.checkedIn,
  "checked-out": meetings.checkedOut,
  "item-called": meetings.called,
  "conflict-declared": meetings.declared,
  "conflict-lifted": meetings.lifted,
  "conflict-contested": conflicts.contested,
  "conflict-ruled": conflicts.ruled,
  "reading-taken": meetings.readingTaken,
  "quorum-challenged": meetings.challenged,
  "secrecy-demanded": secrecy.demanded,
  "candidate-named": elections.candidateNamed,
  "candidate-withdrawn": elections.candidateWithdrawn,
  "procedure-objected": written.objected,
  "ballot-opened": (state, entry) => { ballots.opened(state, entry); mayExclude(state, entry); },
  "paper-counted": secrecy.paperCounted,
  "roll-struck": ballots.struck,
  "ballot-closed": ballots.closed,
  "tie-broken": ties.broken,
  "election-drawn": elections.electionDrawn,
  "ballot-annulled": ballots.annulled,
  "decision-made": (state, entry) => { decisions.made(state, entry); grants.decidedOn(state, entry); },
  "decision-published": decisions.published,
  "decision-corrected": decisions.corrected,
  "conflict-found": conflicts.found,
  "decision-reopened": (state, entry) => { conflicts.reopened(state, entry); grants.undone(state, entry); },
  "executive-decision": alone.decided,
  "executive-told": alone.told,
  "decision-confirmed": grants.confirmed,
  "decision-returned": grants.givenBack,
  "grant-agreed": grants.agreed,
  "grant-paid": grants.paid,
  "grant-accounted": grants.accounted,
  "money-returned": grants.returned,
  "grant-withdrawn": grants.withdrawn,
  "grant-closed": grants.closed,
};

export function step(state, entry) { // afterwards the state holds what the entry says
  if ((state.form === null) !== (entry.kind === "body-founded")) report(state, "not-founded");
  const evening = state.meetings.get(entry.meeting);
  if (entry.meeting !== undefined && !evening && entry.kind !== "meeting-planned") {
    unknown(state, "meeting", entry.meeting);
    return;
  }
  if (evening) {
    doubted(state, evening, entry);
    conflicts.answered(state, evening, entry);
    written.stopped(state, evening, entry);
  }
  STEPS[entry.kind](state, entry);
}

function doubted(state, evening, entry) { // a doubt about the quorum is answered before anything else happens
  if (evening.doubter === null || entry.kind === "reading-taken") return;
  report(state, "challenge-unread", { member: evening.doubter });
  evening.doubter = null;
}

function mayExclude(state, entry) { // a vote on an exclusion only where the absences of that evening allow one
  const evening = state.meetings.get(entry.meeting), excludes = evening.items.get(entry.item)?.excludes;
  if (!excludes || !evening.bylaws || entry.straw || entry.about) return;
  const { unexcused, in_a_row: row } = evening.bylaws.exclusion, fact = evening.facts.get(excludes.member);
  const often = (least, times) => least > 0 && least <= (times ?? 0);
  if (!often(unexcused, fact?.unexcused) && !often(row, fact?.absent_in_a_row)) {
    report(state, "exclusion-forbidden", { member: excludes.member });
  }
}
