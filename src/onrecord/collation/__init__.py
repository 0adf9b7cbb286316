"""What do these articles report together? Each collator adds to the record; their order is the order of running."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.model import Record

COLLATORS: tuple[Callable[[Record], Record], ...] = ()
