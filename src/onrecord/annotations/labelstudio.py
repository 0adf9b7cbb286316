"""Label Studio's JSON export (https://labelstud.io/guide/export): tasks with regions and relations between them.

Of several annotations of one task the first that was not cancelled counts. Offsets there count UTF-16 code units.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from onrecord.annotations.annotated import AnnotatedArticle
from onrecord.annotations.linking import Labelled, code_points, linked, part_of
from onrecord.model import Span

NAMES = ("doc_id", "id", "file", "name")


def read_label_studio(path: Path) -> Iterator[AnnotatedArticle]:
    """The articles of one export. Raises ValueError, KeyError, TypeError or OSError when it can't be used."""
    tasks = json.loads(path.read_text(encoding="utf-8"))
    for task in tasks if isinstance(tasks, list) else [tasks]:
        done = [one for one in task.get("annotations") or () if not one.get("was_cancelled")]
        if done:
            yield _article(task, done[0]["result"])


def _article(task: Mapping[str, Any], result: list[Mapping[str, Any]]) -> AnnotatedArticle:
    data = task["data"]
    text = data["text"]
    places = code_points(text)
    stretches: dict[str, Labelled] = {}
    for region in result:
        value = region.get("value", {})
        part = part_of((value.get("labels") or value.get("hypertextlabels") or [""])[0])
        if part:
            span = Span(places[value["start"]], places[value["end"]])
            stretches[str(region["id"])] = Labelled(part, (span,))
    links = [(str(one["from_id"]), str(one["to_id"])) for one in result if one.get("type") == "relation"]
    name = next((str(data[key]) for key in NAMES if data.get(key)), str(task.get("id", "")))
    return AnnotatedArticle(name, text, linked(stretches, links))
