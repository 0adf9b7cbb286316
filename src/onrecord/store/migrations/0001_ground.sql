-- What each table and column holds; docs/record.md is made from this file, so a comment here is documentation there.

-- Facts about the file itself and notes of the record (key 'note:...').
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- One row an article as it came in. Offsets everywhere count Unicode code points of `text`, end exclusive.
CREATE TABLE articles (
    id TEXT PRIMARY KEY,          -- hash of text and stated metadata
    origin TEXT NOT NULL,         -- folder/name, or file#n for record n of a file
    text TEXT NOT NULL,           -- the whole decoded text, newlines made \n
    outlet TEXT,
    url TEXT,
    title TEXT,
    author TEXT,
    language TEXT,
    published TEXT,               -- the ISO day that the metadata states; see datings for what was worked out
    encoding TEXT,
    extra TEXT NOT NULL           -- JSON: unknown metadata as [[key, value], ...]
);

-- Every place an article was found; more than one is a duplicate.
CREATE TABLE origins (
    origin TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id),
    PRIMARY KEY (origin, article)
);

-- What the readers found in each article by itself, before collation: a rebuild with more articles starts here.
CREATE TABLE readings (
    article TEXT PRIMARY KEY REFERENCES articles (id),
    collated INTEGER NOT NULL,    -- 0 until the tables below hold it (a build was interrupted)
    raw BLOB NOT NULL             -- zlib-compressed JSON of the reading without its article
);

-- Problems of inputs, by input; a later run over the same input replaces them.
CREATE TABLE input_troubles (
    origin TEXT NOT NULL,
    kind TEXT NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (origin, kind, message)
);

-- Stretches that are not the article's own text: advert, related, bio, tags, notice, byline, caption, credit, stray, timestamp, foreign.
CREATE TABLE asides (
    article TEXT NOT NULL REFERENCES articles (id),
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (article, n)
);

-- Time expressions (TIMEX3).
CREATE TABLE timexes (
    article TEXT NOT NULL REFERENCES articles (id),
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    type TEXT NOT NULL,           -- DATE, TIME, DURATION, SET
    value TEXT,                   -- TIMEX3 value; empty while the anchor is unknown
    earliest TEXT,                -- first ISO day meant
    latest TEXT,                  -- last ISO day meant
    anchor TEXT NOT NULL,         -- what the value was worked out from
    other TEXT,                   -- the second reading where the direction is a guess
    PRIMARY KEY (article, n)
);

-- Words that name or describe somebody.
CREATE TABLE mentions (
    article TEXT NOT NULL REFERENCES articles (id),
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,           -- person, state, organisation, office, group, unnamed
    head TEXT NOT NULL,           -- the bare name
    entity TEXT NOT NULL,         -- groups the mentions of one article that mean the same actor
    titles TEXT NOT NULL,         -- JSON: offices said with the name
    of TEXT,                      -- whom an office belongs to
    reason TEXT NOT NULL,
    PRIMARY KEY (article, n)
);

-- Who said what, in one article. The words are in statement_spans.
CREATE TABLE statements (
    article TEXT NOT NULL REFERENCES articles (id),
    n INTEGER NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,           -- direct, indirect, mixed
    confidence REAL NOT NULL,     -- how often such a statement is right, 0 to 1
    inside TEXT,                  -- the statement this one is nested in
    entity TEXT,                  -- the source's group of mentions; empty: unresolved
    reason TEXT NOT NULL,         -- how the source was resolved
    sureness REAL NOT NULL,       -- how often such a resolution is right, 0 to 1
    via TEXT NOT NULL,            -- JSON: names of who relayed it
    said_on TEXT,                 -- day it was said, as precise as known
    commitment TEXT NOT NULL,     -- CT, PR, PS, U (FactBank)
    negated INTEGER NOT NULL,
    evasive INTEGER NOT NULL,
    actor TEXT,                   -- actors.id of the speaker
    PRIMARY KEY (article, n)
);
CREATE UNIQUE INDEX statements_by_id ON statements (id);
CREATE INDEX statements_by_actor ON statements (actor);

