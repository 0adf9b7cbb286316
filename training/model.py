"""The reader's network: an encoder, a cue tagger, and a tagger that reads source and content for one cue.

Tags of the cue tagger: O, B, I. Tags of the second: O, B-Source, I-Source, B-Content, I-Content. Both end in a
linear-chain CRF.
"""

import torch
from torch import nn
from transformers import BertModel

from onrecord.reading.attribution.pieces import QUOTE_STATES, SHAPES

CUE_TAGS, ROLE_TAGS = 3, 5
WIDTH, HEADS = 160, 4
DISTANCES = 32
FORBIDDEN = -10_000.0


class Crf(nn.Module):
    """Linear-chain CRF whose ``inside`` tags {tag: tags it may follow} cannot begin a sequence."""

    def __init__(self, tags, inside):
        super().__init__()
        self.start = nn.Parameter(torch.zeros(tags))
        self.steps = nn.Parameter(torch.zeros(tags, tags))
        barred = torch.zeros(tags, tags)
        barred_start = torch.zeros(tags)
        for tag, allowed in inside.items():
            barred_start[tag] = FORBIDDEN
            for before in range(tags):
                if before not in allowed:
                    barred[before, tag] = FORBIDDEN
        self.register_buffer("barred", barred)
        self.register_buffer("barred_start", barred_start)

    def transitions(self):
        """(scores of the first tag [tags], scores of a step [from, to])."""
        return self.start + self.barred_start, self.steps + self.barred

    def loss(self, scores, tags, mask):
        """Negative log likelihood per sequence; ``scores`` [n, words, tags], ``tags`` and ``mask`` [n, words]."""
        start, steps = self.transitions()
        alpha = start + scores[:, 0]
        picked = scores.gather(2, tags[:, :, None])[:, :, 0]
        gold = start[tags[:, 0]] + (picked * mask).sum(1) + (steps[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]).sum(1)
        for at in range(1, scores.shape[1]):
            after = torch.logsumexp(alpha[:, :, None] + steps, 1) + scores[:, at]
            alpha = torch.where(mask[:, at, None], after, alpha)
        return torch.logsumexp(alpha, 1) - gold


class Layer(nn.Module):
    """One pre-norm transformer layer; ``bias`` is added to the attention scores."""

    def __init__(self, width, heads):
        super().__init__()
        self.heads = heads
        self.norm1, self.norm2 = nn.LayerNorm(width), nn.LayerNorm(width)
        self.qkv, self.out = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, 2 * width), nn.Linear(2 * width, width)

    def forward(self, x, bias):
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

    def __init__(self, hidden):
        super().__init__()
        self.word = nn.Linear(hidden, WIDTH)
        self.cue = nn.Linear(2 * hidden, 2 * WIDTH)
        self.place = nn.Embedding(2 * DISTANCES + 1, WIDTH)
        self.layer = Layer(WIDTH, HEADS)
        self.norm = nn.LayerNorm(WIDTH)
        self.tag = nn.Linear(WIDTH, ROLE_TAGS)

    def forward(self, states, row, first, last, bias):
        """[cues, words, tags] from ``states`` [rows, words, hidden]; ``first`` and ``last`` word of each cue in
        its ``row``.
        """
        cue = torch.cat([states[row, first], states[row, last]], 1)
        scale, shift = self.cue(cue).split(WIDTH, 1)
        x = self.word(states)[row] * (1 + scale[:, None]) + shift[:, None]
        x = self.layer(x + self.place(distance_bucket(states.shape[1], first, last)), bias)
        return self.tag(self.norm(x))


def distance_bucket(words, first, last):
    """[cues, words] bucket of the signed distance from the cue: exact to 8, then logarithmic; the middle one is
    the cue itself.
    """
    at = torch.arange(words, device=first.device)[None]
    right = (at - last[:, None]).clamp(min=0)
    left = (first[:, None] - at).clamp(min=0)
    return DISTANCES + _bucket(right) - _bucket(left)


def _bucket(distance):
    far = 8 + (torch.log(distance.clamp(min=8).float() / 8) * 6).long()
    return torch.where(distance <= 8, distance, far).clamp(max=DISTANCES)


class Reader(nn.Module):
    """The whole network. Inputs of :meth:`encode` are [rows, pieces]; ``firsts`` [rows, words] points at each
    word's first piece.
    """

    def __init__(self, encoder):
        super().__init__()
        self.bert = BertModel.from_pretrained(
            encoder,
            local_files_only=True,
            add_pooling_layer=False,
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
            attn_implementation="eager",
        )
        hidden = self.bert.config.hidden_size
        self.shape = nn.Embedding(SHAPES, hidden)
        self.quote = nn.Embedding(QUOTE_STATES, hidden)
        nn.init.zeros_(self.shape.weight)
        nn.init.zeros_(self.quote.weight)
        self.dropout = nn.Dropout(0.1)
        self.cue = nn.Linear(hidden, CUE_TAGS)
        self.roles = RoleTagger(hidden)
        self.cue_crf = Crf(CUE_TAGS, {2: (1, 2)})
        self.role_crf = Crf(ROLE_TAGS, {2: (1, 2), 4: (3, 4)})

    def encode(self, ids, shapes, quotes, mask, firsts):
        """Word states [rows, words, hidden]."""
        embedded = self.bert.embeddings.word_embeddings(ids) + self.shape(shapes) + self.quote(quotes)
        hidden = self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return hidden.gather(1, firsts[:, :, None].expand(-1, -1, hidden.shape[2]))
