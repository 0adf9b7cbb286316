import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.model import Article, Aside, Reading, Span
from onrecord.reading.attribution.finding import blanked, find_statements, read_attributions

NOTHING = {
    "an empty text": "",
    "white space": " \n\n\t",
    "emoji": "😀🎉" * 300,
    "digits": "12 34 56 " * 200,
    "a table": "Team\tPts\nReds\t3\nBlues\t1\n",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_finds_nothing(text):
    assert read_attributions(text) == []


def words(text, spans):
    return [span.of(text) for span in spans]


PLAIN = {
    "direct speech": ("“We will not pay,” said Mensah on Friday.", "Mensah", "said", "“We will not pay,”", "direct"),
    "indirect speech": (
        "Minister Ana Costa said that the port would close in May.",
        "Minister Ana Costa",
        "said",
        "that the port would close in May",
        "indirect",
    ),
    "mixed speech": (
        'Officials said the port was "a lost cause" for now.',
        "Officials",
        "said",
        'the port was "a lost cause" for now',
        "mixed",
    ),
}


@pytest.mark.parametrize(("text", "source", "cue", "content", "kind"), PLAIN.values(), ids=PLAIN.keys())
def test_reads(text, source, cue, content, kind):
    (found,) = read_attributions(text)
    assert (words(text, found.source), words(text, found.cue), words(text, found.content)) == (
        [source],
        [cue],
        [content],
    )
    assert found.kind == kind
    assert found.inside is None


def test_a_discontinuous_quotation_is_one_attribution():
    text = "“The bridge is safe,” Petra Novak said. “We checked it twice.”"
    (found,) = read_attributions(text)
    assert words(text, found.content) == ["“The bridge is safe,”", "“We checked it twice.”"]


def test_a_report_inside_a_report_names_the_one_that_holds_it():
    text = "Costa said that the union had warned of a long strike at the port."
    outer, inner = read_attributions(text)
    assert inner.inside == 0
    assert words(text, inner.source) == ["the union"]
    assert outer.content[0].holds(inner.content[0])


def test_a_lower_cut_never_gives_fewer():
    text = "Costa may have hinted at a strike.\n\nThe union, it seems, is against it."
    assert len(read_attributions(text, cut=0.0)) >= len(read_attributions(text, cut=0.9))


def test_skipped_stretches_are_not_read_and_offsets_stay():
    advert = "“Buy now,” said Bob."
    text = f"{advert}\n\n“We will not pay,” said Mensah on Friday."
    (found,) = read_attributions(text, skip=[Span(0, len(advert))])
    assert words(text, found.source) == ["Mensah"]


def test_statements_carry_their_article_and_have_ids_of_their_content():
    article = Article.make(origin="a.txt", text="AD\n\n“We will not pay,” said Mensah on Friday.")
    reading = find_statements(Reading(article, asides=(Aside(Span(0, 2), "advert"),)))
    (statement,) = reading.statements
    assert statement.article == article.id
    assert statement == find_statements(reading).statements[0]
    assert 0 < statement.confidence <= 1


@given(st.text(alphabet="ab \n", max_size=60), st.lists(st.tuples(st.integers(0, 70), st.integers(1, 9)), max_size=4))
def test_blanking_keeps_length_and_lines(text, holes):
    made = blanked(text, [Span(a, a + n) for a, n in holes])
    assert len(made) == len(text)
    assert [i for i, c in enumerate(made) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_spans_within_it(text):
    for found in read_attributions(text, cut=0.0):
        for span in (*found.content, *found.cue, *found.source):
            assert 0 <= span.start < span.end <= len(text)


def test_the_same_text_gives_the_same_numbers():
    text = "Costa said the port would close. The union denied it had agreed to “anything at all.”"
    first = read_attributions(text)
    assert np.allclose([a.confidence for a in first], [a.confidence for a in read_attributions(text)], atol=0)
    assert first == read_attributions(text)
