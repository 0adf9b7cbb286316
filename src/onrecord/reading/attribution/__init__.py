"""Who said what in one article: the trained reader of attributions, and the rules around it."""