-- The stretches of a statement: the words reported, the words that report them, the words that name the source.
CREATE TABLE statement_spans (
    statement TEXT NOT NULL REFERENCES statements (id),
    part TEXT NOT NULL,           -- content, cue, source
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (statement, part, n)
);

-- What statements and positions hang on.
CREATE TABLE conditions (
    what TEXT NOT NULL,           -- statement, position
    owner TEXT NOT NULL,          -- statements.id, or positions.n
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    sequence TEXT NOT NULL,       -- only_after, before, until, if, unless, as_long_as, in_exchange_for, as_part_of
    PRIMARY KEY (what, owner, n)
);

-- The words of articles that dates, roles and events rest on.
CREATE TABLE evidence (
    what TEXT NOT NULL,           -- said_on, dating, role, found_event, event
    owner TEXT NOT NULL,          -- statement, article, actor/role number, article/event number, or event
    n INTEGER NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (what, owner, n)
);

-- Events as one article reports them.
CREATE TABLE found_events (
    article TEXT NOT NULL REFERENCES articles (id),
    n INTEGER NOT NULL,
    id TEXT NOT NULL,
    what TEXT NOT NULL,
    status TEXT NOT NULL,         -- happened, scheduled, cancelled, hypothetical
    "when" TEXT,                  -- as precise as known
    earliest TEXT,
    latest TEXT,
    PRIMARY KEY (article, n)
);

-- Problems met while one article was read.
CREATE TABLE reading_troubles (
    article TEXT NOT NULL REFERENCES articles (id),
    n INTEGER NOT NULL,
    origin TEXT NOT NULL,
    kind TEXT NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (article, n)
);

-- When each article was published, and how that is known.
CREATE TABLE datings (
    n INTEGER PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (id),
    day TEXT,                     -- ISO day, empty where only bracketed or unknown
    earliest TEXT,
    latest TEXT,
    basis TEXT NOT NULL           -- metadata, stated, inferred, unknown
);

-- The parties over all articles.
CREATE TABLE actors (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,           -- person, state, organisation, office, group, unnamed
    speaks_for TEXT,              -- whose position this actor's words state
    reasons TEXT NOT NULL         -- JSON: why its mentions were joined
);

-- Every name an actor goes by.
CREATE TABLE aliases (
    actor TEXT NOT NULL REFERENCES actors (id),
    n INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (actor, n)
);

-- Which mentions are the actor: join to mentions on article and entity.
CREATE TABLE actor_mentions (
    actor TEXT NOT NULL REFERENCES actors (id),
    n INTEGER NOT NULL,
    article TEXT NOT NULL,
    entity TEXT NOT NULL,
    PRIMARY KEY (actor, n)
);

-- Offices held, as the articles show it.
CREATE TABLE roles (
    actor TEXT NOT NULL REFERENCES actors (id),
    n INTEGER NOT NULL,
    office TEXT NOT NULL,
    of TEXT,
    since TEXT,
    until TEXT,
    PRIMARY KEY (actor, n)
);

-- Events over all articles.
CREATE TABLE events (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    what TEXT NOT NULL,
    status TEXT NOT NULL,         -- happened, scheduled, cancelled, hypothetical
    "when" TEXT,
    earliest TEXT,
    latest TEXT
);

-- Two things and how they relate.
CREATE TABLE links (
    n INTEGER PRIMARY KEY,
    relation TEXT NOT NULL,       -- same_utterance, same_event, reprint, revision, discrepancy
    "left" TEXT NOT NULL,         -- JSON: a statement or article id, or {article, spans}
    "right" TEXT NOT NULL,        -- JSON: likewise
    about TEXT NOT NULL,
    kind TEXT,                    -- of a discrepancy: fact, date, wording, name, status
    score REAL NOT NULL,
    reasons TEXT NOT NULL,        -- JSON: why
    diff TEXT NOT NULL            -- JSON: [[op, left words, right words], ...]
);

