"""Batches of examples for the stance detector, and what it is taught on one."""

import torch
import torch.nn.functional as F
from contraries import asked_either_way
from detection.detector import AGAINST, FOR
from detection.inputs import CONTEXT

BATCH, NOISE = 32, 12
# few lengths, so that the plan of memory for each can be used again
LENGTHS = 16
FOREIGN_SHARE = 1 / 6
SIDE_WEIGHTS, SMOOTHING = (1.0, 1.0, 1.4, 1.35), 0.05
CONDITION_WEIGHTS = (1.0, 4.0, 3.0)
CONDITIONAL_RARE, CUE_RARE = 2.0, 3.0
CONDITIONAL_SHARE, CUE_SHARE, CONDITION_SHARE = 0.3, 0.15, 0.4


def drawn(examples, negatives, contrary, rng):
    """The examples of one epoch: every relevant one, ``negatives`` times as many others on questions of their own
    article, and a few on foreign questions; with chance ``contrary`` one is asked the contrary question.
    """
    relevant = [one for one in examples if one.position]
    own = [one for one in examples if not one.position and one.near]
    foreign = [one for one in examples if not one.near]
    others = rng.sample(own, min(len(own), round(negatives * len(relevant))))
    few = rng.sample(foreign, min(len(foreign), round(FOREIGN_SHARE * len(relevant))))
    return asked_either_way(relevant + others + few, contrary, rng)


def batches_of(examples, rng):
    """Examples of like length together, in random order."""
    order = sorted(examples, key=lambda one: len(one.shown.ids) + NOISE * rng.random())
    groups = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    rng.shuffle(groups)
    return groups


def padded(rows):
    """[rows, length] padded with 0 to a length that is a multiple of ``LENGTHS``."""
    stacked = torch.nn.utils.rnn.pad_sequence([torch.tensor(row) for row in rows], batch_first=True)
    return F.pad(stacked, (0, -stacked.shape[1] % LENGTHS))


def scored(model, batch):
    """(scores, parts [rows, pieces]) of a batch; padding has part 0."""
    ids, parts = padded([one.shown.ids for one in batch]), padded([one.shown.parts for one in batch])
    with torch.autocast("cpu", torch.bfloat16):
        return model(ids, parts, (ids > 0).long()), parts


def losses_of(model, batch):
    """What is minimised on a batch: the side; whether it is conditional, of those that take one; the cue's pieces,
    where one is marked; the conditions' pieces, of the relevant.
    """
    scores, parts = scored(model, batch)
    sides, inside = torch.tensor([one.side for one in batch]), parts >= CONTEXT
    loss = F.cross_entropy(scores.sides, sides, weight=torch.tensor(SIDE_WEIGHTS), label_smoothing=SMOOTHING)
    sided = (sides == FOR) | (sides == AGAINST)
    if sided.any():
        wanted = torch.tensor([float(one.conditional) for one in batch])
        loss = loss + CONDITIONAL_SHARE * _binary(scores.conditional[sided], wanted[sided], CONDITIONAL_RARE)
    marked = torch.tensor([any(one.cue) for one in batch])[:, None] & inside
    if marked.any():
        wanted = padded([one.cue for one in batch]).float()
        loss = loss + CUE_SHARE * _binary(scores.cue[marked], wanted[marked], CUE_RARE)
    relevant = (sides > 0)[:, None] & inside
    if relevant.any():
        wanted = padded([one.condition for one in batch])[relevant]
        weights = torch.tensor(CONDITION_WEIGHTS)
        loss = loss + CONDITION_SHARE * F.cross_entropy(scores.condition[relevant], wanted, weight=weights)
    return loss


def _binary(scores, wanted, rare):
    """Binary cross-entropy; ``rare`` is the weight of what is there against what is not."""
    return F.binary_cross_entropy_with_logits(scores, wanted, pos_weight=torch.tensor(rare))
