from __future__ import annotations

import pytest

from onrecord.model import Article, Reading
from onrecord.reading.mentions.scene import read_scene


@pytest.mark.parametrize(
    ("text", "state"),
    [
        pytest.param("Nothing came of the talks.", None, id="no state"),
        pytest.param("Norway and Poland met. Norway left.", None, id="several states, none named often"),
        pytest.param("Norway met the unions.", "Norway", id="the only state"),
        pytest.param("Norway met Poland. Norway left. Norway voted.", "Norway", id="one state named often"),
    ],
)
def test_the_state_that_an_article_is_mostly_about(text: str, state: str | None) -> None:
    assert read_scene(Reading(Article.make(origin="a.txt", text=text))).main_state == state
