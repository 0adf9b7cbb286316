"""Where work runs. An engine does one named piece of work to many items and knows nothing of what they are."""

from __future__ import annotations

from onrecord.engines.engine import Engine
from onrecord.engines.processes import run_processes
from onrecord.engines.serial import run_serial

ENGINES: tuple[Engine, ...] = (
    Engine("serial", run_serial),
    Engine("processes", run_processes),
)
