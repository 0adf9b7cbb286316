"""Reports of one event, joined over the articles."""
