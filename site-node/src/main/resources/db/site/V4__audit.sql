-- SPDX-License-Identifier: Apache-2.0
-- The log: entries are canonical JSON, hashes hexadecimal digits. Rows are added and nothing else.
CREATE TABLE audit_entry (
    seq  BIGINT PRIMARY KEY,
    run  TEXT,
    type TEXT NOT NULL,
    body TEXT NOT NULL
);

CREATE INDEX audit_entry_type ON audit_entry (type, run);

-- The hash over the leaves position * 2^level to (position + 1) * 2^level - 1.
CREATE TABLE audit_node (
    level    INTEGER NOT NULL,
    position BIGINT NOT NULL,
    hash     TEXT NOT NULL,
    PRIMARY KEY (level, position)
);

-- Checkpoints of this log and of others; two of one size are the proof of a fork, so both are kept.
CREATE TABLE audit_head (
    origin TEXT NOT NULL,
    size   BIGINT NOT NULL,
    root   TEXT NOT NULL,
    note   TEXT NOT NULL,
    PRIMARY KEY (origin, size, root)
);

CREATE TRIGGER audit_entry_is_not_changed BEFORE UPDATE ON audit_entry
BEGIN
    SELECT RAISE(ABORT, 'the log only grows');
END;

CREATE TRIGGER audit_entry_is_not_deleted BEFORE DELETE ON audit_entry
BEGIN
    SELECT RAISE(ABORT, 'the log only grows');
END;

CREATE TRIGGER audit_node_is_not_changed BEFORE UPDATE ON audit_node
BEGIN
    SELECT RAISE(ABORT, 'the log only grows');
END;

CREATE TRIGGER audit_node_is_not_deleted BEFORE DELETE ON audit_node
BEGIN
    SELECT RAISE(ABORT, 'the log only grows');
END;

CREATE TRIGGER audit_head_is_not_changed BEFORE UPDATE ON audit_head
BEGIN
    SELECT RAISE(ABORT, 'the log only grows');
END;

CREATE TRIGGER audit_head_is_not_deleted BEFORE DELETE ON audit_head
BEGIN
    SELECT RAISE(ABORT, 'the log only grows');
END;
