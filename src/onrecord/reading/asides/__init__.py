"""What in the text is not the article's own: adverts, tags, captions, biographies, notices."""
