from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.decision.bodies import load_body
from onrecord.decision.counting import blockers, can_block_alone, carries, count, outcome
from onrecord.decision.gates import compile_needs, winning
from onrecord.decision.members import voters_on
from onrecord.decision.questions import parse_questions
from onrecord.decision.rules import check_rule
from onrecord.decision.ways import missing_sets
from onrecord.errors import QuestionError
from onrecord.model import Party, Question, Rule

NAMES = ("Ards", "Bren", "Cale", "Dorn", "Esk")


def parties(*names: str, veto: tuple[str, ...] = (), weights: dict[str, float] | None = None) -> list[Party]:
    return [Party(n, "voter", veto=n in veto, weight=(weights or {}).get(n, 1.0)) for n in names]


def rule(needs: object, **known: str) -> Rule:
    return Rule("test", needs, **known)  # type: ignore[arg-type]


def body(name: str, rule_name: str, more: str = "") -> Question:
    return parse_questions(f"id: q\nquestion: q\nabout: a\nmembers: {name}\nrule: {rule_name}\n{more}")[0]


@pytest.mark.parametrize(
    ("needs", "says"),
    [
        pytest.param({"at_most": 3}, "monotone", id="a cap on votes is not monotone"),
        pytest.param({"not": "Ards"}, "monotone", id="a negation is not monotone"),
        pytest.param("Zed", "unknown member", id="a member that is not there"),
        pytest.param({"all": [], "any": []}, "exactly one", id="two needs in one mapping"),
        pytest.param({"of": "members"}, "exactly one", id="no need at all"),
        pytest.param({"at_least": "many"}, "not a number", id="a word for a count"),
        pytest.param({"at_least": True}, "not a number", id="a yes for a count"),
        pytest.param({"at_least": -1}, "negative", id="a negative count"),
        pytest.param({"weight": 2, "of": [{"all": "members"}]}, "counts members", id="weight of a nested part"),
        pytest.param({"all": 3}, "not a group", id="a number for a group"),
        pytest.param(3, "neither", id="a bare number"),
        pytest.param({"at_least": 6}, "cannot be satisfied", id="more votes than members"),
        pytest.param({"all": "vetoes"}, "cannot be satisfied", id="a veto that nobody holds"),
        pytest.param({"at_least": 0}, "needs nobody", id="no votes needed"),
    ],
)
def test_a_rule_that_cannot_work_is_refused_with_the_reason(needs: object, says: str) -> None:
    with pytest.raises(QuestionError, match=says):
        check_rule(rule(needs), parties(*NAMES))


def test_a_negative_weight_is_refused() -> None:
    with pytest.raises(QuestionError, match="negative weight"):
        compile_needs({"weight": 2}, [Party("Ards", "voter", weight=-1)])


@pytest.mark.parametrize(
    ("needs", "coalition", "wins"),
    [
        pytest.param({"all": "members"}, NAMES[:4], False, id="all but one is not all"),
        pytest.param({"all": "members"}, NAMES, True, id="all are all"),
        pytest.param({"at_least": 3}, NAMES[:3], True, id="three of three wanted"),
        pytest.param({"at_least": "55%"}, NAMES[:2], False, id="55% of five is 2.75, so two are too few"),
        pytest.param({"at_least": "55%"}, NAMES[:3], True, id="and three are enough"),
        pytest.param({"more_than": "50%", "of": NAMES[:4]}, NAMES[:2], False, id="half is not more than half"),
        pytest.param({"all_but": 1}, NAMES[:4], True, id="all but one"),
        pytest.param({"any": ["Dorn", {"all": ["Ards", "Bren"]}]}, ("Ards", "Bren"), True, id="one of two ways"),
        pytest.param({"any": ["Dorn", {"all": ["Ards", "Bren"]}]}, ("Ards", "Cale"), False, id="neither way"),
        pytest.param({"weight": 7}, ("Ards", "Bren"), True, id="weights 4 + 3 reach 7"),
        pytest.param({"weight": "60%"}, ("Ards", "Cale"), False, id="weights 4 + 2 of 12 stay under 60%"),
    ],
)
def test_a_coalition_wins(needs: object, coalition: tuple[str, ...], wins: bool) -> None:
    weights = {"Ards": 4.0, "Bren": 3.0, "Cale": 2.0, "Dorn": 2.0, "Esk": 1.0}
    assert winning(compile_needs(needs, parties(*NAMES, weights=weights)), frozenset(coalition)) is wins


