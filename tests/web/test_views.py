"""What each page shows of the sample."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.web.sample import sample

from onrecord.errors import InputError
from onrecord.export.in_place import words_in_place
from onrecord.model import ActorRole, Evidence, RollLine, Span, Statement
from onrecord.web.actors import show_actors
from onrecord.web.axis import LEFT, RIGHT, UNDATED, axis_over
from onrecord.web.citing import citation
from onrecord.web.decision import show_decision
from onrecord.web.disagreements import show_disagreements
from onrecord.web.index import Index
from onrecord.web.links import ReportLinks, ServedLinks, anchor, place_anchor, safe_url
from onrecord.web.search import show_search
from onrecord.web.seats import seat_of
from onrecord.web.statements import show_statements
from onrecord.web.timeline import show_timeline
from onrecord.web.titles import called
from onrecord.web.utterances import show_utterances
from onrecord.web.variants import show_variants

INDEX = Index.of(sample())
LINK = ServedLinks()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"speaker": "nobody"}, 0),
        ({"since": "2032-01-01"}, 0),
        ({"text": "guns butter"}, 0),
        ({}, 10),
        ({"speaker": "tomas orrin"}, 3),
        ({"outlet": "Coast Wire"}, 1),
        ({"kind": "direct"}, 2),
        ({"question": "quillon"}, 4),
        ({"since": "2031-03-10"}, 1),
        ({"until": "2031-03-04"}, 8),
        ({"text": "Guns SILENT"}, 3),
        ({"page": "99"}, 10),
        ({"page": "-1"}, 10),
    ],
)
def test_statements_are_those_the_filters_let_through(asked: dict[str, str], found: int) -> None:
    assert show_statements(INDEX, asked=asked, link=LINK).found == found


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("", 0),
        ("nowhere", 0),
        ('"guns silent"', 0),
        ("(", 0),
        ('" "', 0),
        ('" guns must "', 5),
        ("guns nowhere", 0),
        ('"guns must"', 5),
        ("guns must", 5),
        ("uns", 0),
        ("ORIN", 2),
    ],
)
def test_search_finds_words_where_they_stand(words: str, places: int) -> None:
    assert len(show_search(INDEX, asked={"q": words}, link=LINK).hits) == places


def test_words_apart_are_found_in_one_sentence_behind_those_together() -> None:
    hits = show_search(INDEX, asked={"q": "guns silent"}, link=LINK).hits
    assert hits
    assert all({"guns", "silent"} & {*f"{h.words} {h.after}".lower().split()} for h in hits)
    assert not any(h.before.startswith(" ") for h in hits)


def test_a_citation_says_who_when_in_what_words_and_where() -> None:
    statement = next(s for s in INDEX.statements.values() if s.id == "statement-belmora")
    told = citation(INDEX, statement)
    assert told.startswith("Ilse Marrow, said 4 Mar 2031, ")
    assert INDEX.words(statement) in told
    assert "The Harbour Post" in told
    assert told.endswith("[statement-belmora]")


def test_a_citation_gives_no_day_after_the_report() -> None:
    statement = next(s for s in INDEX.statements.values() if s.article == "article-herald")
    assert "said 3–5 Mar 2031, " in citation(INDEX, replace(statement, said_on="2031-W10"))


def test_a_citation_is_one_line_where_its_source_runs_over_two() -> None:
    statement = next(s for s in INDEX.statements.values() if "\n" in INDEX.text(s.article))
    at = INDEX.text(statement.article).index("\n")
    assert "\n" not in citation(INDEX, replace(statement, actor=None, source=(Span(at - 3, at + 4),)))


def test_the_roll_gives_no_day_after_the_report() -> None:
    said = {"statement-herald-guns": "2031-W10"}
    readings = [
        replace(r, statements=tuple(replace(s, said_on=said.get(s.id, s.said_on)) for s in r.statements))
        for r in sample().readings
    ]
    index = Index.of(replace(sample(), readings=tuple(readings)))
    line = RollLine("Belmora", "voter", "support", "2031-W10", evidence=tuple(said))
    assert seat_of(index, index.record.decisions[0], line, LINK).since == "3–5 Mar 2031"


def test_an_article_of_no_outlet_is_called_by_its_title() -> None:
    article = replace(INDEX.article(INDEX.readings.__iter__().__next__()), outlet=None, title="Guns " * 20)
    assert called(article) == "“Guns Guns Guns Guns Guns Guns Guns Guns…”"
    assert called(replace(article, title="Guns")) == "“Guns”"


def test_a_mark_of_no_known_day_stands_where_it_was_reported_as_in_the_roll() -> None:
    undated = [replace(r, statements=tuple(replace(s, said_on=None) for s in r.statements)) for r in sample().readings]
    index = Index.of(replace(sample(), readings=tuple(undated)))
    (chart,) = show_timeline(index, asked={}, link=LINK).charts
    marks = [mark for row in chart.rows for mark in row.marks]
    assert any(mark.title.startswith("reported ") and mark.x < UNDATED - 30 for mark in marks)
    assert all(mark.title.startswith(("reported ", "day not known")) for mark in marks)


def test_a_day_that_is_none_is_said_to_be_none() -> None:
    with pytest.raises(InputError, match="banana"):
        show_decision(INDEX, asked={"as_of": "banana"}, link=LINK)


def test_the_roll_puts_what_stands_in_the_way_first_and_says_who_is_silent() -> None:
    (shown,) = show_decision(INDEX, asked={}, link=LINK).standpoints
    assert [seat.member for seat in shown.seats] == ["Dunholm", "Belmora", "Castrel"]
    assert shown.silent == ("Arvenia", "Eskvale", "Farrow")
    assert [(hurdle.seat.member, hurdle.together) for hurdle in shown.reported] == [("Dunholm", False)]
    assert shown.declared == shown.threatened == ()


def test_a_condition_shows_who_must_bring_it_about_and_what_became_of_it() -> None:
    (shown,) = show_decision(INDEX, asked={}, link=LINK).standpoints
    assert [(c.bearer, c.fate) for c in shown.conditions] == [
        ("", "not known to be met"),
        ("the border commission", "not met"),
    ]
    assert [s.words for s in shown.conditions[1].shown] == ["there would be no invitation"]


def test_what_moved_shows_both_sentences() -> None:
    (shown,) = show_decision(INDEX, asked={"question": "quillon"}, link=LINK).standpoints
    (moved,) = shown.moved
    assert (moved.member, moved.words) == ("Castrel", "softened")
    assert moved.before and moved.after
    assert show_decision(INDEX, asked={"question": "another"}, link=LINK).standpoints == ()


def test_copies_stand_beside_an_account_and_slight_disagreements_are_folded() -> None:
    shown = show_disagreements(INDEX, asked={}, link=LINK)
    assert [d.kind for d in shown.open] == ["fact", "wording"]
    assert [d.kind for d in shown.folded] == ["name"]
    assert shown.open[0].left.copies == ("Coast Wire",)


def test_an_utterance_shows_its_fullest_wording_first() -> None:
    wordings = [u.versions[0].line.kind for u in show_utterances(INDEX, asked={}, link=LINK).utterances]
    assert wordings == ["direct", "direct"]


def test_the_timeline_has_a_row_a_party_and_marks_second_hand_positions_hollow() -> None:
    (chart,) = show_timeline(INDEX, asked={}, link=LINK).charts
    assert [(row.label, [mark.hollow for mark in row.marks]) for row in chart.rows] == [
        ("Belmora", [False]),
        ("Castrel", [False, False]),
        ("Dunholm", [True]),
    ]


def test_an_axis_keeps_days_in_order_and_the_undated_beside() -> None:
    days = [(date(2031, 3, day),) * 2 for day in (1, 9, 30)]
    axis = axis_over(days, beside=[(date(2099, 1, 1),) * 2])
    places = [axis.x_of(day) for day in days]
    assert places == sorted(places)
    assert LEFT < places[0] < places[-1] < RIGHT < axis.x_of(None) == UNDATED


def test_a_fragment_is_shown_within_its_sentence() -> None:
    text = "It rained. The Kremlin had warned against admitting Quillon, again. Nobody heard."
    span = Span(text.index("admitting"), text.index(", again"))
    parts = words_in_place(text, Statement("s", "a", (span,), (), (), "indirect", 0.9))
    assert [part.text for part in parts] == ["The Kremlin had warned against ", "admitting Quillon", ", again."]
    assert [part.own for part in parts] == [False, True, False]


@pytest.mark.parametrize(
    "url", [None, "", "javascript:alert(1)", "data:text/html,x", "//evil.example", "http://", "http://[x"]
)
def test_an_address_that_is_not_of_the_web_is_no_link(url: str | None) -> None:
    assert safe_url(url) is None


def test_addresses_are_permalinks() -> None:
    statement = INDEX.statements["statement-guns"]
    assert LINK.statement(statement) == "/articles/article-post#statement-guns"
    assert ReportLinks().statement(statement) == "#statement-guns"
    assert LINK.page("statements", speaker="A & B", text=None) == "/statements?speaker=A+%26+B"
    assert anchor("<odd id>") == anchor("<odd id>") != "<odd id>"


def test_the_wording_page_counts_what_each_outlet_has_alone() -> None:
    shown = show_variants(INDEX, asked={}, link=LINK)
    assert sum(outlet.statements for outlet in shown.outlets) == len(INDEX.statements)
    assert all(0 <= outlet.alone <= outlet.statements for outlet in shown.outlets)


def test_every_wording_opens_a_place_that_the_article_page_has() -> None:
    shown = show_variants(INDEX, asked={}, link=ReportLinks())
    known = {place_anchor(article, span) for article, spans in INDEX.places.items() for span in spans}
    hrefs = [user.href for naming in (*shown.names, *shown.words) for w in naming.wordings for user in w.users]
    assert all(href.removeprefix("#") in known for href in hrefs)


OFFICE_WORDS = (Evidence("article-post", Span(0, 4), "named with the office"),)


@pytest.mark.parametrize(
    ("role", "when"),
    [
        pytest.param(ActorRole("mayor", None, None, None, OFFICE_WORDS), "", id="no day known, none said"),
        pytest.param(
            ActorRole("mayor", None, "2031-03-04", "2031-03-04", OFFICE_WORDS), "shown on 4 Mar 2031", id="one day"
        ),
        pytest.param(
            ActorRole("mayor", None, "2031-03-04", "2031-05-02", OFFICE_WORDS),
            "shown by 4 Mar 2031 and until 2 May 2031 at least",
            id="two days are no term",
        ),
        pytest.param(
            ActorRole("mayor", None, "2031-03-12", "2031-03-03", OFFICE_WORDS),
            "shown on a day of 3–12 Mar 2031",
            id="an article of some day within a bracket",
        ),
        pytest.param(
            ActorRole("former mayor", None, None, "2031-03-12", OFFICE_WORDS),
            "so called by 12 Mar 2031",
            id="a former office has no known end",
        ),
        pytest.param(
            ActorRole("mayor", None, "2029-01-01", "2031-05-02"),
            "from 1 Jan 2029 until 2 May 2031",
            id="a table of terms",
        ),
    ],
)
def test_days_that_articles_show_an_office_on_are_not_shown_as_its_term(role: ActorRole, when: str) -> None:
    record = sample()
    (first, *others) = record.actors
    index = Index.of(replace(record, actors=(replace(first, roles=(role,)), *others)))
    view = show_actors(index, asked={"name": first.name}, link=LINK)
    (shown,) = (*view.actors, *view.unnamed, *view.silent)
    assert shown.offices[0].when == when


def test_a_doubtful_position_stands_beside_the_roll_and_on_no_chart() -> None:
    record = sample()
    doubted = tuple(replace(p, confidence=0.1) for p in record.positions)
    index = Index.of(replace(record, positions=doubted))
    assert show_decision(INDEX, asked={}, link=LINK).standpoints[0].doubtful == ()
    (shown,) = show_decision(index, asked={}, link=LINK).standpoints
    assert len(shown.doubtful) == len(doubted)
    assert all(one.standing.doubtful and one.line.href for one in shown.doubtful)
    assert [chart.title for chart in show_timeline(index, asked={}, link=LINK).charts] == ["Who spoke when"]


def test_a_long_sentence_is_cut_between_words() -> None:
    text = f"It {'rained ' * 40}where the mayor praised the bridge and {'snowed ' * 40}again."
    span = Span(text.index("the bridge"), text.index(" and snowed"))
    before, own, after = words_in_place(text, Statement("s", "a", (span,), (), (), "indirect", 0.9))
    assert own.text == "the bridge"
    assert {*before.text.split(), *after.text.split()} <= {*text.split()}
    assert len(before.text) < len(text) / 2
