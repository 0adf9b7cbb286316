"""The stance detector in torch: MiniLM over given word vectors, with an embedding of parts and four heads."""

from typing import NamedTuple

import torch
from detection.inputs import CONTENT, CUE, PARTS, SOURCE
from torch import Tensor, nn
from transformers import BertModel

HIDDEN, SIDES, CONDITION_TAGS = 384, 4, 3
ENCODER_DROPOUT, HEAD_DROPOUT = 0.1, 0.15


class Scores(NamedTuple):
    """Logits of a batch: ``sides`` [rows, 4] (not relevant, for, no side, against), ``conditional`` [rows], ``cue``
    [rows, pieces], ``condition`` [rows, pieces, 3] (none, begins, goes on).
    """

    sides: Tensor
    conditional: Tensor
    cue: Tensor
    condition: Tensor


class Detector(nn.Module):
    """Encoder and heads; the names of its weights are those that ``detection.graph`` reads."""

    def __init__(self, encoder):
        super().__init__()
        self.bert = BertModel.from_pretrained(
            encoder,
            local_files_only=True,
            add_pooling_layer=False,
            hidden_dropout_prob=ENCODER_DROPOUT,
            attention_probs_dropout_prob=ENCODER_DROPOUT,
            attn_implementation="sdpa",
        )
        self.bert.embeddings.word_embeddings.requires_grad_(False)
        self.part = nn.Embedding(PARTS, HIDDEN)
        nn.init.zeros_(self.part.weight)
        self.dropout = nn.Dropout(HEAD_DROPOUT)
        self.mix = nn.Linear(3 * HIDDEN, HIDDEN)
        self.side = nn.Linear(HIDDEN, SIDES)
        self.cond = nn.Linear(HIDDEN, 1)
        self.cue = nn.Linear(HIDDEN, 1)
        self.span = nn.Linear(HIDDEN, CONDITION_TAGS)

    def forward(self, ids, parts, mask):
        """The scores of ``ids`` and ``parts`` [rows, pieces]; ``mask`` is 0 on padding."""
        embedded = self.bert.embeddings.word_embeddings(ids) + self.part(parts)
        states = self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        content = mean_of(states, parts == CONTENT)
        frame = mean_of(states, (parts == SOURCE) | (parts == CUE))
        mixed = torch.tanh(self.mix(self.dropout(torch.cat([states[:, 0], content, frame], -1))))
        mixed = self.dropout(mixed)
        cue, condition = self.cue(states)[:, :, 0], self.span(self.dropout(states))
        return Scores(*(x.float() for x in (self.side(mixed), self.cond(mixed)[:, 0], cue, condition)))

    def start_from_reader(self, checkpoint, *, layers):
        """Take the word vectors, and with ``layers`` the encoder's layers, from a checkpoint of the attribution reader
        (``train.py``).
        """
        weights = torch.load(checkpoint, map_location="cpu", weights_only=True)
        prefix = "bert." if layers else "bert.embeddings."
        own = self.state_dict()
        own.update({name: value for name, value in weights.items() if name.startswith(prefix)})
        self.load_state_dict(own)


def mean_of(states, chosen):
    """[rows, hidden] the mean of the chosen pieces' states, 0 where a row has none."""
    weights = chosen.to(states.dtype)[:, :, None]
    return (states * weights).sum(1) / weights.sum(1).clamp(min=1)
