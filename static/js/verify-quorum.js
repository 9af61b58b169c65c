// Are enough people there? The numbers in the order in which a chair reads them aloud, and the journal's sentence.
import { hasSecond, secondOf, threshold } from "./verify-bylaws.js";
import { sorted } from "./verify-json.js";
import { heads } from "./verify-room.js";
import { count, group, join, say } from "./verify-words.js";

function readQuorum(bylaws, given) {
  const [room, doubted] = withDoubter(bylaws, given);
  const counted = heads(bylaws, room), rule = bylaws.quorum;
  const need = needed(bylaws, room, counted), n = (rule.recused === "count" ? counted.here : counted.unbiased).length;
  const few = rule.group?.breach === "block" ? tooFew(rule.group, counted) : "";
  const many = rule.no_group?.breach === "block" ? tooMany(rule.no_group, counted) : "";
  const blocking = join(few, many), base = baseOf(counted, rule.of);
  const met = n >= need.number && !blocking;
  const said = { met, counted: n, base, of: rule.of, need, aside: counted.here.length - n, writing: room.writing };
  const sentence = join(spoken(said, blocking), doubted ? say("quorum.doubter") : "");
  return { met, needed: need.number, counted: n, base, sentence };
}

function withDoubter(bylaws, room) { // whoever doubts the quorum counts as present
  const doubting = room.challengedBy;
  if (doubting === null || room.present.includes(doubting)) return [room, false];
  const there = { ...room, present: [...room.present, doubting] };
  return [there, heads(bylaws, there).here.includes(doubting)];
}

const baseOf = (counted, of) =>
  ({ seats: counted.seats, filled: counted.filled, entitled: counted.entitled.length })[of];

function needed(bylaws, room, counted) { // a second invitation beats a lowered quorum, which beats the usual one
  const rule = bylaws.quorum, base = baseOf(counted, rule.of);
  if (room.second && hasSecond(bylaws)) return { number: secondOf(bylaws, base), second: true };
  const applies = ({ when }) => (when === "any-recused"
    ? counted.here.length > counted.unbiased.length : 2 * counted.recused > counted.filled);
  const lowered = rule.lowered.filter(applies).map((low) => threshold(low.value, baseOf(counted, low.of)));
  if (lowered.length) return { number: Math.min(...lowered), lowered: true };
  return { number: Math.max(threshold(rule.value, base), rule.min) };
}

function tooFew(rule, counted) {
  const voting = new Set(counted.voting), all = voting.size;
  const ours = counted.voices.filter((voice) => voting.has(voice.member) && voice.group === rule.name).length;
  const need = threshold(rule.value, all);
  return ours >= need ? "" : count(all, "quorum.few", { group: group(rule.name), ours, all, needed: need });
}

function tooMany(rule, counted) {
  const voting = new Set(counted.voting), all = voting.size, sizes = new Map();
  for (const voice of counted.voices.filter(({ member }) => voting.has(member))) {
    sizes.set(voice.group, (sizes.get(voice.group) ?? 0) + 1);
  }
  const large = all ? sorted(sizes.keys()).filter((name) => sizes.get(name) >= threshold(rule.value, all)) : [];
  return join(...large.map((name) => count(all, "quorum.much", { group: group(name), ours: sizes.get(name), all })));
}

function spoken(said, blocking) {
  const need = count(said.need.number, "quorum.need"), there = thereAre(said), lack = said.need.number - said.counted;
  let head = say("quorum.met", { there, need });
  if (!said.met) {
    head = lack <= 0 ? say("quorum.blocked", { there, need })
      : say("quorum.lost", { there, need, lack: count(lack, "quorum.lack") });
  }
  return join(
    head,
    blocking,
    said.aside === 0 ? "" : count(said.aside, "quorum.aside"),
    said.need.second ? say("quorum.second") : said.need.lowered ? say("quorum.lowered") : "",
    said.met ? "" : say("quorum.poll"),
    said.writing === null ? "" : say(`quorum.writing.${said.writing}`),
  );
}

function thereAre(said) { // whoever is there but left out makes "are there" untrue
  const { counted, base } = said, writing = said.writing === null ? "" : `.${said.writing}`;
  const whole = said.of === "entitled" ? say("of.entitled", { base }) : count(base, `of.${said.of}`, { base });
  if (said.aside) return count(counted, "quorum.count", { whole });
  if (counted > base) return count(counted, `quorum.more${writing}`, { base });
  return count(counted, `quorum.there${writing}`, { whole });
}

// Presumed: what was found at the opening counts until a member doubts it

export const isPresumed = (bylaws, held, challenged) => bylaws.quorum.checked === "opening-then-challenge"
  && held.opening.met && (held.challenge ?? held.opening).met && !challenged;

export function quorumOf(bylaws, room, held = null) {
  const now = readQuorum(bylaws, room);
  if (held === null) return now;
  if (isPresumed(bylaws, held, room.challengedBy !== null)) {
    return withTail(held.challenge ?? held.opening, "quorum.still");
  }
  if (bylaws.quorum.checked === "continuous" && held.opening.met && !now.met) return withTail(now, "quorum.gone");
  return now;
}

function withTail(quorum, key) {
  const tail = say(key), known = quorum.sentence.endsWith(` ${tail}`);
  const before = known ? quorum.sentence.slice(0, -tail.length - 1) : quorum.sentence;
  return { ...quorum, sentence: join(before, tail) };
}
