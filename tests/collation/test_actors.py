from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from onrecord.collation.actors.matching import match_actors
from onrecord.model import Actor, Article, Dating, Judgement, Mention, Reading, Record, Span, Statement

Named = tuple[str, str, str, str, tuple[str, ...], str | None]


def article(name: str, *named: Named, said: tuple[str, ...] = ()) -> Reading:
    """A reading whose mentions are given: (words, kind, head, entity, titles, of); ``said`` are entities that speak."""
    text, mentions = "", []
    for words, kind, head, entity, titles, of in named:
        span = Span(len(text), len(text) + len(words))
        mentions.append(Mention(span, kind, head, entity, titles, of))  # type: ignore[arg-type]
        text += words + " spoke. "
    statements = tuple(
        Statement(f"{name}-{i}", name, (Span(0, 1),), (), (), "indirect", 1.0, entity=e) for i, e in enumerate(said)
    )
    return Reading(Article(name, name, text or "x"), mentions=tuple(mentions), statements=statements)


def person(head: str, entity: str = "e1", *titles: str, of: str | None = None) -> Named:
    return (head, "person", head, entity, titles, of)


def state(name: str, entity: str = "e9") -> Named:
    return (name, "state", name, entity, (), None)


def match(*readings: Reading, days: dict[str, date] | None = None, judged: tuple[Judgement, ...] = ()) -> Record:
    datings = tuple(Dating(name, day=day, basis="metadata") for name, day in (days or {}).items())
    return match_actors(Record(readings=readings, datings=datings, judgements=judged))


def names(record: Record, kind: str = "person") -> list[str]:
    return [actor.name for actor in record.actors if actor.kind == kind]


def near(record: Record) -> list[str]:
    return [trouble.message for trouble in record.troubles if trouble.kind == "near_miss"]


def test_an_empty_record_has_no_actors() -> None:
    assert match().actors == ()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(person("Anna Kolm"), person("Berta Kolm"), id="one surname, two first names"),
        pytest.param(person("Anna Kolm"), person("Kolm"), id="a surname alone, nothing else in common"),
        pytest.param(person("Federica Mogherini"), person("Frederica Mogherini"), id="a slip in the first name"),
    ],
)
def test_keeps_apart(left: Named, right: Named) -> None:
    assert len(names(match(article("a", left, said=("e1",)), article("b", right, said=("e1",))))) == 2


def test_near_misses_are_listed() -> None:
    record = match(article("a", person("Federica Mogherini")), article("b", person("Frederica Mogherini")))
    assert len(near(record)) == 1
    assert "Mogherini" in near(record)[0]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param(person("Anna Kolm"), person("ANNA KOLM"), id="case"),
        pytest.param(person("Volodymyr Zelenskyy"), person("Vladimir Zelensky"), id="two languages"),
        pytest.param(person("Recep Erdoğan"), person("Recep Erdogan"), id="accents"),
        pytest.param(
            person("Anna Kolm", "e1", "chancellor", of="Austria"),
            person("Kolm", "e1", "chancellor", of="Austria"),
            id="a surname alone with the same office",
        ),
    ],
)
def test_joins_with_a_reason(left: Named, right: Named) -> None:
    record = match(article("a", left), article("b", right))
    assert len(names(record)) == 1
    assert record.actors[0].reasons


def test_a_surname_is_joined_by_the_company_it_keeps() -> None:
    around = (state("Latvia", "e5"), state("Estonia", "e6"))
    record = match(article("a", person("Anna Kolm"), *around), article("b", person("Kolm"), *around))
    assert names(record) == ["Anna Kolm"]
    assert any("same company" in reason for reason in record.actors[0].reasons)


def test_two_people_of_one_article_are_never_joined() -> None:
    first = article("a", person("Jon Kolm", "e1"), person("John Kolm", "e2"))
    assert len(names(match(first))) == 2


