"""A small record made by hand, of an invented affair: everything the pages must show, at least once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from onrecord.model import (
    Actor,
    ActorRole,
    Article,
    Aside,
    Change,
    Condition,
    Dating,
    Decision,
    Event,
    Evidence,
    Link,
    Mention,
    Obstacle,
    Party,
    Passage,
    Position,
    Question,
    Reading,
    Record,
    Requirement,
    RollLine,
    Rule,
    Span,
    Statement,
    Timex,
    Trouble,
)

# ruff: noqa: E501  (an article's paragraph is one line)

POST = """Belmora will back Quillon “only after” a ceasefire, minister says

By Ada Fenwick

LANTERN BAY, March 4, 2031 - Belmora will support Quillon’s entry into the Lantern Pact only after a ceasefire holds for ninety days, Foreign Minister Ilse Marrow said on Tuesday.

“We want Quillon at this table,” Marrow told reporters. “But the guns must be silent first.

“Nobody should read this as a refusal.”

Castrel’s president, Tomas Orrin, was blunter. “There will be no invitation this year,” he said.

A diplomat who asked not to be named said that Marrow had told partners she expected Dunholm to object as well.

The pact’s foreign ministers meet in Arven on 18 March.

Advertisement
"""
HERALD = """Marrow: guns must fall silent first

Foreign Minister Marrow of Belmora said on Tuesday that “the guns must be silent” before Quillon could come in.

Eleven of the pact’s members now support the bid, officials said.

President Orin said there would be no invitation “for now”.
"""
COURIER = """Castrel shifts on Quillon

Castrel could accept Quillon “if the border commission reports in June”, President Tomas Orrin said on Thursday, two weeks after he ruled an invitation out.

Nine members support the bid.
"""


def at(text: str, words: str, nth: int = 0) -> Span:
    """Where some words stand."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


@dataclass
class Told:
    """Statements of one article, found by their words."""

    article: Article
    made: list[Statement] = field(default_factory=list)

    def say(self, name: str, content: str | list[str], cue: str, source: str, **more) -> Statement:
        parts = [content] if isinstance(content, str) else content
        text = self.article.text
        marked = ["“" in part for part in parts]
        kind = "direct" if all(p[:1] == "“" for p in parts) else "mixed" if any(marked) else "indirect"
        known = {"kind": kind, "confidence": 0.9, "sureness": 0.9, **more}
        made = Statement(
            id=f"statement-{name}",
            article=self.article.id,
            content=tuple(at(text, part) for part in parts),
            cue=(at(text, cue),) if cue else (),
            source=(at(text, source),) if source else (),
            **known,
        )
        self.made.append(made)
        return made


def _articles() -> tuple[Told, Told, Told, Told]:
    post = Article(
        "article-post",
        "affair/post.txt",
        POST,
        outlet="The Harbour Post",
        title="Belmora will back Quillon “only after” a ceasefire, minister says",
        url="https://post.example/quillon",
        author="Ada Fenwick",
        encoding="utf-8",
        language="en",
    )
    herald = Article("article-herald", "affair/herald.html", HERALD, outlet="Arven Herald", published=date(2031, 3, 5))
    wire = Article("article-wire", "affair/wire.jsonl#1", HERALD + "\n", outlet="Coast Wire")
    courier = Article("article-courier", "affair/courier.txt", COURIER, outlet="Courier of the North")
    return Told(post), Told(herald), Told(wire), Told(courier)


