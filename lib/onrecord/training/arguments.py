"""What the training commands have in common."""

from __future__ import annotations

import argparse
from pathlib import Path

from tokenizers import Tokenizer

from ..networks.sessions import make_tokenizer

MODELS = Path(__file__).parents[1] / "networks" / "weights"
"""Where the package keeps the networks that it ships."""


def make_parser(description: str | None, epochs: int) -> argparse.ArgumentParser:
    """A parser of the corpus, the encoders, the student's epochs and the folder to write to."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument(
        "--student", type=Path, required=True, help="encoder to ship, with tokenizer.json and vocab.txt"
    )
    parser.add_argument(
        "--teacher", type=Path, help="larger encoder with the same word pieces; left out: no distillation"
    )
    parser.add_argument("--epochs", type=int, default=epochs, help="of the student")
    parser.add_argument("--out", type=Path, default=MODELS)
    return parser


def tokenizer_of(encoder: Path) -> Tokenizer:
    """The tokenizer in the folder of an encoder; it neither cuts nor pads."""
    return make_tokenizer((encoder / "tokenizer.json").read_bytes())
