// What this phone knows of its own slips: the tracker of each, shown in short, and looked for in the closed archive.
import { insist } from "./outbox.js";

const NAME = "juryvote-trackers", MOST = 50, SIGNS = 8;
const asked = new Map(); // ballot → "in", "missing", or "" while the answer is on its way
const kept = () => JSON.parse(localStorage.getItem(NAME) ?? "{}");

export const forgetTrackers = () => localStorage.removeItem(NAME);

export function keepTracker(ballot, tracker) { // the newest last; the oldest go
  const { [ballot]: _, ...others } = kept();
  const all = Object.entries({ ...others, [ballot]: tracker }).slice(-MOST);
  localStorage.setItem(NAME, JSON.stringify(Object.fromEntries(all)));
}

async function look(ballot, tracker, address) {
  asked.set(ballot, "");
  const found = await insist(address).then((answer) => answer.json()).catch(() => null);
  if (!Array.isArray(found?.trackers)) return asked.delete(ballot); // the next fresh fragment asks again
  asked.set(ballot, found.trackers.includes(tracker) ? "in" : "missing");
  showTrackers();
}

export function showTrackers() {
  const mine = kept();
  for (const place of document.querySelectorAll("[data-tracker]")) {
    place.textContent = mine[place.dataset.tracker]?.slice(0, SIGNS) ?? "";
    (place.closest("[data-tracker-line]") ?? place).hidden = !place.textContent;
  }
  for (const place of document.querySelectorAll("[data-archive]")) {
    const { archive: ballot, trackers } = place.dataset, text = place.dataset[asked.get(ballot)] ?? "";
    if (mine[ballot] && !asked.has(ballot)) look(ballot, mine[ballot], trackers);
    if (text && place.textContent !== text) place.textContent = text;
  }
}
