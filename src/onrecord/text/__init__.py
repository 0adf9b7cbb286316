"""Spans, sentences, names, places and the calendar; word lists stand as data files in ``data``."""