def _statements(post: Told, herald: Told, wire: Told, courier: Told) -> None:
    dateline = Evidence("article-post", at(POST, "March 4, 2031"), "the dateline gives the day")
    tuesday = {"said_on": "2031-03-04", "said_on_why": (dateline,)}
    marrow = {"actor": "actor-marrow", "reason": "named in full", **tuesday}
    orrin = {"actor": "actor-orrin", "reason": "named in full", **tuesday}
    post.say(
        "belmora",
        "Belmora will support Quillon’s entry into the Lantern Pact only after a ceasefire holds for ninety days",
        "said",
        "Foreign Minister Ilse Marrow",
        conditions=(Condition(at(POST, "only after a ceasefire holds for ninety days"), "only_after"),),
        commitment="CT",
        **marrow,
    )
    post.say(
        "guns",
        [
            "“We want Quillon at this table,”",
            "“But the guns must be silent first.",
            "“Nobody should read this as a refusal.”",
        ],
        "told",
        "Marrow",
        **marrow,
    )
    post.say(
        "orrin-no", "“There will be no invitation this year,”", "he said", "he", negated=True, commitment="CT", **orrin
    )
    leak = post.say(
        "leak",
        "that Marrow had told partners she expected Dunholm to object as well",
        "said",
        "A diplomat who asked not to be named",
        confidence=0.44,
        via=("a diplomat",),
    )
    post.say(
        "nested",
        "she expected Dunholm to object as well",
        "told",
        "Marrow",
        inside=leak.id,
        evasive=True,
        commitment="PR",
        **marrow,
    )
    herald.say(
        "herald-guns",
        "that “the guns must be silent” before Quillon could come in",
        "said",
        "Foreign Minister Marrow of Belmora",
        **marrow,
    )
    herald.say("herald-eleven", "Eleven of the pact’s members now support the bid", "said", "officials")
    herald.say(
        "herald-orin",
        "there would be no invitation “for now”",
        "said",
        "President Orin",
        **{**orrin, "said_on": "2031-03"},
    )
    wire.say(
        "wire-guns",
        "that “the guns must be silent” before Quillon could come in",
        "said",
        "Foreign Minister Marrow of Belmora",
        **marrow,
    )
    courier.say(
        "shift",
        "Castrel could accept Quillon “if the border commission reports in June”",
        "said",
        "President Tomas Orrin",
        conditions=(Condition(at(COURIER, "if the border commission reports in June"), "if"),),
        commitment="PS",
        actor="actor-orrin",
        said_on="2031-03-20",
    )


def _readings() -> tuple[Reading, ...]:
    told = _articles()
    _statements(*told)
    pieces = {
        "article-post": {
            "asides": (Aside(at(POST, "By Ada Fenwick"), "byline"), Aside(at(POST, "Advertisement"), "advert")),
            "timexes": (
                Timex(at(POST, "March 4, 2031"), "DATE", "2031-03-04", date(2031, 3, 4), date(2031, 3, 4), "text"),
                Timex(
                    at(POST, "Tuesday"), "DATE", "2031-03-04", date(2031, 3, 4), date(2031, 3, 4), "article 2031-03-04"
                ),
                Timex(
                    at(POST, "this year"), "DATE", "2031", date(2031, 1, 1), date(2031, 12, 31), "article 2031-03-04"
                ),
            ),
            "mentions": (
                Mention(at(POST, "Ilse Marrow"), "person", "Ilse Marrow", "e1", ("Foreign Minister",), "Belmora"),
            ),
        },
        "article-courier": {
            "timexes": (Timex(at(COURIER, "Thursday"), "DATE", None),),
            "troubles": (
                Trouble("affair/courier.txt", "date", "“Thursday” could not be placed. Give the article's day."),
            ),
        },
    }
    return tuple(Reading(article=t.article, statements=tuple(t.made), **pieces.get(t.article.id, {})) for t in told)


MEMBERS = ("Arvenia", "Belmora", "Castrel", "Dunholm", "Eskvale", "Farrow")
QUESTION = Question(
    id="quillon",
    text="Should Quillon be invited to join the Lantern Pact? (an invented affair)",
    rule=Rule("consensus of the members", {"all": list(MEMBERS)}, silence="unknown"),
    parties=(
        *(Party(name, "voter") for name in MEMBERS),
        Party("Quillon", "applicant"),
        Party("Secretary General", "chair"),
    ),
    about=("Quillon", "invitation"),
)


def _positions() -> tuple[Position, ...]:
    def taken(name: str, actor: str, stance, member: str, **more) -> Position:
        known = {"commitment": "CT", "confidence": 0.8, "reason": "says so of the question itself", **more}
        return Position("quillon", actor, f"statement-{name}", stance, member=member, **known)

    return (
        taken("belmora", "actor-marrow", "conditional_support", "Belmora"),
        taken("orrin-no", "actor-orrin", "oppose", "Castrel"),
        taken("shift", "actor-orrin", "conditional_support", "Castrel", commitment="PS"),
        taken("nested", "actor-dunholm", "oppose", "Dunholm", reported_by="Ilse Marrow", commitment="PR"),
    )