GROUPS = st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True)
NEEDS = st.recursive(
    st.one_of(
        st.builds(lambda g: {"all": g}, GROUPS),
        st.builds(lambda g: {"any": g}, GROUPS),
        st.builds(lambda k, g: {"at_least": k, "of": g}, st.integers(0, 5), GROUPS),
        st.builds(lambda k, g: {"weight": k, "of": g}, st.integers(0, 9), GROUPS),
    ),
    lambda inner: st.builds(lambda k, parts: {k: parts}, st.sampled_from(["all", "any"]), st.lists(inner, min_size=1)),
    max_leaves=6,
)


@settings(deadline=None, max_examples=60)
@given(NEEDS, st.sets(st.sampled_from(NAMES)), st.sampled_from(NAMES))
def test_one_more_vote_in_favour_never_undoes_a_win(needs: object, coalition: set[str], more: str) -> None:
    gate = compile_needs(needs, parties(*NAMES, weights={"Ards": 3.0}))
    assert not winning(gate, coalition) or winning(gate, coalition | {more})


@settings(deadline=None, max_examples=60)
@given(NEEDS, st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["for", "against", "open"])))
def test_settled_blocked_and_open_agree_with_trying_out_every_completion(needs: object, ballots: dict) -> None:
    counted = count(rule(needs), parties(*NAMES), ballots)
    free = sorted(counted.undecided)
    results = {carries(counted, {n for i, n in enumerate(free) if bits >> i & 1}) for bits in range(2 ** len(free))}
    assert outcome(counted) == ("settled" if results == {True} else "blocked" if results == {False} else "open")


@settings(deadline=None, max_examples=60)
@given(NEEDS, st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["for", "against", "open"])))
def test_a_missing_set_carries_and_none_smaller_does(needs: object, ballots: dict) -> None:
    counted = count(rule(needs), parties(*NAMES), ballots)
    for chosen in missing_sets(counted):
        assert carries(counted, chosen)
        assert not any(carries(counted, set(chosen) - {name}) for name in chosen)


@pytest.mark.parametrize(
    ("against", "abstained", "state", "stops"),
    [
        pytest.param((), (), "settled", (), id="fifteen in favour carry it"),
        pytest.param(("Russia",), (), "blocked", ("Russia",), id="one veto stops it"),
        pytest.param(("China", "Russia"), (), "blocked", ("China", "Russia"), id="two vetoes are both named"),
        pytest.param((), ("China", "Russia"), "settled", (), id="a permanent member that abstains stops nothing"),
        pytest.param(("elected 1",), (), "settled", (), id="an elected member alone stops nothing"),
    ],
)
def test_the_security_council_is_blocked_by_exactly_its_vetoes(
    against: tuple[str, ...], abstained: tuple[str, ...], state: str, stops: tuple[str, ...]
) -> None:
    question = body("unsc", "resolution")
    voters = voters_on(question.parties, None)
    elected = [voter.name for voter in voters if not voter.veto]
    against = tuple(elected[0] if name == "elected 1" else name for name in against)
    ballots = {voter.name: "for" for voter in voters}
    ballots |= dict.fromkeys(abstained, "abstained") | dict.fromkeys(against, "against")
    counted = count(question.rule, voters, ballots)
    assert (outcome(counted), blockers(counted)) == (state, stops)


def test_seven_elected_members_together_can_deny_the_nine_votes() -> None:
    question = body("unsc", "resolution")
    voters = voters_on(question.parties, None)
    elected = [voter.name for voter in voters if not voter.veto]
    ballots = {voter.name: "for" for voter in voters} | dict.fromkeys(elected[:7], "against")
    counted = count(question.rule, voters, ballots)
    assert outcome(counted) == "blocked"
    assert blockers(counted) == tuple(sorted(elected[:7]))


def test_only_the_five_permanent_members_can_block_alone() -> None:
    question = body("unsc", "resolution")
    gate = compile_needs(
        question.rule.needs, voters_on(question.parties, None), known=[p.name for p in question.parties]
    )
    assert can_block_alone(gate) == ("China", "France", "Russia", "United Kingdom", "United States")


