-- SPDX-License-Identifier: Apache-2.0
-- Times are microseconds since 1970.
CREATE TABLE task (
    run           TEXT PRIMARY KEY,
    number        INTEGER NOT NULL,
    attempt       INTEGER NOT NULL,
    mode          TEXT NOT NULL,
    study_digest  TEXT NOT NULL,
    plan_digest   TEXT NOT NULL,
    requester     TEXT NOT NULL,
    not_after     BIGINT NOT NULL,
    signature     TEXT NOT NULL,
    answer_by     BIGINT NOT NULL,
    study         TEXT NOT NULL,
    plan          TEXT NOT NULL,
    state         TEXT NOT NULL,
    received      BIGINT NOT NULL,
    frozen_horizon INTEGER,
    frozen_body   TEXT,
    conditions    TEXT,
    seen          TEXT,
    expires       BIGINT,
    accept_sig    TEXT,
    code          TEXT,
    reason        TEXT,
    bytes_sent    BIGINT NOT NULL
);

CREATE TABLE invited (
    run      TEXT NOT NULL,
    position INTEGER NOT NULL,
    site     TEXT NOT NULL,
    identity TEXT NOT NULL,
    PRIMARY KEY (run, position)
);

CREATE TABLE outbox (
    id           INTEGER PRIMARY KEY,
    run          TEXT NOT NULL,
    attempt      INTEGER NOT NULL,
    kind         TEXT NOT NULL,
    code         TEXT,
    reason       TEXT,
    context      TEXT,
    roster_index INTEGER,
    horizon      INTEGER,
    body         BYTEA,
    signature    TEXT NOT NULL,
    acknowledged INTEGER NOT NULL
);
