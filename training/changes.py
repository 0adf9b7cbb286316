"""Which changes an article undergoes before an epoch, and how often."""

import random

from augment import (
    british,
    clipped,
    joined_paragraphs,
    made_headlines,
    misprints,
    other_names,
    quote_style,
    shouted_headline,
)
from nesting import reported

CHANGES = (
    (other_names, 0.3),
    (reported, 0.4),
    (british, 0.12),
    (quote_style, 0.45),
    (made_headlines, 0.2),
    (shouted_headline, 0.15),
    (joined_paragraphs, 0.12),
    (clipped, 0.05),
    (misprints, 0.08),
)


def augmented(article, rng: random.Random):
    """The article after each change of ``CHANGES`` with its probability."""
    for change, probability in CHANGES:
        if rng.random() < probability:
            article = change(article, rng)
    return article
