"""A progress bar on a terminal, on standard error; nothing where that is a pipe."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Any

from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as RichProgress

from onrecord.cli.terminal import notices

if TYPE_CHECKING:
    from onrecord.pipeline import Progress


class Bar:
    """Shows how far a build has come. ``last`` is what it heard last."""

    def __init__(self, *, quiet: bool = False) -> None:
        console = notices()
        self.last: Any = None
        self.bar = RichProgress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("files, {task.fields[articles]} articles"),
            TimeElapsedColumn(),
            console=console,
            disable=quiet or not console.is_terminal,
            transient=True,
        )
        self.task = self.bar.add_task("reading", total=None, articles=0)

    def __enter__(self) -> Bar:
        self.bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.bar.stop()

    def watch(self, seen: Progress) -> None:
        """Take what the build says."""
        self.last = seen
        self.bar.update(
            self.task, description=seen.step, total=seen.inputs or None, completed=seen.taken, articles=seen.added
        )
