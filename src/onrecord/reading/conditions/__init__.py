"""What a statement hangs on: "only after a truce", "unless the toll falls", "in exchange for the islands"."""
