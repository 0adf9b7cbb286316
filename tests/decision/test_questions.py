from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from onrecord.decision.members import voters_on
from onrecord.decision.questions import load_question, load_questions, parse_questions
from onrecord.errors import QuestionError

MEMBERS = "[Bremia, Calden, {name: Dorn, names: [Dornland], weight: 2}]"
PLAIN = f"""
id: join
question: Should Arvenia be admitted to the Harbour League?
about: [Arvenia, admission, membership]
members: {MEMBERS}
applicant: Arvenia
chair: Harbour League
rule: consensus
"""


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param(PLAIN + "id: again\n", "stands twice", id="a key that stands twice"),
        pytest.param("id: [", "not valid YAML", id="broken YAML"),
        pytest.param("[]", "holds no question", id="an empty list"),
        pytest.param("just words", "is not a question", id="a bare sentence"),
        pytest.param(PLAIN + "colour: red\n", "unknown key 'colour'", id="an unknown key"),
        pytest.param(
            PLAIN.replace("about: [Arvenia, admission, membership]\n", ""), "'about' is missing", id="no about"
        ),
        pytest.param(PLAIN.replace(MEMBERS, "ufo"), "unknown body", id="an unknown body"),
        pytest.param(
            PLAIN.replace("rule: consensus", "rule: shouting"), "unknown rule 'shouting'", id="an unknown rule"
        ),
        pytest.param(
            PLAIN.replace("rule: consensus\n", ""), "'rule' is missing", id="a list of members without a rule"
        ),
        pytest.param(
            PLAIN.replace("rule: consensus", "rule: {all: [Zed]}"),
            "unknown member 'Zed'",
            id="a rule that names a stranger",
        ),
        pytest.param(
            PLAIN.replace("rule: consensus", "rule: {at_least: 4}"),
            "cannot be satisfied",
            id="a rule nobody can satisfy",
        ),
        pytest.param(
            PLAIN.replace("rule: consensus", "rule: {at_most: 1}"), "monotone", id="a rule that is not monotone"
        ),
        pytest.param(PLAIN.replace("Calden", "Bremia"), "stands for two parties", id="one member twice"),
        pytest.param(
            PLAIN.replace("names: [Dornland]", "names: [Calden]"),
            "stands for two parties",
            id="one name for two members",
        ),
        pytest.param(
            PLAIN.replace("applicant: Arvenia", "applicant: Bremia"),
            "stands for two parties",
            id="an applicant that votes",
        ),
        pytest.param(PLAIN.replace("weight: 2", "weight: heavy"), "not a number", id="a weight in words"),
        pytest.param(PLAIN.replace("weight: 2", "veto: perhaps"), "true or false", id="a veto that is not yes or no"),
        pytest.param(PLAIN.replace("weight: 2", "since: 03/04/2031"), "is not a day", id="a day that could be two"),
        pytest.param(
            PLAIN.replace("weight: 2", "since: 2031-05-02, until: 2031-05-01"),
            "lies before",
            id="a membership that ends first",
        ),
        pytest.param(PLAIN.replace("weight: 2", "size: 2"), "unknown key 'size'", id="an unknown key of a member"),
        pytest.param(PLAIN + "silence: maybe\n", "silence: 'maybe' is not known", id="an unknown meaning of silence"),
        pytest.param(PLAIN + "abstention: unknown\n", "abstention", id="an unknown meaning of abstention"),
        pytest.param(
            f"- {PLAIN.strip().replace(chr(10), chr(10) + '  ')}\n" * 2, "stands twice", id="one id for two questions"
        ),
        pytest.param(
            PLAIN.replace(MEMBERS, "{body: nato, without: [Atlantis]}"),
            "unknown member 'Atlantis'",
            id="leaving out a stranger",
        ),
    ],
)
def test_what_is_wrong_with_a_file_is_said_with_its_place_and_a_remedy(text: str, says: str) -> None:
    with pytest.raises(QuestionError, match=says) as caught:
        parse_questions(text, where="here.yaml")
    assert caught.value.message.startswith("here.yaml")
    assert caught.value.advice


def test_a_missing_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match=r"none\.yaml: cannot be read"):
        load_questions(tmp_path / "none.yaml")


def test_a_file_of_one_question(tmp_path: Path) -> None:
    path = tmp_path / "q.yaml"
    path.write_text(PLAIN, encoding="utf-8")
    question = load_question(path)
    assert question.id == "join"
    assert [(party.name, party.role) for party in question.parties] == [
        ("Bremia", "voter"),
        ("Calden", "voter"),
        ("Dorn", "voter"),
        ("Arvenia", "applicant"),
        ("Harbour League", "chair"),
    ]
    assert question.parties[2].names == ("Dornland",)
    assert question.parties[2].weight == 2


