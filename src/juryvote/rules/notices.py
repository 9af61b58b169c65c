"""The notices that a public service in Germany owes everybody.

Imprint: § 5 DDG. Privacy: Art. 13 GDPR. Accessibility statement with a way to complain: § 4 BIKTG Berlin.
"""

from enum import StrEnum

LONGEST = 100_000


class Notice(StrEnum):
    imprint = "imprint"
    privacy = "privacy"
    accessibility = "accessibility"
