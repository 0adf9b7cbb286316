"""The utterances page: the same words as several outlets give them, the fullest first, and how each differs from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.collation.families import utterance_groups
from onrecord.model import Link, Statement
from onrecord.web.days import show_said_on
from onrecord.web.diffs import Side, alike, diff_of, sides_of
from onrecord.web.index import Index
from onrecord.web.lines import Line, Speaker, line_of, readable, speaker_of
from onrecord.web.links import Links, anchor


@dataclass(frozen=True, slots=True)
class Version:
    """One outlet's wording. ``diff`` is empty for the fullest, and for one with too little in common with it."""

    line: Line
    diff: Side


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something said once, in every wording found."""

    anchor: str
    speaker: Speaker
    said: str
    outlets: int
    versions: tuple[Version, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UtterancesView:
    """Utterances that several outlets report, most outlets first."""

    utterances: tuple[Utterance, ...]


def show_utterances(index: Index, *, asked: Mapping[str, str], link: Links) -> UtterancesView:
    """Every utterance that more than one voice reports; copies of one article are one voice."""
    links = [k for k in index.record.links if k.relation == "same_utterance"]
    groups = groups_of(index)
    found = [_utterance(index, group, links, link) for group in groups]
    found.sort(key=lambda u: (-u.outlets, u.speaker.name, u.anchor))
    return UtterancesView(tuple(found))


def groups_of(index: Index) -> list[list[Statement]]:
    """The statements joined as one utterance, directly or through others."""
    groups = (
        [index.statements[end] for end in group if end in index.statements] for group in utterance_groups(index.record)
    )
    return [group for group in groups if len(group) > 1]


def _fullness(index: Index, statement: Statement) -> tuple[bool, int, str]:
    return statement.kind == "indirect", -len(index.words(statement)), statement.id


def _utterance(index: Index, group: list[Statement], links: list[Link], link: Links) -> Utterance:
    group = sorted(group, key=lambda s: _fullness(index, s))
    full, names = group[0], {s.id for s in group}
    within = [k for k in links if k.left in names and k.right in names]
    said = min((s.said_on for s in group if s.said_on), key=lambda d: (-len(d), d), default=None)
    speakers = [speaker_of(index, s, link=link) for s in group]
    return Utterance(
        anchor=anchor(f"utterance-{full.id}"),
        speaker=next((s for s in speakers if s.resolved), speakers[0]),
        said=_said(said, sum(s.said_on is None for s in group)),
        outlets=len({index.copy_of.get(s.article, s.article) for s in group}),
        versions=tuple(_version(index, s, full, link) for s in group),
        reasons=readable(index, (reason for k in within for reason in k.reasons)),
    )


def _said(day: str | None, undated: int) -> str:
    """The day of the accounts that have one, and how many have none."""
    return f"{show_said_on(day)}; day not known in {undated}" if day and undated else show_said_on(day)


def _version(index: Index, statement: Statement, full: Statement, link: Links) -> Version:
    line = line_of(index, statement, link=link)
    if statement.id == full.id:
        return Version(line, ())
    diff = diff_of(" ".join(index.words(full).split()), line.words)
    return Version(line, sides_of(diff)[1] if alike(diff) >= 0.4 else ())
