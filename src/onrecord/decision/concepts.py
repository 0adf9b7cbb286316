"""Where a text speaks of what a question would decide, and how squarely."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from onrecord.decision.topics import BESIDE, FAMILY, OPPOSITE, STOP, TURNED, Topic, normal_name, other_bodies
from onrecord.reading.stance_words import Hit, Token, tokens, word_set

WEAK = word_set("weak")
PRONOUNS = word_set("pronoun") - {"my", "our", "your", "his", "their", "its"}
AUXILIARY = word_set("auxiliary")
PLAIN_BEFORE = word_set("plain_before")
NameRun = tuple[int, int, str]
NEAR = 4
OFTEN = 3
ALONE = 0.25


@dataclass(frozen=True, slots=True)
class Touch:
    """A place in a sentence that speaks of what is decided: its tokens, how squarely (0 to 1), and why."""

    first: int
    last: int
    relevance: float
    reason: str
    opposite: bool = False
    start: int = -1
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What surrounds a sentence: the article's own lean to the topic, and whether the speaker is whom it concerns."""

    density: float
    speaker_is_subject: bool = False


def find_touches(items: Sequence[Token], text: str, topic: Topic, *, setting: Setting) -> list[Touch]:
    """Where these tokens (of one sentence) speak of what the question would decide, each with its relevance."""
    hits = topic.phrases.find(items)
    names = name_runs(items, text) if hits else []
    return [touch for hit in hits if (touch := _touch(hit, items, names, topic, setting))]


def name_runs(items: Sequence[Token], text: str) -> list[NameRun]:
    """Runs of capitalised words as (first token, last token, normal name); a lone word that opens a sentence counts
    too."""
    runs: list[NameRun] = []
    for at, token in enumerate(items):
        if not (token.is_word and text[token.start].isupper()) or (token.norm in STOP or token.norm in PRONOUNS):
            continue
        if runs and runs[-1][1] == at - 1 and text[items[at - 1].end : token.start] == " ":
            first = runs[-1][0]
            runs[-1] = (first, at, normal_name(text[items[first].start : token.end]))
        else:
            runs.append((at, at, normal_name(text[token.start : token.end])))
    return runs


def _touch(hit: Hit, items: Sequence[Token], names: Sequence[NameRun], topic: Topic, setting: Setting) -> Touch | None:
    if _elsewhere(hit, names, items, topic) or _other_sense(hit, items):
        return None
    square, why = _squareness(hit, items, names, topic, setting)
    base = 1.0 if hit.kind != FAMILY else 0.92
    words = " ".join(token.norm for token in items[hit.first : hit.last + 1])
    return Touch(
        hit.first,
        hit.last,
        round(base * square, 3),
        f"'{words}'{why}",
        opposite=hit.kind in (OPPOSITE, TURNED),
        start=items[hit.first].start,
        turned=hit.kind in (TURNED, BESIDE),
    )


def _squareness(
    hit: Hit, items: Sequence[Token], names: Sequence[NameRun], topic: Topic, setting: Setting
) -> tuple[float, str]:
    """How surely the words mean the question's own matter: by whom and what stands with them, else by the article."""
    foreign = _foreign(hit, items, names, topic)
    if _is_another(hit, items, topic):
        return 0.15, " of another one"
    if subject := sorted(name for _, _, name in names if is_one_of(name, topic.subjects)):
        return (1.0 if topic.has_applicant or _names_near(hit, names, topic.subjects) else 0.9), f" with '{subject[0]}'"
    near = {form for token in items[max(0, hit.first - NEAR) : hit.last + NEAR + 1] for form in token.forms}
    if _is_with_another(hit, items, names, topic):
        return 0.15, " with another"
    if not topic.has_applicant and _names_near(hit, names, topic.named):
        return 0.95, " with one it names"
    if topic.modifiers & near:
        return 0.95, f" with '{min(topic.modifiers & near)}'"
    if setting.speaker_is_subject and topic.has_applicant:
        return 0.95, " by the one it concerns"
    bodies = [
        name for first, last, name in names if is_one_of(name, topic.bodies) and -NEAR <= first - hit.last <= NEAR + 1
    ]
    if bodies and not foreign:
        return 0.55 + 0.4 * setting.density, f" of '{bodies[0]}'"
    if foreign or hit.phrase in WEAK or (hit.phrase == "join" and topic.has_applicant):
        return 0.15, " of something else"
    return 0.8 * setting.density, " as the article's own matter"


def _is_another(hit: Hit, items: Sequence[Token], topic: Topic) -> bool:
    """Whether the words before set it apart from the one at hand: "the old treaty", "a better trade deal"."""
    at = hit.first - 1
    while at > 0 and items[at].forms & topic.modifiers:
        at -= 1
    return at >= 0 and items[at].norm in word_set("earlier") - topic.modifiers


def _names_near(hit: Hit, names: Sequence[NameRun], wanted: frozenset[str]) -> bool:
    return any(
        is_one_of(name, wanted) and first - hit.last <= NEAR + 1 and hit.first - last <= NEAR + 1
        for first, last, name in names
    )


