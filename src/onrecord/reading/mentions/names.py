"""What each name of an article names: decided by offices beside it, its words, the whole article, and last
a recogniser."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.reading.mentions.ner import recognise
from onrecord.reading.mentions.offices import DETERMINERS, LINKS, OfficePhrase
from onrecord.reading.mentions.runs import ENDS_IN, LONGEST_PERSON, PERSONAL, Run, by_words, name_words_of
from onrecord.reading.mentions.tokens import Token
from onrecord.text.names import folded, name_words, normal

CLOSES = frozenset((",", ".", ";", ")", "’s", "'s", "”", '"', "and", "who", ":", "–", "-"))
APPOSITION_ENDS = frozenset((",", ".", ";", ")", "(", ":", "–", "—", "-", "”", '"', "?"))
APPOSITION_LINKS = LINKS | frozenset(("who", "whose", "and", "since", "under", "during", "by", "based", "as", "but"))
PLACING = frozenset(
    ("in", "to", "from", "at", "near", "into", "via", "around", "outside", "across", "of", "since", "until", "last",
     "next", "this", "late", "early", "mid", "by", "on", "through", "during", "the", "between", "than")
)  # fmt: skip
CLAUSE_MARKS = frozenset((",", ";", ":", "“", '"', "and", "but", "that", "–", "—"))
HOME_LINKS = frozenset(("of", "from"))
LONGEST_HOME = 3
QUOTES = frozenset('“”"‘«»„')
ASKED_SENTENCES = 2
LONGEST_REACH = 25
NAME_IN_HEADLINE = 3
GUESSED = "recognised"
JOINT = "\n\n"


@dataclass(frozen=True, slots=True)
class Named:
    """A run with what it names and the offices said with it (before or in apposition)."""

    run: Run
    kind: str
    offices: tuple[OfficePhrase, ...] = ()
    reason: str = ""


def name_runs(text: str, tokens: list[Token], runs: Sequence[Run], offices: Sequence[OfficePhrase]) -> list[Named]:
    """Every run with what it names. In headlines, where capitals tell nothing, only names known from
    elsewhere count."""
    by_start = {o.first: o for o in offices if o.office.rank in PERSONAL and not o.office.plural}
    by_end = {o.last: o for o in by_start.values()}
    body = [run for run in runs if not tokens[run.first].headline]
    named = [Named(run, run.kind, _offices_of(tokens, run, by_end, by_start), run.reason) for run in body]
    named = [_by_following(tokens, _by_office(n)) for n in named]
    named = _by_recogniser(text, tokens, _by_article(_by_surnames(tokens, named)))
    named = [_without_place(tokens, n) for n in _by_surnames(tokens, named)]
    heads = [
        replace(n, offices=_offices_of(tokens, n.run, by_end, by_start)) for n in _in_headlines(tokens, named, runs)
    ]
    return sorted((*named, *heads), key=lambda n: n.run.first)


def _in_headlines(tokens: list[Token], named: Sequence[Named], runs: Sequence[Run]) -> Iterator[Named]:
    """The persons known from the text in lines written with capitals throughout, or those that begin with a
    first name."""
    words = {word for n in named if n.kind == "person" for word in name_words(n.run.words) if len(word) > 1}
    at = 0
    while at < len(tokens):
        last = at
        while last < len(tokens) and _is_known(tokens[last], words) and tokens[last].line == tokens[at].line:
            last += 1
        if last > at:
            run = Run(at, last, " ".join(token.text for token in tokens[at:last]), "person")
            yield Named(run, "person", (), "known from the text")
        at = max(last, at + 1)
    yield from (
        Named(run, "person", (), run.reason)
        for run in runs
        if tokens[run.first].headline
        and run.kind == "person"
        and run.last - run.first <= NAME_IN_HEADLINE
        and not set(name_words(run.words)) & words
    )


def _is_known(token: Token, words: set[str]) -> bool:
    return token.headline and token.capital and normal(token.text) in words


def _offices_of(
    tokens: list[Token], run: Run, by_end: dict[int, OfficePhrase], by_start: dict[int, OfficePhrase]
) -> tuple[OfficePhrase, ...]:
    """The offices right before a name ("President X"), and those in apposition ("X, the president"; "the
    president, X,")."""
    found: list[OfficePhrase] = []
    at = _before_marks(tokens, run, by_end)
    while at in by_end and by_end[at].first < at and tokens[at - 1].line == tokens[run.first].line:
        found.append(by_end[at])
        at = by_end[at].first
    before = _apposed_before(tokens, run, at, by_end) or _predicated(tokens, run, by_start)
    after = _apposed_after(tokens, run, by_start)
    return tuple(found + [o for o in (before, after) if o is not None and o not in found])


def _before_marks(tokens: list[Token], run: Run, by_end: dict[int, OfficePhrase]) -> int:
    """Where a title before the name would end: before the stop of "Gov." and before an honorific."""
    at = run.first
    if at > 1 and tokens[at - 1].text == "." and tokens[at - 1].sentence == tokens[at].sentence:
        at -= 1
    if at in by_end or not run.honorific:
        return at
    return at - 1


def _apposed_before(tokens: list[Token], run: Run, at: int, by_end: dict[int, OfficePhrase]) -> OfficePhrase | None:
    if at < 2 or tokens[at - 1].text != "," or at - 1 not in by_end:
        return None
    phrase = by_end[at - 1]
    closes = run.last >= len(tokens) or tokens[run.last].text in CLOSES
    told = phrase.determiner in DETERMINERS or phrase.of is not None
    return phrase if told and (closes or _opens_clause(tokens, phrase)) and run.last - run.first > 1 else None


def _opens_clause(tokens: list[Token], phrase: OfficePhrase) -> bool:
    """Whether nothing of its clause stands before an office, so that no preposition governs it."""
    first = phrase.first - bool(phrase.determiner)
    return tokens[first].opens or tokens[first - 1].text in CLAUSE_MARKS


def _predicated(tokens: list[Token], run: Run, by_start: dict[int, OfficePhrase]) -> OfficePhrase | None:
    """The office of "X is the president of Y"."""
    at = run.last
    if at + 2 >= len(tokens) or tokens[at].low not in ("is", "was", "became") or run.last - run.first < 2:
        return None
    phrase = by_start.get(at + 1 + (tokens[at + 1].low in DETERMINERS))
    return phrase if phrase and phrase.of is not None else None


def _apposed_after(tokens: list[Token], run: Run, by_start: dict[int, OfficePhrase]) -> OfficePhrase | None:
    at = _past_home(tokens, run.last)
    if at + 1 >= len(tokens) or tokens[at].text not in (",", "(") or tokens[at].line != tokens[run.first].line:
        return None
    if _is_home(tokens, run):
        return None
    at += 1
    if tokens[at].text.isdigit() and at + 2 < len(tokens):
        at += 2
    at += tokens[at].low in DETERMINERS
    phrase = by_start.get(at)
    if phrase is None or phrase.last >= len(tokens):
        return phrase
    after = tokens[phrase.last]
    return (
        phrase
        if after.text in APPOSITION_ENDS or after.low in APPOSITION_LINKS or after.line != tokens[at].line
        else None
    )


def _past_home(tokens: list[Token], at: int) -> int:
    """Where a name ends with the place its bearer comes from: "Anna Kolm of Lowmouth, the chairwoman"."""
    if at >= len(tokens) or tokens[at].low not in HOME_LINKS:
        return at
    end = at + 1
    while end < len(tokens) and end - at <= LONGEST_HOME and tokens[end].capital:
        end += 1
    return end if at + 1 < end < len(tokens) and tokens[end].text == "," else at


def _is_home(tokens: list[Token], run: Run) -> bool:
    """Whether a run is only where somebody named before comes from or something is: no apposition is said of it."""
    if run.first < 2 or run.honorific:
        return False
    link, before = tokens[run.first - 1].low, tokens[run.first - 2]
    return (link in HOME_LINKS and before.capital) or (link in ("in", "near") and run.last - run.first == 1)


def _by_following(tokens: list[Token], named: Named) -> Named:
    """One word before "administration" or "campaign" is a person: states and bodies were found before."""
    run = named.run
    one = not named.kind and run.last - run.first == 1 and run.last < len(tokens)
    if one and not run.words.isupper() and tokens[run.last].text in ("administration", "campaign"):
        return replace(named, kind="person", reason=f"has a {tokens[run.last].text}")
    return named


def _by_surnames(tokens: list[Token], named: list[Named]) -> list[Named]:
    """Places and common words of one word that are the surname of a full name here, where no preposition makes
    them a place or a time."""
    full = [name_words(n.run.words) for n in named if n.kind == "person" and n.run.last - n.run.first > 1]
    surnames = {words[-1] for words in full}
    return [
        replace(n, kind="person", reason="surname of a full name in the article")
        if _may_be_surname(n) and normal(n.run.words) in surnames and _stands_alone(tokens, n.run)
        else n
        for n in named
    ]


def _may_be_surname(named: Named) -> bool:
    return named.kind in ("place", "people", "other") or _is_guessed_body(named)


def _stands_alone(tokens: list[Token], run: Run) -> bool:
    before = tokens[run.first - 1] if run.first else None
    after = tokens[run.last] if run.last < len(tokens) else None
    placed = before is not None and before.line == tokens[run.first].line and before.low in PLACING
    return not placed and not (after is not None and after.text[0].isdigit())


def _without_place(tokens: list[Token], named: Named) -> Named:
    """A name without the place that opens it, unless the two are a person's or body's name."""
    run = named.run
    if run.bare <= run.first or named.kind in ("person", "organisation"):
        return named
    words = " ".join(token.text for token in tokens[run.bare : run.last])
    return replace(named, run=replace(run, first=run.bare, words=words))


def _by_office(named: Named) -> Named:
    """A run beside an office is a person, whatever its words, unless they are an organisation's."""
    named = replace(named, kind="") if named.kind == "place" and named.reason.startswith(ENDS_IN) else named
    if named.run.words in name_words_of("organisation"):
        return replace(named, kind=named.kind or "other", reason=named.reason or "the last word of a longer name")
    if not named.offices or named.kind:
        return replace(named, kind="place") if named.reason.startswith(ENDS_IN) and not named.kind else named
    title = named.offices[0].office.words
    return replace(named, kind="person", reason=f"said with the office {title}")


def _by_article(named: list[Named]) -> list[Named]:
    """Names that the article says in full, or with an office, once are the same kind everywhere."""
    kinds: dict[str, Counter[str]] = {}
    for n in named:
        if n.kind:
            kinds.setdefault(normal(n.run.words), Counter())[n.kind] += 1
    surnames = {word for n in named if n.kind == "person" for word in name_words(n.run.words)}
    sounds = frozenset(folded(word) for word in surnames)
    return [_settled(n, kinds, surnames, sounds) for n in named]


def _settled(n: Named, kinds: dict[str, Counter[str]], surnames: set[str], sounds: frozenset[str]) -> Named:
    """An undecided name as the rest of the article decides it."""
    if n.kind and not (n.kind == "organisation" and n.reason == "an acronym"):
        return n
    key = normal(n.run.words)
    words = key.split()
    if key in surnames or (len(words) == 1 and not key.endswith("s") and folded(key) in sounds):
        return replace(n, kind="person", reason="part of a full name in the article")
    if not n.kind and 1 < len(words) <= NAME_IN_HEADLINE and words[-1] in surnames:
        return replace(n, kind="person", reason="ends in a surname of the article")
    if key.endswith("s") and key[:-1] in surnames:
        return replace(n, kind="people", reason="a family")
    if key in kinds and not n.kind:
        return replace(n, kind=kinds[key].most_common(1)[0][0], reason="named so elsewhere in the article")
    return n


def _by_recogniser(text: str, tokens: list[Token], named: list[Named]) -> list[Named]:
    """The undecided names as the recogniser takes them: by majority over a few sentences that hold them."""
    unknown = by_words([n.run for n in named if not n.kind])
    if not unknown:
        return named
    asked = sorted({tokens[run.first].sentence for runs in unknown.values() for run in _telling(tokens, runs)})
    votes = _votes(text, tokens, asked, [n.run for n in named])
    kinds = {key: votes[key].most_common(1)[0][0] for key in unknown if votes.get(key)}
    done = [
        n if n.kind else replace(n, kind=kinds.get(normal(n.run.words), ""), reason=f"{GUESSED} by its surroundings")
        for n in named
    ]
    done = _by_pronoun(tokens, _by_surname(tokens, done))
    return _by_article([_checked(n) for n in done])


def _by_pronoun(tokens: list[Token], named: list[Named]) -> list[Named]:
    """A guessed body of one word that a "he" or "she" in its sentence takes up is a person, where nobody else is
    named before that."""
    first: dict[int, Named] = {}
    for n in named:
        if n.kind in ("person", "organisation", "place"):
            first.setdefault(tokens[n.run.first].sentence, n)
    told = {
        normal(n.run.words)
        for n in first.values()
        if _is_guessed_body(n) and _stands_alone(tokens, n.run) and _taken_up_by_pronoun(tokens, n.run)
    }
    return [
        replace(n, kind="person", reason="taken up by a pronoun")
        if _is_guessed_body(n) and normal(n.run.words) in told
        else n
        for n in named
    ]


def _is_guessed_body(named: Named) -> bool:
    one = named.run.last - named.run.first == 1 and not named.run.words.isupper()
    return one and named.kind in ("organisation", "place") and named.reason.startswith(GUESSED)


def _taken_up_by_pronoun(tokens: list[Token], run: Run) -> bool:
    halts = QUOTES if tokens[run.first].opens else QUOTES | {",", ";", ":"}
    for token in tokens[run.last : run.last + LONGEST_REACH]:
        if token.sentence != tokens[run.first].sentence or token.capital or token.text in halts:
            return False
        if token.low in ("he", "she", "his", "her", "himself", "herself"):
            return True
    return False


def _by_surname(tokens: list[Token], named: list[Named]) -> list[Named]:
    """A guessed body of two or three words whose last word is used alone is a person: bodies are not shortened so."""
    single = [n.run for n in named if n.run.last - n.run.first == 1 and n.kind != "place"]
    alone = {normal(run.words) for run in single if not _after_article(tokens, run)}
    return [
        replace(n, kind="person", reason="goes by its last word alone")
        if n.kind in ("organisation", "place") and n.reason.startswith(GUESSED) and _is_shortened(tokens, n.run, alone)
        else n
        for n in named
    ]


def _is_shortened(tokens: list[Token], run: Run, alone: set[str]) -> bool:
    words = normal(run.words).split()
    return 1 < len(words) <= NAME_IN_HEADLINE and words[-1] in alone and not _after_article(tokens, run)


def _after_article(tokens: list[Token], run: Run) -> bool:
    return run.first > 0 and tokens[run.first - 1].low == "the"


def _checked(named: Named) -> Named:
    too_long = named.kind == "person" and named.run.last - named.run.first > LONGEST_PERSON
    return replace(named, kind="other", reason="too long for a person") if too_long else named


def _telling(tokens: list[Token], runs: list[Run]) -> list[Run]:
    """The few appearances worth asking about: not in headlines, if there are others."""
    plain = [run for run in runs if not tokens[run.first].headline]
    return plain[:ASKED_SENTENCES]


def _votes(text: str, tokens: list[Token], asked: list[int], runs: list[Run]) -> dict[str, Counter[str]]:
    """How often the recogniser takes each name for what, over the sentences asked about."""
    bounds: dict[int, tuple[int, int]] = {}
    for token in tokens:
        start, _ = bounds.get(token.sentence, (token.start, 0))
        bounds[token.sentence] = (start, token.end)
    pieces = [text[slice(*bounds[number])] for number in asked]
    shift, at = {}, 0
    for number, piece in zip(asked, pieces, strict=True):
        shift[number] = at - bounds[number][0]
        at += len(piece) + len(JOINT)
    found = recognise(JOINT.join(pieces)) if pieces else []
    votes: dict[str, Counter[str]] = {}
    for run in runs:
        moved = shift.get(tokens[run.first].sentence)
        if moved is None:
            continue
        start, end = tokens[run.first].start + moved, tokens[run.last - 1].end + moved
        for left, right, kind in found:
            if left < end and start < right and right >= end:
                votes.setdefault(normal(run.words), Counter())[kind] += 1
    return votes
