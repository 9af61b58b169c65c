"""The page on which a browser recounts a bundle by itself, and the same page as a file to take along."""

from functools import cache

import msgspec
from litestar import get

from juryvote.rules.replay import FAULTS, LIMITS
from juryvote.rules.replay.spoken import SPOKEN
from juryvote.sealed.faults import FAULTS as SEALED
from juryvote.web.answers import Answer
from juryvote.web.public.one_file import one_script, one_style, policy_for
from juryvote.web.render import render
from juryvote.web.session import Asked


@cache
def verifier_words() -> str:
    """All sentences that the scripts may need, as JSON: faults in both languages, and what the journal says."""
    return msgspec.json.encode({"faults": FAULTS | LIMITS, "sealed": SEALED, "spoken": SPOKEN}).decode()


@get("/verify", audience=("anybody",), name="verify")
async def page(request: Asked) -> Answer:
    return render(request, "public/verify.html", words=verifier_words())


@get("/verify.html", audience=("anybody",), name="verify-file")
async def alone(request: Asked) -> Answer:
    """One file with everything in it; it is kept and opened from there, since this site allows no script in a page."""
    script, style = one_script("js/verify.js"), one_style("css/base.css", "css/public.css")
    answer = render(
        request,
        "public/verify_alone.html",
        words=verifier_words(),
        script=script,
        style=style,
        policy=policy_for(script, style),
    )
    answer.headers["Content-Disposition"] = 'attachment; filename="juryvote-verify.html"'
    return answer
