"""Errors a person can act on: what happened, where, and what to do about it."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the command's exit status means."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    SOME_INPUTS_FAILED = 3
    RECORD_UNUSABLE = 4
    INTERRUPTED = 130


class OnRecordError(Exception):
    """Any error that OnRecord raises on purpose.

    ``message`` says what happened and where, ``advice`` what to do.
    """

    exit_code = ExitCode.USAGE

    def __init__(self, message: str, *, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message}. {self.advice}" if self.advice else self.message


class InputError(OnRecordError):
    """An input that cannot be used at all (a missing path, an unknown format)."""


class QuestionError(OnRecordError):
    """A question file or a rule that cannot be used; ``message`` names the file and the key."""


class RecordError(OnRecordError):
    """A record file that cannot be opened or written; the file is left as it was."""

    exit_code = ExitCode.RECORD_UNUSABLE
