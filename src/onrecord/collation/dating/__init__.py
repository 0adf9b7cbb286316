"""When each article was published and each statement said, with the evidence."""
