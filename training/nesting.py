"""Made reports about reports: a sentence that holds a whole attribution becomes the content of a made-up outer one.

"She said talks were over." gives "A spokesman for the ministry said that she said talks were over.": the annotation
of the sentence is that of an inner report, which the corpus itself does not mark.
"""

import re
from dataclasses import replace

from augment import NAMES, PROPER, apply
from corpus import Attribution

from onrecord.text.sentences import sentences

LOWERED = re.compile(
    r"(?:The|A|An|He|She|They|It|We|In|On|At|According|His|Her|Their|There|That|This|Those|These|Some|Many|Most|If|"
    r"When|While|As|After|Before|For|With|Both|Several|One|Two|Three|Officials|Critics|Experts|Even|Although|Though)\b"
)
BARRED_START = re.compile(r"(?:But|And|Yet|So|Or|However|Instead|Still|Meanwhile)\b|[^A-Z]")
UNNAMED = (
    "A spokesman", "A spokeswoman for the ministry", "Officials", "One diplomat", "The minister", "A government source",
    "The state news agency", "A senior official", "The embassy", "Two people familiar with the talks", "The paper",
    "A person briefed on the matter", "An aide", "The court", "The broadcaster", "Local media", "He", "She", "They",
)  # fmt: skip
THAT = ("said that", "says that", "said", "said", "said that", "reported that", "added that", "told reporters that",
        "claimed that", "noted that", "insisted that", "wrote that", "explained that", "told the paper that",
        "repeated that", "pointed out that", "acknowledged that", "suggested that", "argued that", "says")  # fmt: skip
AFTER = ("said", "said", "said", "says", "reported", "added", "told reporters", "according to", "according to")
SHORTEST, LONGEST = 45, 330


def reported(article, rng):
    """The article with one to four sentences that hold attributions made the content of a made-up report."""
    for _ in range(rng.choice((1, 2, 2, 3, 4))):
        places = list(_places(article))
        if not places:
            break
        sentence, held = rng.choice(places)
        article = _wrapped(article, sentence, held, rng)
    return article


def _places(article):
    """(sentence, numbers of the attributions in it): those held whole, with none that reaches in from outside."""
    bounds = sentences(article.text)
    for sentence in bounds:
        text = article.text[sentence.start : sentence.end]
        if not SHORTEST < len(text) < LONGEST or BARRED_START.match(text) or not text.endswith("."):
            continue
        held, reaching = [], False
        for number, attribution in enumerate(article.attributions):
            spans = [span for _, spans in attribution.roles() for span in spans]
            inside = [sentence.start <= s and e <= sentence.end for s, e in spans]
            if spans and all(inside) and all(e < sentence.end for _, e in spans):
                held.append(number)
            elif any(s < sentence.end and sentence.start < e for s, e in spans):
                reaching = True
        whole = all(article.attributions[n].source and not article.attributions[n].inner for n in held)
        if held and whole and not reaching:
            yield sentence, held


def _wrapped(article, sentence, held, rng):
    """The article with ``sentence`` as content of a made-up report and what it held as inner ones."""
    attributions = tuple(replace(a, inner=True) if n in held else a for n, a in enumerate(article.attributions))
    article = replace(article, attributions=attributions)
    edits, spans = _outer_report(article, sentence, _speaker(article, rng), rng)
    made = Attribution(*((span,) for span in spans))
    after = apply(article, edits)
    return replace(after, attributions=(*after.attributions, made))


def _speaker(article, rng):
    """A source of the article, a surname or an unnamed person."""
    text = article.text
    known = [
        text[slice(*a.source[0])]
        for a in article.attributions
        if len(a.source) == 1 and a.source[0][1] - a.source[0][0] < 60
    ]
    known = [name for name in known if PROPER.search(name) and "\n" not in name]
    draw = rng.random()
    if known and draw < 0.45:
        return rng.choice(known)
    return rng.choice(NAMES) if draw < 0.65 else rng.choice(UNNAMED)


def _outer_report(article, sentence, speaker, rng):
    """(edits, (source, cue, content) spans after them) of one made-up report around ``sentence``."""
    start, end = sentence.start, sentence.end
    text = article.text
    if rng.random() < 0.3:
        cue, last = rng.choice(AFTER), speaker[:1].lower() + speaker[1:] if speaker in UNNAMED else speaker
        cue_first = cue == "according to" or (last.lower() not in ("he", "she", "they") and rng.random() < 0.3)
        first, second = (cue, last) if cue_first else (last, cue)
        a, b = end + 1, end + 2 + len(first)
        spans = (a, a + len(first)), (b, b + len(second))
        cue_span, source_span = spans if cue_first else spans[::-1]
        return [(end - 1, end, f", {first} {second}.")], (source_span, cue_span, (start, end - 1))
    if rng.random() < 0.12:
        cue, words = ":", f"{speaker}: "
        cue_span = (start + len(speaker), start + len(speaker) + 1)
        content = start + len(words)
    elif rng.random() < 0.12:
        words = f"According to {speaker[:1].lower() + speaker[1:] if speaker in UNNAMED else speaker}, "
        source = (start + 13, start + len(words) - 2)
        edits = [(start, start, words), *_lowered(text, start, sentence)]
        return edits, (source, (start, start + 12), (start + len(words), end - 1 + len(words)))
    else:
        verb, that = re.fullmatch(r"(.+?)( that)?", rng.choice(THAT)).groups()
        words = f"{speaker} {verb}{that or ''} "
        cue_span = (start + len(speaker) + 1, start + len(speaker) + 1 + len(verb))
        content = cue_span[1] + 1
    edits = [(start, start, words), *(_lowered(text, start, sentence) if words[-2] != ":" else [])]
    return edits, ((start, start + len(speaker)), cue_span, (content, end - 1 + len(words)))


def _lowered(text, start, sentence):
    """The edit that takes the capital from a sentence's first word when that is no name."""
    if LOWERED.match(text, start, sentence.end):
        return [(start, start + 1, text[start].lower())]
    return []
