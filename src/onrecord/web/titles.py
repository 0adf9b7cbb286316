"""What an article is called."""

from __future__ import annotations

from onrecord.model import Article

LONGEST = 160
SHORT = 44


def title_of(article: Article) -> str:
    """The stated title, else the first line of the text, else the file's name."""
    lines = (line.strip() for line in article.text[:2000].splitlines())
    first = next((line for line in lines if line), article.origin)
    return article.title or cut(first, LONGEST)


def called(article: Article) -> str:
    """The outlet; of an article that names none, its title in quotation marks."""
    return article.outlet or f"“{cut(title_of(article), SHORT)}”"


def cut(words: str, most: int) -> str:
    """Words with an ellipsis for those beyond ``most`` code points, cut between two of them."""
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0]}…"
