"""When each statement was said: a date beside the words that report it, else the same speaker's occasion, else the
article's day.

A saying told in the pluperfect or as a habit has no day unless one is named; a standing wish or demand is as of the
article's month.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from onrecord.collation.dating.manner import Manner, manner_of
from onrecord.collation.dating.recalling import recalled_days
from onrecord.model import Dating, Evidence, Reading, Record, Span, Statement, Timex, first_start
from onrecord.reading.timexes.finding import Dct, timexes_of
from onrecord.text.calendar import bounds, common, unit_of, value_of
from onrecord.text.sentences import sentences

_CARRY = 2
_WEEK = 7
_COARSE = ("Y", "DE", "CE")


@dataclass(frozen=True, slots=True)
class Told:
    """What fixes the day of one statement: the value (None: not known) and the words it rests on."""

    value: str | None
    why: tuple[Evidence, ...] = ()
    explicit: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """One article with what the day of a statement may rest on."""

    reading: Reading
    dating: Dating
    sentences: tuple[Span, ...]
    outer: Mapping[str, Statement]
    places: tuple[int, ...]

    def sentence(self, offset: int) -> Span:
        """The sentence that holds ``offset``."""
        at = bisect_right(self.sentences, offset, key=lambda span: span.start)
        return self.sentences[at - 1] if at else Span(0, max(1, len(self.text)))

    def timexes_in(self, stretch: Span) -> tuple[Timex, ...]:
        """The time expressions that begin in a stretch."""
        places = self.reading.timexes
        first = bisect_left(places, stretch.start, key=lambda timex: timex.span.start)
        return places[first : bisect_left(places, stretch.end, key=lambda timex: timex.span.start)]

    @property
    def text(self) -> str:
        """The article's text."""
        return self.reading.article.text


def date_statements(record: Record) -> Record:
    """The record with ``said_on`` for every statement, and dates inside quotations read against the day they were
    said."""
    dating = record.dating()
    readings = (date_statements_of(reading, dating.get(reading.article.id)) for reading in record.readings)
    return replace(record, readings=tuple(readings))


def date_statements_of(reading: Reading, dating: Dating | None = None) -> Reading:
    """One article's; without a ``dating`` its day is the one that its metadata state."""
    return recalled_days(reading, dating or _own(reading), _dated)


def _own(reading: Reading) -> Dating:
    day = reading.article.published
    return Dating(reading.article.id, day, day, day, "metadata" if day else "unknown")


def _dated(reading: Reading, dating: Dating) -> Reading:
    if not reading.statements:
        return reading
    outer = {statement.id: statement for statement in reading.statements}
    places = tuple(sorted(_place(statement) for statement in reading.statements if statement.cue))
    scene = Scene(reading, dating, tuple(sentences(reading.article.text)), outer, places)
    told: dict[str, Told] = {}
    occasions: dict[str, list[tuple[int, Told]]] = {}
    for statement in sorted(reading.statements, key=lambda s: (s.inside is not None, _place(s))):
        found = _told(scene, statement, told, occasions)
        told[statement.id] = found
        if found.explicit and statement.inside is None and unit_of(found.value or "") not in _COARSE:
            occasions.setdefault(_speaker(scene, statement), []).append((_place(statement), found))
    statements = tuple(replace(s, said_on=told[s.id].value, said_on_why=told[s.id].why) for s in reading.statements)
    return replace(reading, statements=statements, timexes=_anchored(reading, dating, statements))


def _place(statement: Statement) -> int:
    return first_start(statement.cue or statement.content)


def _speaker(scene: Scene, statement: Statement) -> str:
    if statement.entity:
        return statement.entity
    words = " ".join(span.of(scene.text) for span in statement.source).lower()
    return words.split()[-1] if words else ""


