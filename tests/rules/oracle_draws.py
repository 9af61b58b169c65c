"""A second drawing of juries, written from docs/journal-format.md alone and sharing no line with the rules."""

import hashlib

Quota = tuple[str, int, int]  # group ("" is everybody), seats, reserves
Result = tuple[list[list[int]], list[list[int]]]


def draw_again(draw: str, seed: bytes, public: str, groups: list[str], quotas: list[Quota]) -> Result:
    if public:
        seed = hashlib.sha256(seed + b"|" + public.encode()).digest()
    pool = [(number + 1, group) for number, group in enumerate(groups)]
    taken, reserves = [], []
    for number, (group, seats, _) in enumerate(quotas):
        taken.append(_take(pool, f"{draw}/seats/{number + 1}", seed, group, seats))
    for number, (group, _, more) in enumerate(quotas):
        reserves.append(_take(pool, f"{draw}/reserves/{number + 1}", seed, group, more))
    return taken, reserves


def _take(pool: list[tuple[int, str]], what: str, seed: bytes, group: str, many: int) -> list[int]:
    found: list[int] = []
    block = 0
    while len(found) < many:
        eligible = [person for person in pool if not group or person[1] == group]
        if not eligible:
            break
        number = int(hashlib.sha256(b"%b|%b|%d" % (seed, what.encode(), block)).hexdigest(), 16)
        block += 1
        if number >= 2**256 // len(eligible) * len(eligible):
            continue
        person = eligible[number % len(eligible)]
        pool.remove(person)
        found.append(person[0])
    return found
