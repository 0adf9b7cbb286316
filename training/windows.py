"""Labelled windows of annotated articles, and batches of them."""

import torch
from corpus import Annotated

from onrecord.adapting.loss import stacked
from onrecord.adapting.windows import Marked, labelled_windows
from onrecord.reading.attribution.pieces import SEP

MASK = 103


def windows_of(article: Annotated, tokenizer, size):
    """The labelled windows of one article; only the first stretch of a cue is learnt."""
    marked = [Marked(a.cue[0], a.source, a.content, a.inner) for a in article.attributions if a.cue]
    unsure = {"unsure": article.unsure, "unsure_inner": article.unsure_inner}
    return labelled_windows(article.text, marked, tokenizer=tokenizer, size=size, **unsure)


def batches(windows, rng, budget):
    """Windows of like length together, at most ``budget`` padded pieces a batch, in random order."""
    order = sorted(windows, key=lambda w: len(w.ids) + rng.random() * 24)
    groups, group = [], []
    for window in order:
        if group and (len(group) + 1) * max(len(window.ids), len(group[-1].ids)) > budget:
            groups.append(group)
            group = []
        group.append(window)
    groups.append(group)
    rng.shuffle(groups)
    return groups


def encoder_inputs(group, generator=None, hide=0.0):
    """The tensors that the encoder reads; ``hide`` is the share of pieces replaced by [MASK]."""
    batch = stacked(group, ("ids", "shapes", "quotes", "firsts"))
    batch["mask"] = (batch["ids"] > 0).long()
    if hide:
        hidden = (torch.rand(batch["ids"].shape, generator=generator) < hide) & (batch["ids"] > SEP)
        batch["ids"] = batch["ids"].masked_fill(hidden, MASK)
    return batch