def _told(
    scene: Scene, statement: Statement, told: dict[str, Told], occasions: dict[str, list[tuple[int, Told]]]
) -> Told:
    manner = manner_of(scene.text, statement, scene.sentence(_place(statement)), _not_its_own(scene, statement))
    named = _named(scene, statement)
    if named is not None and (manner is not Manner.STANDING or _whole_day(named.value) is not None):
        return named
    if statement.inside is not None and statement.inside in told:
        return _nested(scene, statement, manner, told[statement.inside])
    vague = _vague_past(scene, statement)
    if vague is not None:
        return Told(None, _why(scene, vague.span, "told of some day before"))
    if manner is Manner.BEFORE:
        return Told(None, _why(scene, _place_span(statement), "told as said at some time before"))
    carried = _carried(scene, statement, occasions)
    if carried and manner is not Manner.STANDING:
        return carried
    reckoned = _reckoned(scene, statement)
    if reckoned is not None:
        return Told(None, _why(scene, reckoned.span, "told as said before this, on a day not named"))
    return _by_article(scene, statement, manner)


def _not_its_own(scene: Scene, statement: Statement) -> tuple[Span, ...]:
    """What stands in the statement's sentence but does not report it: dates, and what others are reported to say."""
    at = _place(statement)
    others = (span for other in scene.reading.statements for span in other.content if other.id != statement.id)
    return (
        *statement.content,
        *(t.span for t in scene.reading.timexes),
        *(s for s in others if not s.start <= at < s.end),
    )


def _vague_past(scene: Scene, statement: Statement) -> Timex | None:
    """A "recently" that opens the statement's sentence or one before it in the paragraph."""
    at = _place(statement)
    start = scene.text.rfind("\n", 0, at) + 1
    opened = {span.start for span in scene.sentences if start <= span.start <= at}
    return next((t for t in scene.reading.timexes if t.value == "PAST_REF" and t.span.start in opened), None)


def _reckoned(scene: Scene, statement: Statement) -> Timex | None:
    """A day or year of the sentence, not still to come, that the saying is told to have come before."""
    sentence, written = scene.sentence(_place(statement)), scene.dating.earliest
    for timex in scene.timexes_in(sentence):
        begun = timex.earliest is not None and written is not None and timex.earliest <= written
        lead = scene.text[sentence.start : timex.span.start]
        if begun and _BEFORE_IT.search(lead) and not any(span.touches(timex.span) for span in statement.content):
            return timex
    return None


def _carried(scene: Scene, statement: Statement, occasions: dict[str, list[tuple[int, Told]]]) -> Told | None:
    """The day of the same speaker's occasion: the last one a few paragraphs up, else the first of this news."""
    known = occasions.get(_speaker(scene, statement), [])
    near = [(place, told) for place, told in known if _near(scene, place, _place(statement))]
    if near:
        return _unless_moved_on(scene, statement, *near[-1])
    fresh = [told for _, told in known if _is_fresh(scene, told)]
    return Told(fresh[0].value, fresh[0].why) if fresh else None


def _unless_moved_on(scene: Scene, statement: Statement, place: int, told: Told) -> Told:
    """The day carried on, made coarser by other days that the text has come to in between and that nobody's words
    hold."""
    value = told.value
    for timex in scene.timexes_in(Span(place, max(place + 1, _place(statement)))):
        if timex.type == "DATE" and unit_of(timex.value or "") == "D" and _is_told_of(scene, timex):
            value = value and common(value, timex.value or value)
    return Told(value, told.why)


def _is_told_of(scene: Scene, timex: Timex) -> bool:
    """Whether a day belongs to the story itself: not still to come, not in anybody's words, no other saying's
    sentence."""
    latest, sentence = scene.dating.latest, scene.sentence(timex.span.start)
    if latest and timex.earliest and timex.earliest > latest:
        return False
    held = (span for other in scene.reading.statements for span in (*other.content, *other.cue))
    return not any(sentence.touches(span) for span in held)


