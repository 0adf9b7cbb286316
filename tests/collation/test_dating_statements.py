"""The day each statement was said."""

from __future__ import annotations

from datetime import date

import pytest

from onrecord.collation.dating.articles import date_articles, date_statements
from onrecord.model import Article, Reading, Record, Span, Statement
from onrecord.reading.timexes.finding import find_timexes

TUESDAY = date(2024, 12, 3)


def said(text, *tellings, published=TUESDAY):
    """The days of statements given as (source, cue, content, number of the statement it is inside or None)."""
    article = Article.make(origin="a", text=text, published=published)
    statements = []
    for number, (source, cue, content, inside) in enumerate(tellings):
        spans = [
            (Span(text.index(words), text.index(words) + len(words)),) if words else ()
            for words in (content, cue, source)
        ]
        kind = "direct" if content.startswith("“") else "indirect"
        outer = f"s{inside}" if inside is not None else None
        statements.append(
            Statement(f"s{number}", article.id, *spans, kind, 1.0, inside=outer, entity=source.lower() or None)
        )
    reading = find_timexes(Reading(article=article, statements=tuple(statements)))
    record = date_statements(date_articles(Record(readings=(reading,))))
    return record.readings[0]


@pytest.mark.parametrize(
    ("text", "telling", "expected"),
    [
        pytest.param(
            "Prunk said nets are old.",
            ("Prunk", "said", "nets are old"),
            "2024-12-03",
            id="no other day: the article's",
        ),
        pytest.param(
            "Prunk said on Monday nets are old.", ("Prunk", "said", "nets are old"), "2024-12-02", id="a day beside it"
        ),
        pytest.param(
            "Last month Prunk said nets are old.", ("Prunk", "said", "nets are old"), "2024-11", id="a month beside it"
        ),
        pytest.param(
            "Prunk said nets tore on Monday.",
            ("Prunk", "said", "nets tore on Monday"),
            "2024-12-03",
            id="a day told of",
        ),
        pytest.param(
            "Prunk was asked about his meeting last week with Olm, and he said nets tore.",
            ("he", "said", "nets tore"),
            "2024-12-03",
            id="a day of what was spoken about",
        ),
        pytest.param(
            "“Nets tore,” said Prunk – a word on the storm two weeks ago.",
            ("Prunk", "said", "“Nets tore,”"),
            "2024-12-03",
            id="a day behind a dash",
        ),
        pytest.param(
            "Prunk said after the war, which began in 1994, that nets tore.",
            ("Prunk", "said", "that nets tore"),
            "2024-12-03",
            id="a day of another clause",
        ),
        pytest.param(
            "Prunk said he voted no in Sunday's referendum.",
            ("Prunk", "said", "he voted no"),
            "2024-12-03",
            id="a day that owns what was spoken about",
        ),
        pytest.param(
            "During Sunday's debate Prunk said nets tore.",
            ("Prunk", "said", "nets tore"),
            "2024-12-01",
            id="a day that owns the occasion",
        ),
        pytest.param(
            "Hours before Monday's vote, Prunk said nets tore.",
            ("Prunk", "said", "nets tore"),
            None,
            id="before a day, on a day not named",
        ),
        pytest.param(
            "Since he took office in January, Olm has quarrelled with Prunk, who said nets tore.",
            ("Prunk", "said", "nets tore"),
            "2024-12-03",
            id="a clause in front that begins with since",
        ),
        pytest.param(
            "Prunk had previously said nets tore.", ("Prunk", "said", "nets tore"), None, id="said at some time before"
        ),
        pytest.param(
            "Prunk said during the campaign nets tore.", ("Prunk", "said", "nets tore"), None, id="a campaign is no day"
        ),
        pytest.param(
            "Prunk has repeatedly said nets tore.", ("Prunk", "said", "nets tore"), None, id="again and again"
        ),
        pytest.param(
            "Prunk is calling for new nets.", ("Prunk", "is calling for", "new nets"), "2024-12", id="a standing demand"
        ),
        pytest.param(
            "According to Prunk, on Wednesday they want to meet.",
            ("Prunk", "According to", "on Wednesday they want to meet"),
            "2024-12-03",
            id="what is still to come was not said then",
        ),
        pytest.param(
            "Recently boats sank. Prunk blamed the nets.", ("Prunk", "blamed", "the nets"), None, id="a vague past"
        ),
        pytest.param(
            "Prunk has opposed nets since 2014.", ("Prunk", "has opposed", "nets"), None, id="since is no occasion"
        ),
    ],
)
def test_said_on(text, telling, expected):
    reading = said(text, (*telling, None))
    assert reading.statements[0].said_on == expected
    assert reading.statements[0].said_on_why


def test_nested_sayings_follow_the_outer_one_unless_told_in_the_pluperfect():
    reading = said(
        "Prunk said on Monday that the union wants quotas and the port had warned of storms.",
        ("Prunk", "said", "that the union wants quotas and the port had warned of storms", None),
        ("the union", "wants", "quotas", 0),
        ("the port", "had warned", "of storms", 0),
    )
    assert [s.said_on for s in reading.statements] == ["2024-12-02", "2024-12-02", None]


def test_a_speakers_occasion_is_carried_on():
    reading = said(
        "Prunk spoke of old nets on Sunday.\n\nPrunk added that quotas help.\n\nLima said boats sink.",
        ("Prunk", "spoke", "of old nets", None),
        ("Prunk", "added", "that quotas help", None),
        ("Lima", "said", "boats sink", None),
    )
    assert [s.said_on for s in reading.statements] == ["2024-12-01", "2024-12-01", "2024-12-03"]


def test_dates_inside_a_quotation_are_read_against_the_day_it_was_said():
    reading = said("“We met yesterday,” Prunk said on Sunday.", ("Prunk", "said", "“We met yesterday,”", None))
    assert [t.value for t in reading.timexes] == ["2024-11-30", "2024-12-01"]


def test_without_a_publication_day_nothing_is_said_on_a_day():
    reading = said("Prunk said on Monday nets tore.", ("Prunk", "said", "nets tore", None), published=None)
    assert reading.statements[0].said_on is None


def test_an_absolute_date_needs_no_publication_day():
    reading = said("Prunk said on June 3, 2021 nets tore.", ("Prunk", "said", "nets tore", None), published=None)
    assert reading.statements[0].said_on == "2021-06-03"
