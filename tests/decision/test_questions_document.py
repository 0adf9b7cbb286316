"""What docs/questions.md shows can be used as it stands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from onrecord.decision.bodies import BODIES, load_body
from onrecord.decision.questions import KEYS, parse_questions

TEXT = (Path(__file__).parents[2] / "docs" / "questions.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", TEXT, re.S)


def test_the_example_is_a_question() -> None:
    question = parse_questions(BLOCKS[0])[0]
    assert question.id == "invite"
    assert len(BLOCKS[0].strip().splitlines()) <= 10


@pytest.mark.parametrize("members", re.split(r"(?m)^(?=members:)", BLOCKS[1])[1:])
def test_every_form_of_members_is_understood(members: str) -> None:
    assert parse_questions(f"id: q\nquestion: q\nabout: a\nrule: consensus\n{members}")


@pytest.mark.parametrize("rule", [yaml.safe_load(part) for part in re.split(r"(?m)^(?=rule:)", BLOCKS[2])[1:]])
def test_every_rule_is_understood(rule: dict[str, object]) -> None:
    houses = [{"name": name, "weight": 60} for name in ("Reds", "Blues", "Red senators", "Blue senators")]
    crowd = [{"name": f"Member {number}", "veto": True} for number in range(9)]
    row = {"id": "q", "question": "q", "about": "a", "members": [*houses, "President", *crowd], **rule}
    assert parse_questions(yaml.safe_dump(row))


@pytest.mark.parametrize("name", [*KEYS, *BODIES, *(rule for body in BODIES for rule in load_body(body).rules)])
def test_every_key_body_and_rule_is_described(name: str) -> None:
    assert f"`{name}`" in TEXT
