// Encrypts beside the page, so that nothing stands still. Its secrets come from the page and are never sent anywhere.
import { asksOnly, chance, credentialSecret, enrolment, makeSlip, readElection, rehearse, rowOf, short, warm }
  from "./sealed-core.js";

let ready; // the one election that was checked, and this phone's secret in it

const acts = {
  enrol({ member, secret }) {
    const own = secret ? BigInt(secret) : chance();
    return { secret: String(own), ...enrolment(own, member) };
  },
  prepare({ election: text, trustees, fingerprint, question, buttons, secret, tweak }) {
    ready = undefined;
    const election = readElection(text, trustees, fingerprint);
    asksOnly(election, question, buttons);
    rehearse(election);
    ready = { election, secret: credentialSecret(BigInt(secret), tweak) };
  },
  encrypt({ choice }) {
    const slip = makeSlip(ready.election, ready.secret, [rowOf(ready.election.questions[0], choice)]);
    return { slip, tracker: short(slip) };
  },
};

onmessage = ({ data: { id, act, ...given } }) => {
  try { postMessage({ id, ...acts[act](given) }); } catch (error) { postMessage({ id, refused: error.message }); }
};
warm();
