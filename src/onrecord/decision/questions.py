"""Question files: what is to be decided, by whom and under which rule, written by a person in YAML.

``docs/questions.md`` describes the file. Everything wrong in it is a QuestionError that names the file, the key and
what to do.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import yaml

from onrecord.decision import fields
from onrecord.decision.members import body_of, check_parties, others_of, voters_of, voters_on
from onrecord.decision.named_rules import rule_of
from onrecord.decision.rules import check_rule
from onrecord.errors import QuestionError
from onrecord.model import STAGES, Question, QuestionRelation, Stage

RELATIONS: tuple[QuestionRelation, ...] = ("narrower_than", "precondition_of", "alternative_to")
KEYS = (
    "id", "question", "about", "opposite", "members", "applicant", "chair", "outside", "rule", "silence", "abstention",
    "quorum", "stages", "speaks_for", "relations", "note",
)  # fmt: skip


class _Loader(yaml.SafeLoader):
    """Safe YAML in which only true and false are booleans ("NO" is a name) and a key may stand once."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.constructor.ConstructorError(None, None, f"the key {key!r} stands twice", node.start_mark)
        return super().construct_mapping(node, deep=deep)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in found if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load_question(path: str | Path) -> Question:
    """The only question of a file. Raises QuestionError when there are several, or for anything wrong in it."""
    questions = load_questions(path)
    if len(questions) > 1:
        raise QuestionError(
            f"{path}: holds {len(questions)} questions", advice="Use load_questions, or keep one question in the file"
        )
    return questions[0]


def load_questions(path: str | Path) -> tuple[Question, ...]:
    """All questions of a file (a mapping, or a list of them), in order. Raises QuestionError."""
    try:
        text = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(
            f"{path}: cannot be read ({error.__class__.__name__})", advice="Give a YAML file in UTF-8"
        ) from error
    return parse_questions(text, where=str(path))


def parse_questions(text: str, *, where: str = "question") -> tuple[Question, ...]:
    """The questions in a YAML text; ``where`` is named in errors. Raises QuestionError."""
    try:
        raw = yaml.load(text, Loader=_Loader)  # noqa: S506 - a SafeLoader
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        place = str(error).replace("\n", " ")
        raise QuestionError(
            f"{where}: is not valid YAML: {place}", advice="See docs/questions.md for a file to copy"
        ) from error
    rows = raw if isinstance(raw, list) else [raw]
    if not rows:
        raise QuestionError(f"{where}: holds no question", advice="Write at least id, question, about and members")
    questions = tuple(_question(row, where) for row in rows)
    fields.unique([question.id for question in questions], where=where, what="question id")
    _check_relations(questions, where)
    return questions


def _question(row: object, where: str) -> Question:
    if not isinstance(row, Mapping):
        raise QuestionError(f"{where}: {row!r} is not a question", advice="Write `key: value` lines")
    fields.known_keys(row, KEYS, where)
    for key in ("id", "question", "about", "members"):
        if not row.get(key):
            raise QuestionError(f"{where}: the key {key!r} is missing", advice=f"Add `{key}: ...`")
    here = f"{where}: {row['id']}"
    body = body_of(row["members"], here)
    voters = voters_of(row["members"], body, here)
    question = Question(
        id=str(row["id"]),
        text=str(row["question"]),
        rule=rule_of(row, body, here),
        parties=(*voters, *others_of(row, body, here)),
        about=fields.phrases(row.get("about"), key="about", where=here),
        opposite=fields.phrases(row.get("opposite"), key="opposite", where=here),
        stages=_stages(row.get("stages"), here),
        speaks_for=_speaks_for(row.get("speaks_for"), [voter.name for voter in voters], here),
        relations=_relations(row.get("relations"), here),
    )
    check_parties(question.parties, here)
    _check_rule(question, here)
    return question


def _relations(value: object, where: str) -> tuple[tuple[QuestionRelation, str], ...]:
    """How the question stands to others of its file."""
    if value is None:
        return ()
    if not isinstance(value, Mapping):
        raise QuestionError(f"{where}: relations: {value!r} is not a mapping", advice=f"Write `{{{RELATIONS[0]}: ID}}`")
    found = []
    for kind, named in value.items():
        fields.choice(kind, key="relations", allowed=RELATIONS, where=where)
        found += [(kind, one) for one in fields.phrases(named, key="relations", where=where)]
    return tuple(found)


def _check_relations(questions: Sequence[Question], where: str) -> None:
    known = [question.id for question in questions]
    for question in questions:
        for _, other in question.relations:
            if other not in known or other == question.id:
                raise QuestionError(
                    f"{where}: {question.id}: relations: {other!r} is no other question of the file",
                    advice="Use the id of another question in the same file",
                )


def _stages(value: object, where: str) -> tuple[Stage, ...]:
    """The steps a member takes, in their order; the last of them is what counts."""
    named = fields.phrases(value, key="stages", where=where)
    for stage in named:
        fields.choice(stage, key="stages", allowed=STAGES, where=where)
    if list(named) != sorted(set(named), key=STAGES.index):
        raise QuestionError(f"{where}: stages are out of order or stand twice", advice=f"Keep to {', '.join(STAGES)}")
    return cast("tuple[Stage, ...]", named)


def _speaks_for(value: object, members: list[str], where: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Whose words count for which members."""
    if value is None:
        return ()
    if not isinstance(value, Mapping):
        raise QuestionError(f"{where}: speaks_for: {value!r} is not a mapping", advice="Write `{NAME: [A, B]}`")
    found = []
    for name, spoken_for in value.items():
        names = fields.phrases(spoken_for, key="speaks_for", where=where)
        if strangers := [one for one in names if one not in members]:
            raise QuestionError(f"{where}: speaks_for: unknown member {strangers[0]!r}", advice="Name members")
        found.append((str(name), names))
    return tuple(found)


def _check_rule(question: Question, where: str) -> None:
    voters = voters_on(question.parties, None)
    if not voters:
        raise QuestionError(f"{where}: members: nobody holds a vote", advice="List at least one member")
    try:
        check_rule(question.rule, voters, known=[party.name for party in question.parties if party.role == "voter"])
    except QuestionError as error:
        raise QuestionError(f"{where}: {error.message}", advice=error.advice) from None
