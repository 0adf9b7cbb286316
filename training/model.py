"""The whole network in torch: MiniLM with two more embeddings, and the heads."""

from torch import nn
from transformers import BertModel

from onrecord.adapting.heads import Heads
from onrecord.reading.attribution.pieces import QUOTE_STATES, SHAPES

HIDDEN = 384


class Reader(Heads):
    """Encoder and heads. Inputs of :meth:`encode` are [rows, pieces]; ``firsts`` [rows, words] points at each word's
    first piece.
    """

    def __init__(self, encoder):
        super().__init__(HIDDEN)
        self.bert = BertModel.from_pretrained(
            encoder,
            local_files_only=True,
            add_pooling_layer=False,
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
            attn_implementation="eager",
        )
        self.shape = nn.Embedding(SHAPES, HIDDEN)
        self.quote = nn.Embedding(QUOTE_STATES, HIDDEN)
        nn.init.zeros_(self.shape.weight)
        nn.init.zeros_(self.quote.weight)
        self.dropout = nn.Dropout(0.1)

    def encode(self, ids, shapes, quotes, mask, firsts):
        """Word states [rows, words, hidden]."""
        embedded = self.bert.embeddings.word_embeddings(ids) + self.shape(shapes) + self.quote(quotes)
        hidden = self.bert(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        return hidden.gather(1, firsts[:, :, None].expand(-1, -1, hidden.shape[2]))
