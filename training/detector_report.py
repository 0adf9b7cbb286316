"""How the stance detector does on examples: relevance, sides, conditions."""

import numpy as np
import torch
from detection.detector import FOR, NO_SIDE
from detection.highlights import tagged
from detector_batches import BATCH, scored

STANCES = ("support", "conditional_support", "non_committal", "conditional_oppose", "oppose")
SIGN = np.array([1, 1, 0, -1, -1])
CUTS = (0.4, 0.5)


@torch.no_grad()
def predicted(model, examples):
    """[(example, chances of the sides [4], whether conditional, spans tagged as conditions)]."""
    model.eval()
    order, found = sorted(examples, key=lambda one: len(one.shown.ids)), []
    for at in range(0, len(order), BATCH):
        batch = order[at : at + BATCH]
        scores, _ = scored(model, batch)
        chances, tags = scores.sides.softmax(-1).numpy(), scores.condition.argmax(-1).numpy()
        hangs = (scores.conditional > 0).tolist()
        found += [
            (one, chances[n], hangs[n], tagged(one.shown, tags[n][: len(one.shown.ids)])) for n, one in enumerate(batch)
        ]
    model.train()
    return found


def report(model, examples):
    """Lines of figures."""
    answers = predicted(model, examples)
    return [*(relevance_line(answers, cut) for cut in CUTS), conditions_line(answers)]


def relevance_line(answers, cut):
    """Precision, recall and F1 of "relevant" at a cut; on pairs that both call relevant, the mean F1 of the five
    positions and the share of sides turned round.
    """
    said = np.array([1 - chances[0] > cut for _, chances, _, _ in answers], dtype=bool)
    gold = np.array([one.position is not None for one, *_ in answers], dtype=bool)
    both = int((said & gold).sum())
    table = np.zeros((5, 5))
    for answer, counted in zip(answers, said & gold, strict=True):
        if counted:
            table[STANCES.index(answer[0].position), _stance(answer)] += 1
    turned = table[np.outer(SIGN, SIGN) < 0].sum()
    totals = table.sum(0) + table.sum(1)
    mean = np.mean(2 * np.diag(table)[totals > 0] / totals[totals > 0]) if both else 0.0
    figures = {
        "precision": both / max(1, said.sum()), "recall": both / max(1, gold.sum()),
        "F1": 2 * both / max(1, said.sum() + gold.sum()), "positions' mean F1": mean, "turned": turned / max(1, both),
    }  # fmt: skip
    return f"relevant above {cut}: " + ", ".join(f"{name} {value:.3f}" for name, value in figures.items())


def _stance(answer):
    """The number of the position said."""
    _, chances, hangs, _ = answer
    side = FOR + int(chances[1:].argmax())
    if side == NO_SIDE:
        return 2
    return (1 if hangs else 0) if side == FOR else (3 if hangs else 4)


def conditions_line(answers):
    """F1 of conditions on pairs called relevant; one is found when a stretch overlaps half of it."""
    found = said = wanted = 0
    for one, chances, _, spans in answers:
        left = list(spans) if chances[0] < 0.5 else []
        said, wanted = said + len(left), wanted + len(one.conditions)
        for condition in one.conditions:
            hit = next((span for span in left if _half(span, condition)), None)
            if hit:
                left.remove(hit)
                found += 1
    return f"conditions: F1 {2 * found / max(1, said + wanted):.3f} ({found} of {wanted}, {said} said)"


def _half(span, condition):
    shared = min(span.end, condition.end) - max(span.start, condition.start)
    return 2 * shared >= condition.end - condition.start
