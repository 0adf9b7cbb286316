"""Statements that hold one end of a quotation are told of, those with both ends are not."""

from __future__ import annotations

import pytest

from onrecord.model import Article, Span, Statement
from onrecord.reading.attribution.quotation import find_quotations
from onrecord.reading.attribution.torn import TORN, is_torn, torn_quotations


def spans(text, *words):
    return tuple(Span(text.index(w), text.index(w) + len(w)) for w in words)


WHOLE = {
    "no marks": ("He said it rains.", ("it rains",)),
    "both ends": ("He said “it rains.”", ("“it rains.”",)),
    "a part of the words between both ends": ("He said “it rains a lot.”", ("it rains",)),
    "over two paragraphs": ("“One.\n\nTwo,” he said.", ("“One.", "Two,”")),
    "every paragraph opens anew": ("“One.\n\n“Two,” he said.", ("“One.", "“Two,”")),
    "loose spaces inside a pair": ('He called it " a bias" again.', ('" a bias"',)),
    "single marks are not looked at": ("He said ‘it rains.", ("‘it rains",)),
}
TORN_ONES = {
    "never closed": ("He said: “It rains.\n\nThen it stopped.", ("“It rains.",)),
    "only the first paragraph": ("“One.\n\nTwo,” he said.", ("“One.",)),
    "only the last paragraph": ("“One.\n\nTwo,” he said.", ("Two,”",)),
    "a closing mark that nothing opens": ("It is hard,” he said.", ("It is hard,”",)),
}


@pytest.mark.parametrize(("text", "content"), WHOLE.values(), ids=WHOLE.keys())
def test_finds_nothing(text, content):
    assert not is_torn(text, spans(text, *content), find_quotations(text))


@pytest.mark.parametrize(("text", "content"), TORN_ONES.values(), ids=TORN_ONES.keys())
def test_finds_one_end(text, content):
    assert is_torn(text, spans(text, *content), find_quotations(text))


def test_the_trouble_names_the_article_and_the_words():
    text = "He said: “It rains.\n\nThen it stopped."
    statement = Statement("s", "a", spans(text, "“It rains."), (), (), "direct", 1.0)
    article = Article(id="a", origin="a.txt", text=text)
    (trouble,) = torn_quotations(article, [statement, statement], find_quotations(text))
    assert (trouble.origin, trouble.kind) == ("a.txt", TORN)
    assert "“It rains." in trouble.message
