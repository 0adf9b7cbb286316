"""Where accounts part."""
