"""Train the reader that the package ships.

    python -m onrecord.training.reader CORPORA [--start FOLDER] [--out FOLDER] [--checkpoint FILE] [--steps N]

CORPORA is a folder with `gum`, `gap`, `polnear` and `worldwide`. The reader starts from the vectors of the
shipped tagger's lower layers, which are computed once and kept in memory, and from the tagger's upper layers
or an earlier reader. It learns antecedents from GUM, GAP, news that we marked, and names hidden in news, and
the tags of names marked by hand, which help the network that finds entities. The result is exported to int8
ONNX, calibrated, and measured on texts held out by `documents.split_of`. A run that was stopped resumes from
its checkpoint.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import torch

from ...evaluation import reliability
from ...lexicons.words import given_names
from ...networks import antecedents, reader
from . import measure
from .calibration import ranker_constants, reliability_rows
from .documents import Document, read_gap, read_gum, read_names, read_news, read_plain
from .export import export, read_facts, write_facts
from .fit import STEPS, Settings, fit
from .network import Reader, continue_from, start_from
from .prepare import labelled_of, make_named, make_texts, passages

WEIGHTS = Path(str(resources.files("onrecord.networks"))) / "weights"
SHARES = {"news": 1.0, "gum": 0.5, "gap": 1.0, "hidden": 0.2, "names": 0.4}
"""How often a round uses each text of a corpus."""
HIDDEN_FROM, MOST_HIDDEN = 480, 1300
"""Number of articles in which names are hidden, and the most passages made from them."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, export, calibrate and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--start", type=Path, help="folder of a reader to go on from")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--checkpoint", type=Path, default=Path("reader.pt"))
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument(
        "--texts", type=int, help="use the first N texts of each corpus alone (to try it out)"
    )
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)

    gum = list(read_gum(options.corpora))[: options.texts]
    gap = list(read_gap(options.corpora))[: options.texts]
    news = list(read_news(options.corpora))[: options.texts]
    plain = list(read_plain(options.corpora))
    rng = random.Random(0)
    rng.shuffle(plain)
    hidden = passages(plain[: options.texts or HIDDEN_FROM], given_names())
    rng.shuffle(hidden)
    texts = {
        "news": list(make_texts(_of(news, "train"))),
        "gum": list(make_texts(_of(gum, "train"))),
        "gap": list(make_texts(_of(gap, "train"))),
        "hidden": list(make_texts(hidden[:MOST_HIDDEN])),
        "names": list(make_named(_of(list(read_names(options.corpora))[: options.texts], "train"))),
    }
    network = Reader()
    if options.start:
        continue_from(network, options.start)
    else:
        start_from(network, WEIGHTS)
    network = fit(network, texts, Settings(shares=SHARES, steps=options.steps), options.checkpoint)
    export(network, options.out)

    session = reader.load_from(options.out)
    held_out = {
        split: list(labelled_of(_of([*gum, *gap, *news], split))) for split in ("calibration", "test")
    }
    facts = read_facts(options.out)
    resolved = measure.resolve(held_out["calibration"], session, antecedents.load_from(options.out))
    scales, offsets = ranker_constants(resolved)
    facts["antecedents"] = {"scales": scales, "offsets": offsets}
    write_facts(options.out, facts)

    resolved = measure.resolve(held_out["test"], session, antecedents.load_from(options.out))
    print("GAP", json.dumps(measure.gap_scores([r for r in resolved if r.document.pronoun])))
    of_gum = [r for r in resolved if r.document.corpus == "gum"]
    of_news = [r for r in resolved if r.document.corpus == "news"]
    print("news", json.dumps(measure.antecedent_scores(of_news)))
    print("GUM", json.dumps(measure.antecedent_scores(of_gum)))
    table = reliability.reliability(*reliability_rows([*of_gum, *of_news]))
    print(f"calibration error of antecedents {reliability.calibration_error(table):.3f}")


def _of(documents: Sequence[Document], split: str) -> list[Document]:
    return [d for d in documents if d.split == split]


if __name__ == "__main__":
    main()
