"""How positions said compare with gold, and how two annotators do: relevance, stance, side, conditions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import Any

from benchmarks.given_statements import Row
from onrecord.model import Condition, Position, Span, Stance

SIDE = {"support": 1, "conditional_support": 1, "non_committal": 0, "conditional_oppose": -1, "oppose": -1}


@dataclass(frozen=True, slots=True)
class Answer:
    """A gold row, and the position said on its statement (None: nothing is said)."""

    gold: Row
    said: Position | None


def f1(right: int, said: int, wanted: int) -> float:
    """The harmonic mean of precision and recall, 0 where nothing is right."""
    return 2 * right / (said + wanted) if right else 0.0


def measures_of(found: Sequence[Answer]) -> dict[str, float]:
    """All measures; those named ``roll`` count only what is sure enough to enter the roll."""
    return {
        **{f"positions.{name}": value for name, value in _measures(found).items()},
        **{f"positions.roll_{name}": value for name, value in _measures([_in_roll(a) for a in found]).items()},
    }


def _in_roll(answer: Answer) -> Answer:
    sure = answer.said is not None and not answer.said.doubtful
    return answer if sure else replace(answer, said=None)


def _measures(found: Sequence[Answer]) -> dict[str, float]:
    wanted = [answer for answer in found if answer.gold.get("position")]
    said = [answer for answer in found if answer.said]
    pairs: Counter[tuple[str, Stance]] = Counter((a.gold["position"], a.said.stance) for a in wanted if a.said)
    both = sum(pairs.values())
    reversals = sum(n for (gold, stance), n in pairs.items() if SIDE[gold] * SIDE[stance] < 0)
    return {
        "precision": both / len(said) if said else 1.0,
        "recall": both / len(wanted),
        "relevance_f1": f1(both, len(said), len(wanted)),
        "stance_macro_f1": _macro(pairs, {a.gold["position"] for a in wanted}),
        "side_macro_f1": _macro(_sides(pairs), {SIDE[a.gold["position"]] for a in wanted}),
        "reversed": reversals / both if both else 0.0,
        **_commitment(wanted),
        "conditions_f1": _conditions(found),
    }


def _sides(pairs: Mapping[tuple[str, Stance], int]) -> Counter[tuple[int, int]]:
    found: Counter[tuple[int, int]] = Counter()
    for (gold, stance), count in pairs.items():
        found[SIDE[gold], SIDE[stance]] += count
    return found


def _macro(pairs: Mapping[tuple[Any, Any], int], classes: Collection[Any]) -> float:
    """The mean F1 over the statements that both count as relevant, of the ``classes`` that occur in gold: one that gold
    has nowhere can't be scored, one that is never found to be relevant counts as 0.
    """
    scores = [
        f1(
            pairs.get((c, c), 0),
            sum(n for (_, said), n in pairs.items() if said == c),
            sum(n for (gold, _), n in pairs.items() if gold == c),
        )
        for c in classes
    ]
    return fmean(scores) if scores else 0.0


def _commitment(wanted: Sequence[Answer]) -> dict[str, float]:
    """The share of right commitments in what both count as relevant, where the gold says any."""
    labelled = [answer for answer in wanted if "commitment" in answer.gold]
    said = [_commits(answer) for answer in labelled if answer.said]
    return {"commitment": sum(said) / len(said) if said else 0.0} if labelled else {}


def _commits(answer: Answer) -> bool:
    return answer.said is not None and answer.said.commitment in [c.rstrip("+-") for c in answer.gold["commitment"]]


def _conditions(found: Sequence[Answer]) -> float:
    """F1 of conditions by their words: right where half of the shorter of two spans lies in the other."""
    right = said = wanted = 0
    for answer in found:
        gold = [Span(*condition["span"]) for condition in answer.gold.get("conditions", ())]
        given = list(answer.said.conditions) if answer.said else []
        said, wanted = said + len(given), wanted + len(gold)
        for span in gold:
            hit = next((condition for condition in given if _covers(span, condition)), None)
            if hit is not None:
                given.remove(hit)
                right += 1
    return f1(right, said, wanted)


def _covers(gold: Span, condition: Condition) -> bool:
    shared = min(gold.end, condition.span.end) - max(gold.start, condition.span.start)
    return 2 * shared >= min(gold.end - gold.start, condition.span.end - condition.span.start)


def agreement_of(found: Sequence[Answer]) -> dict[str, float]:
    """How far two annotators agree beyond chance (Cohen 1960) on relevance and, where both hold a statement relevant,
    on its side and stance; and the share of the same side and stance there.
    """
    relevant = Counter(("position" in answer.gold, answer.said is not None) for answer in found)
    both = [(a.gold["position"], a.said.stance) for a in found if a.said and "position" in a.gold]
    stances, sides = Counter(both), Counter((SIDE[one], SIDE[other]) for one, other in both)
    return {
        "relevance kappa": kappa(relevant),
        "side kappa": kappa(sides),
        "side same": _same(sides),
        "stance kappa": kappa(stances),
        "stance same": _same(stances),
    }


def kappa(table: Mapping[tuple[Any, Any], int]) -> float:
    """Cohen's kappa of counts by (one's label, the other's); 1 where neither had a choice."""
    total = sum(table.values())
    ones, others = Counter[Any](), Counter[Any]()
    for (one, other), count in table.items():
        ones[one] += count
        others[other] += count
    by_chance = sum(ones[label] * others[label] for label in ones) / total**2 if total else 1.0
    return (_same(table) - by_chance) / (1 - by_chance) if by_chance < 1 else 1.0


def _same(table: Mapping[tuple[Any, Any], int]) -> float:
    """The share of the counts whose two labels are one; 1 where there are none."""
    total = sum(table.values())
    return sum(count for (one, other), count in table.items() if one == other) / total if total else 1.0
