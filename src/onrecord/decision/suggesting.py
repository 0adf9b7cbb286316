"""The questions that a folder of articles argues about, proposed from the statements themselves.

A thing is argued about where several speakers take sides on it: it is what a verb for or against governs ("rejected the
harbour toll"). Things are joined by the family of their words or the stem of the last. Those with speakers on both
sides come first, and of these the ones that most speakers speak of and that articles open with. Nothing is decided
here: the result is a question file for a person to read and correct.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from onrecord.decision.assessing import speaker_key
from onrecord.decision.precedence import all_families
from onrecord.decision.topics import families
from onrecord.model import Actor, Reading, Record, Span, Statement
from onrecord.reading.stance import frame_of, is_denied
from onrecord.reading.stance_words import Hit, Token, base_forms, hits_of, load_phrases, tokens, word_set
from onrecord.text.lexis import function_words, stem, weight
from onrecord.text.places import is_state, party_of

FOR, AGAINST = frozenset(("pro", "demand", "promise", "must")), frozenset(("con", "reluctant"))
LONGEST, REACH, ACRONYM, FULL, MANY = 4, 9, 4, 4, 1e6
OPENING = 400  # code points: a headline and the first sentences
SPOKEN_OF = 0.5
GENERAL = ("agreement", "vote")
LEAST_SPEAKERS, LEAST_WEIGHT = 2, 3.0
MOST_PARTIES, MOST_SHOWN = 10, 8
PARTY_KINDS = ("person", "state", "organisation", "office")
BODIES = ("state", "organisation")


@dataclass(frozen=True, slots=True)
class Side:
    """One statement for (+1) or against (-1) a thing: the thing's words, the speaker and the statement."""

    words: tuple[str, ...]
    sign: int
    speaker: str
    statement: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A thing argued about, with its wordings by frequency, the parties that speak of it, and the statements."""

    thing: str
    wordings: tuple[str, ...]
    parties: tuple[str, ...]
    supporters: int
    opponents: int
    statements: tuple[str, ...]


def suggest_questions(record: Record, *, most: int = 5) -> tuple[Suggestion, ...]:
    """The things that several speakers of the record take sides on, most argued about first."""
    by_head: dict[str, list[Side]] = defaultdict(list)
    for reading in record.readings:
        for side in sides_in(reading):
            by_head[_kind(side.words)].append(side)
    heard = _salience(record.readings)
    found = [(_suggestion(sides, record), heard[head]) for head, sides in sorted(by_head.items()) if _tells(head)]
    kept = [(one, said) for one, said in found if one.supporters + one.opponents >= LEAST_SPEAKERS]
    ordered = sorted(kept, key=lambda pair: (-_contested(pair[0]) - SPOKEN_OF * pair[1], pair[0].thing))
    return tuple(one for one, _ in ordered[:most])


def _kind(words: Sequence[str]) -> str:
    """What things are joined by: the family of the last word ("deal", "accord"), else its stem.

    A name takes the family of what is done with it ("join the League"), and a word for any agreement or bill that of
    what it is about ("bailout deal").
    """
    *before, head = (_family(word) for word in words)
    if head in GENERAL or (head is None and words[-1][0].isupper()):
        head = next((family for family in reversed(before) if family and family not in GENERAL), head)
    return f"{head}." if head else stem(words[-1].lower())


def _family(word: str) -> str | None:
    """The family of the general thesaurus that a word belongs to."""
    forms = base_forms(word.lower())
    return next((name for name, words in families().items() if forms & set(words)), None)


def _tells(kind: str) -> bool:
    return kind.endswith(".") or weight(kind) >= LEAST_WEIGHT


def _contested(one: Suggestion) -> float:
    """How much a thing is argued about: speakers on the smaller side count most."""
    return 3.0 * min(one.supporters, one.opponents) + max(one.supporters, one.opponents)


def _salience(readings: Sequence[Reading]) -> Counter[str]:
    """How many speakers speak of each kind of thing, and how many articles open with it."""
    speakers: set[tuple[str, str]] = set()
    openings: Counter[str] = Counter()
    for reading in readings:
        text = reading.article.text
        openings.update(set(_kinds_in(text[:OPENING])))
        for statement in reading.statements:
            for span in statement.content:
                speakers |= {(kind, speaker_key(statement)) for kind in _kinds_in(span.of(text))}
    return openings + Counter(kind for kind, _ in speakers)


def _kinds_in(text: str) -> Iterator[str]:
    """The kinds of things whose words stand in a text."""
    items = tokens(text)
    yield from (f"{hit.kind}." for hit in all_families().find(items))
    yield from (stem(item.norm) for item in items if item.is_word)


def sides_in(reading: Reading) -> Iterator[Side]:
    """Each thing that a statement of the article takes sides on."""
    text = reading.article.text
    for statement in reading.statements:
        frame = frame_of(statement, text)
        framed = _sign(frame.hits)
        for span in statement.content:
            items = tokens(text, span)
            if framed and (words := _thing(items, 0, text)):
                yield _side(words, -framed if is_denied(frame) else framed, statement)
            for sign, words in _within(items, text):
                yield _side(words, sign, statement)


def _side(words: tuple[str, ...], sign: int, statement: Statement) -> Side:
    return Side(words, sign, speaker_key(statement), statement.id)


def _within(items: Sequence[Token], text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The things that the content's own verbs take sides on."""
    hits = hits_of(items)
    for hit in hits:
        sign = _sign([hit])
        if sign and (words := _thing(items, hit.last + 1, text)):
            negated = any(other.kind == "negator" and hit.first - 4 <= other.last < hit.first for other in hits)
            yield (-sign if negated else sign), words


