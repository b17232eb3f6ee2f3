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

-- Of a complaint: whose share did not open.
ALTER TABLE outbox ADD COLUMN about INTEGER;

-- What is left of a run that is over is what the coordinator still has to hear.
DELETE FROM outbox
WHERE run IN (SELECT run FROM task WHERE state IN ('DONE', 'EXPIRED'))
  AND (acknowledged = 1 OR kind IN ('ACCEPT', 'VECTOR'));

CREATE INDEX outbox_waiting ON outbox (acknowledged, id);
CREATE INDEX outbox_run ON outbox (run);
