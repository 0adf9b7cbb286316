"""Networks computed by hand.

On x: A says yes twice, B yes once, C no once. On y: A says no once, B yes once.
"""

from __future__ import annotations

import csv
import io
import math

import networkx
import pytest
from tests.research.coded import coding

from onrecord.errors import InputError
from onrecord.research import graphs
from onrecord.research.networks import network

CODINGS = (
    coding("A", "x", True, "2031-05-01", "a1"),
    coding("A", "x", True, "2031-05-02", "a2"),
    coding("B", "x", True, "2031-05-02", "a2"),
    coding("C", "x", False, "2031-06-01", "a3"),
    coding("A", "y", False, "2031-06-01", "a3"),
    coding("B", "y", True, "", "a3"),
)


def weights(**asked: str) -> tuple[tuple[float, ...], ...]:
    return network(CODINGS, **asked).weights  # type: ignore[arg-type]


def test_nothing_makes_an_empty_network() -> None:
    empty = network([coding("", "x", True), coding("A", "x", None)])
    assert (empty.rows, empty.weights, empty.statements) == ((), (), 0)


@pytest.mark.parametrize(
    ("kind", "ab", "ac", "bc"),
    [
        pytest.param("congruence", 2, 0, 0, id="A and B agree on x, 2 times 1"),
        pytest.param("conflict", 1, 2, 1, id="A and B differ on y, both with C on x"),
        pytest.param("subtract", 1, -2, -1, id="congruence less conflict"),
        pytest.param("ignore", 3, 2, 1, id="speaking of the same whatever the side"),
    ],
)
def test_actors_tied_by_concepts(kind: str, ab: float, ac: float, bc: float) -> None:
    assert weights(kind=kind) == ((0, ab, ac), (ab, 0, bc), (ac, bc, 0))


@pytest.mark.parametrize(
    ("normalization", "ab"),
    [
        pytest.param("none", 2, id="as counted"),
        pytest.param("average", 2 / 2.5, id="by the mean of 3 and 2 statements"),
        pytest.param("jaccard", 2 / (1 + 1 + 2), id="by what only A or only B says (y) and what both say (x)"),
        pytest.param("cosine", 2 / (3 * 2), id="by the product of 3 and 2 statements"),
    ],
)
def test_normalizations_of_actors(normalization: str, ab: float) -> None:
    assert math.isclose(weights(kind="congruence", normalization=normalization)[0][1], ab)


def test_concepts_tied_by_actors() -> None:
    assert weights(mode="concepts", kind="congruence") == ((0, 1), (1, 0))
    assert weights(mode="concepts", kind="conflict") == ((0, 2), (2, 0))


@pytest.mark.parametrize(
    ("kind", "normalization", "expected"),
    [
        pytest.param("ignore", "none", ((2, 1), (1, 1), (1, 0)), id="counts"),
        pytest.param("subtract", "none", ((2, -1), (1, 1), (-1, 0)), id="for less against"),
        pytest.param("ignore", "activity", ((2 / 3, 1 / 3), (1 / 2, 1 / 2), (1, 0)), id="by the actor's statements"),
        pytest.param("subtract", "prominence", ((2 / 4, -1 / 2), (1 / 4, 1 / 2), (-1 / 4, 0)), id="by the concept's"),
    ],
)
def test_two_mode(kind: str, normalization: str, expected: tuple) -> None:
    assert weights(mode="twomode", kind=kind, normalization=normalization) == expected


@pytest.mark.parametrize(
    ("duplicates", "statements"),
    [("include", 6), ("document", 6), ("month", 5), ("year", 5), ("acrossrange", 5), ("week", 5)],
)
def test_equal_statements_count_once(duplicates: str, statements: int) -> None:
    assert network(CODINGS, duplicates=duplicates).statements == statements  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("duplicates", "statements"),
    [
        pytest.param("week", 4, id="a month is no week"),
        pytest.param("month", 3, id="a month is one"),
        pytest.param("year", 3, id="a year holds the month"),
        pytest.param("acrossrange", 1, id="altogether they are one"),
    ],
)
def test_what_is_of_no_known_day_equals_nothing(duplicates: str, statements: int) -> None:
    codings = [coding("A", "x", True, day, f"a{n}") for n, day in enumerate(("", "", "2031-05", "2031-05"))]
    assert network(codings, duplicates=duplicates).statements == statements  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"mode": "twomode", "kind": "conflict"}, "two-mode network has the kinds"),
        ({"mode": "twomode", "kind": "ignore", "normalization": "jaccard"}, "has the normalizations"),
        ({"mode": "actors", "normalization": "activity"}, "has the normalizations"),
    ],
)
def test_what_a_mode_does_not_have_is_refused(asked: dict, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        network(CODINGS, **asked)


def test_graphml_reads_back_with_weights_and_frequencies() -> None:
    out = io.StringIO()
    graphs.write_graphml(network(CODINGS, kind="subtract"), out)
    graph = networkx.parse_graphml(out.getvalue())
    names = networkx.get_node_attributes(graph, "name")
    assert {frozenset(names[n] for n in (a, b)): w for a, b, w in graph.edges(data="weight")} == {
        frozenset("AB"): 1,
        frozenset("AC"): -2,
        frozenset("BC"): -1,
    }
    assert {names[n]: f for n, f in graph.nodes(data="frequency")} == {"A": 3, "B": 2, "C": 1}


def test_the_same_network_gives_the_same_bytes() -> None:
    first, second = io.StringIO(), io.StringIO()
    graphs.write_graphml(network(CODINGS, mode="twomode", kind="ignore"), first)
    graphs.write_graphml(network(tuple(reversed(CODINGS)), mode="twomode", kind="ignore"), second)
    assert first.getvalue() == second.getvalue()


def test_a_matrix_in_the_form_that_dna_writes() -> None:
    out = io.StringIO()
    graphs.write_matrix(network(CODINGS, mode="twomode", kind="ignore"), out)
    assert list(csv.reader(io.StringIO(out.getvalue()), delimiter=";")) == [
        ["", "x", "y"],
        ["A", "2", "1"],
        ["B", "1", "1"],
        ["C", "1", "0"],
    ]


def test_a_frame_has_one_row_a_tie() -> None:
    frame = graphs.frame_of(network(CODINGS, kind="conflict"))
    assert frame[["source", "target", "weight"]].values.tolist() == [["A", "B", 1], ["A", "C", 2], ["B", "C", 1]]


def test_a_missing_library_is_said_with_the_way_to_get_it() -> None:
    with pytest.raises(InputError, match="not installed") as caught:
        graphs.library("nowhere_to_be_found")
    assert "onrecord[research]" in caught.value.advice
