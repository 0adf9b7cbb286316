from __future__ import annotations

import re
from pathlib import Path

from onrecord.intake import FORMATS

HERE = Path(__file__).parent
DOCUMENT = (HERE / "../../docs/intake.md").read_text(encoding="utf-8")
SOURCES = sorted((HERE / "../../src/onrecord/intake").glob("*.py"))


def test_every_suffix_stands_in_the_document() -> None:
    assert [s for form in FORMATS for s in form.suffixes if f"`{s}`" not in DOCUMENT] == []


def test_every_kind_of_trouble_stands_in_the_document() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    kinds = set(re.findall(r'Trouble\([^"]*"([a-z_]+)"', code)) | set(re.findall(r'kind = "([a-z_]+)"', code))
    assert len(kinds) >= 9
    assert sorted(kind for kind in kinds if f"`{kind}`" not in DOCUMENT) == []
