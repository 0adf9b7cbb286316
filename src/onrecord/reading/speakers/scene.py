"""An article as the resolver of speakers sees it: who is where, who is a man or a woman, what is quoted."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.model import ActorKind, Mention, Reading, Span, Statement
from onrecord.text.names import given_name_sex, honorifics, name_words, normal
from onrecord.text.offices import find_office
from onrecord.text.sentences import sentences

HE = re.compile(r"\b(?:he|his|himself)\b", re.IGNORECASE)
SHE = re.compile(r"\b(?:she|her|hers|herself)\b(?! (?:to|that|in|on|and|for|at|with|from|as)\b)", re.IGNORECASE)
LEADING_PRONOUN = re.compile(r"(?:[A-Z][\w ]{1,30}, )?\b([Hh]e|[Ss]he)\b")
PREPOSITIONS = frozenset(
    (
        "by",
        "with",
        "of",
        "to",
        "for",
        "from",
        "about",
        "against",
        "on",
        "between",
        "like",
        "under",
        "than",
        "at",
        "over",
        "toward",
    )
)
BEING = frozenset(("is", "was", "be", "been", "as", "are", "were", "became", "become", "being"))
LEAST_LEAD = 1
WINDOW = 200
LONG_AGO = 1
PERSONAL_KINDS = frozenset(("person", "office", "unnamed"))


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention with where it stands, by sentence and line number.

    ``leads``: no party of its sort comes before it in its sentence. ``introduced``: a full name's first
    appearance, with an
    apposition. ``quoted``: inside what a statement reports.
    """

    mention: Mention
    sentence: int
    line: int
    leads: bool
    possessive: bool
    object: bool
    quoted: bool
    introduced: bool


