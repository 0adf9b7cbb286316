"""What positions come to with the weights as they are: every set, the reference affair, how far a confidence can be
trusted, and what finding positions costs.
"""

import json
import pickle
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from benchmarks.position_measures import SIDE, Answer, measures_of
from benchmarks.positions import table_of
from rich.console import Console

import onrecord
from onrecord.decision.positions import find_positions
from onrecord.decision.questions import load_question
from onrecord.intake.files import Input, find_inputs, read_input
from onrecord.model import Article, Reading
from onrecord.reading.asides.finding import find_asides
from onrecord.reading.attribution.finding import find_statements
from onrecord.reading.stance_words import _tokens

AFFAIR = Path("affairs/nato-ukraine")
QUESTION = Path(__file__).parent.parent / "benchmarks" / "questions" / "nato_ukraine.yaml"
KEPT = "reference.pkl"
PARTS = ("worked", "held", "labelled", "odd", "stream")
BINS = (0.0, 0.2, 0.3, 0.4, 0.45, 0.6, 0.75, 1.01)


def print_measures(cases):
    """Print the measures of every set, and how far a confidence can be trusted there."""
    console = Console(width=150)
    answers = {part: list(answers_of([case for case in cases if case.part == part])) for part in PARTS}
    console.print(table_of({part: measures_of(found) for part, found in answers.items()}))
    for part, found in answers.items():
        console.print(f"confidence, {part}:", "; ".join(reliability(found)))


def print_reference(cases, shared, kept=None):
    """Print what the reference affair's scorer says of stances, and what positions cost there and in the news stream
    (a question of each article's own)."""
    record = reference(shared, kept)
    for line in reference_lines(record, shared):
        print(line)
    stream = {
        case.record.readings[0].article.id: (case.record, case.question) for case in cases if case.part == "stream"
    }
    print(cost_line("reference", [(record, load_question(QUESTION))]))
    print(cost_line("news stream", list(stream.values())))


def answers_of(cases):
    """What the product says of every labelled row."""
    for case in cases:
        said = {p.statement: p for p in find_positions(case.record, case.question).positions}
        yield from (Answer(row, said.get(name)) for name, row in case.rows.items())


def reliability(answers):
    """How many positions of a confidence have the right side of the question, by steps of confidence."""
    said = [(a.said.confidence, is_right(a)) for a in answers if a.said]
    for low, high in pairwise(BINS):
        inside = [pair for pair in said if low <= pair[0] < high]
        if inside:
            mean, right = np.mean(inside, axis=0)
            yield f"{mean:.2f} said, {right:.2f} right of {len(inside)}"


def is_right(answer):
    """Whether gold holds it relevant, and on the same side."""
    gold = answer.gold.get("position")
    return gold is not None and SIDE[gold] == SIDE[answer.said.stance]


def reference(shared, kept=None):
    """The reference affair collated, without questions; with a folder ``kept``, from there."""
    path = kept and kept / KEPT
    if path and path.is_file():
        return pickle.loads(path.read_bytes())
    inputs = [one for one in find_inputs([str(shared / AFFAIR / "articles")]) if isinstance(one, Input)]
    articles = [article for one in inputs for article in read_input(one) if isinstance(article, Article)]
    record = onrecord.collate([onrecord.read(article) for article in articles])
    if path:
        path.write_bytes(pickle.dumps(record))
    return record


def reference_lines(record, shared):
    """The stances of the reference affair by its scorer."""
    question = load_question(QUESTION)
    found = find_positions(record, question)
    sure = sum(not position.doubtful for position in found.positions)
    yield f"reference: {len(found.positions)} positions, {sure} in the roll"
    with TemporaryDirectory() as folder:
        told, scores = Path(folder) / "record.jsonl", Path(folder) / "scores.json"
        with told.open("w", encoding="utf-8") as out:
            onrecord.write(found, "jsonl", out)
        script = shared / "tools" / "score_record.py"
        command = [sys.executable, script, "--record", told, "--gold", shared / AFFAIR / "gold", "--json", scores]
        done = subprocess.run([*map(str, command), "--misses", "200"], check=True, capture_output=True, text=True)
        yield f"reference stance: {json.loads(scores.read_text(encoding='utf-8'))['stance']}"
    yield from (line for line in done.stdout.splitlines() if ": stance " in line)


def cost_line(name, asked):
    """Processor seconds of finding the statements of some records' articles and of finding positions on a question of
    each: (record, question).
    """
    bare = [find_asides(Reading(reading.article)) for record, _ in asked for reading in record.readings]
    attribution = least_seconds(lambda: [find_statements(reading) for reading in bare])
    positions = least_seconds(
        lambda: [find_positions(record, question) for record, question in asked],
        before=_tokens.cache_clear,
    )
    return f"cost, {name}: attribution {attribution:.2f} s, positions {positions:.2f} s ({positions / attribution:.2f})"


def least_seconds(work, times=3, before=lambda: None):
    """The least processor seconds of some runs; ``before`` each, what an earlier one has left is cleared away."""
    found = []
    for _ in range(times):
        before()
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)
