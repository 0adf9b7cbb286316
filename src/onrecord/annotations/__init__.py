"""Attributions that people annotated, in the formats of their tools."""
