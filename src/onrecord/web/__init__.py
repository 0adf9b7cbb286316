"""The pages. Each is a file with a function that shows a record, and a template of the same name.

Adding one is these two files and a line here.
"""

from __future__ import annotations

from onrecord.web.actors import show_actors
from onrecord.web.article import show_article
from onrecord.web.articles import show_articles
from onrecord.web.decision import show_decision
from onrecord.web.disagreements import show_disagreements
from onrecord.web.page import Page
from onrecord.web.search import show_search
from onrecord.web.statements import show_statements
from onrecord.web.timeline import show_timeline
from onrecord.web.troubles import show_troubles
from onrecord.web.utterances import show_utterances
from onrecord.web.variants import show_variants

PAGES = (
    Page("decision", "Decision", show_decision),
    Page("statements", "Statements", show_statements),
    Page("timeline", "Timeline", show_timeline),
    Page("actors", "Actors", show_actors),
    Page("articles", "Articles", show_articles),
    Page("disagreements", "Disagreements", show_disagreements),
    Page("utterances", "Same words", show_utterances),
    Page("variants", "Wording", show_variants),
    Page("troubles", "Troubles", show_troubles),
    Page("search", "Search", show_search, listed=False),
    Page("article", "Article", show_article, listed=False),
)
