"""Random changes of an annotated article that keep its annotation right: the news of other outlets, printers and
years.

Each change is a list of edits (start, end, replacement); :func:`apply` carries the spans along.
"""

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

from corpus import Annotated, Attribution

from onrecord.reading.attribution.quotation import find_quotations

NAMES = (Path(__file__).parent / "names.txt").read_text(encoding="utf-8").split()
QUOTE_STYLES = (('"', '"'), ("“", "”"), ("‘", "’"), ("'", "'"), ("„", "“"), ("«", "»"))
QUOTE_WEIGHTS = (8, 8, 4, 2, 1, 1)
SPEECH = re.compile(
    r"\b(said|says|say|added|adds|told|warned|wrote|tweeted|argued|argues|insisted|claimed|noted|believes?|thinks?)$"
)
PROPER = re.compile(r"\b(?!(?:He|She|They|It|We|I|You|His|Her|Who|The)\b)[A-Z]")
CAPITALISED = re.compile(r"[A-Z][a-z]{2,}$")


def apply(article, edits):
    """The article with non-overlapping ``edits`` made and every span moved along."""
    edits = sorted(edits)
    parts, at = [], 0
    for start, end, new in edits:
        parts += [article.text[at:start], new]
        at = end
    text = "".join(parts) + article.text[at:]
    points = sorted({p for a in article.attributions for _, spans in a.roles() for span in spans for p in span})
    points = sorted({*points, *(p for span in (*article.unsure, *article.unsure_inner) for p in span)})
    moved, shift, queue = {}, 0, list(edits)
    number = 0
    for point in points:
        while number < len(queue) and queue[number][1] <= point and queue[number][0] < point:
            start, end, new = queue[number]
            shift += len(new) - (end - start)
            number += 1
        inside = number < len(queue) and queue[number][0] < point
        moved[point] = (queue[number][0] if inside else point) + shift
    insertions = {start: len(new) for start, end, new in edits if start == end}

    def spans(old):
        new = tuple((moved[s] + insertions.get(s, 0), moved[e]) for s, e in old)
        return tuple((s, e) for s, e in new if s < e)

    return Annotated(
        article.id,
        text,
        tuple(Attribution(*(spans(old) for _, old in a.roles()), a.inner) for a in article.attributions),
        spans(article.unsure),
        spans(article.unsure_inner),
    )


def quote_style(article, rng):
    """All double quotation marks in one other style."""
    opening, closing = rng.choices(QUOTE_STYLES, QUOTE_WEIGHTS)[0]
    edits = []
    for q in find_quotations(article.text):
        if q.mark == "double" and article.text[q.start] not in "`":
            edits.append((q.start, q.start + 1, opening))
            if q.closed and q.end - 1 > q.start:
                edits.append((q.end - 1, q.end, closing))
    return apply(article, edits)


def joined_paragraphs(article, rng):
    """Paragraph breaks lost: all of them, or a third."""
    share = rng.choice((1.0, 0.33))
    breaks = [m for m in re.finditer(r"\s*\n\s*", article.text) if m.start() and rng.random() < share]
    return apply(article, [(m.start(), m.end(), " ") for m in breaks])


def shouted_headline(article, rng):
    """The first line in capitals or with every word capitalised."""
    line = article.text.split("\n", 1)[0]
    new = line.upper() if rng.random() < 0.6 else re.sub(r"\b[a-z]", lambda m: m.group().upper(), line)
    if len(new) != len(line) or len(line) > 160:
        return article
    return replace(article, text=new + article.text[len(line) :])


def misprints(article, rng):
    """One letter in a hundred misread."""
    confused = {"l": "1", "e": "c", "o": "0", "i": "l", "m": "rn", "h": "b", "n": "u", "a": "o", "t": "f", "s": "5"}
    edits = [(i, i + 1, confused[c]) for i, c in enumerate(article.text) if c in confused and rng.random() < 0.018]
    return apply(article, edits)


