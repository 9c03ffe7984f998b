-- State that instances share. May be run again at any time: makes only what is absent, and never lowers a version.
CREATE SCHEMA IF NOT EXISTS ringfence;

CREATE TABLE IF NOT EXISTS ringfence.table_version (
    component varchar(40) NOT NULL PRIMARY KEY,
    table_version integer NOT NULL,
    oldest_reader integer NOT NULL
);

-- Times are microseconds since 1970-01-01T00:00:00Z, so that no session's time zone shifts them.
CREATE TABLE IF NOT EXISTS ringfence.state_entry (
    kind varchar(40) NOT NULL,
    entry_id varchar(200) NOT NULL,
    entry_version bigint NOT NULL,
    body text NOT NULL,
    changed_at bigint NOT NULL,
    expires_at bigint,
    PRIMARY KEY (kind, entry_id)
);

INSERT INTO ringfence.table_version (component, table_version, oldest_reader) VALUES ('state', 1, 1)
    ON CONFLICT (component) DO UPDATE SET table_version = EXCLUDED.table_version, oldest_reader = EXCLUDED.oldest_reader
    WHERE table_version.table_version < EXCLUDED.table_version;