def _sign(hits: Sequence[Hit]) -> int:
    kinds = {hit.kind for hit in hits}
    return -1 if kinds & AGAINST else 1 if kinds & FOR else 0


def _thing(items: Sequence[Token], start: int, text: str) -> tuple[str, ...]:
    """The first run of up to four plain words from a place on, in lower case; a run ends at a function word or mark."""
    run: list[str] = []
    for token in items[start : start + REACH]:
        plain = token.is_word and token.norm not in function_words() and token.norm not in word_set("calendar")
        if not plain or token.norm[0].isdigit():
            if run:
                break
            continue
        run.append(text[token.start : token.end] if text[token.start].isupper() else token.norm)
    return tuple(run[_first_word(run) :]) if run and _is_thing(run[-1]) else ()


def _first_word(run: Sequence[str]) -> int:
    """Where the last four words of a run begin, or the name that they would cut."""
    first = max(0, len(run) - LONGEST)
    while first and run[first][0].isupper() and run[first - 1][0].isupper():
        first -= 1
    return first


def _is_thing(word: str) -> bool:
    """Whether a word can be what is argued about: a common noun, or an acronym, and nobody's name."""
    if word.endswith(("ed", "ing", "ly", "'s", "’s")) or is_state(party_of(word) or ""):
        return False
    return word[0].islower() or (word.isupper() and len(word) >= ACRONYM) or _family(word) is not None


def _suggestion(sides: Sequence[Side], record: Record) -> Suggestion:
    wordings = Counter(" ".join(side.words) for side in sides)
    ordered = sorted(wordings, key=lambda words: (_is_praise(words), -_fullness(words, wordings[words]), words))
    sums: dict[str, int] = defaultdict(int)
    for side in sides:
        sums[side.speaker] += side.sign
    return Suggestion(
        thing=ordered[0],
        wordings=tuple(ordered[:LONGEST]),
        parties=_parties(sides, record),
        supporters=sum(total > 0 for total in sums.values()),
        opponents=sum(total < 0 for total in sums.values()),
        statements=tuple(dict.fromkeys(side.statement for side in sides)),
    )


def _fullness(words: str, times: int) -> float:
    """How well a wording names the thing: two words and more, said more than once, before any single word, unless
    they only call it new or other."""
    several = words.split()
    if len(several) == 1 or several[0] in word_set("earlier") | {"new"}:
        return times
    return FULL * times if times == 1 else times + MANY


def _is_praise(words: str) -> bool:
    """Whether a wording praises or blames what it names: "bad deal"."""
    return bool(load_phrases("stance_values").find(tokens(words)))


def _parties(sides: Sequence[Side], record: Record) -> tuple[str, ...]:
    """Whom the speakers speak for, most often heard first; persons who speak for nobody only where no two bodies are
    heard, and a name that is part of another's (a surname) not by itself."""
    actors = record.actor()
    heard = [actors[side.speaker] for side in sides if side.speaker in actors]
    bodies = [actor for actor in heard if actor.speaks_for or actor.kind in BODIES]
    several = len(set(map(_party, bodies))) > 1
    chosen = Counter(_party(actor) for actor in (bodies if several else heard) if actor.kind in PARTY_KINDS)
    whole = [name for name in chosen if not any(name in other.split() for other in chosen if other != name)]
    return tuple(sorted(whole, key=lambda name: (-chosen[name], name))[:MOST_PARTIES])


def _party(actor: Actor) -> str:
    return actor.speaks_for or actor.name


def question_file(suggestions: Sequence[Suggestion], record: Record) -> str:
    """The suggestions as a question file, each with its statements as comments.

    Members and rule are a first guess that the file says to correct: everybody heard, by consensus.
    """
    head = "# Proposed from the statements of the record. Correct the question, who decides, and the rule.\n"
    texts = {reading.article.id: reading.article.text for reading in record.readings}
    known = record.statements()
    return head + "\n".join(_entry(number, one, known, texts) for number, one in enumerate(suggestions, 1))


def _entry(number: int, one: Suggestion, known: Mapping[str, Statement], texts: Mapping[str, str]) -> str:
    lines = [
        f"- id: question_{number}",
        f"  question: {_quoted(_asked(one.thing))}",
        f"  about: [{', '.join(map(_quoted, one.wordings))}]",
        f"  members: [{', '.join(map(_quoted, one.parties or ('nobody named yet',)))}]",
        "  rule: consensus",
        f"  # {one.supporters} speakers for, {one.opponents} against, {len(one.statements)} statements:",
        *(f"  #   {_told(known[name], texts)}" for name in one.statements[:MOST_SHOWN]),
    ]
    return "\n".join(lines) + "\n"


def _asked(thing: str) -> str:
    """A question whose yes is support: "Should the harbour toll go ahead?", "Yes or no: join the League?"."""
    words = thing.split()
    does = len(words) > 1 and words[0][0].islower() and words[-1][0].isupper()
    return f"Yes or no: {thing}?" if does else f"Should the {thing} go ahead?"


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def _told(statement: Statement, texts: Mapping[str, str]) -> str:
    """Source, reporting words and content on one line."""
    text = texts[statement.article]
    parts = (*statement.source, *statement.cue, *statement.content)
    return " ".join(" ".join(Span(span.start, span.end).of(text).split()) for span in parts)[:160]
