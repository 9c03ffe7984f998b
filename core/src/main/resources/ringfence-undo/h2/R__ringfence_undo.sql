-- What rows were before they were changed. May be run again at any time: makes only what is absent.
-- These tables hold live data. Grant them to nobody but the application that writes them.
CREATE SCHEMA IF NOT EXISTS "ringfence";

CREATE TABLE IF NOT EXISTS "ringfence"."table_version" (
    component varchar(40) NOT NULL PRIMARY KEY,
    table_version integer NOT NULL,
    oldest_reader integer NOT NULL
);

CREATE TABLE IF NOT EXISTS "ringfence"."undo_step" (
    undo_id char(32) NOT NULL,
    step integer NOT NULL,
    table_schema varchar(200) NOT NULL,
    table_name varchar(200) NOT NULL,
    column_names character large object NOT NULL,
    row_count integer NOT NULL,
    size_bytes bigint NOT NULL,
    operation varchar(200) NOT NULL,
    actor varchar(200) NOT NULL,
    -- Milliseconds since 1970-01-01T00:00:00Z, so that no session's time zone shifts them.
    recorded_at bigint NOT NULL,
    replayed_by char(32),
    PRIMARY KEY (undo_id, step)
);

CREATE TABLE IF NOT EXISTS "ringfence"."undo_row" (
    undo_id char(32) NOT NULL,
    step integer NOT NULL,
    row_number_in_step integer NOT NULL,
    key_before character large object,
    key_after character large object,
    image_before character large object,
    digest_after char(64),
    subject char(64),
    PRIMARY KEY (undo_id, step, row_number_in_step)
);

CREATE INDEX IF NOT EXISTS "ringfence"."ringfence_undo_recorded" ON "ringfence"."undo_step" (recorded_at);

CREATE INDEX IF NOT EXISTS "ringfence"."ringfence_undo_subject" ON "ringfence"."undo_row" (subject);

MERGE INTO "ringfence"."table_version" AS t USING (VALUES ('undo', 1, 1)) AS n(component, table_version, oldest_reader)
    ON t.component = n.component
    WHEN MATCHED AND t.table_version < n.table_version
        THEN UPDATE SET table_version = n.table_version, oldest_reader = n.oldest_reader
    WHEN NOT MATCHED
        THEN INSERT (component, table_version, oldest_reader) VALUES (n.component, n.table_version, n.oldest_reader);
