// The bylaws of an evening as data, and how much is enough: `>1/2`, `>=2/3`, `all` or a number.
import { refuse } from "./verify-bytes.js";
import { shaping } from "./verify-shapes.js";

const BASES = "cast|present|entitled|filled|seats", SEATS = "seats|filled|entitled";
const BYLAWS = {
  Lowered: `when any-recused|more-than-half-recused, value share, of ${SEATS}|seats=seats`,
  GroupRule:
    "name s=resident, value share=>1/2, of present|present=present, breach ignore|warn|block|suspend-latest=warn",
  NoGroup: "value share=>49/100, breach warn|block=warn",
  Quorum:
    `value share=>1/2, of ${SEATS}=filled, min n=, recused count|exclude=exclude, lowered [Lowered]=, ` +
    "group GroupRule?=, no_group NoGroup?=, checked each-ballot|opening-then-challenge|continuous=each-ballot, " +
    "second_invitation second=none",
  GroupMajority: `group s, value share=>1/2, of ${BASES}=cast`,
  Majority: `value share=>1/2, of ${BASES}=cast, tie reject|chair|lot|repeat=reject, also [GroupMajority]=`,
  Secrecy: "default open|sealed=open, persons open|sealed=sealed, on_demand share=1",
  Elections: "majority electing=>1/2, of cast|present|entitled=cast, runoff b=true",
  Votes:
    "one_per none|institution|household|both=none, after_attendances n=, lapses_after_absences n=, min_age n=",
  Retabling: "most n?=, wait_months n=",
  Exclusion: "unexcused n=, in_a_row n=",
  Mandates: "allowed b=, most_days n=",
  Written: "allowed b=, days positive=7, objections_to_stop positive=1",
  Bylaws:
    "quorum Quorum=, majority Majority=, secrecy Secrecy=, elections Elections=, " +
    "alternates none|ranked|personal|drawn|vacancy=none, alternates_until until=seats, recused_alternate b=, " +
    "recused_stay_for_debate b=, recused_hide_material b=, votes Votes=, open_quorum_lost void|hold=void, named b=, " +
    "retabling Retabling=, office_below_cents n=, exclusion Exclusion=, mandates Mandates=, " +
    "written_procedure Written=, urgent_decisions none|office|chair=none, amounts majority|median=majority, " +
    "decisions_are by-form|final|advice=by-form",
};

const checked = (value, fine, at) => (fine ? value : refuse(`not possible${at}: ${JSON.stringify(value)}`));
const TYPES = {
  share: (value) => share(value) && value,
  second: (value, at) => (checked(value, typeof value === "string", at), secondShare(value), value),
  electing: (value) => (value === "most" ? value : share(value) && value),
  positive: (value, at) => checked(value, Number.isInteger(value) && value >= 1, at),
  until: (value, at) => checked(value, value === "seats" || (Number.isInteger(value) && value >= 0), at),
  given: (text) => (text === "true" ? true : /^[0-9]+$/.test(text) ? Number(text) : text),
};
const shaped = shaping(BYLAWS, TYPES);
export const bylawsFrom = (raw) => shaped("Bylaws", raw, "");

const FRACTION = /^(>=?)([0-9]{1,9})\/([0-9]{1,9})$/, WHOLE = /^[0-9]{1,9}$/, SECOND = /^min:([0-9]{1,9})$/;

export function share(value) { // a fixed `number`, or a part of something: `over` is more than that part
  if (Number.isInteger(value) && value >= 0) return { number: value };
  if (value === "all") return { above: 1, below: 1, over: false };
  if (typeof value === "string" && WHOLE.test(value)) return { number: Number(value) };
  const found = typeof value === "string" && FRACTION.exec(value);
  if (!found) return refuse(`${JSON.stringify(value)} is not a share`);
  const over = found[1] === ">", above = Number(found[2]), below = Number(found[3]);
  if (below === 0 || above > below || (over && above === below)) refuse(`${value} is not a share`);
  return { above, below, over };
}

const enough = ({ number, above, below, over }, n) => { // the smallest whole number that satisfies the share of n
  if (number !== undefined) return number;
  const exact = BigInt(above) * BigInt(n), by = BigInt(below);
  let floor = exact / by;
  if (exact < 0n && floor * by !== exact) floor -= 1n;
  if (over) return Number(floor) + 1;
  return Number(floor) + (floor * by === exact ? 0 : 1);
};
export const threshold = (value, n) => enough(share(value), n);
export const isHalf = (value) => {
  const { above, below, over } = share(value);
  return Boolean(over) && 2 * above === below;
};
export const isNumber = (value) => share(value).number !== undefined;

function secondShare(text) { // null leaves the quorum as it is
  if (text === "none") return null;
  if (text === "any") return { number: 1 };
  const found = SECOND.exec(text);
  if (found) return { number: Number(found[1]) };
  return text.startsWith(">") ? share(text) : refuse(`${text} is no second invitation`);
}
export const hasSecond = (bylaws) => secondShare(bylaws.quorum.second_invitation) !== null;
export const secondOf = (bylaws, n) => enough(secondShare(bylaws.quorum.second_invitation), n);

// The rules by which a ballot is read: a ruling by the plain majority, a sum as a motion without a tie.

const PLAIN = { value: ">1/2", of: "cast", tie: "reject", also: [] };
export function readBy(bylaws, { ruling, sums }) {
  if (sums) {
    const rule = bylaws.amounts === "median" ? { ...PLAIN, also: bylaws.majority.also } : bylaws.majority;
    return { ...bylaws, majority: { ...rule, tie: "reject" } };
  }
  return ruling ? { ...bylaws, majority: PLAIN } : bylaws;
}

export const asksAttendance = ({ votes, exclusion }) =>
  Boolean(votes.after_attendances || votes.lapses_after_absences || exclusion.in_a_row || exclusion.unexcused);

export const isAdvice = (form, said) => (said === "by-form" ? form === "quartiersrat" : said === "advice");
