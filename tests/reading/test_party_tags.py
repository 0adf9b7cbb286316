"""A legislator's tag of party and home is nobody's name; its bearer speaks."""

from __future__ import annotations

import pytest
from tests.reading.speech import heads, name, read


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Sen. Otto Lund (R-Ky.) left.", id="in brackets"),
        pytest.param("Sen. Otto Lund, R-Texas, left.", id="between commas"),
        pytest.param("Sen. Otto Lund (D-N.Y.) left.", id="of initials"),
        pytest.param("Sen. Otto Lund (D-CA) left.", id="of a postal code"),
        pytest.param("State Sen. Otto Lund (D-San Diego) left.", id="of a town of two words"),
    ],
)
def test_a_tag_names_nobody(text: str) -> None:
    assert [mention.head for mention in read(text).mentions] == ["Otto Lund"]


def test_a_body_with_a_hyphen_is_a_name_still() -> None:
    assert heads("She watched C-SPAN.", "organisation") == ["C-SPAN"]


@pytest.mark.parametrize(
    ("text", "source", "speaker"),
    [
        pytest.param("Others came, R-Ky., and said no.", "R-Ky.", None, id="nobody bears it"),
        pytest.param("Otto Lund (R-Ky.) said no.", "R-Ky.", "Otto Lund", id="right before it"),
        pytest.param("Otto Lund (R-Ky.) said no.", "(R-Ky.)", "Otto Lund", id="with its brackets"),
        pytest.param("Ana Kolm met Sen. Otto Lund, D-N.Y., who said no.", "D-N.Y.", "Otto Lund", id="between commas"),
        pytest.param(
            "Sen. Otto Lund, now in his third term (R-Ky.), said no.", "R-Ky.", "Otto Lund", id="words between"
        ),
    ],
)
def test_who_bears_the_tag_speaks(text: str, source: str, speaker: str | None) -> None:
    reading = read(text, (source, "said", "no"))
    assert name(reading, reading.statements[0].entity) == speaker
