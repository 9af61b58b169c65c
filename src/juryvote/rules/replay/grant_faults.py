"""What can be wrong with what became of granted money, by kind: a German and an English sentence."""

GRANT_FAULTS: dict[str, tuple[str, str]] = {
    "grant-none": (
        "Die Entscheidung {grant} hat kein Geld bewilligt, oder sie gilt nicht mehr.",
        "The decision {grant} has granted no money, or no longer stands.",
    ),
    "grant-order": (
        "Dieser Schritt kommt in dieser Förderung zu früh oder zu spät ({bar}).",
        "This step comes too early or too late in this grant ({bar}).",
    ),
    "grant-sum": (
        "Die Summe stimmt nicht ({what}): {found} statt {right}.",
        "The sum is wrong ({what}): {found}, not {right}.",
    ),
    "grant-overpaid": (
        "Mehr, als bewilligt oder vereinbart ist: {found}, möglich sind {most}.",
        "More than was granted or agreed: {found}, possible are {most}.",
    ),
    "over-returned": (
        "Mehr zurückgezahlt, als ausgezahlt ist: {found}, ausgezahlt sind noch {most}.",
        "More came back than was paid: {found}, still paid are {most}.",
    ),
    "report-due": (
        "Der Bericht ist am {right} fällig, nicht am {found}.",
        "The report is due on {right}, not on {found}.",
    ),
    "not-confirmed": (
        "Die Vereinbarung zum Votum {grant} kam, bevor es bestätigt war.",
        "The agreement on the advice {grant} came before it was confirmed.",
    ),
    "confirmed-twice": (
        "Über das Votum {decision} war schon gesprochen: bestätigt oder zurückgegeben.",
        "The advice {decision} was already answered: confirmed or given back.",
    ),
    "needs-no-confirming": (
        "Die Entscheidung {decision} ist kein Votum und braucht keine Bestätigung.",
        "The decision {decision} is no advice and needs no confirmation.",
    ),
    "grant-running": (
        "Der Beschluss {grant} wurde aufgehoben, obwohl das Geld schon vereinbart oder zurückgegeben war.",
        "The decision {grant} was reopened although its money was already agreed on or given back.",
    ),
}
