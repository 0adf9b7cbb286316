"""Counts ``text/data/word_weights.txt``: how much it says that two texts share a stem.

    python training/word_weights.py docs.jsonl.gz > src/onrecord/text/data/word_weights.txt

Stems in at least one article of 400 are written with ten times their inverse document frequency (Sparck Jones 1972).
People's names are left out: a stem that is nearly always capital within sentences and often follows a first name or a
title. So the people of the years that were counted weigh as much as those of any other year.
"""

import gzip
import json
import math
import sys
from collections import Counter
from itertools import pairwise

from onrecord.text.lexis import data_lines, function_words, words

ARTICLES_A_STEM = 400
NAME_CAPITAL = 0.97
NAME_AFTER_FIRST = 0.15
HEADER = """\
# stem and ten times the natural logarithm of (news articles / articles that hold it), counted over {articles:,}
# articles by training/word_weights.py; a stem that is not listed is in fewer than one article in {rare},
# or a person's name
"""


def openers() -> set[str]:
    """First names and titles."""
    lists = ("first_names.txt", "honorifics.txt", "offices.txt")
    listed = {word.strip(".,").lower() for name in lists for line in data_lines(name) for word in line.split()}
    return listed - function_words()


def count(texts):
    """Per stem: (articles, occurrences within sentences, capital ones, those after an opener)."""
    opening = openers()
    articles, within, capital, after = Counter(), Counter(), Counter(), Counter()
    for text in texts:
        found = words(text)
        articles.update({word.stem for word in found})
        for before, word in pairwise(found):
            if text[before.end : word.start] not in (" ", ". "):
                continue
            if text[before.end] == "." and before.norm not in opening:
                continue
            within[word.stem] += 1
            capital[word.stem] += word.capital
            after[word.stem] += word.capital and before.capital and before.norm in opening
    return articles, within, capital, after


def main() -> None:
    """Write the list for the articles of the file named on the command line."""
    with gzip.open(sys.argv[1], "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines]
    articles, within, capital, after = count(texts)
    print(HEADER.format(articles=len(texts), rare=ARTICLES_A_STEM), end="")
    for stem, holding in sorted(articles.items()):
        is_name = capital[stem] > NAME_CAPITAL * within[stem] and after[stem] > NAME_AFTER_FIRST * within[stem]
        if holding >= len(texts) // ARTICLES_A_STEM and not stem[:1].isdigit() and not is_name:
            print(stem, round(10 * math.log(len(texts) / holding)))


main()
