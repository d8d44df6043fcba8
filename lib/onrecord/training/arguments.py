"""Arguments shared by the training commands."""

from __future__ import annotations

import argparse
from pathlib import Path

from tokenizers import Tokenizer

from ..networks.sessions import make_tokenizer

MODELS = Path(__file__).parents[1] / "networks" / "weights"
"""The folder of the networks that ship."""


def make_parser(description: str | None, epochs: int) -> argparse.ArgumentParser:
    """Return a parser for the corpus, the encoders, the student's epochs and the output folder."""
    parser = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument(
        "--student", type=Path, required=True, help="encoder to ship, with tokenizer.json and vocab.txt"
    )
    parser.add_argument(
        "--teacher", type=Path, help="larger encoder with the same word pieces (default: no distillation)"
    )
    parser.add_argument("--epochs", type=int, default=epochs, help="epochs of the student")
    parser.add_argument("--out", type=Path, default=MODELS)
    return parser


def tokenizer_of(encoder: Path) -> Tokenizer:
    """Return the tokenizer in an encoder's folder, without truncation and padding."""
    return make_tokenizer((encoder / "tokenizer.json").read_bytes())
