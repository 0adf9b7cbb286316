"""Votes of the Security Council, as its records give them: the state and who stopped it.

Each row: the draft or resolution, the day, those against, those abstaining; everybody else voted in favour.
"""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.decision.counting import blockers, count, outcome
from onrecord.decision.members import voters_on
from onrecord.decision.questions import parse_questions
from onrecord.model import Question

VETOED = [
    ("S/2014/189", "2014-03-15", "Russia", "China", "Russia"),
    ("S/2014/348", "2014-05-22", "China, Russia", "", "China, Russia"),
    ("S/2015/508", "2015-07-08", "Russia", "Angola, China, Nigeria, Venezuela", "Russia"),
    ("S/2015/562", "2015-07-29", "Russia", "Angola, China, Venezuela", "Russia"),
    ("S/2016/846", "2016-10-08", "Russia, Venezuela", "Angola, China", "Russia"),
    ("S/2016/1026", "2016-12-05", "China, Russia, Venezuela", "Angola", "China, Russia"),
    ("S/2017/172", "2017-02-28", "Bolivia, China, Russia", "Egypt, Ethiopia, Kazakhstan", "China, Russia"),
    ("S/2017/315", "2017-04-12", "Bolivia, Russia", "China, Ethiopia, Kazakhstan", "Russia"),
    ("S/2017/1060", "2017-12-18", "United States", "", "United States"),
    ("S/2018/321", "2018-04-10", "Bolivia, Russia", "China", "Russia"),
    (
        "S/2018/516",
        "2018-06-01",
        "United States",
        "Ethiopia, Netherlands, Poland, United Kingdom",
        "United States",
    ),
    (
        "S/2019/186",
        "2019-02-28",
        "China, Russia, South Africa",
        "Côte d’Ivoire, Equatorial Guinea, Indonesia",
        "China, Russia",
    ),
    ("S/2019/756", "2019-09-19", "China, Russia", "Equatorial Guinea", "China, Russia"),
    ("S/2022/155", "2022-02-25", "Russia", "China, India, United Arab Emirates", "Russia"),
    ("S/2022/720", "2022-09-30", "Russia", "Brazil, China, Gabon, India", "Russia"),
    ("S/2023/773", "2023-10-18", "United States", "Russia, United Kingdom", "United States"),
    ("S/2023/970", "2023-12-08", "United States", "United Kingdom", "United States"),
    ("S/2024/173", "2024-02-20", "United States", "United Kingdom", "United States"),
    ("S/2024/239", "2024-03-22", "Algeria, China, Russia", "Guyana", "China, Russia"),
    ("S/2024/312", "2024-04-18", "United States", "Switzerland, United Kingdom", "United States"),
    ("S/2024/835", "2024-11-20", "United States", "", "United States"),
]
ADOPTED = [
    ("2231", "2015-07-20", "resolution", "", ""),
    ("2334", "2016-12-23", "resolution", "", "United States"),
    ("2623", "2022-02-27", "procedural", "Russia", "China, India, United Arab Emirates"),
    ("2728", "2024-03-25", "resolution", "", "United States"),
    ("made up: all five permanent members abstain", "2019-06-01", "resolution", "", "P5"),
]
PERMANENT = "China, France, Russia, United Kingdom, United States"


def council(rule: str) -> Question:
    return parse_questions(f"id: q\nquestion: q\nabout: a\nmembers: unsc\nrule: {rule}\n")[0]


def counted(rule: str, day: str, against: str, abstaining: str):
    question = council(rule)
    voters = voters_on(question.parties, date.fromisoformat(day))
    assert len(voters) == 15
    abstained = PERMANENT if abstaining == "P5" else abstaining
    ballots = {voter.name: "for" for voter in voters}
    for names, ballot in ((against, "against"), (abstained, "abstained")):
        for name in filter(None, names.split(", ")):
            assert name in ballots
            ballots[name] = ballot
    return count(question.rule, voters, ballots, known=[party.name for party in question.parties])


@pytest.mark.parametrize(
    ("day", "against", "abstaining", "vetoes"), [pytest.param(*row[1:], id=row[0]) for row in VETOED]
)
def test_a_draft_is_blocked_by_exactly_its_vetoes(day: str, against: str, abstaining: str, vetoes: str) -> None:
    result = counted("resolution", day, against, abstaining)
    assert len(result.in_favour) >= 9
    assert outcome(result) == "blocked"
    assert blockers(result) == tuple(vetoes.split(", "))


@pytest.mark.parametrize(
    ("day", "rule", "against", "abstaining"), [pytest.param(*row[1:], id=row[0]) for row in ADOPTED]
)
def test_a_resolution_is_adopted(day: str, rule: str, against: str, abstaining: str) -> None:
    assert outcome(counted(rule, day, against, abstaining)) == "settled"


def test_a_draft_can_fail_for_want_of_nine_votes() -> None:
    result = counted(
        "resolution",
        "2014-12-30",
        "Australia, United States",
        "Lithuania, Nigeria, South Korea, Rwanda, United Kingdom",
    )
    assert len(result.in_favour) == 8
    assert outcome(result) == "blocked"
