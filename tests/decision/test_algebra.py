"""The rule algebra against an independent library: binary decision diagrams of weighted games (Bolus 2011)."""

from __future__ import annotations

import random
from functools import reduce
from itertools import product

import pytest
from power_bdd.bdd import BDD, WeightedGame

from onrecord.decision.gates import compile_needs, winning
from onrecord.model import Party

GAMES, CHUNKS = 1000, 10
Tree = dict


def game(chance: random.Random) -> tuple[list[Party], Tree, BDD]:
    """Three to five voters with weights, and the same random rule in both notations."""
    voters = [Party(f"v{n}", "voter", weight=chance.randint(0, 9)) for n in range(chance.randint(3, 5))]
    needs, diagram = rule(chance, voters, depth=2)
    return voters, needs, diagram


def rule(chance: random.Random, voters: list[Party], depth: int) -> tuple[Tree, BDD]:
    if depth == 0 or chance.random() < 0.3:
        return simple_rule(chance, voters)
    parts = [rule(chance, voters, depth - 1) for _ in range(chance.randint(2, 3))]
    key = chance.choice(["all", "any"])
    joined = reduce(lambda a, b: a & b if key == "all" else a | b, (diagram for _, diagram in parts))
    return {key: [needs for needs, _ in parts]}, joined


def simple_rule(chance: random.Random, voters: list[Party]) -> tuple[Tree, BDD]:
    """One quota over some of the voters, counted or weighed."""
    some = sorted(chance.sample(range(len(voters)), chance.randint(1, len(voters))))
    names = [voters[n].name for n in some]
    key = chance.choice(["all", "any", "at_least", "more_than", "all_but", "weight"])
    weights = [int(voters[n].weight) if key == "weight" else 1 for n in some]
    total = sum(weights)
    number = chance.randint(0, total)
    quota = {"all": total, "any": 1, "more_than": number + 1, "all_but": total - number}.get(key, number)
    needs = {key: names} if key in ("all", "any") else {key: number, "of": names}
    places = dict(zip(some, weights, strict=True))
    return needs, BDD(WeightedGame(quota, [places.get(n, 0) for n in range(len(voters))]))


def wins(diagram: BDD, votes: tuple[bool, ...]) -> bool:
    """Whether these votes lead to the diagram's yes."""
    BDD.create_BDD_if_not_already_done(diagram)
    node = diagram.root
    for vote in votes:
        node = node.t if vote else node.e
    return node is diagram.node_I


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_every_coalition_of_random_games_wins_as_in_the_independent_library(chunk: int) -> None:
    chance = random.Random(chunk)
    for _ in range(GAMES // CHUNKS):
        voters, needs, diagram = game(chance)
        gate = compile_needs(needs, voters)
        for votes in product((False, True), repeat=len(voters)):
            coalition = {voter.name for voter, vote in zip(voters, votes, strict=True) if vote}
            assert winning(gate, coalition) is wins(diagram, votes), (needs, coalition)
