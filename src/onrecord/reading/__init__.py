"""What does this one article report? Each reader fills one field of the reading; their order is the order of running."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.model import Reading

READERS: tuple[Callable[[Reading], Reading], ...] = ()
