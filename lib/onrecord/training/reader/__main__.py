"""Train the reader that the package ships.

    python -m onrecord.training.reader CORPORA --attribution FOLDER [--out FOLDER] [--checkpoint FILE]

CORPORA is a folder with `worldwide`, `gum`, `gap` and `polnear`. FOLDER has the attribution network that
`onrecord.training.attribution` wrote; the reader starts from its weights and learns from its labels, so
that it goes on finding attributions as well. Names are learned from English Worldwide Newswire; antecedents
from GUM, GAP and names hidden in news. The result is exported to int8 ONNX, calibrated, and measured on texts
held out by `documents.split_of`. Seeded; a run that was stopped goes on from its checkpoint.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import torch

from ...attribution.tagging import confidence
from ...lexicons.words import given_names
from ...networks import antecedents, reader
from ...networks.sessions import make_tokenizer
from .. import calibrate
from ..command import MODELS
from ..polnear import read_split
from . import measure
from .calibration import judge, name_scale, ranker_constants, reliability_rows
from .documents import Document, read_gap, read_gum, read_polnear, read_worldwide
from .export import export, read_facts, write_facts
from .fit import STEPS, Settings, fit
from .network import Reader, start_from
from .prepare import Preparation, passages

SHARES = {"worldwide": 0.35, "gum": 0.8, "gap": 0.5, "hidden": 0.1, "polnear": 0.1}
"""How often a round takes each text of a corpus."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, export, calibrate and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--attribution", type=Path, required=True, help="folder of the network to start from")
    parser.add_argument("--out", type=Path, default=MODELS)
    parser.add_argument("--checkpoint", type=Path, default=Path("reader.pt"))
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument(
        "--texts", type=int, help="use the first N texts of each corpus alone (to try it out)"
    )
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)

    facts = json.loads((options.attribution / "attribution.json").read_text(encoding="utf-8"))
    start, separator, padding = facts["special"]
    special = (int(start), int(separator), int(padding))
    network = Reader()
    start_from(network, options.attribution)
    tokenizer_file = options.attribution / "tokenizer.json"
    tokenizer = make_tokenizer(tokenizer_file.read_bytes())
    preparation = Preparation(network, tokenizer, special)
    documents = {
        "worldwide": list(read_worldwide(options.corpora))[: options.texts],
        "gum": list(read_gum(options.corpora))[: options.texts],
        "gap": list(read_gap(options.corpora))[: options.texts],
        "polnear": list(read_polnear(options.corpora))[: options.texts],
    }
    training = {name: _of(group, "train") for name, group in documents.items()}
    training["hidden"] = passages([*training["worldwide"], *training["polnear"]], given_names())
    texts = {name: list(preparation.texts(group)) for name, group in training.items()}
    held_out = {
        split: list(preparation.labelled(_of([*documents["gum"], *documents["gap"]], split)))
        for split in ("calibration", "test")
    }

    settings = Settings(special=special, shares=SHARES, steps=options.steps)
    network = fit(network, texts, settings, options.checkpoint)
    export(network, tokenizer_file, options.out, special)

    model = reader.load_from(options.out)
    facts = read_facts(options.out)
    facts["name_scale"] = name_scale(_of(documents["worldwide"], "dev"), model)
    resolved = measure.resolve(held_out["calibration"], model, antecedents.load_from(options.out))
    scales, offsets = ranker_constants(resolved)
    facts["antecedents"] = {"scales": scales, "offsets": offsets}
    judged = judge(list(read_split(options.corpora / "polnear" / "dev"))[: options.texts], model)
    facts["calibration"] = confidence.fit(judged.rows, judged.right)
    write_facts(options.out, facts)

    model, ranker = reader.load_from(options.out), antecedents.load_from(options.out)
    table = calibrate.reliability(calibrate.held_out(judged), judged.right)
    print(f"calibration error of attributions {calibrate.calibration_error(table):.3f}")
    print("names", json.dumps(measure.name_scores(_of(documents["worldwide"], "test"), model)))
    resolved = measure.resolve(held_out["test"], model, ranker)
    print("GAP", json.dumps(measure.gap_scores([r for r in resolved if r.document.pronoun])))
    gum = [r for r in resolved if r.document.chains]
    print("GUM", json.dumps(measure.antecedent_scores(gum)))
    table = calibrate.reliability(*reliability_rows(gum))
    print(f"calibration error of antecedents {calibrate.calibration_error(table):.3f}")


def _of(documents: Sequence[Document], split: str) -> list[Document]:
    return [d for d in documents if d.split == split]


if __name__ == "__main__":
    main()