@pytest.mark.parametrize(
    ("day", "joined"),
    [
        pytest.param(date(2031, 4, 20), True, id="an article of the same weeks"),
        pytest.param(date(2030, 10, 1), False, id="an article half a year before"),
        pytest.param(None, False, id="an article of an unknown day"),
    ],
)
def test_an_office_means_who_held_it_then(day: date | None, joined: bool) -> None:
    holder = article("a", person("Anna Kolm", "e1", "president", of="Latvia"))
    office = ("Latvian president", "office", "Latvian president", "e1", ("president",), "Latvia")
    days = {"a": date(2031, 4, 1)} | ({"b": day} if day else {})
    record = match(holder, article("b", office), days=days)
    assert bool(names(record, "office")) is not joined


@pytest.mark.parametrize(
    ("title", "of", "expected"),
    [
        pytest.param("prime minister", "Latvia", "Latvia", id="a head of government"),
        pytest.param("foreign minister", "Latvia", "Latvia", id="a minister"),
        pytest.param("spokesman", "Kremlin", "Russia", id="a spokesman of a seat"),
        pytest.param("secretary general", "NATO", "NATO", id="the head of a body"),
        pytest.param("opposition leader", "Latvia", None, id="a leader of the opposition"),
        pytest.param("former president", "Latvia", None, id="a former president"),
        pytest.param("senator", "Latvia", None, id="a senator"),
        pytest.param("leader", "Senate", None, id="a leader in a chamber"),
        pytest.param("analyst", "Latvia", None, id="an analyst"),
    ],
)
def test_speaks_for(title: str, of: str, expected: str | None) -> None:
    record = match(article("a", person("Anna Kolm", "e1", title, of=of)))
    assert record.actors[0].speaks_for == expected


def test_an_adviser_speaks_for_whom_the_chief_speaks() -> None:
    chief = person("Anna Kolm", "e1", "president", of="Latvia")
    adviser = person("Otto Lund", "e2", "national security adviser", of="Anna Kolm")
    record = match(article("a", chief, adviser))
    assert {a.name: a.speaks_for for a in record.actors} == {"Anna Kolm": "Latvia", "Otto Lund": "Latvia"}


def test_roles_have_days_and_evidence() -> None:
    kolm = person("Anna Kolm", "e1", "prime minister", of="Latvia")
    days = {"a": date(2031, 4, 1), "b": date(2031, 6, 1)}
    (actor,) = match(article("a", kolm), article("b", kolm), days=days).actors
    (role,) = actor.roles
    assert (role.office, role.of, role.since, role.until) == ("prime minister", "Latvia", "2031-04-01", "2031-06-01")
    assert [e.article for e in role.evidence] == ["a", "b"]


def test_unnamed_sources_are_never_joined() -> None:
    diplomats: Named = ("diplomats", "unnamed", "unnamed diplomats", "e1", (), None)
    record = match(article("a", diplomats, said=("e1",)), article("b", diplomats, said=("e1",)))
    assert len(names(record, "unnamed")) == 2
    assert len({actor.id for actor in record.actors}) == 2


def test_states_learned_in_one_article_hold_in_all() -> None:
    ministry: Named = ("Veldmarkian foreign ministry", "organisation", "Veldmarkian foreign ministry", "e1", (), None)
    record = match(
        article("a", state("Veldmark")),
        article("b", person("Veldmark"), said=("e1",)),
        article("c", ministry, said=("e1",)),
        article("d", person("Otto Lund", "e1", "chancellor", of="Veldmarkian")),
    )
    assert names(record, "state") == ["Veldmark"]
    assert names(record, "organisation") == ["Ministry of Foreign Affairs of Veldmark"]
    assert [a.speaks_for for a in record.actors if a.name == "Otto Lund"] == ["Veldmark"]


def test_statements_get_their_actor() -> None:
    record = match(article("a", person("Anna Kolm"), said=("e1", "e7")))
    first, second = record.readings[0].statements
    assert first.actor == record.actors[0].id
    assert second.actor is None