-- What is to be decided, under which rule.
CREATE TABLE questions (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    rule TEXT NOT NULL,           -- JSON: name, needs, silence, abstention
    about TEXT NOT NULL,          -- JSON: names and phrases the decision is about
    opposite TEXT NOT NULL        -- JSON: names and phrases of the opposite
);

-- Whom a question concerns, and as what.
CREATE TABLE parties (
    question TEXT NOT NULL REFERENCES questions (id),
    n INTEGER NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,           -- voter, applicant, chair, outside
    names TEXT NOT NULL,          -- JSON: further names
    weight REAL NOT NULL,
    veto INTEGER NOT NULL,
    since TEXT,
    until TEXT,
    PRIMARY KEY (question, n)
);

-- Where an actor stands on a question in one statement.
CREATE TABLE positions (
    n INTEGER PRIMARY KEY,
    question TEXT NOT NULL REFERENCES questions (id),
    actor TEXT NOT NULL,
    statement TEXT NOT NULL REFERENCES statements (id),
    stance TEXT NOT NULL,         -- support, conditional_support, non_committal, conditional_oppose, oppose
    commitment TEXT NOT NULL,     -- CT, PR, PS, U
    member TEXT,                  -- the party it counts for
    reported_by TEXT,             -- who ascribes it; empty for the actor's own words
    reason TEXT NOT NULL,
    confidence REAL NOT NULL
);
CREATE INDEX positions_by_statement ON positions (statement);

-- Where a question stands under its rule.
CREATE TABLE decisions (
    n INTEGER PRIMARY KEY,
    question TEXT NOT NULL REFERENCES questions (id),
    state TEXT NOT NULL,          -- settled, blocked, open
    why TEXT NOT NULL,
    as_of TEXT,
    would_pass_if_met INTEGER NOT NULL,
    blockers TEXT NOT NULL,       -- JSON
    missing TEXT NOT NULL,        -- JSON
    conditions TEXT NOT NULL,     -- JSON: [[statement, {span, sequence, bearer, met, shown_by}], ...]
    pending TEXT NOT NULL         -- JSON: event ids
);

-- One line a party; no stance is silence: no statement was found.
CREATE TABLE roll (
    decision TEXT NOT NULL,       -- decisions.n
    n INTEGER NOT NULL,
    member TEXT NOT NULL,
    role TEXT NOT NULL,
    stance TEXT,
    since TEXT,
    actor TEXT,
    evidence TEXT NOT NULL,       -- JSON: statement ids
    PRIMARY KEY (decision, n)
);

-- Positions that moved: the two statements.
CREATE TABLE changes (
    decision TEXT NOT NULL,       -- decisions.n
    n INTEGER NOT NULL,
    member TEXT NOT NULL,
    kind TEXT NOT NULL,           -- first_stated, hardened, softened, reversed
    before TEXT,
    after TEXT NOT NULL,
    PRIMARY KEY (decision, n)
);

-- What a person confirmed, changed or rejected; every run replays it.
CREATE TABLE judgements (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    verb TEXT NOT NULL,
    target TEXT NOT NULL,
    value TEXT NOT NULL,
    made_at TEXT NOT NULL,
    note TEXT NOT NULL
);

-- Every problem of the record: of inputs, of readings, of collation.
CREATE TABLE troubles (
    n INTEGER PRIMARY KEY,
    origin TEXT NOT NULL,
    kind TEXT NOT NULL,
    message TEXT NOT NULL
);

-- Full text of the articles: SELECT article FROM article_words WHERE article_words MATCH 'word'.
CREATE VIRTUAL TABLE article_words USING fts5 (
    article UNINDEXED, title, text, tokenize = 'unicode61 remove_diacritics 2'
);

-- Full text of what was said, and by whom.
CREATE VIRTUAL TABLE statement_words USING fts5 (
    statement UNINDEXED, words, speaker, tokenize = 'unicode61 remove_diacritics 2'
);
