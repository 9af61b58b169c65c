"""The oracle's shares: tried out number by number."""


def satisfies(k: int, value: str | int, n: int) -> bool:
    text = str(value)
    if text == "all":
        return k >= n
    if "/" not in text:
        return k >= int(text)
    above, below = text.lstrip(">=").split("/")
    left, right = k * int(below), int(above) * n
    return left >= right if text.startswith(">=") else left > right


def smallest(value: str | int, n: int) -> int:
    k = 0
    while not satisfies(k, value, n):
        k += 1
    return k
