-- SPDX-License-Identifier: Apache-2.0
-- What this site has answered. Times are microseconds since 1970; digests and tags are hexadecimal digits. Lists of
-- sites have a name a line.
CREATE TABLE ledger (
    entry        INTEGER PRIMARY KEY,
    run          TEXT NOT NULL,
    attempt      INTEGER NOT NULL,
    requester    TEXT NOT NULL,
    decided      BIGINT NOT NULL,
    study        TEXT NOT NULL,
    question     TEXT NOT NULL,
    plan         TEXT NOT NULL,
    snapshot     TEXT,
    counts       TEXT NOT NULL,
    state        TEXT NOT NULL,
    quorum       INTEGER NOT NULL,
    roster       TEXT NOT NULL,
    contributors TEXT
);

CREATE UNIQUE INDEX ledger_run ON ledger (run);

-- Who was counted, as bits of ordinals; an answer over patients without ids has none.
CREATE TABLE unit (
    entry    INTEGER NOT NULL,
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    n        INTEGER NOT NULL,
    bitmap   BYTEA NOT NULL,
    PRIMARY KEY (entry, position)
);

CREATE TABLE patient (
    ordinal INTEGER PRIMARY KEY,
    tag     TEXT NOT NULL
);

-- The extract that each study is answered from: a tag of what is recorded of each patient.
CREATE TABLE snapshot (
    study TEXT NOT NULL,
    id    TEXT NOT NULL,
    tag   TEXT NOT NULL,
    row   TEXT NOT NULL,
    PRIMARY KEY (study, tag)
);

CREATE TABLE ledger_refusal (
    id        INTEGER PRIMARY KEY,
    study     TEXT NOT NULL,
    requester TEXT NOT NULL,
    question  TEXT NOT NULL,
    decided   BIGINT NOT NULL
);

CREATE TABLE ledger_allowance (
    run     TEXT NOT NULL,
    rule    TEXT NOT NULL,
    decided BIGINT NOT NULL,
    PRIMARY KEY (run, rule)
);

-- Every change of the tables above: what an entry became, what stood beside it, and a digest over all until here.
CREATE TABLE ledger_change (
    number  INTEGER PRIMARY KEY,
    entry   INTEGER,
    content TEXT NOT NULL,
    beside  TEXT NOT NULL,
    chain   TEXT NOT NULL
);
