// A zip whose every byte follows from its files: stored, sorted, dated 1980. Whoever reads one writes it again and
// compares; what is not written this way is refused without being unpacked.
import { crc32, refuse } from "./verify-bytes.js";

const LOCAL = 30, CENTRAL = 46, END = 22;
const FIXED = [20, 0, 0, 0, 0x21]; // version 2.0, no flags, stored, midnight, 1 January 1980
const MADE = 0x0314, MODE = 0o100644 * 65536;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}(\/[A-Za-z0-9][A-Za-z0-9._-]{0,99}){0,3}$/;

const viewOf = (data) => new DataView(data.buffer, data.byteOffset, data.byteLength);
const mark = (data, at) => String.fromCharCode(...data.subarray(at, at + 4));

export function unpack(data) { // the files, which of them are damaged, and the first byte that is written otherwise
  const found = new Map();
  for (const [name, crc, content] of locals(data)) {
    if (found.has(name)) refuse(`${name} stands twice in the zip`);
    found.set(name, [crc, content]);
  }
  const inOrder = [...found].sort(([one], [other]) => (one < other ? -1 : 1));
  return {
    files: new Map([...found].map(([name, [, content]]) => [name, content])),
    damaged: [...found].filter(([, [crc, content]]) => crc32(content) !== crc).map(([name]) => name),
    differs: difference(data, written(inOrder)),
  };
}

function* locals(data) {
  const view = viewOf(data);
  let at = 0;
  while (mark(data, at) === "PK\x03\x04") {
    if (at + LOCAL > data.length) refuse(`the zip ends too early, at byte ${data.length}`);
    const crc = view.getUint32(at + 14, true), packed = view.getUint32(at + 18, true);
    const size = view.getUint32(at + 22, true), body = at + LOCAL + view.getUint16(at + 26, true);
    const name = String.fromCharCode(...data.subarray(at + LOCAL, body));
    const fixed = FIXED.every((value, place) => view.getUint16(at + 4 + 2 * place, true) === value);
    if (!fixed || packed !== size || view.getUint16(at + 28, true) || !NAME.test(name)) {
      refuse(`the zip is not written as a bundle is, at byte ${at}`);
    }
    if (body + size > data.length) refuse(`${name} ends too early, at byte ${data.length}`);
    yield [name, crc, data.subarray(body, body + size)];
    at = body + size;
  }
  if (!["PK\x01\x02", "PK\x05\x06"].includes(mark(data, at))) {
    refuse(at === 0 ? "the file is not a zip" : `the zip is broken at byte ${at}`);
  }
}

function writer(size) {
  const bytes = new Uint8Array(size), view = viewOf(bytes);
  let at = 0;
  const put = (value, width) => {
    if (width === 2) view.setUint16(at, value, true); else view.setUint32(at, value, true);
    at += width;
  };
  return {
    bytes,
    short: (...values) => values.forEach((value) => put(value, 2)),
    long: (...values) => values.forEach((value) => put(value, 4)),
    raw: (part) => { bytes.set(part, at); at += part.length; },
    at: () => at,
  };
}

function written(files) { // `files` are [name, [crc, content]], by name
  const names = files.map(([name]) => name.length);
  const sizeOf = ([name, [, content]]) => LOCAL + CENTRAL + 2 * name.length + content.length;
  const total = files.reduce((sum, file) => sum + sizeOf(file), END);
  const out = writer(total), starts = [];
  for (const [name, [crc, content]] of files) {
    starts.push(out.at());
    out.long(0x04034b50);
    out.short(...FIXED);
    out.long(crc, content.length, content.length);
    out.short(name.length, 0);
    out.raw(new TextEncoder().encode(name));
    out.raw(content);
  }
  const index = out.at(), length = names.reduce((sum, size) => sum + CENTRAL + size, 0);
  for (const [at, [name, [crc, content]]] of files.entries()) {
    out.long(0x02014b50);
    out.short(MADE, ...FIXED);
    out.long(crc, content.length, content.length);
    out.short(name.length, 0, 0, 0, 0);
    out.long(MODE, starts[at]);
    out.raw(new TextEncoder().encode(name));
  }
  out.long(0x06054b50);
  out.short(0, 0, files.length, files.length);
  out.long(length, index);
  out.short(0);
  return out.bytes;
}

function difference(data, again) {
  const least = Math.min(data.length, again.length);
  for (let at = 0; at < least; at += 1) if (data[at] !== again[at]) return at;
  return data.length === again.length ? null : least;
}