def test_aliases_keep_the_spellings_as_they_stand() -> None:
    record = match(article("a", ("President Anna Kolm", "person", "Anna Kolm", "e1", ("president",), "Latvia")))
    assert record.actors[0].aliases == ("Anna Kolm", "President Anna Kolm")


def judgement(verb: str, target: str, value: str, day: str = "2031-05-01") -> Judgement:
    return Judgement(f"judgement-{verb}-{target}-{value}", verb, target, value, day)


def two_people() -> tuple[Reading, Reading]:
    return article("a", person("Anna Kolm")), article("b", person("Berta Kolm"))


def by_name(record: Record, name: str) -> Actor:
    return next(actor for actor in record.actors if actor.name == name)


def counted(record: Record) -> str:
    return next(t.message for t in record.troubles if t.kind == "judgements_replayed")


def test_a_merge_that_was_made_is_not_advised_again() -> None:
    readings = article("a", person("Federica Mogherini")), article("b", person("Frederica Mogherini"))
    before = match(*readings)
    judged = judgement("merge", by_name(before, "Federica Mogherini").id, by_name(before, "Frederica Mogherini").id)
    assert near(match(*readings, judged=(judged,))) == []


def test_a_merge_is_replayed_and_says_why() -> None:
    before = match(*two_people())
    judged = judgement("merge", by_name(before, "Anna Kolm").id, by_name(before, "Berta Kolm").id)
    record = match(*two_people(), judged=(judged,))
    assert names(record) == ["Anna Kolm"]
    assert record.actors[0].id == by_name(before, "Anna Kolm").id
    assert "Berta Kolm" in record.actors[0].aliases
    assert counted(record).startswith("1 of 1")


def test_a_split_takes_an_alias_out_and_stays() -> None:
    readings = (article("a", person("Volodymyr Zelenskyy")), article("b", person("Vladimir Zelensky")))
    joined = match(*readings).actors[0]
    record = match(*readings, judged=(judgement("split", joined.id, "Vladimir Zelensky"),))
    assert sorted(names(record)) == ["Vladimir Zelensky", "Volodymyr Zelenskyy"]
    assert joined.id in {actor.id for actor in record.actors}


def test_rename_and_speaks_for() -> None:
    before = by_name(match(*two_people()), "Anna Kolm")
    judged = (judgement("rename", before.id, "A. Kolm"), judgement("speaks-for", before.id, "Latvia", "2031-05-02"))
    after = by_name(match(*two_people(), judged=judged), "A. Kolm")
    assert (after.id, after.speaks_for) == (before.id, "Latvia")
    assert "Anna Kolm" in after.aliases


@pytest.mark.parametrize(
    ("verb", "target", "value", "kind"),
    [
        pytest.param("rename", "actor-gone", "X", "judgement_orphaned", id="an actor that is no more"),
        pytest.param("merge", "Anna Kolm", "actor-gone", "judgement_orphaned", id="another that is no more"),
        pytest.param("merge", "Anna Kolm", "Anna Kolm", "judgement_conflict", id="one with itself"),
        pytest.param("split", "Anna Kolm", "Otto", "judgement_conflict", id="an alias nobody uses"),
        pytest.param("split", "Anna Kolm", "Anna Kolm", "judgement_conflict", id="the only alias"),
    ],
)
def test_what_cannot_be_replayed_is_a_trouble(verb: str, target: str, value: str, kind: str) -> None:
    record = match(*two_people(), judged=(judgement(verb, target, value),))
    assert [t.kind for t in record.troubles if t.origin.startswith("judgement")] == [kind]
    assert len(record.actors) == 2


def test_ids_do_not_depend_on_the_order_of_articles_or_the_spelling() -> None:
    first, second = article("a", person("Volodymyr Zelenskyy")), article("b", person("Vladimir Zelensky"))
    assert match(first, second).actors[0].id == match(second, first).actors[0].id == match(first).actors[0].id