def test_a_file_of_two_questions_must_be_loaded_as_such(tmp_path: Path) -> None:
    path = tmp_path / "q.yaml"
    one = f"- {PLAIN.strip()}".replace("\n", "\n  ")
    path.write_text(f"{one}\n{one.replace('id: join', 'id: other')}\n", encoding="utf-8")
    assert [question.id for question in load_questions(path)] == ["join", "other"]
    with pytest.raises(QuestionError, match="holds 2 questions"):
        load_question(path)


@pytest.mark.parametrize(
    ("body", "day", "number"),
    [
        pytest.param("nato", "2022-06-30", 30, id="NATO before Finland and Sweden"),
        pytest.param("nato", "2023-04-04", 31, id="NATO on the day Finland joins"),
        pytest.param("nato", None, 32, id="NATO as last known"),
        pytest.param("nato", "1949-08-24", 12, id="NATO's first day"),
        pytest.param("eu", "2020-01-31", 28, id="the EU on the United Kingdom's last day"),
        pytest.param("eu", "2020-02-01", 27, id="the EU the day after"),
        pytest.param("eu", None, 27, id="the EU as last known"),
        pytest.param("unsc", "2017-06-01", 15, id="the Security Council with a split term"),
        pytest.param("unsc", "2026-11-22", 15, id="the Security Council of 2026"),
        pytest.param("g7", None, 7, id="the G7"),
        pytest.param("opec+", "2018-06-01", 24, id="OPEC+ with Qatar, Ecuador and Angola, before Congo"),
    ],
)
def test_who_votes_on_a_day(body: str, day: str | None, number: int) -> None:
    question = parse_questions(f"id: q\nquestion: q\nabout: a\nmembers: {body}\n")[0]
    names = [party.name for party in voters_on(question.parties, date.fromisoformat(day) if day else None)]
    assert len(names) == number
    assert len(set(names)) == number


def test_the_members_of_a_body_can_be_fixed_to_a_day_and_changed() -> None:
    members = "{body: nato, as_of: 2022-07-05, without: [Iceland], with: [Ruritania]}"
    text = f"id: q\nquestion: q\nabout: a\nmembers: {members}\n"
    names = {party.name for party in voters_on(parse_questions(text)[0].parties, date(2030, 1, 1))}
    assert len(names) == 30
    assert "Ruritania" in names
    assert not names & {"Finland", "Sweden", "Iceland"}


def test_words_that_yaml_takes_for_yes_and_no_stay_names() -> None:
    question = parse_questions("id: q\nquestion: q\nabout: [no]\nmembers: [NO, YES, On]\nrule: consensus\n")[0]
    assert [party.name for party in question.parties] == ["NO", "YES", "On"]


def test_a_two_house_parliament_with_a_veto_fits_ten_lines() -> None:
    text = """
id: bill
question: Should the harbour bill become law?
about: harbour bill
members: [{name: Reds, weight: 60}, {name: Blues, weight: 40}, {name: Red senators, weight: 45},
          {name: Blue senators, weight: 55}, President]
rule:
  all:
    - {weight: 51, of: [Reds, Blues]}
    - {weight: 51, of: [Red senators, Blue senators]}
    - any: [President, {all: [{weight: 67, of: [Reds, Blues]}, {weight: 67, of: [Red senators, Blue senators]}]}]
"""
    assert len(parse_questions(text)[0].parties) == 5


TWO_QUESTIONS = """
- {id: seat, question: "Should Arvenia be admitted?", about: [Arvenia], members: [Bremia, Calden], rule: consensus}
- id: invite
  question: Should Arvenia be invited now?
  about: [Arvenia, invitation]
  members: [Bremia, Calden]
  rule: consensus
  relations: RELATIONS
"""


def test_relations_between_questions_are_kept() -> None:
    text = TWO_QUESTIONS.replace("RELATIONS", "{narrower_than: seat}")
    assert parse_questions(text)[1].relations == (("narrower_than", "seat"),)


@pytest.mark.parametrize(
    "relations",
    [
        pytest.param("{narrower_than: harbour}", id="a question that the file has not"),
        pytest.param("{narrower_than: invite}", id="the question itself"),
        pytest.param("{wider_than: seat}", id="an unknown relation"),
        pytest.param("seat", id="no mapping"),
    ],
)
def test_a_wrong_relation_is_refused(relations: str) -> None:
    with pytest.raises(QuestionError, match="relations"):
        parse_questions(TWO_QUESTIONS.replace("RELATIONS", relations))
