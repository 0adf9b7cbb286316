"""The reader taught from annotated articles: what ``onrecord train`` and the making of the shipped model share."""