def _decision() -> Decision:
    def line(member: str, stance=None, since=None, *evidence: str) -> RollLine:
        return RollLine(member, "voter", stance, since, None, tuple(f"statement-{e}" for e in evidence))

    return Decision(
        question="quillon",
        state="open",
        why="Two of six members support an invitation on conditions, one is reported to object, and three have not been heard.",
        roll=(
            line("Arvenia"),
            line("Belmora", "conditional_support", "2031-03-04", "belmora", "guns"),
            line("Castrel", "conditional_support", "2031-03-20", "shift"),
            line("Dunholm", "oppose", "2031-03-04", "nested"),
            line("Eskvale"),
            line("Farrow"),
            RollLine("Quillon", "applicant"),
            RollLine("Secretary General", "chair"),
        ),
        as_of=date(2031, 3, 20),
        blockers=("Dunholm",),
        obstacles=(Obstacle("Dunholm", "reported", True, "statement-nested"),),
        missing=("Arvenia", "Dunholm", "Eskvale", "Farrow"),
        conditions=(
            ("statement-belmora", Requirement(at(POST, "only after a ceasefire holds for ninety days"), "only_after")),
            (
                "Castrel",
                Requirement(
                    at(COURIER, "if the border commission reports in June"),
                    "if",
                    bearer=at(COURIER, "the border commission"),
                    met="unmet",
                    shown_by=(Evidence("article-herald", at(HERALD, "there would be no invitation"), "told"),),
                ),
            ),
        ),
        pending=("event-arven",),
        changes=(
            Change("Castrel", "softened", "statement-orrin-no", "statement-shift"),
            Change("Belmora", "first_stated", None, "statement-belmora"),
        ),
    )


def _links() -> tuple[Link, ...]:
    eleven = Passage("article-herald", (at(HERALD, "Eleven of the pact’s members now support the bid"),))
    nine = Passage("article-courier", (at(COURIER, "Nine members support the bid"),))
    same = "both count the members that support the bid"
    return (
        Link("reprint", "article-herald", "article-wire", score=0.98, reasons=("every sentence is shared",)),
        Link(
            "same_utterance",
            "statement-guns",
            "statement-herald-guns",
            "what must come first",
            None,
            0.9,
            ("same speaker and day",),
        ),
        Link(
            "same_utterance",
            "statement-orrin-no",
            "statement-herald-orin",
            "an invitation",
            None,
            0.7,
            ("same speaker",),
        ),
        Link("discrepancy", eleven, nine, "how many members support the bid", "fact", 0.9, (same,)),
        Link(
            "discrepancy",
            "statement-orrin-no",
            "statement-herald-orin",
            "how firmly an invitation was ruled out",
            "wording",
            0.8,
            ("the same remark",),
        ),
        Link(
            "discrepancy",
            Passage("article-post", (at(POST, "Tomas Orrin"),)),
            Passage("article-herald", (at(HERALD, "President Orin"),)),
            "the spelling of a name",
            "name",
            0.2,
        ),
    )


def sample() -> Record:
    """The record."""
    arven = Evidence("article-post", at(POST, "The pact’s foreign ministers meet in Arven on 18 March."))
    dateline = Evidence("article-post", at(POST, "March 4, 2031"), "the dateline gives the day")
    return Record(
        readings=_readings(),
        datings=(
            Dating("article-post", date(2031, 3, 4), date(2031, 3, 4), date(2031, 3, 4), "stated", (dateline,)),
            Dating("article-herald", date(2031, 3, 5), basis="metadata"),
            Dating("article-wire", None, date(2031, 3, 4), date(2031, 3, 6), "inferred", (dateline,)),
            Dating("article-courier"),
        ),
        actors=(
            Actor(
                "actor-marrow",
                "Ilse Marrow",
                "person",
                ("Marrow", "Foreign Minister Ilse Marrow"),
                (
                    ActorRole(
                        "foreign minister",
                        "Belmora",
                        evidence=(Evidence("article-post", at(POST, "Foreign Minister Ilse Marrow")),),
                    ),
                ),
                "Belmora",
                (("article-post", "e1"),),
                ("“Marrow” follows the full name",),
            ),
            Actor("actor-orrin", "Tomas Orrin", "person", ("Orin",), (), "Castrel", (("article-post", "e2"),)),
            Actor("actor-dunholm", "Dunholm", "state", members=(("article-post", "e3"),)),
        ),
        events=(
            Event(
                "event-arven",
                "meeting of the pact’s foreign ministers in Arven",
                "scheduled",
                (arven,),
                "2031-03-18",
                date(2031, 3, 18),
                date(2031, 3, 18),
            ),
            Event("event-talks", "talks on the border", "happened", (), None),
        ),
        links=_links(),
        questions=(QUESTION,),
        positions=_positions(),
        decisions=(_decision(),),
        troubles=(Trouble("affair/empty.txt", "empty", "The file holds no words. Remove it or give the text."),),
    )
