"""Examples asked the contrary question: whoever is for the one is against the other.

A detector that has only seen questions most of which news sources are for learns to lean that way; one that is asked
each both ways has to read which way it is asked.
"""

from dataclasses import replace

from detection.inputs import QUESTION, SEP, Shown

CONTRARY = {
    "support": "oppose", "conditional_support": "conditional_oppose",
    "oppose": "support", "conditional_oppose": "conditional_support",
}  # fmt: skip


def asked_either_way(examples, share, rng):
    """The examples, each that has a contrary question asked that with chance ``share``."""
    return [turned(one) if one.contrary and rng.random() < share else one for one in examples]


def turned(example):
    """The example beside the contrary of its question. No side and not relevant stay what they are."""
    size, question_end = len(example.contrary), example.shown.ids.index(SEP)

    def beside_contrary(row, filling):
        return (row[0], *filling, *row[question_end:])

    shown = Shown(
        beside_contrary(example.shown.ids, example.contrary),
        beside_contrary(example.shown.parts, (QUESTION,) * size),
        beside_contrary(example.shown.places, (None,) * size),
    )
    return replace(
        example,
        shown=shown,
        position=CONTRARY.get(example.position, example.position),
        cue=beside_contrary(example.cue, (0,) * size),
        condition=beside_contrary(example.condition, (0,) * size),
    )