@dataclass(frozen=True)
class Stage:
    """One article with its mentions located; the cached parts are worked out once."""

    reading: Reading

    @property
    def text(self) -> str:
        """The article's text."""
        return self.reading.article.text

    @cached_property
    def sentence_spans(self) -> list[Span]:
        """The sentences of the text."""
        return sentences(self.text)

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.sentence_spans]

    @cached_property
    def _lines(self) -> list[int]:
        return [match.start() for match in re.finditer(r"\n+", self.text)]

    def sentence_at(self, at: int) -> int:
        """The number of the sentence that an offset lies in (or follows)."""
        return max(0, bisect_right(self._starts, at) - 1)

    def line_at(self, at: int) -> int:
        """The number of the line (blank ones not counted) that an offset lies in."""
        return bisect_right(self._lines, at)

    @cached_property
    def quoted(self) -> list[Span]:
        """What statements report, by place."""
        return sorted(span for s in self.reading.statements for span in s.content)

    @cached_property
    def seen(self) -> list[Seen]:
        """The mentions by place, each with how it stands in its sentence."""
        led: set[tuple[int, bool]] = set()
        met: set[str] = set()
        found = []
        for mention in self.reading.mentions:
            number = self.sentence_at(mention.span.start)
            sort = (number, self.kinds[mention.entity] in PERSONAL_KINDS)
            found.append(self.look(mention, leads=sort not in led, new=mention.entity not in met))
            led.add(sort)
            met.add(mention.entity)
        return found

    def look(self, mention: Mention, *, leads: bool = True, new: bool = False) -> Seen:
        """How a mention stands in its sentence."""
        number = self.sentence_at(mention.span.start)
        start, end = mention.span.start, mention.span.end
        before = self.text[max(0, start - 40) : start].lower().split()
        before = before[:-1] if before and before[-1] in ("the", "a", "an") else before
        after = self.text[end : end + 2]
        previous = before[-1].strip("“\"'") if before else ""
        is_object = previous in PREPOSITIONS or (mention.kind == "unnamed" and previous in BEING)
        quoted = self._is_quoted(mention.span)
        introduced = new and " " in mention.head and mention.kind == "person" and after[:1] in (",", "(")
        line = self.line_at(start)
        return Seen(
            mention, number, line, leads, after in ("’s", "'s"), is_object and not introduced, quoted, introduced
        )

    @cached_property
    def leading_pronouns(self) -> list[tuple[int, str]]:
        """The "he" and "she" that open sentences outside quotations, as (offset, word)."""
        found = []
        for span in self.sentence_spans:
            match = LEADING_PRONOUN.match(self.text, span.start, span.end)
            if match:
                found.append((match.start(1), match[1].lower()))
        return found

    @cached_property
    def kinds(self) -> Mapping[str, ActorKind]:
        """The kind of every entity; a person's is "person", however the first mention put it."""
        kinds: dict[str, ActorKind] = {}
        for mention in self.reading.mentions:
            if mention.kind == "person" or mention.entity not in kinds:
                kinds[mention.entity] = mention.kind
        return kinds

    @cached_property
    def heads(self) -> Mapping[str, str]:
        """The fullest name of every entity."""
        heads: dict[str, Mention] = {}
        for mention in self.reading.mentions:
            held = heads.get(mention.entity)
            if held is None or _fullness(mention) > _fullness(held):
                heads[mention.entity] = mention
        return {entity: mention.head for entity, mention in heads.items()}

    @cached_property
    def sexes(self) -> Mapping[str, str]:
        """ "m" or "f" of the persons for whom names, titles or the pronouns beside them tell."""
        told: dict[str, Counter[str]] = {}
        for mention in self.reading.mentions:
            if self.kinds[mention.entity] == "person":
                told.setdefault(mention.entity, Counter()).update(_sexes_told(mention))
        by_pronoun = self._pronoun_votes()
        found = {}
        for entity in told:
            votes = told[entity] or by_pronoun.get(entity, Counter())
            if abs(votes["m"] - votes["f"]) >= LEAST_LEAD:
                found[entity] = "m" if votes["m"] > votes["f"] else "f"
        return found

    @cached_property
    def ranks(self) -> Mapping[str, frozenset[str]]:
        """The ranks of the offices that every entity is said to hold or have held."""
        ranks: dict[str, set[str]] = {}
        for mention in self.reading.mentions:
            offices = (find_office(title.removeprefix("former ")) for title in mention.titles)
            ranks.setdefault(mention.entity, set()).update(office.rank for office in offices if office)
        return {entity: frozenset(found) for entity, found in ranks.items()}

    def _pronoun_votes(self) -> dict[str, Counter[str]]:
        """He or she in a sentence that names one person only, after the name."""
        named: dict[int, dict[str, int]] = {}
        for seen in self.seen:
            if self.kinds[seen.mention.entity] == "person":
                named.setdefault(seen.sentence, {}).setdefault(seen.mention.entity, seen.mention.span.end)
        votes: dict[str, Counter[str]] = {}
        for number, persons in named.items():
            if len(persons) == 1:
                entity, at = next(iter(persons.items()))
                rest = self.text[at : self.sentence_spans[number].end] + " " + self._opening(number + 1, named)
                count = Counter(m=len(HE.findall(rest)), f=len(SHE.findall(rest)))
                votes.setdefault(entity, Counter()).update(count)
        return votes

    def _opening(self, number: int, named: Mapping[int, object]) -> str:
        """The word that opens the next sentence of the same paragraph, if that names nobody itself."""
        if number >= len(self.sentence_spans) or number in named:
            return ""
        start = self.sentence_spans[number].start
        same = self.line_at(start) == self.line_at(self.sentence_spans[number - 1].start)
        return self.text[start : start + 4].split(" ")[0] if same else ""

    def _is_quoted(self, span: Span) -> bool:
        """Whether some statement near by reports these words."""
        at = bisect_right(self.quoted, Span(span.start, span.end + LONG_AGO))
        return any(content.holds(span) for content in self.quoted[max(0, at - WINDOW) : at])

    def seen_before(self, at: int) -> list[Seen]:
        """The last mentions that begin before an offset: at most ``WINDOW``, so that long texts take linear time."""
        end = bisect_left(self._seen_starts, at)
        return self.seen[max(0, end - WINDOW) : end]

    @cached_property
    def _seen_starts(self) -> list[int]:
        return [seen.mention.span.start for seen in self.seen]

    def mentions_in(self, spans: Sequence[Span]) -> list[Mention]:
        """The mentions that touch some spans, in order of place."""
        if not spans:
            return []
        near = self.seen_before(max(span.end for span in spans))
        return [s.mention for s in near if any(s.mention.span.touches(span) for span in spans)]

    @cached_property
    def _sources(self) -> frozenset[int]:
        return frozenset(span.start for s in self.reading.statements for span in s.source)

    def is_source(self, at: int) -> bool:
        """Whether some statement's source begins at an offset."""
        return at in self._sources

    def place(self, statement: Statement) -> int:
        """Where a statement's source stands, or else its cue, or its words."""
        spans = statement.source or statement.cue or statement.content
        return min(span.start for span in spans)


def _fullness(mention: Mention) -> tuple[int, int]:
    return (mention.kind != "office", len(name_words(mention.head)))


def _sexes_told(mention: Mention) -> list[str]:
    told = []
    for title in mention.titles:
        office = find_office(title.removeprefix("former "))
        told.append(honorifics().get(normal(title)) or (office.sex if office else None))
    if mention.kind == "person" and len(name_words(mention.head)) > 1:
        told.append(given_name_sex(name_words(mention.head)[0]))
    return [sex for sex in told if sex]
