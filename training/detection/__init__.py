"""The stance detector: where the source of one statement stands on one question, read by a small network."""
