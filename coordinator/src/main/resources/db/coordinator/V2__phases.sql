-- SPDX-License-Identifier: Apache-2.0
-- Common SQL of SQLite and PostgreSQL; digests and signatures are hexadecimal digits.
ALTER TABLE run ADD COLUMN sum_digest TEXT;

ALTER TABLE participation ADD COLUMN dismissed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE participation ADD COLUMN keys_index INTEGER;
ALTER TABLE participation ADD COLUMN keys_body BYTEA;
ALTER TABLE participation ADD COLUMN keys_sig TEXT;

CREATE TABLE phase_receipt (
    run          TEXT NOT NULL,
    site         TEXT NOT NULL,
    phase        TEXT NOT NULL,
    roster_index INTEGER NOT NULL,
    digest       TEXT NOT NULL,
    signature    TEXT NOT NULL,
    bytes        BIGINT NOT NULL,
    PRIMARY KEY (run, site, phase)
);

INSERT INTO phase_receipt (run, site, phase, roster_index, digest, signature, bytes)
SELECT run, site, 'VECTOR', roster_index, vector_digest, vector_sig, vector_bytes
FROM participation
WHERE vector_sig IS NOT NULL;

ALTER TABLE participation DROP COLUMN roster_index;
ALTER TABLE participation DROP COLUMN vector_digest;
ALTER TABLE participation DROP COLUMN vector_sig;
ALTER TABLE participation DROP COLUMN vector_bytes;

CREATE TABLE phase_message (
    run     TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    phase   TEXT NOT NULL,
    site    TEXT NOT NULL,
    body    BYTEA NOT NULL,
    PRIMARY KEY (run, attempt, phase, site)
);

-- A vector belongs to one attempt.
ALTER TABLE contribution RENAME TO contribution_of_run;

CREATE TABLE contribution (
    run     TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    site    TEXT NOT NULL,
    horizon INTEGER NOT NULL,
    body    BYTEA NOT NULL,
    PRIMARY KEY (run, attempt, site)
);

INSERT INTO contribution (run, attempt, site, horizon, body)
SELECT c.run, r.attempt, c.site, c.horizon, c.body
FROM contribution_of_run c
JOIN run r ON r.id = c.run;

DROP TABLE contribution_of_run;
