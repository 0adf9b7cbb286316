"""The heads of the reader in torch: what turns the encoder's word states into cues, sources and contents.

Tags of the two cue taggers (outer and inner cues): O, B, I. Tags of the role tagger, which reads for one cue at a
time: O, B-Source, I-Source, B-Content, I-Content. Each ends in a linear-chain CRF (Lafferty, McCallum, Pereira, 2001).
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn

CUE_TAGS, ROLE_TAGS = 3, 5
WIDTH, ATTENTION_HEADS = 160, 4
DISTANCES = 32
FORBIDDEN = -10_000.0


class Crf(nn.Module):
    """Linear-chain CRF whose ``inside`` tags {tag: tags it may follow} cannot begin a sequence."""

    def __init__(self, tags: int, inside: Mapping[int, tuple[int, ...]]) -> None:
        super().__init__()
        self.start = nn.Parameter(torch.zeros(tags))
        self.steps = nn.Parameter(torch.zeros(tags, tags))
        barred, barred_start = torch.zeros(tags, tags), torch.zeros(tags)
        for tag, allowed in inside.items():
            barred_start[tag] = FORBIDDEN
            barred[[before for before in range(tags) if before not in allowed], tag] = FORBIDDEN
        self.barred: Tensor
        self.barred_start: Tensor
        self.register_buffer("barred", barred)
        self.register_buffer("barred_start", barred_start)

    def transitions(self) -> tuple[Tensor, Tensor]:
        """(scores of the first tag [tags], scores of a step [from, to])."""
        return self.start + self.barred_start, self.steps + self.barred

    def loss(self, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Negative log likelihood per sequence; ``scores`` [n, words, tags], ``tags`` and ``mask`` [n, words]."""
        start, steps = self.transitions()
        picked = scores.gather(2, tags[:, :, None])[:, :, 0]
        taken = (steps[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]).sum(1)
        return self.total(scores, mask) - start[tags[:, 0]] - (picked * mask).sum(1) - taken

    def partial_loss(self, scores: Tensor, tags: Tensor, known: Tensor, mask: Tensor) -> Tensor:
        """The same where only the tags of ``known`` [n, words] are given: all taggings that agree with them count."""
        other = torch.ones_like(scores, dtype=torch.bool).scatter(2, tags[:, :, None], False)
        return self.total(scores, mask) - self.total(scores.masked_fill(other & known[:, :, None], FORBIDDEN), mask)

    def total(self, scores: Tensor, mask: Tensor) -> Tensor:
        """Log of the summed potentials of all taggings, per sequence."""
        start, steps = self.transitions()
        alpha = start + scores[:, 0]
        for at in range(1, scores.shape[1]):
            after = torch.logsumexp(alpha[:, :, None] + steps, 1) + scores[:, at]
            alpha = torch.where(mask[:, at, None], after, alpha)
        return torch.logsumexp(alpha, 1)


class Layer(nn.Module):
    """One pre-norm transformer layer; ``bias`` is added to the attention scores."""

    def __init__(self, width: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """[n, words, width] to the same."""
        n, words, width = x.shape
        q, k, v = (
            part.view(n, words, self.heads, width // self.heads).transpose(1, 2)
            for part in self.qkv(self.norm1(x)).split(width, 2)
        )
        weights = (q @ k.transpose(2, 3) * (width // self.heads) ** -0.5 + bias).softmax(-1)
        x = x + self.out((weights @ v).transpose(1, 2).reshape(n, words, width))
        return x + self.down(nn.functional.gelu(self.up(self.norm2(x))))


class RoleTagger(nn.Module):
    """Scores of the role tags of every word, for one cue at a time."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.word = nn.Linear(hidden, WIDTH)
        self.cue = nn.Linear(2 * hidden, 2 * WIDTH)
        self.place = nn.Embedding(2 * DISTANCES + 1, WIDTH)
        self.layer = Layer(WIDTH, ATTENTION_HEADS)
        self.norm = nn.LayerNorm(WIDTH)
        self.tag = nn.Linear(WIDTH, ROLE_TAGS)

    def forward(self, states: Tensor, row: Tensor, first: Tensor, last: Tensor, bias: Tensor) -> Tensor:
        """[cues, words, tags] from ``states`` [rows, words, hidden]; ``first`` and ``last`` word of each cue in
        its ``row``.
        """
        cue = torch.cat([states[row, first], states[row, last]], 1)
        scale, shift = self.cue(cue).split(WIDTH, 1)
        x = self.word(states)[row] * (1 + scale[:, None]) + shift[:, None]
        x = self.layer(x + self.place(distance_bucket(states.shape[1], first, last)), bias)
        scores: Tensor = self.tag(self.norm(x))
        return scores


def distance_bucket(words: int, first: Tensor, last: Tensor) -> Tensor:
    """[cues, words] bucket of the signed distance from the cue: exact to 8, then logarithmic; the middle one is
    the cue itself.
    """
    at = torch.arange(words, device=first.device)[None]
    right = (at - last[:, None]).clamp(min=0)
    left = (first[:, None] - at).clamp(min=0)
    return DISTANCES + _bucket(right) - _bucket(left)


def _bucket(distance: Tensor) -> Tensor:
    far = 8 + (torch.log(distance.clamp(min=8).float() / 8) * 6).long()
    return torch.where(distance <= 8, distance, far).clamp(max=DISTANCES)


class Heads(nn.Module):
    """Both cue taggers and the role tagger over word states [rows, words, hidden]."""

    def __init__(self, hidden: int) -> None:
        super().__init__()
        self.cue = nn.Linear(hidden, CUE_TAGS)
        self.inner = nn.Linear(hidden, CUE_TAGS)
        self.roles = RoleTagger(hidden)
        self.cue_crf = Crf(CUE_TAGS, {2: (1, 2)})
        self.inner_crf = Crf(CUE_TAGS, {2: (1, 2)})
        self.role_crf = Crf(ROLE_TAGS, {2: (1, 2), 4: (3, 4)})
