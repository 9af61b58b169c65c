// Sentences. Their texts come with the page: `faults` in German and English by kind, `spoken` what the journal itself
// says, in German, since its sentences are compared letter by letter.
let texts = { faults: {}, spoken: {} };
export const learn = (given) => { texts = given; };

const WHITE = /[\t-\r \x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/;
export const words = (text) => text.split(WHITE).filter(Boolean);
export const isBlank = (text) => !words(text).length;

const HOLE = /\{(\w+)(!r)?\}/g;
const UNSEEN = /[\p{C}\p{Zl}\p{Zp}\p{Zs}]/u;

const filled = (text, facts) =>
  text.replace(HOLE, (_, name, quoted) => (quoted ? repr(facts[name]) : plain(facts[name])));
export const say = (key, facts = {}) => filled(texts.spoken[key] ?? `{${key}}`, facts);
export const count = (n, key, facts = {}) => say(`${key}.${n === 1 ? "one" : "many"}`, { n, ...facts });
export const join = (...sentences) => sentences.filter(Boolean).join(" ");
export const named = (names) => [...names].join(", ") || "\u2013";

export function fault(kind, facts = {}, where = "", of = "faults") { // `of`: faults, or those inside a sealed archive
  const [german, english] = texts[of][kind];
  return { where, kind, sentence: filled(german, facts), sentence_en: filled(english, facts) };
}

function plain(value) {
  if (value === null || value === undefined) return "None";
  if (value === true || value === false) return value ? "True" : "False";
  return Array.isArray(value) ? `[${value.map(repr).join(", ")}]` : String(value);
}

function repr(value) { // as the command writes a value within a sentence
  if (typeof value !== "string") return plain(value);
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  const signs = [...value].map((sign) => (sign === quote || sign === "\\" ? `\\${sign}` : visible(sign)));
  return quote + signs.join("") + quote;
}

function visible(sign) {
  if (sign === " " || !UNSEEN.test(sign)) return sign;
  const short = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }[sign];
  const code = sign.codePointAt(0), digits = code.toString(16);
  if (short) return short;
  if (code < 256) return `\\x${digits.padStart(2, "0")}`;
  return code < 65536 ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
}

export function euro(cents) {
  const whole = String(Math.floor(Math.abs(cents) / 100)).replace(/\B(?=(\d{3})+$)/g, ".");
  return `${cents < 0 ? "-" : ""}${whole},${String(Math.abs(cents) % 100).padStart(2, "0")} \u20ac`;
}

export const sum = (cents) => (cents === null ? "\u2013" : euro(cents));
export const group = (name) => (name === "resident" || name === "partner" ? say(`group.${name}`) : name);
