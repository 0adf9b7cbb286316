"""From a person's annotations to a folder of weights."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.adapting.folder import HEADS, copy_encoder, write_heads, write_manifest
from onrecord.adapting.tuning import Round, Tuned, encoded, tune
from onrecord.annotations.annotated import AnnotatedArticle
from onrecord.errors import InputError
from onrecord.reading.attribution.encoder import WEIGHTS, load_model
from onrecord.reading.attribution.heads import read_arrays

FEWEST = 2


@dataclass(frozen=True, slots=True, eq=False)
class Taught:
    """What came of it: the tuned heads, and how much of the annotations could be used."""

    tuned: Tuned
    articles: int
    attributions: int
    without_text: int
    without_cue: int


def teach(
    articles: Sequence[AnnotatedArticle],
    out: Path,
    *,
    start: Path = WEIGHTS,
    epochs: int = 12,
    seed: int = 0,
    tell: Callable[[int, Round], None] = lambda epoch, found: None,
) -> Taught:
    """Teach the heads of the weights in ``start`` from ``articles`` and write a folder of weights to ``out``.

    Nothing is written when the articles kept aside are read no better than before. The confidence keeps the shipped
    calibration. Raises InputError when fewer than two articles have a text and an attribution with a cue, OnRecordError
    when ``start`` is no whole folder of weights.
    """
    usable = [one for one in articles if one.text and any(s.cue for s in one.statements)]
    if len(usable) < FEWEST:
        raise InputError(
            f"only {len(usable)} of {len(articles)} annotated articles have a text and an attribution with a cue",
            advice=f"Give at least {FEWEST}; in JSON Lines each line needs its text (docs/annotations.md)",
        )
    model = load_model(start)
    read = [encoded(article, model) for article in usable]
    tuned = tune(read, read_arrays((start / HEADS).read_bytes()), epochs=epochs, seed=seed, tell=tell)
    if tuned.epoch:
        out.mkdir(parents=True, exist_ok=True)
        copy_encoder(start, out)
        write_heads(tuned.weights, out)
        write_manifest(tuned.weights, model.settings, out, heads="taught from annotations; calibration not fitted anew")
    cues = sum(bool(s.cue) for one in usable for s in one.statements)
    return Taught(
        tuned,
        articles=len(usable),
        attributions=cues,
        without_text=sum(not one.text for one in articles),
        without_cue=sum(len(one.statements) for one in usable) - cues,
    )
