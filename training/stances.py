"""The stance labels of ``stances.jsonl.gz`` as examples: what the detector is shown, and what it should say.

    python training/stances.py              prints what is labelled, by class

``STANCES.md`` tells how they were made. The file holds places and labels; the articles' texts lie in the folder
``shared``. Offsets are code points, end exclusive.
"""

import gzip
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from corpus import read_lines
from detection.detector import AGAINST, FOR, NO_SIDE, NOT_THERE
from detection.inputs import Shown, make_target, show, title_pieces

from onrecord.model import Article, Span, Statement
from onrecord.reading.attribution.encoder import WEIGHTS as READER
from onrecord.reading.attribution.stored import tokenizer_of

LABELS = Path(__file__).parent / "stances.jsonl.gz"
TEXTS = {"stream": "stream/docs.jsonl.gz", "polnear": "polnear/train.docs.jsonl.gz"}
SIDE = {
    None: NOT_THERE, "support": FOR, "conditional_support": FOR, "non_committal": NO_SIDE,
    "conditional_oppose": AGAINST, "oppose": AGAINST,
}  # fmt: skip
# shares of examples shown with the question's phrases and with the title, so that neither is leant on
WITH_ABOUT, WITH_TITLE = 0.8, 0.9
# share of the statements asked about a question of another article
ELSEWHERE, TRIES = 0.25, 12


@dataclass(frozen=True, slots=True)
class Example:
    """A statement beside a question. ``position`` is None where it doesn't speak to it; ``near`` says that the question
    is one of its own article. Tags are one a piece: cue 0 or 1; condition 0, 1 (begins) or 2 (goes on). ``contrary``
    are the pieces of the contrary question, none where there is none.
    """

    doc: str
    shown: Shown
    position: str | None
    near: bool
    cue: tuple[int, ...]
    condition: tuple[int, ...]
    conditions: tuple[Span, ...]
    contrary: tuple[int, ...] = ()

    @property
    def side(self):
        return SIDE[self.position]

    @property
    def conditional(self):
        return bool(self.position) and self.position.startswith("conditional")


def load_labels(path=LABELS):
    """The labelled articles, in order of corpus and document."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def load_articles(shared, rows):
    """The articles that the rows name, by (corpus, doc)."""
    wanted = {(row["corpus"], row["doc"]) for row in rows}
    return {
        (corpus, raw["id"]): Article.make(origin=raw["id"], text=raw["text"], title=raw.get("title"), language="en")
        for corpus in sorted({corpus for corpus, _ in wanted})
        for raw in read_lines(shared / "corpora" / TEXTS[corpus])
        if (corpus, raw["id"]) in wanted
    }


def load_tokenizer(folder=READER):
    """The attribution reader's tokenizer, which the detector shares."""
    return tokenizer_of((folder / "tokenizer.json").read_bytes())


def examples_of(rows, articles, tokenizer, rng):
    """The examples of labelled articles: each statement with each question of its article, and some with one of
    another article that this one doesn't speak of.
    """
    asked = [(row["doc"], question) for row in rows for question in row["questions"]]
    for row in rows:
        article = articles[row["corpus"], row["doc"]]
        labels = {(label["statement"], label["question"]): label for label in row["labels"]}
        elsewhere = question_elsewhere(row["doc"], article.text.lower(), asked, rng)
        questions = [*enumerate(row["questions"], 1), *((0, question) for question in elsewhere)]
        for number, question in questions:
            for raw in row["statements"]:
                if number or rng.random() < ELSEWHERE:
                    label = labels.get((raw["n"], number), {})
                    yield _example(article, _statement(raw, article), question, label, bool(number), tokenizer, rng)


def question_elsewhere(doc, text, asked, rng):
    """At most one question of another article none of whose phrases stand in ``text`` (lower case)."""
    for _ in range(TRIES):
        other, question = rng.choice(asked)
        if other != doc and not any(phrase.lower() in text for phrase in question["about"]):
            return [question]
    return []


def _statement(raw, article):
    content, cue, source = (tuple(Span(*place) for place in raw[part]) for part in ("content", "cue", "source"))
    return Statement(f"{article.origin}#{raw['n']}", article.id, content, cue, source, "indirect", 1.0)


def _example(article, statement, question, label, near, tokenizer, rng):
    about = question["about"] if rng.random() < WITH_ABOUT else ()
    title = title_pieces(article, tokenizer=tokenizer) if rng.random() < WITH_TITLE else ()
    target = make_target(question["text"], about, tokenizer=tokenizer)
    shown = show(statement, article.text, target=target, title=title, tokenizer=tokenizer)
    cues = [Span(*label["cue"])] if "cue" in label else []
    conditions = tuple(Span(*one["span"]) for one in label.get("conditions", ()))
    cue = tuple(min(tag, 1) for tag in tags_of(shown, cues))
    condition, contrary = tags_of(shown, conditions), ()
    if near and "contrary" in question:
        contrary = make_target(question["contrary"], (), tokenizer=tokenizer).question
    return Example(article.origin, shown, label.get("position"), near, cue, condition, conditions, contrary)


def tags_of(shown, spans):
    """One tag a piece: 0 outside of the spans, 1 where one begins, 2 where it goes on."""
    tags = [0] * len(shown.ids)
    for span in spans:
        touched = [n for n, place in enumerate(shown.places) if place and place.touches(span)]
        for n in touched:
            tags[n] = 1 if n == touched[0] else 2
    return tuple(tags)


def counts(rows):
    """What is labelled: numbers by name."""
    labels = [label for row in rows for label in row["labels"]]
    return {
        "articles": len(rows),
        "statements": sum(len(row["statements"]) for row in rows),
        "questions": sum(len(row["questions"]) for row in rows),
        "questions with a contrary": sum("contrary" in question for row in rows for question in row["questions"]),
        "pairs": sum(len(row["statements"]) * len(row["questions"]) for row in rows),
        "labels": len(labels),
        **dict(sorted(Counter(label["position"] for label in labels).items())),
        **dict(sorted(Counter(one["sequence"] for label in labels for one in label.get("conditions", ())).items())),
        "articles held out": sum(row["held_out"] for row in rows),
    }


if __name__ == "__main__":
    for name, number in counts(load_labels()).items():
        print(f"{number:7,} {name}")