def _foreign(hit: Hit, items: Sequence[Token], names: Sequence[NameRun], topic: Topic) -> bool:
    """Whether the words beside make it another thing: "a trade deal", "the deal with Mexico", where the question is of
    neither."""
    known = topic.members | topic.subjects | topic.bodies
    if hit.first and _is_qualified(items[hit.first - 1], known):
        return True
    link = items[hit.last + 1].norm if hit.last + 1 < len(items) else ""
    linked = link in ("of", "on", "with", "for", "to", "in", "between", "from")
    return linked and any(first - hit.last in (2, 3) and not is_one_of(name, known) for first, _, name in names)


def _is_with_another(hit: Hit, items: Sequence[Token], names: Sequence[NameRun], topic: Topic) -> bool:
    """Whether it is made with somebody the question doesn't know: "a treaty with Norway"."""
    link = items[hit.last + 1].norm if hit.last + 1 < len(items) else ""
    known = topic.members | topic.subjects | topic.bodies
    if link not in ("with", "between") or not known:
        return False
    return any(first - hit.last in (2, 3) and not is_one_of(name, known) for first, _, name in names)


def _is_qualified(before: Token, known: frozenset[str]) -> bool:
    """Whether the word before the thing narrows it: no function word, no praise or blame, and nobody the question
    knows."""
    if not before.is_word or before.norm in PLAIN_BEFORE or before.forms & _worth():
        return False
    parts = {before.norm, *before.norm.split("-")}
    return not before.norm.endswith(("ly", "ing", "ed")) and not any(parts & set(name.split()) for name in known)


@cache
def _worth() -> frozenset[str]:
    """Single words of praise and blame."""
    raw = yaml.safe_load(files("onrecord.text").joinpath("data", "stance_values.yaml").read_text(encoding="utf-8"))
    return frozenset(phrase.strip() for kind in ("good", "bad") for phrase in raw[kind].split(","))


def is_one_of(name: str, wanted: frozenset[str]) -> bool:
    """Whether a run of names is, or holds, one of the wanted names."""
    return name in wanted or any(f" {one} " in f" {name} " for one in wanted)


def _elsewhere(hit: Hit, names: Sequence[NameRun], items: Sequence[Token], topic: Topic) -> bool:
    """Whether the words right beside name another body: "EU membership" is not membership of this one."""
    if not topic.bodies:
        return False
    beside = [name for first, last, name in names if last == hit.first - 1]
    links = {token.norm for token in items[hit.last + 1 : hit.last + 2]}
    if links & {"of", "in", "to"}:
        beside += [name for first, _, name in names if first - hit.last in (2, 3)]
    others = other_bodies() - topic.bodies
    return any(name in others for name in beside)


def _other_sense(hit: Hit, items: Sequence[Token]) -> bool:
    """Whether the word stands in a set phrase that means something else: "a 32-member bloc", "members of parliament",
    "a great deal"."""
    word, before = items[hit.first], items[hit.first - 1] if hit.first else None
    after = items[hit.last + 1].norm if hit.last + 1 < len(items) else ""
    if word.norm in ("member", "members") or word.norm.endswith("-member"):
        return (
            after in ("of", "state", "states", "country", "countries", "nation", "nations", "bloc")
            or word.norm == "members"
        )
    big = {token.norm for token in items[max(0, hit.first - 2) : hit.first]} & {"big", "great"}
    return "deal" in word.forms and (bool(big) or _is_verb(before, after))


def _is_verb(before: Token | None, after: str) -> bool:
    """Whether a word such as "deal" is a verb here: after "to", a pronoun or an auxiliary, or before "with" in "dealt
    with"."""
    lead = before.norm if before else ""
    return after == "with" and lead in AUXILIARY | PRONOUNS | {"to", "not"}


def lean(text: str, topic: Topic) -> float:
    """How much an article is about the topic, 0 to 1: by how often it speaks of it in so many words."""
    items = tokens(text)
    hits = topic.phrases.find(items)
    names = name_runs(items, text) if hits else []
    known = topic.subjects | topic.bodies | (frozenset() if topic.has_applicant else topic.named)
    named = sum(is_one_of(name, known) for _, _, name in names) >= OFTEN
    found = 0.0
    for hit in hits:
        near = {form for token in items[max(0, hit.first - NEAR) : hit.last + NEAR + 1] for form in token.forms}
        here = any(
            is_one_of(name, known) and abs(first - hit.first) <= 2 * NEAR
            for first, _, name in _around(names, hit.first)
        )
        found += 1.0 if here or near & topic.modifiers else ALONE if named else 0.0
    return min(1.0, found / 3)


def _around(names: Sequence[NameRun], at: int) -> Sequence[NameRun]:
    """The few name runs around a token, found by bisection so that long texts stay linear."""
    place = bisect_left(names, (at, 0, ""))
    return names[max(0, place - 3) : place + 3]
