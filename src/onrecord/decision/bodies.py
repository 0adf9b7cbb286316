"""The deciding bodies that come along: their members with dates, weights and vetoes, and their rules, one YAML file
each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

BODIES = ("eu", "g7", "nato", "opec+", "two_houses", "unsc")


@dataclass(frozen=True, slots=True)
class Body:
    """A deciding body as its file states it: member rows still as data, rules by name, and the rule used by default."""

    key: str
    name: str
    names: tuple[str, ...]
    members: tuple[Mapping[str, Any], ...]
    rules: Mapping[str, Mapping[str, Any]]
    default: str


@cache
def load_body(key: str) -> Body:
    """The body called ``key`` (one of BODIES). Raises KeyError for another."""
    if key not in BODIES:
        raise KeyError(key)
    path = files("onrecord.decision") / "data" / f"{key.replace('+', '_plus')}.yaml"
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    return Body(
        key=key,
        name=raw["name"],
        names=tuple(raw.get("names", ())),
        members=tuple(raw["members"]),
        rules=raw["rules"],
        default=raw["default_rule"],
    )
