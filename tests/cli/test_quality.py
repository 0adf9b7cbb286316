"""``onrecord quality``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Call
from tests.web.sample import sample

from onrecord.annotations.formats import read_annotations
from onrecord.cli.overlap import matched
from onrecord.errors import ExitCode, InputError
from onrecord.model import Record


def as_gold(record: Record) -> list[dict[str, object]]:
    """The record's own statements as annotations of a person."""
    return [
        {
            "doc_id": Path(reading.article.origin).name,
            "attributions": [
                {role: [[s.start, s.end] for s in getattr(x, role)] for role in ("content", "cue", "source")}
                for x in reading.statements
            ],
        }
        for reading in record.readings
    ]


def write(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_the_records_own_statements_are_all_right(call: Call, record: Path) -> None:
    gold = write(record.with_name("gold.jsonl"), as_gold(sample()))
    answer = call("quality", "--gold", gold, "--min", "1")
    assert answer.exit_code == 0, answer.output
    assert "1.000" in answer.stdout


def test_an_export_corrected_by_hand_is_gold_too(call: Call, record: Path) -> None:
    call("export", "-o", "gold.jsonl")
    assert "1.000" in call("quality", "--gold", "gold.jsonl").stdout


def test_under_the_minimum_is_an_exit_code(call: Call, record: Path) -> None:
    rows = as_gold(sample())
    for row in rows:
        row["attributions"] = [{"content": [[0, 3]], "source": None, "cue": []}]
    gold = write(record.with_name("gold.jsonl"), rows)
    assert call("quality", "--gold", gold, "--min", "0.9").exit_code == ExitCode.FINDINGS


def test_gold_of_other_articles_is_said(call: Call, record: Path) -> None:
    gold = write(record.with_name("gold.jsonl"), [{"doc_id": "elsewhere", "attributions": []}])
    answer = call("quality", "--gold", gold)
    assert answer.exit_code == ExitCode.USAGE
    assert "none of the 1" in answer.stderr


BAD_GOLD = {
    "no JSON": "{",
    "no content": '{"doc_id": "a", "attributions": [3]}',
    "a span that runs backwards": '{"doc_id": "a", "attributions": [{"content": [[5, 2]]}]}',
    "nothing": "",
}


@pytest.mark.parametrize("text", BAD_GOLD.values(), ids=BAD_GOLD)
def test_gold_that_cannot_be_used_names_its_line(text: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"gold\.jsonl"):
        read_annotations(path)


def test_a_folder_of_gold_is_read_whole(tmp_path: Path) -> None:
    for name in ("a", "b"):
        write(tmp_path / f"{name}.jsonl", [{"doc_id": name, "attributions": []}])
    assert [article.name for article in read_annotations(tmp_path)] == ["a", "b"]


def test_pairs_are_the_most_there_can_be() -> None:
    edges = {(0, 0), (0, 1), (1, 0)}
    gold, found = (
        [(frozenset({n}), frozenset[int]()) for n in (0, 1)],
        [(frozenset({n}), frozenset[int]()) for n in (0, 1)],
    )
    assert matched(gold, found, lambda g, f: (min(g[0]), min(f[0])) in edges) == 2
