"""Building a record file: read what is new, save it batch by batch, collate and decide everything."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from itertools import chain, islice
from pathlib import Path

from onrecord import store
from onrecord.collation.dating.changes import with_redatings
from onrecord.engines import ENGINES
from onrecord.engines.engine import Engine
from onrecord.errors import InputError
from onrecord.intake.files import find_inputs
from onrecord.intake.offices import read_identifiers, read_offices
from onrecord.keeping import Shelf, keeping
from onrecord.model import Article, Record
from onrecord.pipeline.arrivals import Intake, Watch, doubles, first_origins
from onrecord.pipeline.program import program
from onrecord.pipeline.sharing import foreseen
from onrecord.pipeline.verbs import Questions, as_questions, collate, decide, read
from onrecord.reading.settings import Settings, cut_named

BATCH = 4
UNSETTLED = "changing to "


def build(
    paths: Sequence[str | Path],
    record_path: str | Path,
    questions: Questions = (),
    *,
    engine: str = "serial",
    workers: int = 2,
    sidecar: str | Path | None = None,
    again: bool = False,
    cut: float | str | None = None,
    model: str | Path | None = None,
    offices: str | Path | None = None,
    identifiers: str | Path | None = None,
    progress: Watch | None = None,
) -> Record:
    """Read what is new among ``paths`` into the record file, made if need be, and collate everything in it.

    ``paths`` are files, folders, patterns or ``-``; ``sidecar`` is a CSV of metadata. Articles in the record are passed
    over unless ``again`` is set or a reader failed on them. Without ``questions`` those of the file are decided again.
    Readings are saved batch by batch: a build that is killed leaves a record that opens, and the next one goes on from
    there. ``progress`` is called as things happen.

    ``cut`` (the least confidence of a statement, ``precision`` or ``recall``) and ``model`` (a folder of weights) stay
    with the file: later builds keep to them, and one that changes them reads every article of the record anew.

    ``offices`` and ``identifiers`` are tables of the user about actors (docs/actors.md); what they state stays with the
    file as judgements do.

    Raises InputError for an unknown engine, a table that states what can't be, a cut that is none or a sidecar that is
    not there, QuestionError, and RecordError when the file can't be used.
    """
    path, run, asked = Path(record_path), engine_named(engine).run, as_questions(questions)
    least = None if cut is None else cut_named(str(cut))
    tables = [*(read_offices(Path(offices)) if offices else ())]
    tables += read_identifiers(Path(identifiers)) if identifiers else []
    found = find_inputs([str(p) for p in paths], sidecar=str(sidecar) if sidecar else None)
    store.save_inputs(path, seen=(), troubles=(), origins=())
    known = first_origins(store.load_inputs(path)[0])
    before, settings = settings_for(path, cut=least, model=model)
    changed = bool(known) and before != settings
    intake = Intake(
        known, anew=set(known) if again or changed else store.load_failed(path), watch=progress or (lambda _: None)
    )
    store.save_setting(path, (UNSETTLED if changed else "") + packed(settings))
    arriving = chain(intake.new_articles(found), left_over(path, intake) if changed else ())
    readings = run(partial(read, settings=settings), arriving, workers=workers)
    while batch := list(islice(readings, BATCH)):
        store.save_readings(path, batch)
        intake.count(batch)
    store.save_inputs(path, seen=intake.seen, troubles=intake.troubles, origins=intake.origins)
    store.save_setting(path, packed(settings))
    for stated in tables:
        store.save_judgement(path, stated)
    intake.step("collating")
    return rebuild(path, asked, engine=engine, workers=workers)


def settings_for(path: Path, *, cut: float | None, model: str | Path | None) -> tuple[Settings | None, Settings]:
    """The settings that the articles in a file were read with (None: not all with the same), and those to read with."""
    kept = store.load_setting(path) or "{}"
    base = Settings(**json.loads(kept.removeprefix(UNSETTLED)))
    before = None if kept.startswith(UNSETTLED) else base
    return before, Settings(cut=base.cut if cut is None else cut, model=base.model if model is None else str(model))


def packed(settings: Settings) -> str:
    """Settings as the file keeps them."""
    return json.dumps(asdict(settings), sort_keys=True)


def left_over(path: Path, intake: Intake) -> Iterator[Article]:
    """The articles in the file that are to be read anew and were not among the inputs."""
    wanted = set(intake.anew)
    yield from (reading.article for reading in store.load_readings(path) if reading.article.id in wanted)


def rebuild(record_path: str | Path, questions: Questions = (), *, engine: str = "serial", workers: int = 2) -> Record:
    """Collate and decide a record file anew from its readings and judgements, and save it.

    What earlier builds kept of single articles and pairs makes it quick, and changes nothing; nor does the engine,
    which makes what many new articles give by themselves. Without ``questions`` those of the file are decided again.
    Raises InputError for an unknown engine, RecordError, QuestionError.
    """
    path, run, asked = Path(record_path), engine_named(engine), as_questions(questions)
    with no_garbage_sought():
        origins, troubles = store.load_inputs(path)
        readings, judgements = store.load_readings(path), store.load_judgements(path)
        basis = store.Basis(program(), {raw.article.id: raw for raw in readings}, store.load_marks(path))
        with keeping(Shelf(store.load_kept(path, basis.program), basis.marks)) as shelf:
            shelf.made |= foreseen(shelf, readings, engine=run, workers=workers)
            record = collate(readings, judgements, troubles=[*troubles, *doubles(origins)])
            record = decide(record, asked or store.load_questions(path))
        record = with_redatings(record, *store.load_dated(path))
        store.save_record(path, record, basis)
        made = {key: body for key, body in shelf.made.items() if key in shelf.used}
        store.save_kept(path, basis.program, made=made, used=shelf.used)
    return record


@contextmanager
def no_garbage_sought() -> Iterator[None]:
    """Don't look for cycles meanwhile: records make none, and to search millions of them took a sixth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def open_record(record_path: str | Path) -> Record:
    """The record in a file, as it was saved last. Raises RecordError when there is none or it can't be read."""
    return store.load_record(Path(record_path))


def engine_named(name: str) -> Engine:
    """The engine of a name. Raises InputError."""
    for engine in ENGINES:
        if engine.name == name:
            return engine
    raise InputError(f"no engine is called {name!r}", advice=f"Choose {' or '.join(e.name for e in ENGINES)}")
