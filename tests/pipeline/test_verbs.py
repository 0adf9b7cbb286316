"""The three verbs as folds."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.pipeline.stand_ins import find_first_word, match_everybody, stand_in

from onrecord.errors import OnRecordError, QuestionError
from onrecord.model import Article, Reading, Record, Statement, Trouble
from onrecord.pipeline import collate, decide, read, verbs

ARTICLE = Article.make(origin="post/1.txt", text="We will sign.", language="en")
QUESTION = """
id: seat
question: Should Quillon join?
about: [Quillon]
members: [Belmora, Castrel]
rule: consensus
"""


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(monkeypatch)


def find_nothing(reading: Reading) -> Reading:
    raise RuntimeError("no such luck\nsecond line")


def match_nothing(record: Record) -> Record:
    raise RuntimeError("no such luck")


def test_an_article_in_another_language_is_kept_unread_and_said() -> None:
    reading = read(Article.make(origin="a.txt", text="Wir unterschreiben.", language="de"))
    assert not reading.statements
    assert [trouble.kind for trouble in reading.troubles] == ["language"]


@pytest.mark.parametrize("language", ["en", None], ids=["English", "unknown language"])
def test_an_article_is_read(language: str | None) -> None:
    assert len(read(Article.make(origin="a.txt", text="We sign.", language=language)).statements) == 1


def test_a_reader_that_fails_is_a_trouble_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verbs, "READERS", (find_nothing, find_first_word))
    reading = read(ARTICLE)
    assert len(reading.statements) == 1
    assert [(t.origin, t.kind) for t in reading.troubles] == [("post/1.txt", "reader")]
    assert reading.troubles[0].message.startswith("find_nothing failed (RuntimeError: no such luck)")


def test_an_installation_that_lacks_a_part_stops_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    def find_no_model(reading: Reading) -> Reading:
        raise OnRecordError("the model is missing")

    monkeypatch.setattr(verbs, "READERS", (find_no_model,))
    with pytest.raises(OnRecordError):
        read(ARTICLE)


def test_a_statement_found_twice_is_kept_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def find_again(reading: Reading) -> Reading:
        twice: tuple[Statement, ...] = reading.statements * 2
        return Reading(reading.article, statements=twice)

    monkeypatch.setattr(verbs, "READERS", (find_first_word, find_again))
    assert len(read(ARTICLE).statements) == 1


def test_no_readings_give_an_empty_record() -> None:
    assert collate([]) == Record()


def test_the_order_of_readings_does_not_matter() -> None:
    readings = [read(Article.make(origin=f"{n}.txt", text=f"Word {n}")) for n in range(5)]
    assert collate(readings) == collate(reversed(readings))


def test_troubles_of_inputs_and_readings_come_together_in_order_and_once() -> None:
    late, early = Trouble("z", "empty", "nothing"), Trouble("a", "reader", "failed")
    record = collate([Reading(ARTICLE, troubles=(early, early))], troubles=[late, late])
    assert record.troubles == (early, late)


def test_a_collator_that_fails_is_a_trouble_and_the_others_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verbs, "COLLATORS", (match_nothing, match_everybody))
    record = collate([read(ARTICLE)])
    assert len(record.actors) == 1
    assert [trouble.kind for trouble in record.troubles] == ["collator"]


def test_deciding_again_gives_the_same(tmp_path: Path) -> None:
    file = tmp_path / "question.yaml"
    file.write_text(QUESTION, encoding="utf-8")
    once = decide(collate([read(ARTICLE)]), [file])
    assert [question.id for question in once.questions] == ["seat"]
    assert [line.stance for line in once.decisions[0].roll] == [None, None]
    assert decide(once, once.questions) == once


BAD_QUESTIONS = {
    "an unknown key": QUESTION + "colour: red\n",
    "an unknown body": "id: a\nquestion: b\nabout: [c]\nmembers: the moon\nrule: consensus\n",
    "no YAML": "id: [",
    "nothing": "",
}


@pytest.mark.parametrize("text", BAD_QUESTIONS.values(), ids=BAD_QUESTIONS)
def test_a_question_file_that_cannot_be_used_is_said_with_its_name(tmp_path: Path, text: str) -> None:
    file = tmp_path / "question.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(QuestionError, match=r"question\.yaml"):
        decide(Record(), [file])
