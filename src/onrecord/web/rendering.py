"""Templates filled and files beside them. What comes from outside is escaped, and what would not show made visible."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.web.wording import STANCE, count

_HIDDEN = {
    **{code: chr(0x2400 + code) for code in range(32) if chr(code) not in "\t\n\r"},
    0x7F: "␡",
    **dict.fromkeys(range(55296, 57344), "�"),
    0x061C: "[ALM]",
    0x200E: "[LRM]",
    0x200F: "[RLM]",
    0x202A: "[LRE]",
    0x202B: "[RLE]",
    0x202C: "[PDF]",
    0x202D: "[LRO]",
    0x202E: "[RLO]",
    0x2066: "[LRI]",
    0x2067: "[RLI]",
    0x2068: "[FSI]",
    0x2069: "[PDI]",
}
_ANY_HIDDEN = re.compile(f"[{''.join(map(re.escape, map(chr, _HIDDEN)))}]")


def visible(value: Any) -> Any:
    """Text with control characters, lone surrogates and direction marks made visible; anything else as it is."""
    if isinstance(value, str) and not isinstance(value, Markup) and _ANY_HIDDEN.search(value):
        return value.translate(_HIDDEN)
    return value


@cache
def templates() -> Environment:
    """The templates, escaping everything and failing on names that are not there."""
    found = Environment(
        loader=PackageLoader("onrecord.web"),
        autoescape=True,
        finalize=visible,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals.update(count=count, stance_words=STANCE)
    return found


def render(template: str, **values: Any) -> str:
    """A template filled."""
    return templates().get_template(template).render(values)


@cache
def static(name: str) -> str:
    """The text of a file in ``static``."""
    return (files("onrecord.web") / "static" / name).read_text("utf-8")


def source_hash(text: str) -> str:
    """What a Content-Security-Policy calls an inline style or script: ``'sha256-…'``."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
