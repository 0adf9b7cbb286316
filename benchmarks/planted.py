"""Planted truth: real articles copied with one known edit, and as many copies with a harmless one.

    python benchmarks/planted.py DOCS.jsonl.gz [EACH]

Each pair is collated as two outlets of one day. An edit counts as found when a disagreement touches its sentence in
the copy, and as serious from a score of 0.5 on. Precision of a kind is the share of its serious flags, planted and
harmless together, that touch the planted sentence.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

from onrecord.collation.discrepancies.finding import find_discrepancies
from onrecord.collation.reprints.matching import match_reprints
from onrecord.model import Article, Link, Passage, Reading, Record, Span
from onrecord.text.sentences import sentences

SERIOUS = 0.5
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
OFFICES = ["President", "Senator", "Governor", "Secretary", "Chancellor", "Ambassador", "General", "Judge"]
Edit = Callable[[str, random.Random], str | None]


def number(text: str, chance: random.Random) -> str | None:
    return once(
        text,
        r"(?<![\w.,$-])(\d{2,3})(?![\w.,%-]\d|\d|th|st|nd|rd|s\b)",
        lambda m: str(int(m[1]) + chance.choice([7, 13, 21])),
    )


def negation(text: str, chance: random.Random) -> str | None:
    if dropped := once(text, r"\b(will|is|are|was|has|have|would|can|could|should|did|does) not\b", lambda m: m[1]):
        return dropped
    return once(text, r"\b(will|is|are|was|would|should|could)\b(?! not|n['’]t)", lambda m: m[1] + " not")


def day(text: str, chance: random.Random) -> str | None:
    return once(text, r"\b(" + "|".join(DAYS) + r")\b", lambda m: chance.choice([d for d in DAYS if d != m[1]]))


def speaker(text: str, chance: random.Random) -> str | None:
    name = chance.choice(["Harlan", "Quistgaard", "Marrable", "Oduya"])
    return once(
        text,
        r"(?<=[,.?!][”\"] )(?:[A-Z][a-z]+ )?[A-Z][a-z]{3,} (?=said|told|added)",
        lambda m: f"{name} ",
    )


def office(text: str, chance: random.Random) -> str | None:
    pattern = r"\b(" + "|".join(OFFICES) + r")(?= [A-Z][a-z])"
    return once(text, pattern, lambda m: chance.choice([o for o in OFFICES if o != m[1]]))


def cut(text: str, chance: random.Random) -> str | None:
    return once(text, r",? (?:unless|but only|only if|except|until|if) [^.,;“”\"]{12,60}(?=\.$)", lambda m: "")


def reorder(text: str, chance: random.Random) -> str | None:
    if not re.search('[“"]', text):
        return None
    return once(text, r"\b([a-z]{5,}) and ([a-z]{5,})\b", lambda m: f"{m[2]} and {m[1]}")


def paraphrase(text: str, chance: random.Random) -> str | None:
    pairs = {
        "important": "crucial",
        "big": "large",
        "help": "assist",
        "start": "begin",
        "people": "citizens",
        "great": "splendid",
        "hard": "tough",
    }
    if "“" not in text and '"' not in text:
        return None
    return once(text, r"\b(" + "|".join(pairs) + r")\b", lambda m: pairs[m[1]])


def quotes(text: str, chance: random.Random) -> str | None:
    swapped = text.translate(str.maketrans({"“": '"', "”": '"', "’": "'"}))
    return swapped if swapped != text else text.replace('"', "”") if '"' in text else None


def contraction(text: str, chance: random.Random) -> str | None:
    return once(text, r"\b(do|did|does|is|was|has|have|would|could)n['’]t\b", lambda m: m[1] + " not")


def spelling(text: str, chance: random.Random) -> str | None:
    return once(text, r"\bU\.S\.(?= [a-z])", lambda m: "US") or once(text, r"\bpercent\b", lambda m: "per cent")


def figure(text: str, chance: random.Random) -> str | None:
    words = dict(
        zip(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], range(2, 11), strict=True)
    )
    return once(text, r"\b(" + "|".join(words) + r")\b", lambda m: str(words[m[1]]))


def comma(text: str, chance: random.Random) -> str | None:
    return once(text, r", (and|but|which)\b", lambda m: f" {m[1]}")


def rewording(text: str, chance: random.Random) -> str | None:
    return None if re.search('[“"]', text) else once(text, r"\b(said)\b", lambda m: "stated")


def shortened(text: str, chance: random.Random) -> str | None:
    return once(
        text, r", [a-z ]{3,20} (?:on Capitol Hill|in an interview|in a statement|to reporters)(?=[.,])", lambda m: ""
    )


PLANTED: dict[str, Edit] = {
    "number": number,
    "negation": negation,
    "date": day,
    "speaker": speaker,
    "office": office,
    "cut": cut,
    "reorder": reorder,
    "paraphrase": paraphrase,
}
HARMLESS: dict[str, Edit] = {
    "quotation marks": quotes,
    "contraction": contraction,
    "spelling": spelling,
    "figure in words": figure,
    "comma": comma,
    "rewording": rewording,
    "shortened": shortened,
}


def once(text: str, pattern: str, instead: Callable[[re.Match[str]], str]) -> str | None:
    """The text with the first match replaced, or None."""
    changed, n = re.subn(pattern, instead, text, count=1)
    return changed if n and changed != text else None


def planted(articles: list[dict[str, str]], edit: Edit, each: int, seed: int) -> Iterator[tuple[str, str, Span]]:
    """Original text, text with one edit, and where the edited sentence stands in the copy."""
    chance = random.Random(seed)
    made = 0
    for article in chance.sample(articles, len(articles)):
        text = article["text"]
        choices = [
            (s, e) for s in sentences(text) if 9 <= len(s.of(text).split()) <= 45 and (e := edit(s.of(text), chance))
        ]
        if choices:
            span, changed = chance.choice(choices)
            yield text, text[: span.start] + changed + text[span.end :], Span(span.start, span.start + len(changed))
            made += 1
        if made == each:
            return


def flags(original: str, copy: str) -> tuple[str, list[Link]]:
    """The copy's id and the disagreements between the two."""
    made = [
        Article.make(origin=name, text=text, published=date(2031, 5, n + 1), outlet=name)
        for n, (name, text) in enumerate((("First", original), ("Second", copy)))
    ]
    readings = tuple(sorted((Reading(a) for a in made), key=lambda r: r.article.id))
    found = find_discrepancies(match_reprints(Record(readings=readings))).links
    return made[1].id, [link for link in found if link.relation == "discrepancy" and link.left != link.right]


