"""The heads taught from a person's annotations, over word states of the frozen encoder.

The encoder in the package is quantised and stays as it is; only what reads its states learns. That takes seconds an
article and a few dozen articles, and cannot teach the encoder words it never understood. A part of the articles is kept
aside: the heads with the least loss on them are the result, the shipped ones when nothing is gained.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from onrecord.adapting.heads import Heads
from onrecord.adapting.loss import batch_loss
from onrecord.adapting.windows import Labelled, Marked, labelled_windows
from onrecord.annotations.annotated import AnnotatedArticle, AnnotatedStatement
from onrecord.model import Span, Spans
from onrecord.reading.attribution.encoder import ReaderModel
from onrecord.reading.attribution.pieces import WINDOW_PIECES

TAGGER_RATE, ROLE_RATE = 3e-3, 2e-4
DECAY, WARM_UP = 1e-5, 0.2
BATCH = 12
ASIDE_EVERY = 5
Weights = Mapping[str, np.ndarray]


class Round(NamedTuple):
    """The mean loss a window on the articles learnt from and on those kept aside after one epoch."""

    learnt: float
    aside: float


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """A labelled window with its word states [words, hidden]."""

    labelled: Labelled
    states: Tensor


@dataclass(frozen=True, slots=True, eq=False)
class Tuned:
    """The heads' weights by name; the epoch they are from (0: the ones begun with); the loss before and after on what
    was kept aside.
    """

    weights: dict[str, np.ndarray]
    epoch: int
    before: float
    after: float


def examples(article: AnnotatedArticle) -> list[Marked]:
    """The attributions of an article that have a cue; one whose cue lies in another's content is an inner one."""
    contents = [(number, span) for number, one in enumerate(article.statements) for span in one.content]
    return [
        Marked(_place(one.cue[0]), _places(one.source), _places(one.content), _is_inner(number, one, contents))
        for number, one in enumerate(article.statements)
        if one.cue
    ]


def _is_inner(number: int, one: AnnotatedStatement, contents: Sequence[tuple[int, Span]]) -> bool:
    return any(span.holds(one.cue[0]) for other, span in contents if other != number)


def _place(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _places(spans: Spans) -> tuple[tuple[int, int], ...]:
    return tuple(map(_place, spans))


def encoded(article: AnnotatedArticle, model: ReaderModel) -> list[Encoded]:
    """The labelled windows of an article with a text, each read by the encoder once.

    An article without one inner report says nothing about inner cues: most schemes do not mark them.
    """
    text, marked = article.text or "", examples(article)
    unsure = [] if any(one.inner for one in marked) else [(0, len(text))]
    windows = labelled_windows(text, marked, tokenizer=model.tokenizer, size=WINDOW_PIECES, unsure_inner=unsure)
    return [
        Encoded(window, torch.from_numpy(model.network.encode(window.ids, window.shapes, window.quotes, window.firsts)))
        for window in windows
        if len(window.firsts)
    ]


def tune(
    articles: Sequence[Sequence[Encoded]],
    start: Weights,
    *,
    epochs: int,
    seed: int = 0,
    tell: Callable[[int, Round], None] = lambda epoch, found: None,
) -> Tuned:
    """Heads taught from ``articles`` (two or more), begun from ``start``; every fifth article is kept aside.

    ``tell`` hears of each epoch. The same input gives the same weights on the same machine.
    """
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    rng = Random(seed)
    learnt = [window for number, article in enumerate(articles) if number % ASIDE_EVERY != 1 for window in article]
    aside = [window for article in articles[1::ASIDE_EVERY] for window in article]
    heads = Heads(start["cue.weight"].shape[1])
    heads.load_state_dict({name: torch.from_numpy(value) for name, value in start.items()}, strict=False)
    taggers = [value for name, value in heads.named_parameters() if not name.startswith("roles.")]
    groups = [{"params": taggers, "lr": TAGGER_RATE}, {"params": list(heads.roles.parameters()), "lr": ROLE_RATE}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.0)
    anchors = [parameter.detach().clone() for parameter in heads.parameters()]
    before = after = _mean_loss(heads, aside)
    best, kept = copy.deepcopy(heads.state_dict()), 0
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, _share(epochs * -(-len(learnt) // BATCH)))
    for epoch in range(1, epochs + 1):
        loss = _epoch(heads, learnt, optimiser, schedule, rng, anchors)
        found = Round(loss, _mean_loss(heads, aside))
        tell(epoch, found)
        if found.aside < after:
            best, kept, after = copy.deepcopy(heads.state_dict()), epoch, found.aside
    trained = {name: value.numpy().astype(np.float32) for name, value in best.items() if name in dict(start)}
    return Tuned(trained, kept, before, after)


def _share(steps: int) -> Callable[[int], float]:
    """The share of the rate at a step: linear up for a fifth of ``steps``, then linear to zero."""
    return lambda step: min((step + 1) / (WARM_UP * steps + 1), (steps - step) / ((1 - WARM_UP) * steps))


def _epoch(
    heads: Heads,
    windows: Sequence[Encoded],
    optimiser: torch.optim.Optimizer,
    schedule: torch.optim.lr_scheduler.LambdaLR,
    rng: Random,
    anchors: Sequence[Tensor],
) -> float:
    """One pass over the windows; the mean loss a window. Weights are drawn back to where they began (L2-SP: Li,
    Grandvalet, Davoine, 2018).
    """
    order = list(windows)
    rng.shuffle(order)
    total = 0.0
    for at in range(0, len(order), BATCH):
        group = order[at : at + BATCH]
        loss = batch_loss(heads, _padded(group), [one.labelled for one in group], rng, propose=True).total()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(heads.parameters(), 1.0)
        optimiser.step()
        schedule.step()
        optimiser.zero_grad()
        _draw_back(heads, anchors)
        total += float(loss.detach()) * len(group)
    return total / len(order)


def _draw_back(heads: Heads, anchors: Sequence[Tensor]) -> None:
    with torch.no_grad():
        for parameter, anchor in zip(heads.parameters(), anchors, strict=True):
            parameter.lerp_(anchor, DECAY)


def _mean_loss(heads: Heads, windows: Sequence[Encoded]) -> float:
    """The mean loss a window, without proposed cues."""
    total = 0.0
    for at in range(0, len(windows), BATCH):
        group = windows[at : at + BATCH]
        with torch.no_grad():
            losses = batch_loss(heads, _padded(group), [one.labelled for one in group], Random(0), propose=False)
        total += float(losses.total()) * len(group)
    return total / len(windows)


def _padded(group: Sequence[Encoded]) -> Tensor:
    """The word states of some windows as one tensor [windows, words, hidden]."""
    return torch.nn.utils.rnn.pad_sequence([one.states for one in group], batch_first=True)
