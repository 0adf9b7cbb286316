"""The example affair is read as the golden record says; a change of it is looked at, line by line, as a diff."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from tests.golden.record import GOLDEN, example_export, golden_lines


@pytest.fixture(scope="module")
def export() -> str:
    return example_export()


@pytest.fixture(scope="module")
def rows(export: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in export.splitlines()]


def test_the_example_is_read_as_the_golden_record_says(export: str) -> None:
    assert golden_lines(export) == GOLDEN.read_text(encoding="utf-8").splitlines()


def test_the_example_has_something_in_every_room(rows: list[dict[str, Any]]) -> None:
    found = Counter(row["type"] for row in rows)
    for kind in ("article", "statement", "timex", "actor", "question", "position", "event", "link", "decision"):
        assert found[kind], f"no {kind}"
    assert {"reprint", "same_utterance", "discrepancy"} <= {row["relation"] for row in rows if row["type"] == "link"}


def test_every_span_of_the_export_names_words_of_its_article(rows: list[dict[str, Any]]) -> None:
    texts = {row["id"]: row["text"] for row in rows if row["type"] == "article"}
    for row in (r for r in rows if r["type"] == "statement"):
        for start, end in [*row["content"], *row["cue"], *(row["source"] or [])]:
            assert texts[row["article"]][start:end].strip()
    for row in (r for r in rows if r["type"] == "timex"):
        assert texts[row["article"]][row["start"] : row["end"]].strip()


def test_no_position_stands_without_a_statement(rows: list[dict[str, Any]]) -> None:
    statements = {row["id"] for row in rows if row["type"] == "statement"}
    assert all(row["statement"] in statements for row in rows if row["type"] == "position")


def test_every_member_of_the_roll_without_a_statement_is_shown_as_silent(rows: list[dict[str, Any]]) -> None:
    (decision,) = (row for row in rows if row["type"] == "decision")
    for line in decision["roll"]:
        assert (line["stance"] is None) == (not line["evidence"])
