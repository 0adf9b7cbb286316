"""Which stages a member has taken: declared, agreed, signed, ratified by whom, deposited.

A stage is a deed told in the past ("has ratified", "voted to ratify"), never a promise, a wish or a condition. Stages
are those of treaty law (Vienna Convention on the Law of Treaties, articles 9 to 16).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, cast

import yaml

from onrecord.decision.said import sentence_at
from onrecord.decision.voices import Voice
from onrecord.model import STAGES, Article, Party, Span, Stage, Statement, Step
from onrecord.reading.stance_words import Token, tokens

NEAR = 4
IN_FAVOUR = ("support", "conditional_support")


@cache
def _cues() -> Mapping[str, Any]:
    body = files("onrecord.text").joinpath("data", "stage_cues.yaml").read_text(encoding="utf-8")
    return cast("Mapping[str, Any]", yaml.safe_load(body))


def steps_of(
    party: Party,
    voices: Sequence[Voice],
    statements: Mapping[str, Statement],
    articles: Mapping[str, Article],
) -> tuple[Step, ...]:
    """The stages that a party's own voices show it to have taken, each with the first voice that does, by stage."""
    found: dict[tuple[int, str], Step] = {}
    for voice in voices:
        position = voice.position
        if not voice.first_hand or position.stance not in IN_FAVOUR:
            continue
        statement = statements[position.statement]
        stage, by = stage_in(statement, articles[statement.article].text, whose=party.ratifies)
        found.setdefault((STAGES.index(stage), by), Step(stage, by, voice.day or None, statement.id))
    return tuple(found[key] for key in sorted(found))


def last_stage(party: Party, steps: Sequence[Step]) -> Stage | None:
    """The last stage a party has taken; its ratification takes all whose consent it needs."""
    consents = {step.by.casefold() for step in steps if step.stage == "ratified"}
    lacking = {name.casefold() for name in party.ratifies} - consents
    taken = [step.stage for step in steps if not (step.stage == "ratified" and lacking)]
    return max(taken, key=STAGES.index, default=None)


def stage_in(statement: Statement, text: str, *, whose: Sequence[str] = ()) -> tuple[Stage, str]:
    """The stage that a statement in favour shows to be taken, and by whom ("" where that is not told).

    ``whose`` are further names of those who may take it. Without a deed it is declared.
    """
    for span in (*statement.cue, *statement.content):
        items = tokens(text, sentence_at(text, span))
        for at, item in enumerate(items):
            stage = _stage_at(items, at) if _inside(item, span) else None
            if stage:
                return stage, _subject(items[:at], whose)
    return "declared", ""


def _inside(item: Token, span: Span) -> bool:
    return span.start <= item.start < span.end


def _stage_at(items: Sequence[Token], at: int) -> Stage | None:
    before = [item.norm for item in items[max(0, at - NEAR) : at]]
    for stage in reversed(STAGES[1:]):
        verbs = _cues()[stage]
        if items[at].norm in verbs["past"] and not set(before) & set(_cues()["undone"]):
            return stage
        if items[at].norm in verbs["base"] and before[-1:] == ["to"] and set(before[-2:-1]) & set(_cues()["done"]):
            return None if set(before[:-2]) & set(_cues()["undone"]) else stage
    return None


def _subject(before: Sequence[Token], whose: Sequence[str]) -> str:
    """The last of the bodies that is named before the deed, by the name the question gives it where it gives one."""
    words = f" {' '.join(item.norm for item in before)} "
    named = [(words.rfind(f" {name.casefold()} "), name) for name in (*whose, *_cues()["bodies"])]
    place, name = max(named, key=lambda one: (one[0], len(one[1])), default=(-1, ""))
    return name if place >= 0 else ""
