-- State that instances share. May be run again at any time: makes only what is absent, and never lowers a version.
CREATE SCHEMA IF NOT EXISTS "ringfence";

CREATE TABLE IF NOT EXISTS "ringfence"."table_version" (
    component varchar(40) NOT NULL PRIMARY KEY,
    table_version integer NOT NULL,
    oldest_reader integer NOT NULL
);

-- Times are microseconds since 1970-01-01T00:00:00Z, so that no session's time zone shifts them.
CREATE TABLE IF NOT EXISTS "ringfence"."state_entry" (
    kind varchar(40) NOT NULL,
    entry_id varchar(200) NOT NULL,
    entry_version bigint NOT NULL,
    body varchar(1000000) NOT NULL,
    changed_at bigint NOT NULL,
    expires_at bigint,
    PRIMARY KEY (kind, entry_id)
);

MERGE INTO "ringfence"."table_version" AS t USING (VALUES ('state', 1, 1)) AS n(component, table_version, oldest_reader)
    ON t.component = n.component
    WHEN MATCHED AND t.table_version < n.table_version
        THEN UPDATE SET table_version = n.table_version, oldest_reader = n.oldest_reader
    WHEN NOT MATCHED
        THEN INSERT (component, table_version, oldest_reader) VALUES (n.component, n.table_version, n.oldest_reader);
