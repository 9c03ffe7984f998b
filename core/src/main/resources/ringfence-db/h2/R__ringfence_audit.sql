-- The audit trail. May be run again at any time: makes only what is absent, and never lowers a version.
CREATE SCHEMA IF NOT EXISTS "ringfence";

CREATE TABLE IF NOT EXISTS "ringfence"."table_version" (
    component varchar(40) NOT NULL PRIMARY KEY,
    table_version integer NOT NULL,
    oldest_reader integer NOT NULL
);

-- Entries as their writers insert them, each in a transaction of its own: no order, no lock. Emptied by the sealer.
-- Times are microseconds since 1970-01-01T00:00:00Z, so that no session's time zone shifts them.
CREATE TABLE IF NOT EXISTS "ringfence"."audit_unsealed" (
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
CREATE TABLE IF NOT EXISTS "ringfence"."audit_entry" (
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

CREATE INDEX IF NOT EXISTS "ringfence"."audit_entry_happened" ON "ringfence"."audit_entry" (happened_at);

-- The newest sealed entry. Who holds the lock of this row is the sealer.
CREATE TABLE IF NOT EXISTS "ringfence"."audit_head" (
    trail varchar(40) NOT NULL PRIMARY KEY,
    sequence_number bigint NOT NULL,
    entry_hash varchar(64) NOT NULL
);

-- Where a chain begins whose older entries were pruned.
CREATE TABLE IF NOT EXISTS "ringfence"."audit_checkpoint" (
    sequence_number bigint NOT NULL PRIMARY KEY,
    entry_hash varchar(64) NOT NULL,
    made_at bigint NOT NULL,
    signature varchar(20000) NOT NULL
);

MERGE INTO "ringfence"."audit_head" AS t USING (VALUES ('main', 0, '0000000000000000000000000000000000000000000000000000000000000000')) AS n(trail, sequence_number, entry_hash)
    ON t.trail = n.trail
    WHEN NOT MATCHED
        THEN INSERT (trail, sequence_number, entry_hash) VALUES (n.trail, n.sequence_number, n.entry_hash);

MERGE INTO "ringfence"."table_version" AS t USING (VALUES ('audit', 1, 1)) AS n(component, table_version, oldest_reader)
    ON t.component = n.component
    WHEN MATCHED AND t.table_version < n.table_version
        THEN UPDATE SET table_version = n.table_version, oldest_reader = n.oldest_reader
    WHEN NOT MATCHED
        THEN INSERT (component, table_version, oldest_reader) VALUES (n.component, n.table_version, n.oldest_reader);
