"""The tagger's network: an encoder, a feature embedding, a label head and two heads that link spans."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from ...attribution.tagging.bioes import LABELS
from ...networks.pieces import N_FEATURES

LINK_WIDTH = 64
_DROPOUT = 0.1
"""Dropout rate before the heads."""


class Tagger(nn.Module):
    """Labels each word piece, and computes vectors that link contents to cues and cues to sources.

    Args:
        encoder: a BERT-like encoder with `embeddings.word_embeddings`.
    """

    def __init__(self, encoder: nn.Module) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.feature = nn.Embedding(N_FEATURES, width)
        nn.init.normal_(self.feature.weight, std=0.005)
        self.dropout = nn.Dropout(_DROPOUT)
        self.label = nn.Linear(width, len(LABELS))
        self.link = nn.Linear(width, 4 * LINK_WIDTH)
        self.none = nn.Parameter(torch.zeros(2, LINK_WIDTH))
        nn.init.normal_(self.none, std=0.02)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Run the network.

        Args:
            ids: int64 (windows, pieces).
            features: the same.
            mask: the same; 0 at padding, else 1.

        Returns:
            Logits (windows, pieces, labels), and link vectors (windows, pieces, 4 × `LINK_WIDTH`) of each
            piece: as a content seeking a cue, as its cue, as a cue seeking a source, and as its source.
        """
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.feature(features)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        hidden = self.dropout(hidden)
        return self.label(hidden), self.link(hidden)
