"""The two groups of protocol version 1. An element is its own text: one spelling, hashed and stored as it stands.

Source: Belenios specification 3.0, "Groups". Every element is checked with `holds` once, where it is read.
"""

import re
from collections.abc import Callable
from typing import Final, Protocol

from nacl.bindings import (
    crypto_core_ed25519_add,
    crypto_core_ed25519_is_valid_point,
    crypto_core_ed25519_sub,
    crypto_scalarmult_ed25519_base_noclamp,
    crypto_scalarmult_ed25519_noclamp,
)
from nacl.exceptions import CryptoError

from juryvote.sealed.faults import Wrong

SCALAR = re.compile(r"0|[1-9][0-9]{0,76}", re.ASCII)
HEX = re.compile(r"[0-9a-f]{64}", re.ASCII)
DECIMAL = re.compile(r"[1-9][0-9]{0,616}", re.ASCII)


class Group(Protocol):
    """A group of prime order, written multiplicatively."""

    name: str
    order: int
    base: str
    one: str

    def holds(self, element: str) -> bool:
        """Is this the one spelling of an element of the prime-order group, other than `one`?"""

    def spelled(self, element: str) -> bool:
        """The cheap half of `holds`: whatever passes here and is no element is refused by `power`."""

    def power(self, element: str, exponent: int) -> str: ...

    def both(self, left: str, one: int, right: str, other: int) -> str:
        """left^one · right^other: what every check of a proof computes."""

    def times(self, left: str, right: str) -> str: ...

    def over(self, left: str, right: str) -> str: ...


class Ed25519:
    """RFC 8032's curve by libsodium; its 32 bytes are written backwards, in hex."""

    name = "Ed25519"
    order: int = 2**252 + 27742317777372353535851937790883648493
    base = "66" * 31 + "58"
    one = "00" * 31 + "01"

    def holds(self, element: str) -> bool:
        return HEX.fullmatch(element) is not None and crypto_core_ed25519_is_valid_point(_bytes(element))

    def spelled(self, element: str) -> bool:
        return HEX.fullmatch(element) is not None and element != self.one and int(element, 16) % 2**255 < 2**255 - 19

    def power(self, element: str, exponent: int) -> str:
        """libsodium refuses both the exponent 0 and the neutral element; here they mean what they mean.

        It also refuses every point outside the prime-order group: with an exponent other than 0 this is a check.
        """
        return _text(self._point(element, exponent))

    def both(self, left: str, one: int, right: str, other: int) -> str:
        return _text(_added(crypto_core_ed25519_add, self._point(left, one), self._point(right, other)))

    def times(self, left: str, right: str) -> str:
        return _text(_added(crypto_core_ed25519_add, _bytes(left), _bytes(right)))

    def over(self, left: str, right: str) -> str:
        return _text(_added(crypto_core_ed25519_sub, _bytes(left), _bytes(right)))

    def _point(self, element: str, exponent: int) -> bytes:
        exponent %= self.order
        if not exponent or element == self.one:
            return _bytes(self.one)
        scalar = exponent.to_bytes(32, "little")
        if element == self.base:
            return crypto_scalarmult_ed25519_base_noclamp(scalar)
        try:
            return crypto_scalarmult_ed25519_noclamp(scalar, _bytes(element))
        except CryptoError as refused:
            raise Wrong("bad-element", what=element) from refused


class Belenios2048:
    """Numbers modulo p, as belenios-tool 2.0 used them: for checking its elections, not for making any."""

    name = "BELENIOS-2048"
    order: int = 78571733251071885079927659812671450121821421258408794611510081919805623223441
    prime: int = int(
        "206947856914225464010136436575050080649229892957511040971008847870573742192427174019222372544976843381290"
        "666331380789584049600543896362897963930387739057228036059737494276713767776188985898727358650490811670993"
        "105358677809800307904916540637771737641986785272734744763418356000356983051931442845617019110007867373073"
        "335641239717328979132404745788344682606523279746479511376726586935821800463179220736688600526271863633860"
        "887968821207694323661494910029234443463732221458841005864210502421203654335612013204811188524087310770141"
        "51666200162313177169372189248078507711827842317498073276598828825169183103125680162072880719"
    )
    base = (
        "240235267750185220922768770353239993271228765737836491651007531878766327414635321932028567615526967879969"
        "466829874938909508389657342560190060106847716449173547413728310461045868131451178164675540052740288984613"
        "986453266121505579709716201616827031288643245666383486363578210615491841998253431518974065818686865115135"
        "857641013888221539601604322884360393098933366277284840659313840601023167509576377798266510360682240663507"
        "669776402534625377308513317349519424896775405257365904949247763147599157519877517771148149092045660020547"
        "8127054728238140972518639858334115700568353695553423781475582491896050296680037745308460627"
    )
    one = "1"

    def holds(self, element: str) -> bool:
        if DECIMAL.fullmatch(element) is None:
            return False
        number = int(element)
        return 1 < number < self.prime and pow(number, self.order, self.prime) == 1

    def spelled(self, element: str) -> bool:
        return self.holds(element)

    def power(self, element: str, exponent: int) -> str:
        return str(pow(int(element), exponent % self.order, self.prime))

    def both(self, left: str, one: int, right: str, other: int) -> str:
        return self.times(self.power(left, one), self.power(right, other))

    def times(self, left: str, right: str) -> str:
        return str(int(left) * int(right) % self.prime)

    def over(self, left: str, right: str) -> str:
        return str(int(left) * pow(int(right), -1, self.prime) % self.prime)


ED25519: Final[Group] = Ed25519()
GROUPS: Final[dict[str, Group]] = {group.name: group for group in (ED25519, Belenios2048())}


def _added(how: Callable[[bytes, bytes], bytes], left: bytes, right: bytes) -> bytes:
    try:
        return how(left, right)
    except CryptoError as refused:
        raise Wrong("bad-element", what=f"{_text(left)}, {_text(right)}") from refused


def _bytes(element: str) -> bytes:
    return bytes.fromhex(element)[::-1]


def _text(point: bytes) -> str:
    return point[::-1].hex()
