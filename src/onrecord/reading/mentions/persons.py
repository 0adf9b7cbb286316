"""The persons of one article: which full names, surnames and spellings mean the same one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from onrecord.reading.mentions.names import Named
from onrecord.text.names import (
    APART,
    Likeness,
    given_name_sex,
    honorifics,
    name_words,
    normal,
    same_surname,
    similar,
)

SAME_NAME = 0.9
SAME_SURNAME = 0.9
NAMED_JUST_BEFORE = 2


@dataclass(slots=True)
class Person:
    """One person of one article while names are being grouped: full names as written and the numbers of its
    runs."""

    heads: list[str]
    runs: list[int] = field(default_factory=list)
    sexes: set[str] = field(default_factory=set)

    @property
    def head(self) -> str:
        """The fullest name."""
        return max(self.heads, key=lambda head: len(name_words(head)))


@dataclass(frozen=True, slots=True)
class Sighting:
    """Which person a run means and why; ``rivals`` counts the others it could have meant."""

    person: int
    reason: str
    rivals: int = 0


def group_persons(named: Sequence[Named]) -> tuple[list[Person], dict[int, Sighting]]:
    """The persons of an article, and by number of the run in ``named`` whom each run means."""
    persons: list[Person] = []
    seen: dict[int, Sighting] = {}
    people = [(i, n) for i, n in enumerate(named) if n.kind == "person" and name_words(n.run.words)]
    for i, n in people:
        if len(name_words(n.run.words)) > 1:
            seen[i] = _place_full_name(persons, n)
            _note(persons[seen[i].person], i, n)
    for i, n in people:
        if i not in seen:
            seen[i] = _place_short_name(persons, seen, named, i)
            _note(persons[seen[i].person], i, n)
    return persons, dict(sorted(seen.items()))


def _note(person: Person, number: int, named: Named) -> None:
    person.runs.append(number)
    if named.run.words not in person.heads:
        person.heads.append(named.run.words)
    told = [honorifics().get(normal(named.run.honorific))] + [office.office.sex for office in named.offices]
    if len(name_words(named.run.words)) > 1:
        told.append(given_name_sex(name_words(named.run.words)[0]))
    person.sexes.update(sex for sex in told if sex)


def _place_full_name(persons: list[Person], named: Named) -> Sighting:
    likeness = [_likeness(named.run.words, p) for p in persons]
    best = max(range(len(persons)), key=lambda k: likeness[k].score, default=None)
    if best is not None and likeness[best].score >= SAME_NAME:
        rivals = sum(one.score == likeness[best].score for one in likeness) - 1
        return Sighting(best, likeness[best].reason, rivals)
    persons.append(Person([named.run.words]))
    return Sighting(len(persons) - 1, "full name")


def _likeness(name: str, person: Person) -> Likeness:
    """How alike a full name is to the person's; one of those that tells them apart outweighs the others."""
    found = [similar(name, head) for head in person.heads]
    apart = [one for one in found if one.score == APART]
    return apart[0] if apart else max(found, key=lambda one: one.score)


def _place_short_name(
    persons: list[Person], seen: dict[int, Sighting], named: Sequence[Named], number: int
) -> Sighting:
    """Whom a single name means: the person of that surname, else of that first name, else somebody new."""
    word = name_words(named[number].run.words)[-1]
    found = [k for k, p in enumerate(persons) if any(_has_surname(head, word) for head in p.heads)]
    why = "surname of a full name in the article"
    if not found:
        found = [k for k, p in enumerate(persons) if any(word in name_words(head) for head in p.heads)]
        why = "part of a full name in the article"
    if not found:
        persons.append(Person([named[number].run.words]))
        return Sighting(len(persons) - 1, "named by one word only")
    if len(found) == 1:
        return Sighting(found[0], why)
    return _choose_namesake(persons, found, named, number)


def _has_surname(head: str, word: str) -> bool:
    words = name_words(head)
    return same_surname(words[-1], word)[0] >= SAME_SURNAME


def _choose_namesake(persons: list[Person], found: list[int], named: Sequence[Named], number: int) -> Sighting:
    """Which of several people of one surname is meant: by the honorific, by the office, else the one named
    last."""
    told = honorifics().get(normal(named[number].run.honorific))
    fits = [k for k in found if not told or not persons[k].sexes or told in persons[k].sexes]
    titled = {office.office.key for office in named[number].offices}
    held = [k for k in fits if titled & {o.office.key for i in persons[k].runs for o in named[i].offices}]
    fits = held or fits
    if len(fits) == 1:
        return Sighting(fits[0], "several of this surname; told apart by title", 0)
    return _choose_by_place(persons, fits or found, number)


def _choose_by_place(persons: list[Person], fits: list[int], number: int) -> Sighting:
    """Of people with one surname, the one the article named first goes by it, unless another was named just
    before."""
    first = min(fits, key=lambda k: min(persons[k].runs))
    last = max(fits, key=lambda k: max((i for i in persons[k].runs if i < number), default=-1))
    near = max((i for i in persons[last].runs if i < number), default=-1)
    if last != first and number - near <= NAMED_JUST_BEFORE:
        return Sighting(last, f"{len(fits)} people of this surname; the one named last", len(fits) - 1)
    return Sighting(first, f"{len(fits)} people of this surname; the one named first", len(fits) - 1)
