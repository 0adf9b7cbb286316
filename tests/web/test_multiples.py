from __future__ import annotations

import io
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from tests.research.coded import QUESTION, record_with

from onrecord.model import Record, Stance
from onrecord.web.multiples import BOTTOM, LEFT, RIGHT, TOP, UNDATED, multiples_of, write_svg

ROWS: tuple[tuple[str, Stance, str | None], ...] = (
    ("Bremia", "oppose", "2031-05-01"),
    ("Bremia", "support", "2031-05-11"),
    ("Dorn", "conditional_support", None),
)


def svg(record: Record) -> str:
    out = io.StringIO()
    write_svg(record, out)
    return out.getvalue()


@pytest.mark.parametrize(
    "record", [Record(), replace(Record(), questions=(QUESTION,))], ids=["no question", "nobody spoke"]
)
def test_nothing_to_draw_is_still_a_drawing(record: Record) -> None:
    assert ElementTree.fromstring(svg(record)).tag.endswith("svg")


def test_a_panel_for_each_party_that_spoke() -> None:
    found = multiples_of(record_with(*ROWS), QUESTION)
    assert [panel.name for panel in found.panels] == ["Bremia", "Dorn"]
    bremia, dorn = found.panels
    assert [(dot.x, dot.y, dot.way) for dot in bremia.dots] == [(LEFT, BOTTOM, -1), (RIGHT, TOP, 1)]
    assert bremia.steps == f"{LEFT},{BOTTOM} {RIGHT},{BOTTOM} {RIGHT},{TOP}"
    assert [(dot.x, dot.conditional, dot.hollow) for dot in dorn.dots] == [(UNDATED, True, False)]
    assert (bremia.undated, dorn.undated) == (False, True)


def test_a_day_known_only_to_the_year_does_not_stretch_the_axis() -> None:
    found = multiples_of(record_with(*ROWS[:2], ("Calden", "oppose", "2012")), QUESTION)
    assert (found.first, found.last) == ("1 May 2031", "11 May 2031")
    assert next(panel for panel in found.panels if panel.name == "Calden").dots[0].x == LEFT


def test_what_is_ascribed_is_hollow_and_no_part_of_the_line() -> None:
    found = multiples_of(record_with(*ROWS[:2], reported_by="Calden"), QUESTION)
    (panel,) = found.panels
    assert [dot.hollow for dot in panel.dots] == [True, True]
    assert panel.steps == ""
    assert "by the account of Calden" in panel.dots[0].title


def test_the_file_has_no_script_style_or_address_and_escapes_what_it_shows() -> None:
    evil = replace(QUESTION, text="<script>alert(1)</script> & co")
    text = svg(replace(record_with(*ROWS), questions=(evil,)))
    tree = ElementTree.fromstring(text)
    assert {element.tag.split("}")[1] for element in tree.iter()} == {
        "svg",
        "title",
        "rect",
        "g",
        "text",
        "path",
        "polyline",
    }
    assert "href" not in text
    assert text == svg(replace(record_with(*ROWS), questions=(evil,)))
