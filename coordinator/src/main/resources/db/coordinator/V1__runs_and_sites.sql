-- SPDX-License-Identifier: Apache-2.0
-- Common SQL of SQLite and PostgreSQL; times are microseconds since 1970.
CREATE TABLE site (
    id              TEXT PRIMARY KEY,
    center          TEXT NOT NULL,
    code_hash       TEXT NOT NULL,
    code_expires    BIGINT NOT NULL,
    certify         INTEGER NOT NULL,
    identity        TEXT,
    request         TEXT,
    certificate     TEXT,
    certificate_end BIGINT NOT NULL,
    confirmed_by    TEXT,
    last_contact    BIGINT NOT NULL,
    version         TEXT NOT NULL
);

CREATE TABLE document (
    digest TEXT PRIMARY KEY,
    body   TEXT NOT NULL
);

CREATE TABLE run (
    id             TEXT PRIMARY KEY,
    number         INTEGER NOT NULL UNIQUE,
    study_id       TEXT NOT NULL,
    title          TEXT NOT NULL,
    mode           TEXT NOT NULL,
    study_digest   TEXT NOT NULL,
    plan_digest    TEXT NOT NULL,
    requester      TEXT NOT NULL,
    not_after      BIGINT NOT NULL,
    signature      TEXT NOT NULL,
    min_sites      INTEGER NOT NULL,
    layout_digest  TEXT NOT NULL,
    lanes64        BIGINT NOT NULL,
    lanes128       BIGINT NOT NULL,
    state          TEXT NOT NULL,
    attempt        INTEGER NOT NULL,
    submitted      BIGINT NOT NULL,
    deadline       BIGINT NOT NULL,
    problem        TEXT
);

CREATE TABLE participation (
    run            TEXT NOT NULL,
    site           TEXT NOT NULL,
    identity       TEXT NOT NULL,
    accept_attempt INTEGER,
    conditions     TEXT,
    seen           TEXT,
    expires        BIGINT,
    accept_sig     TEXT,
    decline_attempt INTEGER,
    decline_kind   TEXT,
    decline_code   TEXT,
    decline_reason TEXT,
    decline_sig    TEXT,
    roster_index   INTEGER,
    vector_digest  TEXT,
    vector_sig     TEXT,
    vector_bytes   BIGINT,
    PRIMARY KEY (run, site)
);

CREATE TABLE contribution (
    run     TEXT NOT NULL,
    site    TEXT NOT NULL,
    horizon INTEGER NOT NULL,
    body    BYTEA NOT NULL,
    PRIMARY KEY (run, site)
);

CREATE TABLE report (
    run  TEXT NOT NULL,
    file TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (run, file)
);
