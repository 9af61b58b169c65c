// Encrypts beside the page, so that nothing stands still. Its secrets come from the page and are never sent anywhere.
import { asksList, asksOnly, chance, credentialSecret, enrolment, makeSlip, readElection, rehearse, rowOf, rowOfTicks, short, warm }
  from "./sealed-core.js";

let ready; // the one election that was checked, and this phone's secret in it

const acts = {
  enrol({ member, secret }) {
    const own = secret ? BigInt(secret) : chance();
    return { secret: String(own), ...enrolment(own, member) };
  },
  prepare({ election: text, trustees, fingerprint, question, buttons, list, secret, tweak }) {
    ready = undefined;
    const election = readElection(text, trustees, fingerprint);
    if (list) asksList(election, question, list); else asksOnly(election, question, buttons);
    rehearse(election);
    ready = { election, secret: credentialSecret(BigInt(secret), tweak) };
  },
  encrypt({ choice, ticks, abstains }) {
    const [asked] = ready.election.questions;
    const row = ticks ? rowOfTicks(asked, ticks, abstains) : rowOf(asked, choice);
    const slip = makeSlip(ready.election, ready.secret, [row]);
    return { slip, tracker: short(slip) };
  },
};

onmessage = ({ data: { id, act, ...given } }) => {
  try { postMessage({ id, ...acts[act](given) }); } catch (error) { postMessage({ id, refused: error.message }); }
};
warm();
