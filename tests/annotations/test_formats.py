"""The same annotation in every format."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.annotations.annotated import AnnotatedArticle
from onrecord.annotations.formats import FORMATS, read_annotations
from onrecord.errors import InputError

TEXT = "😀 Anna Berg said the ferry is late.\nNo one else spoke.\n"
PARTS = {"source": "Anna Berg", "cue": "said", "content": "the ferry is late"}


def place(words: str, *, units: bool = False) -> tuple[int, int]:
    """Where the words stand, in code points or in UTF-16 code units."""
    start = TEXT.index(words)
    moved = 1 if units else 0
    return start + moved, start + len(words) + moved


def exchange(folder: Path) -> Path:
    row = {"doc_id": "a", "text": TEXT, "attributions": [{part: [place(words)] for part, words in PARTS.items()}]}
    return write(folder / "a.jsonl", json.dumps(row))


def export(folder: Path) -> Path:
    rows = [
        {"type": "article", "id": "a", "text": TEXT},
        {"type": "actor", "id": "b"},
        {"type": "statement", "article": "a", **{part: [place(words)] for part, words in PARTS.items()}},
    ]
    return write(folder / "a.jsonl", "\n".join(map(json.dumps, rows)))


def brat(folder: Path) -> Path:
    write(folder / "a.txt", TEXT)
    lines = [f"T{n}\t{part} {place(w)[0]} {place(w)[1]}\t{w}" for n, (part, w) in enumerate(PARTS.items())]
    links = ["R1\tSays Arg1:T0 Arg2:T1", "R2\tSays Arg1:T1 Arg2:T2", "#1\tAnnotatorNotes T1\tx"]
    return write(folder / "a.ann", "\n".join([*lines, *links]))


def brat_event(folder: Path) -> Path:
    write(folder / "a.txt", TEXT)
    places = {part: "{} {}".format(*place(words)) for part, words in PARTS.items()}
    first, second = place("the ferry"), place("is late")
    lines = (
        f"T1\tSpeaker {places['source']}\tAnna Berg\nT2\tTrigger {places['cue']}\tsaid\n"
        f"T3\tQuote {first[0]} {first[1]};{second[0]} {second[1]}\tthe ferry is late\n"
        "E1\tTrigger:T2 Speaker:T1 Quote:T3"
    )
    return write(folder / "a.ann", lines)


def webanno(folder: Path) -> Path:
    labels = dict.fromkeys(PARTS["content"].split(), "Content[2]")
    labels |= {"Anna": "Source[1]", "Berg": "Source[1]", "said": "Cue"}
    lines = ["#FORMAT=WebAnno TSV 3.3", "#T_SP=webanno.custom.Part|role|other"]
    lines += ["#T_RL=webanno.custom.Of|BT_webanno.custom.Part", "", ""]
    for number, sentence in enumerate(TEXT.splitlines(), 1):
        lines.append(f"#Text={sentence}")
        for at, word in enumerate(sentence.replace(".", " .").split(), 1):
            start = len(TEXT[: TEXT.index(sentence) + sentence.index(word)].encode("utf-16-le")) // 2
            end = start + len(word.encode("utf-16-le")) // 2
            relation = {"Anna": "1-4[0_1]", "the": "1-4[0_2]"}.get(word, "_")
            lines.append(f"{number}-{at}\t{start}-{end}\t{word}\t{labels.get(word, '_')}\t_\t{relation}\t")
        lines.append("")
    return write(folder / "a.tsv", "\n".join(lines))


def label_studio(folder: Path) -> Path:
    regions = []
    for part, words in PARTS.items():
        start, end = place(words, units=True)
        value = {"start": start, "end": end, "labels": [part.title()]}
        regions.append({"id": part, "type": "labels", "value": value})
    links = [{"type": "relation", "from_id": "cue", "to_id": other} for other in ("source", "content")]
    done = [{"was_cancelled": True, "result": []}, {"result": [*regions, *links]}]
    return write(folder / "a.json", json.dumps([{"id": 7, "data": {"text": TEXT, "file": "a"}, "annotations": done}]))


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


WRITERS = (exchange, export, brat, brat_event, webanno, label_studio)


def words(article: AnnotatedArticle, part: str) -> str:
    (statement,) = article.statements
    return " ".join(span.of(article.text or "") for span in getattr(statement, part))


@pytest.mark.parametrize("written", WRITERS, ids=lambda w: w.__name__)
def test_every_format_gives_the_same_words(written, tmp_path: Path) -> None:
    (article,) = read_annotations(written(tmp_path))
    assert (article.name, (article.text or "").rstrip("\n")) == ("a", TEXT.rstrip("\n"))
    assert {part: words(article, part) for part in PARTS} == PARTS


def test_a_folder_is_read_whole_and_only_its_annotations(tmp_path: Path) -> None:
    for written in (brat, label_studio):
        written(tmp_path)
    assert [article.name for article in read_annotations(tmp_path)] == ["a", "a"]
    assert len(read_annotations(tmp_path, name="brat")) == 1


BAD = {
    "a.ann": "T1\tSource zero one\tAnna",
    "b.ann": "T1\tSource 0 500\tAnna",
    "c.ann": "T1\tSource 5 2\tAnna",
    "a.tsv": "1-1\t0-4\tAnna\tSource",
    "a.json": '[{"annotations": [{"result": []}]}]',
    "b.json": "no json",
    "a.jsonl": '{"doc_id": "a", "attributions": [{"content": [[3, 1]]}]}',
    "missing.ann": None,
    "c.json": "[]",
}


@pytest.mark.parametrize(("name", "body"), BAD.items())
def test_what_cannot_be_read_names_its_file(name: str, body: str | None, tmp_path: Path) -> None:
    path = tmp_path / name
    if body is not None:
        write(path, body)
        write(path.with_suffix(".txt"), TEXT)
    with pytest.raises(InputError, match=name):
        read_annotations(path)


def test_an_unknown_format_lists_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="labelstudio"):
        read_annotations(tmp_path, name="paper")


def test_names_and_suffixes_are_unlike() -> None:
    assert len({known.name for known in FORMATS}) == len({known.suffix for known in FORMATS}) == len(FORMATS)
