"""The sign of what one party shows towards another, on SEESAW (Zhang et al., EMNLP 2022), beside a baseline.

    python -m benchmarks.seesaw --shared ../shared

Source and target are given; the rules of polarity read the sentence with the target as the thing touched. SEESAW is
CC BY-NC-SA: it is measured on, and nothing shipped is trained on it.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.decision.clauses import sentence_of
from onrecord.decision.concepts import Touch
from onrecord.decision.polarity import lean_of
from onrecord.decision.worth import worth_of
from onrecord.reading.stance_words import Token, hits_of, tokens

SIGN = {"for": "POS", "against": "NEG"}


@dataclass(frozen=True, slots=True)
class Pair:
    """Who shows what towards whom in a sentence; ``sign`` is POS or NEG."""

    text: str
    source: str
    target: str
    sign: str


def load_pairs(path: Path) -> Iterator[Pair]:
    """Every annotated pair of the corpus whose source and target differ."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            texts = {str(sentence["id"]): sentence["text"] for sentence in row["sentences"]}
            for place, found in row["annotation"]["sentence-level stances"].items():
                for one in found:
                    if one["sentiment"] in ("POS", "NEG") and one["subject"] != one["object"] and place in texts:
                        yield Pair(texts[place], one["subject"], one["object"], one["sentiment"])


def touch_of(items: list[Token], name: str) -> Touch:
    """Where the sentence names the target, by any word of its name; its end where it doesn't."""
    words = {token.norm for token in tokens(name) if len(token.norm) > 2}
    places = [at for at, token in enumerate(items) if token.norm in words]
    at = places[-1] if places else len(items) - 1
    return Touch(at, at, 1.0, "", start=items[at].start)


def sign_of(pair: Pair, majority: str) -> tuple[str, bool]:
    """The sign read, and whether a rule read it (else it is the majority's)."""
    items = tokens(pair.text)
    sentence = sentence_of(items, pair.text)
    found = lean_of(sentence, touch_of(items, pair.target)).way
    way = found if found in SIGN else worth_of(sentence).way
    if way in SIGN:
        return SIGN[way], True
    kinds = Counter(hit.kind for hit in hits_of(items))
    if kinds["pro"] != kinds["con"]:
        return ("POS" if kinds["pro"] > kinds["con"] else "NEG"), True
    return majority, False


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    pairs = list(load_pairs(parser.parse_args().shared / "corpora" / "seesaw" / "open.jsonl.gz"))
    signs = Counter(pair.sign for pair in pairs)
    majority = max(sorted(signs), key=lambda sign: signs[sign])
    read = [(pair, *sign_of(pair, majority)) for pair in pairs]
    right = sum(sign == pair.sign for pair, sign, _ in read)
    by_rule = [sign == pair.sign for pair, sign, ruled in read if ruled]
    print(f"pairs {len(pairs)}, majority ({majority}) {signs[majority] / len(pairs):.3f}")
    print(
        f"sign right {right / len(pairs):.3f}; read by a rule {len(by_rule)}, right {sum(by_rule) / len(by_rule):.3f}"
    )


if __name__ == "__main__":
    main()
