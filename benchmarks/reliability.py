"""How often what is said with some sureness is right: bins, and a plot of them as a small SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

EDGES = (0.0, 0.5, 0.65, 0.75, 0.85, 0.9, 0.95, 1.0)
SIZE, MARGIN = 260, 44
LARGEST = 9.0


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers whose sureness lies in [low, high): how many, their mean sureness, and the share that is right."""

    low: float
    high: float
    count: int
    mean: float
    right: float


def bins(told: Sequence[tuple[float, bool]], edges: Sequence[float] = EDGES) -> list[Bin]:
    """The bins that hold something of some (sureness, right); the last one includes its upper edge."""
    found = []
    for low, high in pairwise(edges):
        held = [(sure, right) for sure, right in told if low <= sure < high or sure == high == edges[-1]]
        if held:
            count = len(held)
            found.append(Bin(low, high, count, sum(s for s, _ in held) / count, sum(r for _, r in held) / count))
    return found


def calibration_error(found: Sequence[Bin]) -> float:
    """The expected calibration error: how far sureness and share right lie apart, weighted by count."""
    return sum(b.count * abs(b.mean - b.right) for b in found) / sum(b.count for b in found)


def reliability_plot(found: Sequence[Bin], title: str) -> str:
    """The bins as an SVG: sureness across, share right upwards, the size of a dot its count, the diagonal ideal."""
    most = max(b.count for b in found)
    side = SIZE + 2 * MARGIN
    dots = "".join(_dot(b, most) for b in found)
    marks = "".join(_marks(at / 4) for at in range(5))
    words = f"sureness {chr(0x2192)} share right; {sum(b.count for b in found)} statements"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" role="img" '
        f'font-family="sans-serif" font-size="11" fill="#333">\n<title>{escape(title)}</title>\n'
        f'<rect width="{side}" height="{side}" fill="#fff"/>\n'
        f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="#bbb" stroke-dasharray="4 3"/>\n'
        f'<path d="M{_x(0)} {_y(1)}V{_y(0)}H{_x(1)}" stroke="#333" fill="none"/>\n{marks}{dots}'
        f'<text x="{MARGIN}" y="{MARGIN / 2}">{escape(title)}</text>\n'
        f'<text x="{side / 2}" y="{side - 8}" text-anchor="middle">{escape(words)}</text>\n</svg>\n'
    )


def _x(share: float) -> float:
    return round(MARGIN + SIZE * share, 1)


def _y(share: float) -> float:
    return round(MARGIN + SIZE * (1 - share), 1)


def _dot(b: Bin, most: int) -> str:
    radius = round(2 + (LARGEST - 2) * (b.count / most) ** 0.5, 1)
    about = f"{b.count} at {b.mean:.2f}: {b.right:.2f} right"
    return f'<circle cx="{_x(b.mean)}" cy="{_y(b.right)}" r="{radius}" fill="#1f6f8b"><title>{about}</title></circle>\n'


def _marks(share: float) -> str:
    return (
        f'<text x="{_x(share)}" y="{_y(0) + 14}" text-anchor="middle">{share:g}</text>'
        f'<text x="{_x(0) - 6}" y="{_y(share) + 4}" text-anchor="end">{share:g}</text>\n'
    )
