// A slip with ticks: not more than there are seats, and not none by mistake. The server and the proof refuse more anyway.
const boxes = (form) => [...form.querySelectorAll("[name=pick]")];
const chosen = (box) => ["hidden", "select-one"].includes(box.type) || box.checked;

export const picks = (form) => boxes(form).filter(chosen).map(({ value }) => value); // numbers of the list

export const ticked = (form) => boxes(form).flatMap((box, at) => chosen(box) ? [at] : []); // places, from 0

export function untick(form) { // nothing of what was chosen stays on the page
  for (const box of boxes(form)) box.checked = false;
}

function tell(form, text) { // said again if it happens again
  const line = form.querySelector(".limit");
  if (!line) return;
  line.textContent = "";
  line.textContent = text;
}

document.addEventListener("change", ({ target }) => {
  const form = target.closest("form[data-most]");
  if (!form || target.name !== "pick") return;
  const many = ticked(form).length > Number(form.dataset.most);
  if (many) target.checked = false;
  tell(form, many ? form.dataset.full : "");
});
document.addEventListener("submit", (event) => { // before whoever sends it
  const form = event.target;
  if (!form.matches("form[data-most]") || event.submitter?.value !== "yes" || picks(form).length) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  tell(form, form.dataset.none);
}, { capture: true });