def test_a_thousand_articles_of_the_same_people() -> None:
    people = ("Anna Kolm", "Otto Brandt", "Ilse Varga", "Viktor Lund", "Marta Osei", "Piet Haan", "Rana Qureshi")
    readings = tuple(article(f"a{i:04}", person(people[i % 7]), state("Latvia")) for i in range(1000))
    assert names(match(*readings)) == sorted(people)


def test_the_record_is_not_changed_otherwise() -> None:
    record = Record(readings=two_people(), notes={"a": "b"})
    matched = match_actors(record)
    assert replace(matched, actors=(), troubles=(), readings=record.readings) == record


def held(who: str, office: str, of: str, since: str | None, until: str | None) -> Judgement:
    value = json.dumps({"office": office, "of": of, "since": since, "until": until})
    return Judgement(f"{who} {office} {since}", "holds", who, value, "")


TERMS = (
    held("Anna Kolm", "president", "Norland", "2020-01-01", "2024-12-31"),
    held("Berta Lund", "president", "Norland", "2024-12-31", None),
)
OFFICE: Named = ("Norland's president", "office", "president of Norland", "e5", ("president",), "Norland")


@pytest.mark.parametrize(
    ("day", "holder"),
    [
        pytest.param(date(2024, 10, 1), "Anna Kolm", id="the one then in office"),
        pytest.param(date(2025, 4, 1), "Berta Lund", id="the one after"),
        pytest.param(date(2019, 4, 1), None, id="before the table"),
    ],
)
def test_the_office_table_says_who_held_an_office_that_day(day: date, holder: str | None) -> None:
    both = article("a", person("Anna Kolm", "e1"), person("Berta Lund", "e2"))
    record = match(both, article("b", OFFICE, said=("e5",)), days={"b": day}, judged=TERMS)
    speaker = {a.id: a.name for a in record.actors}[record.readings[1].statements[0].actor or ""]
    assert speaker == (holder or "president of Norland")


def test_a_person_of_the_table_speaks_for_the_state() -> None:
    record = match(article("a", person("Anna Kolm", "e1")), judged=TERMS)
    assert [a.speaks_for for a in record.actors] == ["Norland"]


def test_an_office_called_former_while_held_is_shown() -> None:
    former = person("Anna Kolm", "e1", "former president", of="Norland")
    still = person("Anna Kolm", "e1", "president", of="Norland")
    days = {"a": date(2024, 1, 1), "b": date(2024, 9, 1)}
    record = match(article("a", former), article("b", still), days=days)
    assert [t.kind for t in record.troubles if t.kind == "office_date"] == ["office_date"]


def test_an_office_outside_its_term_is_shown() -> None:
    shown = person("Anna Kolm", "e1", "president", of="Norland")
    record = match(article("a", shown), days={"a": date(2026, 1, 1)}, judged=TERMS)
    assert any("office table says" in t.message for t in record.troubles)


def test_a_near_miss_gives_the_command_to_copy() -> None:
    record = match(article("a", person("Federica Mogherini")), article("b", person("Frederica Mogherini")))
    assert "onrecord actors merge 'Federica Mogherini' 'Frederica Mogherini'" in near(record)[0]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param("Oleksandr Hrynko", "Aleksander Grinko", id="Ukrainian and Russian"),
        pytest.param("Mykola Shevchuk", "Nikolai Schewtschuk", id="English and German transliteration"),
        pytest.param("Yusuf Çelik", "Yusuf Celik", id="Turkish letters"),
        pytest.param("Jerzy Wójcik", "Jerzy Wojcik", id="Polish letters"),
        pytest.param("William Harrow", "Bill Harrow", id="a nickname"),
        pytest.param("Ana María Ortuño", "Ana Maria Ortuno", id="Spanish letters"),
        pytest.param("Giannis Petrakis", "Yannis Petrakis", id="Greek"),
    ],
)
def test_joins_spellings_of_many_languages(left: str, right: str) -> None:
    assert len(names(match(article("a", person(left)), article("b", person(right))))) == 1
