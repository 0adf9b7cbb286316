"""Copies: reprints by other outlets, later versions of one article, and passages taken over."""
