"""The command line: one file a command. It parses, calls and shows; results go to standard output, all else to error.

A command's module, and with it the models or the pages, is imported when it is called: ``--help`` answers at once.
"""

from __future__ import annotations

from onrecord.cli.application import Command, application

COMMANDS: tuple[Command, ...] = (
    Command("demo", "Build the record of the bundled example and a page of it."),
    Command("build", "Read articles into a record; run again with more, it adds only what is new."),
    Command("show", "Show what is in the record: where the decision stands, statements, actors ..."),
    Command("search", "Search the words of statements, or of whole articles, best first."),
    Command("compare", "Compare two articles: what both report, where they differ, what only one has."),
    Command("actors", "Correct who is who: what you judge is replayed by every later build."),
    Command("network", "Networks of who agrees with whom on what, as GraphML or a matrix."),
    Command("polarization", "How divided the debate is over time."),
    Command("agree", "Compare the record with a person's coding: agreement, alpha, differences."),
    Command("questions", "Propose the questions that articles argue about, as a question file to correct."),
    Command("export", "Write the whole record in another format."),
    Command("serve", "Show the record in a browser; only this machine can reach it."),
    Command("train", "Teach the reader of statements from your own annotations."),
    Command("quality", "Score the record's statements against your own annotations of the same articles."),
)


def main() -> None:
    """The command ``onrecord``."""
    application(COMMANDS)()
