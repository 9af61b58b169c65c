// The link to an application carries its code behind the #: it is taken out of the address bar at once and sent in the
// form's body. What was handed in is forgotten by this device.
const name = (round) => `juryvote-application-${round}`;
const form = document.querySelector("#open-application");
const code = decodeURIComponent(location.hash.slice(1));
if (code) history.replaceState(null, "", location.pathname);

function last() {
  const known = Object.keys(localStorage).filter((key) => key.startsWith(name("")));
  return known.map((key) => JSON.parse(localStorage.getItem(key)).code).at(-1) ?? "";
}

if (form && code) {
  form.elements.code.value = code;
  form.requestSubmit();
} else if (form && !form.elements.code.value) form.elements.code.value = last();
const handedIn = document.querySelector("[data-handed-in]");
if (handedIn) localStorage.removeItem(name(handedIn.dataset.handedIn));
addEventListener("hashchange", () => { if (location.hash.length > 1) location.reload(); });
