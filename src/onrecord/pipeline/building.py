"""Building a record file: read what is new, save it batch by batch, collate and decide everything."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from onrecord import store
from onrecord.engines import ENGINES
from onrecord.engines.engine import Engine
from onrecord.errors import InputError
from onrecord.intake.files import find_inputs
from onrecord.model import Record
from onrecord.pipeline.arrivals import Intake, Watch, doubles, first_origins
from onrecord.pipeline.verbs import Questions, as_questions, collate, decide, read

BATCH = 4


def build(
    paths: Sequence[str | Path],
    record_path: str | Path,
    questions: Questions = (),
    *,
    engine: str = "serial",
    workers: int = 2,
    sidecar: str | Path | None = None,
    again: bool = False,
    progress: Watch | None = None,
) -> Record:
    """Read what is new among ``paths`` into the record file, made if need be, and collate everything in it.

    ``paths`` are files, folders, patterns or ``-``; ``sidecar`` is a CSV of metadata. Articles in the record are passed
    over unless ``again`` is set or a reader failed on them. Without ``questions`` those of the file are decided again.
    Readings are saved batch by batch: a build that is killed leaves a record that opens, and the next one goes on from
    there. ``progress`` is called as things happen.

    Raises InputError for an unknown engine or a sidecar that is not there, QuestionError, and RecordError when the
    file can't be used.
    """
    path, run, asked = Path(record_path), engine_named(engine).run, as_questions(questions)
    found = find_inputs([str(p) for p in paths], sidecar=str(sidecar) if sidecar else None)
    store.save_inputs(path, seen=(), troubles=(), origins=())
    known = first_origins(store.load_inputs(path)[0])
    anew = set(known) if again else store.load_failed(path)
    intake = Intake(known, anew=anew, watch=progress or (lambda _: None))
    readings = run(read, intake.new_articles(found), workers=workers)
    while batch := list(islice(readings, BATCH)):
        store.save_readings(path, batch)
        intake.count(batch)
    store.save_inputs(path, seen=intake.seen, troubles=intake.troubles, origins=intake.origins)
    intake.step("collating")
    return rebuild(path, asked)


def rebuild(record_path: str | Path, questions: Questions = ()) -> Record:
    """Collate and decide a record file anew from its readings and judgements, and save it.

    Without ``questions`` those of the file are decided again. Raises RecordError, QuestionError.
    """
    path, asked = Path(record_path), as_questions(questions)
    origins, troubles = store.load_inputs(path)
    readings, judgements = store.load_readings(path), store.load_judgements(path)
    record = collate(readings, judgements, troubles=[*troubles, *doubles(origins)])
    record = decide(record, asked or store.load_questions(path))
    store.save_record(path, record)
    return record


def open_record(record_path: str | Path) -> Record:
    """The record in a file, as it was saved last. Raises RecordError when there is none or it can't be read."""
    return store.load_record(Path(record_path))


def engine_named(name: str) -> Engine:
    """The engine of a name. Raises InputError."""
    for engine in ENGINES:
        if engine.name == name:
            return engine
    raise InputError(f"no engine is called {name!r}", advice=f"Choose {' or '.join(e.name for e in ENGINES)}")
