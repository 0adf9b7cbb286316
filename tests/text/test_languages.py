"""Which language some words are in."""

from __future__ import annotations

import pytest

from onrecord.text.languages import is_foreign, language_of

GERMAN = "Der Bürgermeister sagte am Montag, der Hafen werde im Mai geschlossen."
ENGLISH = "The mayor said on Monday that the port would close in May."
UNTOLD = {
    "nothing": "",
    "digits": "1234 5678 " * 50,
    "emoji": "😀😀 " * 50,
    "one word": "Президент",
    "a list of names": "Sanna Berg, Emil Holm, Otto Quist, Dana Vale, Ivo Marek",
    "a table": "Norway 12 3.5 Sweden 14 2.1 Denmark 13 2.2 Finland 11 1.1 " * 5,
}
TOLD = {
    "English": ("en", ENGLISH),
    "an English headline": ("en", "MAYOR SAYS THE HARBOUR WILL CLOSE IN MAY AFTER THE VOTE"),
    "one English word again and again": ("en", "said " * 100),
    "English that quotes German": ("en", f"The mayor told reporters on the pier: “{GERMAN}” He left."),
    "German": ("de", GERMAN),
    "a short French sentence": ("fr", "Le maire démissionne après le vote."),
    "Spanish": ("es", "El alcalde dijo el lunes que el puerto cerraría en mayo."),
    "Norwegian": ("no", "Borgermesteren sa mandag at havnen stenges i mai."),
    "Ukrainian": ("uk", "Міністр заявив у понеділок, що переговори почнуться у травні."),
    "German that quotes English": ("de", f"{GERMAN} „{ENGLISH}“"),
    "German, then as much English": ("en", f"{GERMAN}\n" * 20 + f"{ENGLISH}\n" * 20),
}


@pytest.mark.parametrize("text", UNTOLD.values(), ids=UNTOLD.keys())
def test_it_is_not_told_where_it_does_not_show(text: str) -> None:
    assert language_of(text) is None
    assert not is_foreign(text)


@pytest.mark.parametrize(("code", "text"), TOLD.values(), ids=TOLD.keys())
def test_the_language_of_a_text(code: str, text: str) -> None:
    assert language_of(text) == code


@pytest.mark.parametrize("text", [ENGLISH, f"“{GERMAN}”, the mayor of the town said to them on Monday."], ids=str)
def test_english_is_not_foreign_whatever_it_quotes(text: str) -> None:
    assert not is_foreign(text)


def test_a_paragraph_of_another_language_is_foreign() -> None:
    assert is_foreign(GERMAN)
