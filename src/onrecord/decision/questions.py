"""Question files: what is to be decided, by whom and under which rule, written by a person in YAML.

``docs/questions.md`` describes the file. Everything wrong in it is a QuestionError that names the file, the key and
what to do.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Literal, cast

import yaml

from onrecord.decision.bodies import BODIES, Body, load_body
from onrecord.decision.rules import QUOTA_KEYS, check_rule
from onrecord.errors import QuestionError
from onrecord.model import Party, Question, Role, Rule

KEYS = (
    "id", "question", "about", "opposite", "members", "applicant", "chair", "outside", "rule", "silence", "abstention",
    "note",
)  # fmt: skip
PARTY_KEYS = ("name", "names", "weight", "veto", "since", "until")
SILENCE = ("for", "against", "unknown")
ABSTENTION = ("for", "against", "neutral")
GENERAL_RULES: Mapping[str, Mapping[str, Any]] = {
    "consensus": {"needs": {"all": "members"}},
    "unanimity": {"needs": {"all": "members"}},
    "majority": {"needs": {"more_than": "50%"}},
    "two_thirds": {"needs": {"at_least": "200/3%"}},
    "anyone": {"needs": {"any": "members"}},
}


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
    _unique([question.id for question in questions], where=where, what="question id")
    return questions


def _question(row: object, where: str) -> Question:
    if not isinstance(row, Mapping):
        raise QuestionError(f"{where}: {row!r} is not a question", advice="Write `key: value` lines")
    _known_keys(row, KEYS, where)
    for key in ("id", "question", "about", "members"):
        if not row.get(key):
            raise QuestionError(f"{where}: the key {key!r} is missing", advice=f"Add `{key}: ...`")
    here = f"{where}: {row['id']}"
    body = _body(row["members"], here)
    voters = _voters(row["members"], body, here)
    question = Question(
        id=str(row["id"]),
        text=str(row["question"]),
        rule=_rule(row, body, here),
        parties=(*voters, *_others(row, body, here)),
        about=_words(row.get("about"), key="about", where=here),
        opposite=_words(row.get("opposite"), key="opposite", where=here),
    )
    _check_parties(question.parties, here)
    _check_rule(question, here)
    return question


def _known_keys(row: Mapping[Any, Any], keys: Sequence[str], where: str) -> None:
    if extra := sorted(str(key) for key in row if key not in keys):
        raise QuestionError(f"{where}: unknown key {extra[0]!r}", advice=f"The keys are: {', '.join(keys)}")


def _unique(names: Iterable[str], *, where: str, what: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name.casefold() in seen:
            raise QuestionError(f"{where}: {what} {name!r} stands twice", advice="Keep one of them")
        seen.add(name.casefold())


def _words(value: object, *, key: str, where: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list) and all(isinstance(item, str | int | float) for item in value):
        return tuple(str(item) for item in value)
    raise QuestionError(f"{where}: {key} must be a phrase or a list of phrases", advice=f"Write `{key}: [one, two]`")


def _body(members: object, where: str) -> Body | None:
    key = members.get("body") if isinstance(members, Mapping) else members
    if isinstance(members, list):
        return None
    if not isinstance(key, str) or key.casefold() not in BODIES:
        raise QuestionError(
            f"{where}: members: unknown body {key!r}", advice=f"Use one of {', '.join(BODIES)}, or list the members"
        )
    return load_body(key.casefold())


def _voters(members: object, body: Body | None, where: str) -> tuple[Party, ...]:
    if body is None:
        rows = cast("list[object]", members)
        return tuple(_party(row, "voter", f"{where}: members") for row in rows)
    voters = tuple(_party(row, "voter", f"{body.key}") for row in body.members)
    if not isinstance(members, Mapping):
        return voters
    _known_keys(members, ("body", "as_of", "without", "with"), f"{where}: members")
    return _adjusted(voters, members, f"{where}: members")


def _adjusted(voters: tuple[Party, ...], members: Mapping[str, Any], where: str) -> tuple[Party, ...]:
    without = _words(members.get("without"), key="without", where=where)
    names = {voter.name for voter in voters}
    for name in without:
        if name not in names:
            raise QuestionError(f"{where}: without: unknown member {name!r}", advice="Use the name as the body has it")
    kept = tuple(voter for voter in voters if voter.name not in without)
    if (day := _day(members.get("as_of"), key="as_of", where=where)) is not None:
        kept = tuple(replace(voter, since=None, until=None) for voter in voters_on(kept, day))
    return kept + tuple(_party(row, "voter", where) for row in members.get("with") or ())


def _others(row: Mapping[str, Any], body: Body | None, where: str) -> tuple[Party, ...]:
    roles: tuple[tuple[str, Role], ...] = (("applicant", "applicant"), ("chair", "chair"), ("outside", "outside"))
    found: list[Party] = []
    for key, role in roles:
        value = row.get(key) or ()
        entries = value if isinstance(value, list) else [value] if value else []
        found += [_party(entry, role, f"{where}: {key}") for entry in entries]
    if body is not None:
        found = [
            replace(party, names=(*party.names, *body.names)) if party.name in (body.name, *body.names) else party
            for party in found
        ]
    return tuple(found)


def _party(row: object, role: Role, where: str) -> Party:
    if isinstance(row, str):
        row = {"name": row}
    if not isinstance(row, Mapping) or not isinstance(row.get("name"), str) or not row["name"].strip():
        raise QuestionError(f"{where}: {row!r} has no name", advice="Write the name, or {name: ..., names: [...]}")
    _known_keys(row, PARTY_KEYS, f"{where}: {row['name']}")
    here = f"{where}: {row['name']}"
    since, until = (_day(row.get(key), key=key, where=here) for key in ("since", "until"))
    if since and until and until < since:
        raise QuestionError(f"{here}: until {until} lies before since {since}", advice="Swap or correct the two days")
    if not isinstance(row.get("veto", False), bool):
        raise QuestionError(f"{here}: veto must be true or false", advice="Write `veto: true`")
    return Party(
        name=row["name"].strip(),
        role=role,
        names=_words(row.get("names"), key="names", where=here),
        weight=_amount(row.get("weight", 1), here),
        veto=row.get("veto", False),
        since=since,
        until=until,
    )


def _amount(value: object, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < float("inf"):
        raise QuestionError(f"{where}: weight {value!r} is not a number of 0 or more", advice="Write `weight: 12`")
    return float(value)


def _day(value: object, *, key: str, where: str) -> date | None:
    if value is None or type(value) is date:
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise QuestionError(
            f"{where}: {key}: {value!r} is not a day", advice="Write days as 2024-03-07 (year-month-day)"
        ) from None


def _rule(row: Mapping[str, Any], body: Body | None, where: str) -> Rule:
    rules = {**GENERAL_RULES, **(body.rules if body else {})}
    wanted = row.get("rule", body.default if body else None)
    if wanted is None:
        raise QuestionError(f"{where}: the key 'rule' is missing", advice=f"Use one of {', '.join(sorted(rules))}")
    if isinstance(wanted, str) and wanted not in rules:
        raise QuestionError(f"{where}: unknown rule {wanted!r}", advice=f"Use one of {', '.join(sorted(rules))}")
    if isinstance(wanted, str):
        given: Mapping[str, Any] = rules[wanted]
        name = wanted
    elif isinstance(wanted, Mapping):
        given, name = {"needs": wanted}, "own rule"
    else:
        raise QuestionError(f"{where}: rule: {wanted!r} is not a rule", advice=f"Use a name or {', '.join(QUOTA_KEYS)}")
    return Rule(
        name=name,
        needs=given["needs"],
        silence=cast("Literal['for', 'against', 'unknown']", _choice(row, given, "silence", SILENCE, where)),
        abstention=cast("Literal['for', 'against', 'neutral']", _choice(row, given, "abstention", ABSTENTION, where)),
    )


def _choice(row: Mapping[str, Any], given: Mapping[str, Any], key: str, allowed: tuple[str, ...], where: str) -> str:
    value = row.get(key, given.get(key, allowed[-1]))
    if value not in allowed:
        raise QuestionError(f"{where}: {key}: {value!r} is not known", advice=f"Write one of {', '.join(allowed)}")
    return str(value)


def _check_parties(parties: Sequence[Party], where: str) -> None:
    for i, one in enumerate(parties):
        for other in parties[i + 1 :]:
            same = one.name.casefold() == other.name.casefold()
            if same and one.role == other.role == "voter" and not _overlap(one, other):
                continue
            if same or (one.role == other.role == "voter" and one.name != other.name and _shared(one, other)):
                shared = one.name if same else _shared(one, other)
                raise QuestionError(
                    f"{where}: the name {shared!r} stands for two parties"
                    f" ({one.role} {one.name}, {other.role} {other.name})",
                    advice="Give each party its own names; two periods of one member must not overlap",
                )


def _overlap(one: Party, other: Party) -> bool:
    starts = max(one.since or date.min, other.since or date.min)
    return starts <= min(one.until or date.max, other.until or date.max)


def _shared(one: Party, other: Party) -> str:
    names = {name.casefold() for name in (one.name, *one.names)}
    return next((name for name in (other.name, *other.names) if name.casefold() in names), "")


def _check_rule(question: Question, where: str) -> None:
    voters = voters_on(question.parties, None)
    if not voters:
        raise QuestionError(f"{where}: members: nobody holds a vote", advice="List at least one member")
    try:
        check_rule(question.rule, voters, known=[party.name for party in question.parties if party.role == "voter"])
    except QuestionError as error:
        raise QuestionError(f"{where}: {error.message}", advice=error.advice) from None


def voters_on(parties: Sequence[Party], day: date | None) -> tuple[Party, ...]:
    """The parties that hold a vote on a day; without a day, on the last day a membership began."""
    voters = [party for party in parties if party.role == "voter"]
    at = day or max((party.since for party in voters if party.since), default=None)
    if at is None:
        return tuple(voters)
    return tuple(party for party in voters if (party.since or at) <= at <= (party.until or at))
