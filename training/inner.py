"""Find the reports inside reports of articles by reading each content alone, as a text of its own.

    python training/inner.py --corpus polnear --onnx WEIGHTS --out inner.jsonl
    python training/inner.py --docs news.jsonl.gz --first 300 --onnx WEIGHTS --out read.jsonl

The corpus marks no report inside another, but a reader trained on it finds the inner one when it sees the content
only. The first form adds inner reports to the training articles, within their annotated contents; the second reads
articles nobody annotated. What the reader is not sure of is written down as unsure and not trained on.
"""

import argparse
import json
import re
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from corpus import load, read_lines

from onrecord.model import Article, Reading, Span
from onrecord.reading.asides.finding import find_asides
from onrecord.reading.attribution.edges import quote_kind
from onrecord.reading.attribution.encoder import load_model
from onrecord.reading.attribution.quotation import find_quotations
from onrecord.reading.attribution.settling import judge, settled

SURE_INNER, SURE, LEAST = 0.58, 0.6, 0.15
SHORTEST = 25
CONJUNCTION = re.compile(r"(?:that|if|whether)\s", re.IGNORECASE)
NO_REPORT = re.compile(
    r"(?:must|should|shall|would|will|can|could|may|might|ought|cannot|can['’]t|won['’]t|needs?|ha(?:s|ve) to|"
    r"(?:is|are|was|were)(?: currently| also| all| only| mainly)? about)\b",
    re.IGNORECASE,
)


def contents_alone(text: str, contents: Sequence[Span]) -> str:
    """``text`` blank but for ``contents`` without their conjunction, each a paragraph; offsets stay."""
    parts, at = [], 0
    for span in contents:
        conjunction = CONJUNCTION.match(text, span.start, span.end)
        start = conjunction.end() if conjunction else span.start
        parts += [" " * (start - at - 1), "\n" if start > at else "", text[start : span.end]]
        at = span.end
    return "".join([*parts, " " * (len(text) - at)])


def apart(spans):
    """The spans in order without those that touch one before."""
    out = []
    for span in sorted(spans):
        if span.end - span.start >= SHORTEST and (not out or span.start > out[-1].end + 1):
            out.append(span)
    return out


def inner_reports(text, contents, cues, model):
    """(rows of sure inner reports, spans of unsure ones' cues) within ``contents`` [(kind, span)]."""
    quotations = find_quotations(text)
    holders = apart({span for _, span in contents})
    kinds = {span: kind for kind, span in contents}
    rows, unsure = [], []
    alone = contents_alone(text, holders)
    judged = judge(alone, quotations, model)[0] if holders else []
    for one in settled(judged, text=text, cut=LEAST):
        candidate = one.candidate
        cue = (candidate.cue.start, candidate.cue.end)
        holder = next((span for span in holders if span.holds(candidate.cue)), None)
        if holder is None or kinds[holder] == "direct" or any(candidate.cue.touches(other) for other in cues):
            unsure.append(cue)
        elif NO_REPORT.match(text, cue[0]):
            continue
        elif candidate.source and one.confidence >= SURE_INNER and all(map(holder.holds, candidate.content)):
            rows.append(_row(candidate, inner=True))
        else:
            unsure.append(cue)
    return rows, unsure


def _row(candidate, *, inner):
    return {
        "source": [[candidate.source.start, candidate.source.end]] if candidate.source else None,
        "cue": [[candidate.cue.start, candidate.cue.end]],
        "content": [[span.start, span.end] for span in candidate.content],
        "inner": inner,
    }


def of_corpus(article, model):
    """The inner reports within the annotated contents of one article, as a row."""
    spans = [(tuple(Span(*s) for s in a.content), [Span(*s) for s in a.cue]) for a in article.attributions]
    quotations = find_quotations(article.text)
    contents = [(quote_kind(article.text, c, quotations=quotations), span) for c, _ in spans for span in c]
    rows, unsure = inner_reports(article.text, contents, [cue for _, cues in spans for cue in cues], model)
    return {"doc_id": article.id, "attributions": rows, "unsure_inner": unsure}


def of_article(name, text, model):
    """Everything the reader finds in one article, as a row with its text."""
    asides = find_asides(Reading(Article.make(origin=name, text=text, language="en"))).asides
    judged = judge(text, find_quotations(text), model)[0]
    kept = settled(judged, text=text, cut=SURE)
    sure = {one.candidate.cue for one in kept}
    unsure = [aside.span for aside in asides]
    unsure += [o.candidate.cue for o in judged if o.confidence >= LEAST and o.candidate.cue not in sure]
    contents = [(one.kind, span) for one in kept for span in one.candidate.content]
    rows, unsure_inner = inner_reports(text, contents, sure, model)
    return {
        "doc_id": name,
        "text": text,
        "attributions": [_row(one.candidate, inner=False) for one in kept] + rows,
        "unsure": [[span.start, span.end] for span in unsure],
        "unsure_inner": unsure_inner,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    wanted = parser.add_mutually_exclusive_group(required=True)
    wanted.add_argument("--corpus", type=Path)
    wanted.add_argument("--docs", type=Path)
    parser.add_argument("--first", type=int, help="how many articles to read")
    parser.add_argument("--onnx", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    model = load_model(args.onnx)
    if args.corpus:
        articles = load(args.corpus / "train.docs.jsonl.gz", args.corpus / "train.gold.jsonl.gz")
        rows = (of_corpus(article, model) for article in articles if article.attributions)
    else:
        rows = (of_article(row["id"], row["text"], model) for row in read_lines(args.docs))
    with args.out.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in islice(rows, args.first))


if __name__ == "__main__":
    main()
