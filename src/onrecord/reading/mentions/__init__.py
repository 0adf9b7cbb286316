"""Who is named or described in the article, and which mentions mean the same."""
