from __future__ import annotations

import io
import json

from onrecord.export.ftm import write_ftm
from onrecord.model import Actor, ActorRole, Article, Evidence, Judgement, Reading, Record, Span

ARTICLE = Article("a", "a.txt", "Anna Kolm spoke.", url="https://example.org/a")
SHOWN = ActorRole("president", "Peru", "2024-01-02", "2024-02-03", (Evidence("a", Span(0, 9)),))
STATED = ActorRole("president", "Peru", "2020-01-01", None)
KOLM = Actor("actor-1", "Anna Kolm", "person", ("Anna Kolm", "Kolm"), (STATED, SHOWN), "Peru", (("a", "e1"),))
PERU = Actor("actor-2", "Peru", "state", speaks_for="Peru")
SOURCE = Actor("actor-3", "unnamed officials", "unnamed")
KNOWN = Judgement("j", "identifies", "Kolm", "wikidata:Q1", "")


def written(record: Record) -> list[dict]:  # type: ignore[type-arg]
    out = io.StringIO()
    write_ftm(record, out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_nobody_gives_no_entity() -> None:
    assert written(Record()) == []
    assert written(Record(actors=(SOURCE,))) == []


def test_actors_positions_and_occupancies() -> None:
    record = Record(readings=(Reading(ARTICLE),), actors=(KOLM, PERU), judgements=(KNOWN,))
    found = written(record)
    assert [e["schema"] for e in found] == ["Person", "Position", "Occupancy", "Occupancy", "PublicBody"]
    person, position, stated, shown, state = (e["properties"] for e in found)
    assert person["wikidataId"] == ["Q1"]
    assert person["sourceUrl"] == ["https://example.org/a"]
    assert position["country"] == state["country"] == ["pe"]
    assert stated["startDate"] == ["2020-01-01"]
    assert "startDate" not in shown
    assert shown["date"] == ["2024-01-02", "2024-02-03"]
    assert len({e["id"] for e in found}) == len(found)