BRITISH = (
    (re.compile(r"\b((?!(?:prize|size|seize|capsize)\b)[A-Za-z]{3,}i)z(e[ds]?|ing|ation|ations)\b"), r"\1s\2"),
    (re.compile(r"\b([Ll]ab|[Cc]ol|[Ff]av|[Hh]on|[Nn]eighb|[Bb]ehavi|[Rr]um|[Hh]arb|[Ee]ndeav|[Vv]ig)or"), r"\1our"),
    (re.compile(r"\b([Dd]efen|[Oo]ffen|[Ll]icen)se\b"), r"\1ce"),
    (re.compile(r"\b([Cc]ent|[Tt]heat)er(s?)\b"), r"\1re\2"),
    (re.compile(r"\b([Pp]rogram)(s?)\b"), r"\1me\2"),
    (re.compile(r"\b(Mr|Mrs|Ms|Dr)\. "), r"\1 "),
    (re.compile(r"\bpercent\b"), "per cent"),
)


def british(article, rng):
    """American spellings made British."""
    edits = {}
    for pattern, new in BRITISH:
        edits |= {m.start(): (m.start(), m.end(), m.expand(new)) for m in pattern.finditer(article.text)}
    rows, end = [], 0
    for edit in sorted(edits.values()):
        if edit[0] >= end:
            rows.append(edit)
            end = edit[1]
    return apply(article, rows)


def other_names(article, rng):
    """The surnames of the sources replaced, each by one other throughout."""
    heads = Counter()
    for attribution in article.attributions:
        for start, end in attribution.source:
            words = article.text[start:end].split()
            if words and CAPITALISED.match(words[-1]) and article.text[start:end] != article.text[start:end].upper():
                heads[words[-1]] += 1
    chosen = [name for name, _ in heads.most_common(8) if name not in ("The", "They", "She", "Who")]
    if not chosen:
        return article
    new = dict(zip(chosen, rng.sample(NAMES, len(chosen)), strict=True))
    pattern = re.compile(r"\b(" + "|".join(map(re.escape, chosen)) + r")\b")
    return apply(article, [(m.start(), m.end(), new[m.group()]) for m in pattern.finditer(article.text)])


def made_headlines(article, rng):
    """One or two lines "Surname: content" or "Content, says Source" made from short attributions of the article."""
    original = article.text
    short = [
        a
        for a in article.attributions
        if not a.inner
        and len(a.content) == 1
        and SPEECH.search(original[slice(*a.cue[0])] if a.cue else "")
        and len(a.source) == 1
        and 20 < a.content[0][1] - a.content[0][0] < 110
        and PROPER.search(original[slice(*a.source[0])])
        and a.source[0][1] - a.source[0][0] < 40
        and "\n" not in article.text[slice(*a.content[0])]
    ]
    for attribution in rng.sample(short, min(len(short), rng.choice((1, 1, 2)))):
        line, roles = _headline(original, attribution, rng)
        places = [0, *(m.end() for m in re.finditer(r"\n\n", article.text))]
        at = rng.choice(places[:1] * 3 + places[1:])
        new = Attribution(*(((at + s, at + e),) for s, e in roles))
        after = apply(article, [(at, at, line + "\n\n")])
        article = replace(after, attributions=(*after.attributions, new))
    return article


def _headline(text, attribution, rng):
    """(the line, (source, cue, content) spans in it)."""
    content = re.sub(r"^that ", "", text[slice(*attribution.content[0])]).strip(" .,")
    content = re.sub(r",(?=[\"”’']$)", "", content)
    content = content[:1].upper() + content[1:]
    source = text[slice(*attribution.source[0])]
    words = source.split()
    if len(words) > 1 and CAPITALISED.match(words[-1]) and rng.random() < 0.6:
        source = words[-1]
    source = source[:1].upper() + source[1:]
    if rng.random() < 0.55:
        cue = rng.choice((":", ":", ":", " –"))
        line = f"{source}{cue} {content}"
        at = len(source)
        return line, ((0, at), (at + len(cue) - 1, at + len(cue)), (at + len(cue) + 1, len(line)))
    verb = rng.choice(("says", "says", "say", "warns", "claims", "vows", "insists", "admits", "according to"))
    comma = rng.choice((",", ",", " –"))
    line = f"{content}{comma} {verb} {source}"
    end = len(content)
    cue = end + len(comma) + 1
    return line, ((len(line) - len(source), len(line)), (cue, cue + len(verb)), (0, end))


def clipped(article, rng):
    """Some paragraphs without their capital and full stop, as a reported clause stands."""
    edits = []
    for m in re.finditer(r"[^\n]+", article.text):
        if rng.random() < 0.4 and m.end() - m.start() > 30:
            first = article.text[m.start()]
            if first.isupper() and len(first.lower()) == 1:
                edits.append((m.start(), m.start() + 1, first.lower()))
    return apply(article, edits)
