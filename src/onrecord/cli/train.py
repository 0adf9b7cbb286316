"""``onrecord train``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.annotations.formats import read_annotations
from onrecord.cli.terminal import say, tell_table
from onrecord.errors import ExitCode, OnRecordError
from onrecord.reading.attribution.encoder import WEIGHTS

if TYPE_CHECKING:
    from onrecord.adapting.teaching import Taught
    from onrecord.adapting.tuning import Round


def train(
    annotations: Annotated[Path, typer.Option(help="Your annotations: a file, or a folder of them.")],
    out: Annotated[Path, typer.Option(help="The folder to write the weights to.")],
    form: Annotated[
        str | None, typer.Option("--format", help="exchange, brat, webanno or labelstudio; else the suffix decides.")
    ] = None,
    model: Annotated[Path | None, typer.Option(help="The weights to begin with; else the shipped ones.")] = None,
    epochs: Annotated[int, typer.Option(min=1, help="How often to go through the articles.")] = 12,
    seed: Annotated[int, typer.Option(help="The seed of the order in which they are gone through.")] = 0,
) -> None:
    """Teach the reader of statements from your own annotations (docs/annotations.md has the formats).

    `onrecord train --annotations annotated/ --out weights/`, then `onrecord build articles/ --model weights/`

    What finds and links cues, sources and contents learns; the encoder below it stays as it is, so this takes minutes
    on one core and adapts to a scheme of annotation or a style, not to a new language. One article in five is kept
    aside: the weights are written only when these are read better than before. Needs `pip install 'onrecord[train]'`.
    """
    try:
        from onrecord.adapting.teaching import teach
    except ImportError as error:
        raise OnRecordError(
            f"training needs more libraries ({error.name})", advice="pip install 'onrecord[train]'"
        ) from error
    taught = teach(
        read_annotations(annotations, name=form), out, start=model or WEIGHTS, epochs=epochs, seed=seed, tell=tell_round
    )
    tell_taught(taught, out)
    if not taught.tuned.epoch:
        raise typer.Exit(ExitCode.FINDINGS)


def tell_round(epoch: int, found: Round) -> None:
    """A line for one epoch."""
    say(f"epoch {epoch}: loss {found.learnt:.3f}, on the articles kept aside {found.aside:.3f}")


def tell_taught(taught: Taught, out: Path) -> None:
    """What was used and what came of it."""
    left = {"articles without a text": taught.without_text, "statements without a cue": taught.without_cue}
    for what, number in left.items():
        if number:
            say(f"onrecord: {number} {what} were passed over")
    tuned = taught.tuned
    if not tuned.epoch:
        say("onrecord: the articles kept aside are read no better than before; nothing was written")
        return
    rows = [(str(taught.articles), str(taught.attributions), f"{tuned.before:.3f}", f"{tuned.after:.3f}", str(out))]
    tell_table(("articles", "statements", "loss before", "loss after", "weights"), rows)
