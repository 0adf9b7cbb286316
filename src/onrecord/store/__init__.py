"""The record file: one SQLite file with an open, documented schema (docs/record.md)."""

from onrecord.store.contents import (
    load_dated,
    load_failed,
    load_inputs,
    load_judgements,
    load_questions,
    load_readings,
    load_record,
    load_setting,
    save_inputs,
    save_judgement,
    save_readings,
    save_setting,
)
from onrecord.store.kept import load_kept, load_marks, save_kept
from onrecord.store.saving import Basis, save_record
from onrecord.store.search import Hit, search

__all__ = [
    "Basis",
    "Hit",
    "load_dated",
    "load_failed",
    "load_inputs",
    "load_judgements",
    "load_kept",
    "load_marks",
    "load_questions",
    "load_readings",
    "load_record",
    "load_setting",
    "save_inputs",
    "save_judgement",
    "save_kept",
    "save_readings",
    "save_record",
    "save_setting",
    "search",
]
