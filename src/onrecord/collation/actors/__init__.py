"""One actor over all articles for all spellings and offices."""