def _is_fresh(scene: Scene, told: Told) -> bool:
    """Whether a day lies in the week before the article: its news, and no old story."""
    day, written = _whole_day(told.value), scene.dating.earliest
    return day is not None and written is not None and 0 <= (written - day).days < _WEEK


def _near(scene: Scene, earlier: int, later: int) -> bool:
    """Whether two places are at most a few paragraphs apart."""
    return 0 <= scene.text[earlier:later].replace("\n\n", "\n").count("\n") <= _CARRY


def _nested(scene: Scene, statement: Statement, manner: Manner, outer: Told) -> Told:
    if manner is Manner.BEFORE or manner is Manner.PLUPERFECT:
        return Told(None, _why(scene, _place_span(statement), "told as said before, at a time not named"))
    return Told(outer.value, outer.why)


def _by_article(scene: Scene, statement: Statement, manner: Manner) -> Told:
    dating = scene.dating
    if dating.earliest is None or dating.latest is None:
        return Told(None)
    value = common(value_of(dating.earliest, unit="D"), value_of(dating.latest, unit="D"))
    if value is None or (unit_of(value) or "Y") in _COARSE:
        return Told(None)
    where = _place_span(statement)
    if manner is Manner.STANDING and dating.day is not None:
        return Told(
            value_of(dating.day, unit="M"), _why(scene, where, "a standing position in an article of that month")
        )
    return Told(value, _why(scene, where, "no other day is named: the article's own"))


def _place_span(statement: Statement) -> Span:
    return next(iter((*statement.cue, *statement.source, *statement.content)), Span(0, 1))


def _why(scene: Scene, span: Span, reason: str) -> tuple[Evidence, ...]:
    return (Evidence(scene.reading.article.id, span, reason),)


def _named(scene: Scene, statement: Statement) -> Told | None:
    """The date beside the reporting words: in their sentence, outside what is reported, the nearest to them."""
    at = _place(statement)
    found = sorted(_beside(scene, statement), key=lambda timex: _distance(scene, timex, at))
    for timex in found:
        value = _as_day(timex)
        if value is not None:
            return Told(value, _why(scene, timex.span, f"said {timex.span.of(scene.text)}"), explicit=True)
    return None


def _distance(scene: Scene, timex: Timex, at: int) -> tuple[bool, int]:
    """Nearest first, but a date after the next comma or clause later than one in the same clause."""
    between = scene.text[min(at, timex.span.end) : max(at, timex.span.start)]
    return ("," in between, abs(timex.span.start - at))


def _beside(scene: Scene, statement: Statement) -> Iterator[Timex]:
    sentence = scene.sentence(_place(statement))
    around = scene.outer.get(statement.inside or "")
    for timex in scene.timexes_in(sentence):
        if timex.type not in ("DATE", "TIME") or bounds(timex.value) is None:
            continue
        if around is not None and not any(span.holds(timex.span) for span in around.content):
            continue
        if any(span.touches(timex.span) for span in statement.content) or _is_elsewhere(scene, statement, timex):
            continue
        if not _in_anothers_words(scene, statement, timex):
            yield timex


