"""The same words reported by several outlets."""
