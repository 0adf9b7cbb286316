"""The three verbs as folds: read one article, collate the readings, decide the questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from onrecord.collation import COLLATORS
from onrecord.decision.questions import load_questions
from onrecord.decision.state import decide as decide_question
from onrecord.errors import OnRecordError
from onrecord.model import Article, Judgement, Question, Reading, Record, Trouble
from onrecord.reading import READERS
from onrecord.reading.settings import Settings, with_settings

LANGUAGE = "en"
UNSET = Settings()
Questions = Iterable[Question | str | Path]


def read(article: Article, settings: Settings = UNSET) -> Reading:
    """All that one article reports by itself. An article in another language is kept unread, with a trouble.

    Raises OnRecordError only where nothing can be read at all (a part of the installation is missing).
    """
    reading = Reading(article)
    if article.language not in (None, LANGUAGE):
        return replace(reading, troubles=(foreign(article),))
    for reader in with_settings(READERS, settings):
        try:
            reading = reader(reading)
        except OnRecordError:
            raise
        except Exception as error:
            reading = replace(reading, troubles=(*reading.troubles, failed(article.origin, "reader", reader, error)))
    return with_unique_statements(reading)


def foreign(article: Article) -> Trouble:
    """Why an article was not read."""
    message = f"it seems to be in {article.language!r} and only English is read; state its language if that is wrong"
    return Trouble(article.origin, "language", message)


def failed(origin: str, kind: str, step: Callable[..., object], error: Exception) -> Trouble:
    """What became of a reader or collator that raised."""
    what = f"{type(error).__name__}: {error}".strip().split("\n", 1)[0][:200]
    return Trouble(origin, kind, f"{step.__name__} failed ({what}); what it finds is missing here. Please report it")


def with_unique_statements(reading: Reading) -> Reading:
    """The reading with each statement once: an id names one statement of the record."""
    unique = {statement.id: statement for statement in reversed(reading.statements)}
    return (
        replace(reading, statements=tuple(reversed(unique.values())))
        if len(unique) < len(reading.statements)
        else reading
    )


def collate(
    readings: Iterable[Reading], judgements: Sequence[Judgement] = (), *, troubles: Iterable[Trouble] = ()
) -> Record:
    """All that some readings report together, whatever order they come in; ``judgements`` are replayed on it.

    ``troubles`` are those of the inputs; the record's hold these, the readings' own and those of collation.
    """
    ordered = tuple(sorted(readings, key=lambda reading: reading.article.id))
    known = [*troubles, *(trouble for reading in ordered for trouble in reading.troubles)]
    record = Record(readings=ordered, judgements=tuple(judgements), troubles=tuple(known))
    for collator in COLLATORS:
        try:
            record = collator(record)
        except OnRecordError:
            raise
        except Exception as error:
            record = replace(record, troubles=(*record.troubles, failed("record", "collator", collator, error)))
    return with_ordered_troubles(record)


def with_ordered_troubles(record: Record) -> Record:
    """The record with each trouble once, in order."""
    ordered = sorted(set(record.troubles), key=lambda t: (t.origin, t.kind, t.message))
    return replace(record, troubles=tuple(ordered))


def decide(record: Record, questions: Questions, *, as_of: date | None = None) -> Record:
    """The record with where each question stands, for the statements known by ``as_of`` (all of them, when None).

    A question is one of the model's or a question file. Raises QuestionError.
    """
    asked = as_questions(questions)
    record = replace(record, questions=(), positions=(), decisions=())
    for question in asked:
        record = decide_question(record, question, as_of=as_of)
    kept = {question.id for question in record.questions}
    missing = tuple(question for question in asked if question.id not in kept)
    return with_ordered_troubles(replace(record, questions=(*record.questions, *missing)))


def as_questions(questions: Questions) -> tuple[Question, ...]:
    """Questions by id, each once; the last of an id counts. Raises QuestionError."""
    found: dict[str, Question] = {}
    for given in questions:
        loaded = (given,) if isinstance(given, Question) else load_questions(given)
        found.update({question.id: question for question in loaded})
    return tuple(found[key] for key in sorted(found))
