"""``onrecord serve``."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from onrecord import store
from onrecord.cli import options
from onrecord.cli.terminal import say


def serve(
    file: Annotated[Path | None, typer.Argument(metavar="RECORD", help="The record file.")] = None,
    record: options.Record = options.DEFAULT_RECORD,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port.")] = 8765,
) -> None:
    """Show the record in a browser. Only this machine can reach it.

    `onrecord serve demo/record.db`
    """
    path = file or record
    store.load_questions(path)
    say(f"http://127.0.0.1:{port}/ shows {path}; end it with Ctrl+C")
    app = import_module("onrecord.web.app")
    app.serve(partial(store.load_record, path), port=port, stamp=lambda: path.stat().st_mtime_ns)
