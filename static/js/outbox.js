// What a person has cast stays on this phone until a server has answered: through a lost network, sleep and reload.
const WAIT = 8000;
const pause = () => 3000 + Math.random() * 2000; // not all phones of a room at once
const later = ({ status }) => status >= 500 || status === 429;
const ask = (url, options) => fetch(url, { ...options, signal: AbortSignal.timeout(WAIT) });

// `fields`: what of the record is sent; `done`: an answer is here (true: the record stays, for after signing in
// again); `changed`: paint again; `mine`: still the same person's phone, or the record is forgotten.
export function outbox(name, { fields, done, changed, mine = () => true }) {
  let sending = false, timer;
  const kept = () => JSON.parse(sessionStorage.getItem(name) ?? "null");
  const keep = (record) => sessionStorage.setItem(name, JSON.stringify(record));
  const drop = () => sessionStorage.removeItem(name);

  async function send() {
    const record = kept();
    if (!record || sending) return;
    if (!mine(record)) { drop(); return changed(); }
    const still = () => kept()?.action === record.action; // it may have been forgotten meanwhile
    sending = true;
    clearTimeout(timer);
    try {
      const answer = await ask(record.action, {
        method: "POST", headers: { "HX-Request": "true" }, body: new URLSearchParams(fields(record)),
      });
      if (later(answer)) throw new Error("later");
      const text = await answer.text();
      if (still() && !done?.(answer, record)) drop();
      if (answer.status === 401) location.reload();
      else document.dispatchEvent(new CustomEvent("juryvote:put", { detail: text }));
    } catch {
      if (still()) keep({ ...record, failed: true });
      timer = setTimeout(send, pause());
    }
    sending = false;
    changed();
    if (!still()) send(); // another one has taken its place
  }

  addEventListener("online", send);
  addEventListener("pageshow", ({ persisted }) => { if (persisted) { changed(); send(); } });
  document.addEventListener("visibilitychange", () => { if (document.visibilityState === "visible") send(); });
  return { kept, drop, send, put(record) { keep(record); changed(); send(); } };
}

export async function insist(url, options) { // until there is an answer; the pause grows to a quarter of a minute
  for (let times = 1; ; times = Math.min(times + 1, 4)) {
    const answer = await ask(url, options).catch(() => null);
    if (answer && !later(answer)) return answer;
    await new Promise((go) => {
      setTimeout(go, pause() * times);
      addEventListener("online", go, { once: true });
    });
  }
}
