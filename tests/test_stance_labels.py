"""The labels that the stance detector learns from: every one says what it is about, in the words of the model."""

from __future__ import annotations

import gzip
import json
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args

import pytest

from onrecord.model import Stance
from onrecord.model.reading import ConditionOrder

LABELS = Path(__file__).parent.parent / "training" / "stances.jsonl.gz"


@cache
def rows() -> list[dict[str, Any]]:
    with gzip.open(LABELS, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def labels() -> list[dict[str, Any]]:
    return [label for row in rows() for label in row["labels"]]


def test_no_text_of_an_article_is_in_the_file() -> None:
    fields = {"corpus", "doc", "held_out", "statements", "questions", "labels"}
    assert all(set(row) == fields for row in rows())
    assert all(set(one) == {"n", "content", "cue", "source"} for row in rows() for one in row["statements"])


def test_questions_are_sentences_and_their_contraries_others() -> None:
    questions = [question for row in rows() for question in row["questions"]]
    assert all({"text", "about"} <= set(one) <= {"text", "about", "contrary"} for one in questions)
    assert all(one["text"].strip() and one.get("contrary", "-").strip() for one in questions)
    assert all(one.get("contrary") != one["text"] for one in questions)


def test_articles_stand_in_order_and_once() -> None:
    names = [(row["corpus"], row["doc"]) for row in rows()]
    assert names and all(left < right for left, right in pairwise(names))


def test_each_label_names_a_statement_and_a_question_of_its_article_once() -> None:
    for row in rows():
        numbers = {one["n"] for one in row["statements"]}
        pairs = [(label["statement"], label["question"]) for label in row["labels"]]
        assert len(pairs) == len(set(pairs))
        assert all(number in numbers and 1 <= asked <= len(row["questions"]) for number, asked in pairs)


def test_positions_and_sequences_are_the_models() -> None:
    assert {label["position"] for label in labels()} == set(get_args(Stance))
    used = {one["sequence"] for label in labels() for one in label.get("conditions", ())}
    assert used <= set(get_args(ConditionOrder))


def test_what_is_conditional_names_a_condition() -> None:
    assert all(label.get("conditions") for label in labels() if label["position"].startswith("conditional"))


@pytest.mark.parametrize("part", ["content", "cue", "source"])
def test_spans_of_statements_are_spans(part: str) -> None:
    spans = [span for row in rows() for one in row["statements"] for span in one[part]]
    assert spans and all(0 <= start < end for start, end in spans)


def test_spans_of_labels_are_spans() -> None:
    spans = [label["cue"] for label in labels() if "cue" in label]
    spans += [one["span"] for label in labels() for one in label.get("conditions", ())]
    assert spans and all(0 <= start < end for start, end in spans)
