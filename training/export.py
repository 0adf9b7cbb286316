"""Write a checkpoint, or the mean of several, as the files of the package: int8 ONNX graphs, heads, tokenizer
and the manifest with their hashes.

    python training/export.py --encoder DIR --checkpoint runs/one/epoch8.pt --settings settings.json \
        --out src/onrecord/reading/attribution/weights
"""

import argparse
import json
import shutil
from pathlib import Path

from evaluate import SETTINGS, averaged

from onrecord.adapting.folder import write_heads, write_manifest
from onrecord.adapting.graph import encoder_graph
from onrecord.reading.attribution.heads import read_arrays

ENCODER_PARTS = ("bert.", "shape.", "quote.")
BUFFERS = ("barred", "barred_start")


def export(weights, settings, encoder: Path, out: Path):
    """Write the folder of one network's ``weights``; ``encoder`` is the folder of the pretrained tokenizer."""
    out.mkdir(parents=True, exist_ok=True)
    (out / "encoder.onnx").write_bytes(encoder_graph(weights).SerializeToString())
    shutil.copyfile(encoder / "tokenizer.json", out / "tokenizer.json")
    heads = {
        name: value
        for name, value in weights.items()
        if not name.startswith(ENCODER_PARTS) and name.rsplit(".", 1)[-1] not in BUFFERS
    }
    write_heads(heads, out)
    write_manifest(heads, settings, out)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--checkpoint", type=Path, required=True, nargs="+", help="several are averaged")
    parser.add_argument("--refitted", type=Path, help="arrays of refit.py, in place of the checkpoint's")
    parser.add_argument("--settings", type=Path, help="settings.json of calibrate.py")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    weights = {name: value.float().numpy() for name, value in averaged(args.checkpoint).items()}
    if args.refitted:
        weights |= read_arrays(args.refitted.read_bytes())
    export(weights, json.loads(args.settings.read_text()) if args.settings else SETTINGS, args.encoder, args.out)


if __name__ == "__main__":
    main()