@pytest.mark.parametrize(
    ("against", "wins"),
    [
        pytest.param(
            ("Germany", "France", "Italy"), True, id="three large states, 47% of the people, can't stop it alone"
        ),
        pytest.param(("Germany", "France", "Malta", "Spain"), False, id="four with 45% of the people can"),
        pytest.param(("Hungary", "Malta", "Cyprus", "Slovakia"), True, id="four small ones can't"),
        pytest.param(
            (
                "Malta",
                "Cyprus",
                "Luxembourg",
                "Estonia",
                "Latvia",
                "Slovenia",
                "Lithuania",
                "Croatia",
                "Ireland",
                "Slovakia",
                "Finland",
            ),
            True,
            id="eleven small states still leave sixteen",
        ),
        pytest.param(
            (
                "Malta",
                "Cyprus",
                "Luxembourg",
                "Estonia",
                "Latvia",
                "Slovenia",
                "Lithuania",
                "Croatia",
                "Ireland",
                "Slovakia",
                "Finland",
                "Denmark",
                "Bulgaria",
            ),
            False,
            id="thirteen leave fourteen, under 55%",
        ),
    ],
)
def test_a_qualified_majority_of_the_eu(against: tuple[str, ...], wins: bool) -> None:
    question = body("eu", "qualified_majority")
    voters = voters_on(question.parties, None)
    gate = compile_needs(question.rule.needs, voters, known=[party.name for party in question.parties])
    assert len(voters) == 27
    assert winning(gate, frozenset(voter.name for voter in voters) - set(against)) is wins


@pytest.mark.parametrize(
    ("rule_name", "state"),
    [
        pytest.param("unanimity", "settled", id="an abstention does not prevent unanimity"),
        pytest.param("qualified_majority", "blocked", id="abstentions count against a qualified majority"),
    ],
)
def test_what_an_abstention_means_is_the_rules_own(rule_name: str, state: str) -> None:
    question = body("eu", rule_name)
    voters = voters_on(question.parties, None)
    abstaining = ("Germany", "France", "Spain", "Italy")
    ballots = {voter.name: "abstained" if voter.name in abstaining else "for" for voter in voters}
    known = [party.name for party in question.parties]
    assert outcome(count(question.rule, voters, ballots, known=known)) == state


@pytest.mark.parametrize(("silence", "state"), [("for", "settled"), ("against", "blocked"), ("unknown", "open")])
def test_what_silence_means_is_the_rules_own(silence: str, state: str) -> None:
    counted = count(rule({"all": "members"}, silence=silence), parties(*NAMES), {"Ards": "for"})
    assert outcome(counted) == state


def test_when_all_abstain_nothing_is_carried() -> None:
    counted = count(rule({"all": "members"}), parties("Ards"), {"Ards": "abstained"})
    assert outcome(counted) == "blocked"


def test_every_bundled_rule_can_be_satisfied() -> None:
    for key in ("eu", "g7", "nato", "opec+", "unsc"):
        for name in load_body(key).rules:
            assert body(key, name).rule.name == name


@pytest.mark.parametrize(
    ("rule_name", "coalition", "wins"),
    [
        pytest.param("bill", ("Lower house", "Upper house"), False, id="two houses without the president"),
        pytest.param("bill", ("Lower house", "Upper house", "President"), True, id="two houses and the president"),
        pytest.param(
            "bill",
            ("Lower house", "Upper house", "Lower house overriding", "Upper house overriding"),
            True,
            id="both houses over the veto",
        ),
        pytest.param(
            "bill", ("Lower house", "Upper house", "Lower house overriding"), False, id="one house over the veto"
        ),
        pytest.param("bill", ("Lower house", "President"), False, id="one house and the president"),
        pytest.param("both_houses", ("Lower house", "Upper house"), True, id="a president without a veto"),
        pytest.param("lower_house_prevails", ("Lower house", "Lower house overriding"), True, id="the last word"),
    ],
)
def test_a_parliament_of_two_houses(rule_name: str, coalition: tuple[str, ...], wins: bool) -> None:
    question = body("two_houses", rule_name)
    assert winning(compile_needs(question.rule.needs, voters_on(question.parties, None)), frozenset(coalition)) is wins


def test_a_house_goes_by_the_name_the_question_gives_it() -> None:
    question = body("{body: two_houses, names: {Upper house: [Council of States]}}", "bill")
    assert "Council of States" in next(p.names for p in question.parties if p.name == "Upper house")
