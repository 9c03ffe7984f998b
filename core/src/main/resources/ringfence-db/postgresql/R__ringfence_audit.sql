-- The audit trail. May be run again at any time: makes only what is absent, and never lowers a version.
CREATE SCHEMA IF NOT EXISTS ringfence;

CREATE TABLE IF NOT EXISTS ringfence.table_version (
    component varchar(40) NOT NULL PRIMARY KEY,
    table_version integer NOT NULL,
    oldest_reader integer NOT NULL
);

-- Entries as their writers insert them, each in a transaction of its own: no order, no lock. Emptied by the sealer.
-- Times are microseconds since 1970-01-01T00:00:00Z, so that no session's time zone shifts them.
CREATE TABLE IF NOT EXISTS ringfence.audit_unsealed (
    queue_number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    entry_id varchar(32) NOT NULL,
    happened_at bigint NOT NULL,
    kind varchar(40) NOT NULL,
    actor varchar(200) NOT NULL,
    actor_kind varchar(20) NOT NULL,
    environment varchar(200) NOT NULL,
    rule varchar(200) NOT NULL,
    shape_digest varchar(200) NOT NULL,
    detail varchar(2000) NOT NULL,
    content_hash varchar(64) NOT NULL
);

-- Sealed entries, each tied to the one before it.
CREATE TABLE IF NOT EXISTS ringfence.audit_entry (
    sequence_number bigint NOT NULL PRIMARY KEY,
    entry_id varchar(32) NOT NULL,
    happened_at bigint NOT NULL,
    kind varchar(40) NOT NULL,
    actor varchar(200) NOT NULL,
    actor_kind varchar(20) NOT NULL,
    environment varchar(200) NOT NULL,
    rule varchar(200) NOT NULL,
    shape_digest varchar(200) NOT NULL,
    detail varchar(2000) NOT NULL,
    content_hash varchar(64) NOT NULL,
    sealed_at bigint NOT NULL,
    previous_hash varchar(64) NOT NULL,
    entry_hash varchar(64) NOT NULL
);

CREATE INDEX IF NOT EXISTS audit_entry_happened ON ringfence.audit_entry (happened_at);

-- The newest sealed entry. Who holds the lock of this row is the sealer.
CREATE TABLE IF NOT EXISTS ringfence.audit_head (
    trail varchar(40) NOT NULL PRIMARY KEY,
    sequence_number bigint NOT NULL,
    entry_hash varchar(64) NOT NULL
);

-- Where a chain begins whose older entries were pruned.
CREATE TABLE IF NOT EXISTS ringfence.audit_checkpoint (
    sequence_number bigint NOT NULL PRIMARY KEY,
    entry_hash varchar(64) NOT NULL,
    made_at bigint NOT NULL,
    signature text NOT NULL
);

INSERT INTO ringfence.audit_head (trail, sequence_number, entry_hash)
    VALUES ('main', 0, '0000000000000000000000000000000000000000000000000000000000000000')
    ON CONFLICT (trail) DO NOTHING;

INSERT INTO ringfence.table_version (component, table_version, oldest_reader) VALUES ('audit', 1, 1)
    ON CONFLICT (component) DO UPDATE SET table_version = EXCLUDED.table_version, oldest_reader = EXCLUDED.oldest_reader
    WHERE table_version.table_version < EXCLUDED.table_version;
