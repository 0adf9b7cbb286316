"""docs/record.md, made from the schema by ``python -m onrecord.store.reference > docs/record.md``; a test compares."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

from onrecord.store.connection import APPLICATION_ID
from onrecord.store.migrations import MIGRATIONS, schema_text

TABLE = re.compile(r"((?:-- [^\n]*\n)+)CREATE (?:VIRTUAL )?TABLE (\w+) (?:USING fts5 )?\(\n(.*?)\n\);", re.DOTALL)
ADDED = re.compile(r"^ALTER TABLE (\w+) ADD COLUMN ([^;]*);([^\n]*)$", re.MULTILINE)
COLUMN = re.compile(r'\s*"?(\w+)"? (TEXT|INTEGER|REAL|BLOB)([^-]*?),?(?:\s*-- (.*))?$')
ABOUT = """# The record file

<!-- made by python -m onrecord.store.reference; don't edit -->

A record is one SQLite file, which opens in any SQLite tool. Its `application_id` is {application} and its
`user_version` is the number of the schema, {version} here. An older file is brought up to date when it is opened,
and a copy of it is kept beside it; a newer one is refused. Days are ISO 8601 text, and a day only partly known is
the front of one (`2024-12`). Offsets (`start`, `end`) count Unicode code points of `articles.text`, end exclusive, and
SQLite counts from 1:

```sql
SELECT a.outlet, actors.name, substr(a.text, p.start + 1, p."end" - p.start) AS words
FROM statements AS s
JOIN articles AS a ON a.id = s.article
JOIN statement_spans AS p ON p.statement = s.id AND p.part = 'content'
LEFT JOIN actors ON actors.id = s.actor
ORDER BY a.id, s.n, p.n;
```

`n` is the place of a row among its like. What is unknown is NULL. A column marked JSON holds a list or an object in
which what is at its default is left out. Everything but `articles`, `origins`, `readings`, `input_troubles` and
`judgements` is what the last build made of all articles together, written in one transaction.
"""


def reference() -> str:
    """The whole page."""
    return "\n".join(lines()).rstrip() + "\n"


def lines() -> Iterator[str]:
    """The lines of the page."""
    yield ABOUT.format(application=APPLICATION_ID, version=len(MIGRATIONS))
    for comment, name, body in TABLE.findall(schema_text()):
        about = " ".join(line.removeprefix("-- ") for line in comment.strip().splitlines())
        later = [f"{column}{note}" for table, column, note in ADDED.findall(schema_text()) if table == name]
        columns = [match.groups() for match in map(COLUMN.match, [*body.splitlines(), *later]) if match]
        yield from (f"## {name}", "", about, "")
        if columns:
            yield from ("| column | type | |", "|---|---|---|")
            yield from (
                f"| `{column}` | {kind.lower()} | {meaning(rest, note)} |" for column, kind, rest, note in columns
            )
            yield ""


def meaning(rest: str, note: str | None) -> str:
    """What a column holds, or the column it refers to."""
    refers = re.search(r"REFERENCES (\w+) \((\w+)\)", rest)
    said = [f"`{refers[1]}.{refers[2]}`"] if refers else []
    said += ["may be NULL"] if "NOT NULL" not in rest and "PRIMARY KEY" not in rest else []
    return "; ".join([*said, note] if note else said)


if __name__ == "__main__":
    sys.stdout.write(reference())
