"""The rule of a question: one by name, or one of the user's own, with what silence and abstention mean."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal, cast

from onrecord.decision import fields
from onrecord.decision.bodies import Body
from onrecord.decision.gates import QUOTA_KEYS
from onrecord.errors import QuestionError
from onrecord.model import Rule

SILENCE = ("for", "against", "absent", "unknown")
ABSTENTION = ("for", "against", "neutral")
QUORUM = re.compile(r"(?:(?P<more>more than )?(?P<number>\d+(?:\.\d+)?(?:/\d+)?%?))")
GENERAL_RULES: Mapping[str, Mapping[str, Any]] = {
    "consensus": {"needs": {"all": "members"}},
    "unanimity": {"needs": {"all": "members"}},
    "majority": {"needs": {"more_than": "50%"}},
    "two_thirds": {"needs": {"at_least": "200/3%"}},
    "anyone": {"needs": {"any": "members"}},
}


def rule_of(row: Mapping[str, Any], body: Body | None, where: str) -> Rule:
    """The rule that a question's row asks for. Raises QuestionError."""
    name, given = _wanted(row, body, where)
    return Rule(
        name=name,
        needs=given["needs"],
        silence=cast("Literal['for', 'against', 'absent', 'unknown']", _meaning(row, given, "silence", SILENCE, where)),
        abstention=cast("Literal['for', 'against', 'neutral']", _meaning(row, given, "abstention", ABSTENTION, where)),
        quorum=_quorum(row.get("quorum", given.get("quorum")), where),
    )


def _wanted(row: Mapping[str, Any], body: Body | None, where: str) -> tuple[str, Mapping[str, Any]]:
    rules = {**GENERAL_RULES, **(body.rules if body else {})}
    wanted = row.get("rule", body.default if body else None)
    if wanted is None:
        raise QuestionError(f"{where}: the key 'rule' is missing", advice=f"Use one of {', '.join(sorted(rules))}")
    if isinstance(wanted, Mapping):
        return "own rule", {"needs": wanted}
    if not isinstance(wanted, str):
        raise QuestionError(f"{where}: rule: {wanted!r} is not a rule", advice=f"Use a name or {', '.join(QUOTA_KEYS)}")
    if wanted not in rules:
        raise QuestionError(f"{where}: unknown rule {wanted!r}", advice=f"Use one of {', '.join(sorted(rules))}")
    return wanted, rules[wanted]


def _meaning(row: Mapping[str, Any], given: Mapping[str, Any], key: str, allowed: tuple[str, ...], where: str) -> str:
    return fields.choice(row.get(key, given.get(key, allowed[-1])), key=key, allowed=allowed, where=where)


def _quorum(value: object, where: str) -> str:
    if value is None:
        return ""
    text = " ".join(str(value).split())
    if isinstance(value, bool) or not QUORUM.fullmatch(text):
        raise QuestionError(
            f"{where}: quorum: {value!r} is not a number of members",
            advice="Write a count (9), a share (50%) or `more than 50%`",
        )
    return text
