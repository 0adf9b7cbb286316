import pytest

from onrecord.model import Span
from onrecord.reading.attribution.taken import TakenSpans, without

CUT = {
    "nothing to cut": ([(0, 10)], [], [(0, 10)]),
    "a hole elsewhere": ([(0, 10)], [(10, 12)], [(0, 10)]),
    "a hole in the middle": ([(0, 10)], [(3, 5)], [(0, 3), (5, 10)]),
    "holes at both edges": ([(2, 10)], [(0, 3), (8, 20)], [(3, 8)]),
    "a hole over all of it": ([(2, 4), (6, 9)], [(0, 5)], [(6, 9)]),
}


@pytest.mark.parametrize(("spans", "holes", "wanted"), CUT.values(), ids=CUT.keys())
def test_without(spans, holes, wanted):
    left = without([Span(*s) for s in spans], [Span(*h) for h in holes])
    assert left == tuple(Span(*w) for w in wanted)


def test_taken_spans_are_found_by_what_touches_them():
    taken = TakenSpans()
    for span in (Span(8, 10), Span(0, 4), Span(4, 6)):
        taken.add(span)
    assert taken.touching(Span(3, 5)) == [Span(0, 4), Span(4, 6)]
    assert taken.touching(Span(6, 8)) == []
    assert taken.touching(Span(9, 30)) == [Span(8, 10)]
