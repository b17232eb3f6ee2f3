-- SPDX-License-Identifier: Apache-2.0
-- Times are microseconds since 1970; digests and signatures are hexadecimal digits.
ALTER TABLE task ADD COLUMN keyed BIGINT;
ALTER TABLE task ADD COLUMN dead INTEGER NOT NULL DEFAULT 0;

-- Counts that have left are in the outbox alone.
UPDATE task
SET frozen_horizon = NULL, frozen_body = NULL
WHERE state = 'SENT';

CREATE INDEX task_number ON task (number);

CREATE TABLE heard_step (
    run       TEXT NOT NULL,
    attempt   INTEGER NOT NULL,
    step      INTEGER NOT NULL,
    digest    TEXT NOT NULL,
    signature TEXT NOT NULL,
    PRIMARY KEY (run, attempt, step)
);

-- The three secrets are there until the vector is masked.
CREATE TABLE instance (
    run           TEXT PRIMARY KEY,
    attempt       INTEGER NOT NULL,
    round         BIGINT NOT NULL,
    previous      TEXT NOT NULL,
    layout_digest TEXT NOT NULL,
    k             INTEGER NOT NULL,
    min_sites     INTEGER NOT NULL,
    d64           BIGINT NOT NULL,
    d128          BIGINT NOT NULL,
    roster_index  INTEGER NOT NULL,
    c_secret      BYTEA,
    s_secret      BYTEA,
    b             BYTEA,
    sent          TEXT,
    t2            TEXT,
    t3            TEXT
);

-- The shares are there from sharing until they are given away or the run ends.
CREATE TABLE instance_member (
    run         TEXT NOT NULL,
    member      INTEGER NOT NULL,
    site        TEXT NOT NULL,
    identity    TEXT NOT NULL,
    conditions  TEXT NOT NULL,
    contributed INTEGER NOT NULL,
    keys_body   BYTEA,
    keys_sig    TEXT,
    share_b     BYTEA,
    share_s     BYTEA,
    PRIMARY KEY (run, member)
);

-- A number is used once: a message may be dropped while it is on its way, and that it arrived is told of its number.
-- Of a complaint there is also whose share did not open.
CREATE TABLE numbered_outbox (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    run          TEXT NOT NULL,
    attempt      INTEGER NOT NULL,
    kind         TEXT NOT NULL,
    code         TEXT,
    reason       TEXT,
    context      TEXT,
    roster_index INTEGER,
    horizon      INTEGER,
    about        INTEGER,
    body         BYTEA,
    signature    TEXT NOT NULL,
    acknowledged INTEGER NOT NULL
);

INSERT INTO numbered_outbox (id, run, attempt, kind, code, reason, context, roster_index, horizon, body, signature,
                             acknowledged)
SELECT id, run, attempt, kind, code, reason, context, roster_index, horizon, body, signature, acknowledged
FROM outbox;

DROP TABLE outbox;
ALTER TABLE numbered_outbox RENAME TO outbox;

-- What is left of a run that is over is what the coordinator still has to hear.
DELETE FROM outbox
WHERE run IN (SELECT run FROM task WHERE state IN ('DONE', 'EXPIRED'))
  AND (acknowledged = 1 OR kind IN ('ACCEPT', 'VECTOR'));

CREATE INDEX outbox_waiting ON outbox (acknowledged, id);
CREATE INDEX outbox_run ON outbox (run);