def touches(link: Link, article: str, span: Span) -> bool:
    ends = [end for end in (link.left, link.right) if isinstance(end, Passage) and end.article == article]
    return any(s.touches(span) for end in ends for s in end.spans)


def main(path: str, each: int) -> None:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        articles = [row for row in map(json.loads, lines) if 1500 < len(row["text"]) < 6000][:2500]
    for name, group in (("planted", PLANTED), ("harmless", HARMLESS)):
        total: Counter[str] = Counter()
        for kind, edit in group.items():
            seen: Counter[str] = Counter()
            for original, copy, span in planted(articles, edit, each, 7):
                article, links = flags(original, copy)
                hits = [link for link in links if touches(link, article, span)]
                serious = [link for link in links if link.score >= SERIOUS]
                seen["n"] += 1
                seen["found"] += bool(hits)
                seen["found serious"] += any(link.score >= SERIOUS for link in hits)
                seen["flags"] += len(serious)
                seen["right flags"] += sum(link in hits for link in serious)
            total += seen
            found, grave = (seen[key] / max(1, seen["n"]) for key in ("found", "found serious"))
            line = f"{name:9} {kind:16} n {seen['n']:4}  found {found:.3f}  as serious {grave:.3f}"
            print(
                line + (f"  precision {seen['right flags'] / max(1, seen['flags']):.3f}" if name == "planted" else "")
            )
        print(f"{name:9} {'all':16} n {total['n']:4}  as serious {total['found serious'] / max(1, total['n']):.3f}")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100)