_NOT_OF_SAYING = frozenset(("since", "until", "till", "by", "from"))
_TOPIC = re.compile(
    r"\b(?:about|of|over|regarding|concerning)\b[^,.;:]*"
    r"\b(?:meetings?|visits?|trips?|(?:phone )?calls?|conversations?|talks|summits?|votes?|speech(?:es)?|attacks?)\s+$",
    re.IGNORECASE,
)
_OWNED = re.compile(  # "Sunday's referendum" is not said on Sunday, "Sunday's speech" is
    r"['’]s\s+(?!(?:\w+\s+){0,2}(?:speech|address|interview|statement|debate|briefing|news|press|hearing|conference|remarks"
    r"|testimony|call|letter|missive|article|broadcast|announcement|meeting|summit|session|talks|event|rally)\b)"
)
_BEFORE_IT = re.compile(r"\b(?:before|ahead of)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_FRONTED = re.compile(r"(?:Since|Until)\b[^,]*$")
_DASH = re.compile(r"\s[–—-]\s|—")
_OWN_CLAUSE = re.compile(r",\s+(?:which|who|whose|where|when)\b[^,]*$", re.IGNORECASE)


def _is_elsewhere(scene: Scene, statement: Statement, timex: Timex) -> bool:
    """Whether a date can't be that of the saying: still to come, "since" or "before" it, of what was spoken about
    ("asked about the meeting last week"), of a thing it owns ("Sunday's referendum"), or of another clause ("the war,
    which began in ...", "Since he came in January, ...").
    """
    latest = scene.dating.latest
    if latest and timex.earliest and timex.earliest > latest:
        return True
    sentence = scene.sentence(timex.span.start)
    before = scene.text[sentence.start : timex.span.start]
    if (before.split() or [""])[-1].lower() in _NOT_OF_SAYING:
        return True
    if _TOPIC.search(before) or _DASH.search(scene.text, *_between(statement, timex)):
        return True
    if _BEFORE_IT.search(before) or (
        not before.lower().endswith("during ") and _OWNED.match(scene.text, timex.span.end)
    ):
        return True
    fronted = _FRONTED.match(before)
    if fronted is not None and timex.span.end < _place(statement):
        return True
    if _is_nearer_another(scene, statement, timex):
        return True
    clause = _OWN_CLAUSE.search(before)
    return clause is not None and not sentence.start + clause.start() <= _place(statement) < timex.span.start


def _between(statement: Statement, timex: Timex) -> tuple[int, int]:
    """From the end of the reporting words to the date, where it stands after them; else nothing."""
    told = max((span.end for span in statement.cue), default=timex.span.start)
    return min(told, timex.span.start), timex.span.start


def _is_nearer_another(scene: Scene, statement: Statement, timex: Timex) -> bool:
    """Whether another saying of the sentence is told between this one and the date."""
    first, last = sorted((_place(statement), timex.span.start))
    places = scene.places
    return bisect_left(places, last) - bisect_right(places, first) > 0


_RELATIVE = (", in which", ", when", ", where", ", which", ", at which", ", whose")


def _in_anothers_words(scene: Scene, statement: Statement, timex: Timex) -> bool:
    """Whether a date belongs to what somebody else is reported to have said, and not to the clause this statement
    hangs on."""
    after = scene.text[timex.span.end : timex.span.end + 12].lower()
    for other in scene.reading.statements:
        if other.id in (statement.id, statement.inside) or not any(span.holds(timex.span) for span in other.content):
            continue
        holds = any(span.start <= _place(statement) < span.end for span in other.content)
        if not holds and not after.startswith(_RELATIVE):
            return True
    return False


def _as_day(timex: Timex) -> str | None:
    """The value without its time of day; of "around ten days ago" the finest one that holds all days meant."""
    value = (timex.value or "").split("T")[0]
    covered = bounds(value)
    if covered and timex.earliest and timex.latest and timex.earliest < covered[0] and covered[1] < timex.latest:
        return common(value_of(timex.earliest, unit="D"), value_of(timex.latest, unit="D"))
    return value or None


def _anchored(reading: Reading, dating: Dating, statements: tuple[Statement, ...]) -> tuple[Timex, ...]:
    """The article's dates, those inside a quotation read against the day it was said."""
    if dating.day is None:
        return reading.timexes
    said = [
        (span, day)
        for statement in statements
        if statement.kind != "indirect" and (day := _whole_day(statement.said_on)) and day != dating.day
        for span in statement.content
    ]
    if not any(span.holds(timex.span) for span, _ in said for timex in reading.timexes):
        return reading.timexes
    return timexes_of(reading.article.text, dct=Dct(dating.day, dating.day), said=said)


def _whole_day(value: str | None) -> date | None:
    covered = bounds(value)
    return covered[0] if covered and covered[0] == covered[1] else None
