"""How positions said are compared with gold, and two annotators with each other; the gold of the stream."""

from __future__ import annotations

from collections import Counter

import pytest
from benchmarks.position_measures import Answer, agreement_of, kappa, measures_of
from benchmarks.positions_stream import load_rows, pairs_of, questions_of, second_answers
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Position, Stance


def answer(gold: str | None, said: Stance | None) -> Answer:
    position = Position("q", "", "s", said, "CT", confidence=1.0) if said else None
    return Answer({"position": gold} if gold else {}, position)


def test_what_nothing_is_said_of_is_right_nowhere() -> None:
    found = measures_of([answer("support", None), answer(None, None)])
    assert found["positions.recall"] == found["positions.stance_macro_f1"] == 0.0


def test_commitment_is_not_measured_where_gold_has_none() -> None:
    assert "positions.commitment" not in measures_of([answer("support", "support")])


@pytest.mark.parametrize(
    ("pairs", "wanted"),
    [
        pytest.param([("support", "support")], 1.0, id="stances that gold has nowhere are left out"),
        pytest.param([("support", "support"), (None, "oppose")], 1.0, id="what is not relevant has no stance"),
        pytest.param([("support", "support"), ("oppose", None)], 0.5, id="a stance of gold never found counts as 0"),
        pytest.param([("support", "support"), ("support", "oppose")], 2 / 3, id="a wrong stance costs the right one"),
        pytest.param([("support", "oppose"), ("oppose", "support")], 0.0, id="all turned round is nothing right"),
    ],
)
def test_the_mean_is_over_the_stances_of_gold(pairs: list[tuple[str | None, Stance | None]], wanted: float) -> None:
    found = measures_of([answer(*pair) for pair in pairs])
    assert found["positions.stance_macro_f1"] == pytest.approx(wanted)


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        pytest.param({}, 1.0, id="nothing labelled is no disagreement"),
        pytest.param({("a", "a"): 5}, 1.0, id="one label alone leaves no choice"),
        pytest.param({("a", "a"): 3, ("b", "b"): 4}, 1.0, id="the same labels"),
        pytest.param({("a", "b"): 3, ("b", "a"): 3}, -1.0, id="always the other label"),
        pytest.param({("a", "a"): 1, ("a", "b"): 1, ("b", "a"): 1, ("b", "b"): 1}, 0.0, id="no better than chance"),
        pytest.param(
            {("a", "a"): 20, ("a", "b"): 5, ("b", "a"): 10, ("b", "b"): 15}, 0.4, id="seven in ten, half by chance"
        ),
    ],
)
def test_kappa(table: dict[tuple[str, str], int], wanted: float) -> None:
    assert kappa(table) == pytest.approx(wanted)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1))
def test_kappa_does_not_depend_on_who_is_first(pairs: list[tuple[str, str]]) -> None:
    turned = Counter((other, one) for one, other in pairs)
    assert kappa(Counter(pairs)) == pytest.approx(kappa(turned))


def test_agreement_on_sides_passes_over_conditions() -> None:
    found = agreement_of([answer("support", "conditional_support"), answer("oppose", "oppose"), answer(None, None)])
    assert (found["side same"], found["stance same"], found["relevance kappa"]) == (1.0, 0.5, 1.0)


def test_no_text_of_an_article_is_in_the_stream_s_gold() -> None:
    fields = {"corpus", "doc", "statements", "questions", "labels", "second"}
    assert all(set(row) == fields for row in load_rows())
    assert all(
        set(one) - {"inside"} == {"n", "content", "cue", "source", "kind"}
        for row in load_rows()
        for one in row["statements"]
    )


@pytest.mark.parametrize("annotator", ["labels", "second"])
def test_each_label_is_on_one_statement_and_question(annotator: str) -> None:
    for row in load_rows():
        labelled = [pair for _, pair in pairs_of(row, annotator) if "position" in pair]
        assert len(labelled) == len(row[annotator])


def test_each_question_is_asked_of_each_statement() -> None:
    rows = load_rows()
    asked = sum(len(questions_of(row)) * len(row["statements"]) for row in rows)
    assert len(list(second_answers(rows))) == asked > 0
