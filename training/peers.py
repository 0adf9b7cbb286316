"""Processes that train one network together and average their weights now and then (local SGD, Stich 2019)."""

import time
from dataclasses import dataclass
from pathlib import Path

import torch

FROZEN = "word_embeddings"
PATIENCE, LOOK_EVERY = 900, 0.5


@dataclass(frozen=True)
class Peers:
    """The processes that train together, each writing its weights to ``folder`` for the others."""

    folder: Path
    rank: int
    world: int

    def _file(self, number, rank):
        return self.folder / f"weights_{number}_{rank}.pt"

    def _done(self, rank):
        return self.folder / f"done_{rank}"

    def start(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        for stale in (self._done(self.rank), *self.folder.glob(f"weights_*_{self.rank}.pt")):
            stale.unlink(missing_ok=True)

    def finish(self):
        self._done(self.rank).touch()

    def average(self, model, number):
        """Make the model's weights the mean over all processes that come this far; word vectors never change."""
        ours = {name: value for name, value in model.state_dict().items() if FROZEN not in name}
        half_written = self.folder / f"half_{self.rank}.pt"
        torch.save(ours, half_written)
        half_written.rename(self._file(number, self.rank))
        others = [self._wait(number, rank) for rank in range(self.world) if rank != self.rank]
        states = [ours, *(state for state in others if state)]
        for name, value in ours.items():
            if value.is_floating_point():
                value.copy_(torch.stack([state[name] for state in states]).mean(0))
        self._file(number - 1, self.rank).unlink(missing_ok=True)

    def _wait(self, number, rank):
        """The weights that another process has written, None when it has ended or is gone."""
        path, begun = self._file(number, rank), time.monotonic()
        while not path.exists():
            if self._done(rank).exists() or time.monotonic() - begun > PATIENCE:
                return None
            time.sleep(LOOK_EVERY)
        return torch.load(path, weights_only=True)
