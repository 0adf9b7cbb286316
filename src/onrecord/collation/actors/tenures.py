"""On which days articles show whom in which office, so that an office said without a name is given to its holder."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from dataclasses import dataclass, field

from onrecord.collation.actors.parties import Party

SAME_TERM = 62  # days
Office = tuple[str, str]


@dataclass(slots=True)
class Tenures:
    """For each holder and office, the first and last day of each article that shows them, as ordinals and in order of
    the first; ``widest`` is the most days between the two.
    """

    shown: dict[tuple[int, Office], list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    widest: int = 0

    def add(self, holder: int, office: Office, party: Party) -> None:
        """Note that an article shows an office held."""
        if party.earliest and party.latest:
            first, last = party.earliest.toordinal(), party.latest.toordinal()
            insort(self.shown[holder, office], (first, last))
            self.widest = max(self.widest, last - first)

    def near(self, holder: int, office: Office, party: Party) -> bool:
        """Whether an article of about the same days shows the office held; time grows with the logarithm of how many
        do, where their days are known.
        """
        if party.earliest is None or party.latest is None:
            return False
        begun, since = party.earliest.toordinal() + SAME_TERM, party.latest.toordinal() - SAME_TERM
        shown = self.shown.get((holder, office), [])
        for at in range(bisect_right(shown, begun, key=lambda days: days[0]) - 1, -1, -1):
            first, last = shown[at]
            if last >= since:
                return True
            if first + self.widest < since:
                break
        return False
