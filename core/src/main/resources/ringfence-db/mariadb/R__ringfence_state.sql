-- State that instances share. May be run again at any time: makes only what is absent, and never lowers a version.
-- A schema is a catalog here, so the tables stand in the application's own, with a prefix.
CREATE TABLE IF NOT EXISTS ringfence_table_version (
    component varchar(40) NOT NULL PRIMARY KEY,
    table_version integer NOT NULL,
    oldest_reader integer NOT NULL
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Times are microseconds since 1970-01-01T00:00:00Z, so that no session's time zone shifts them.
CREATE TABLE IF NOT EXISTS ringfence_state_entry (
    kind varchar(40) NOT NULL,
    entry_id varchar(200) NOT NULL,
    entry_version bigint NOT NULL,
    body mediumtext NOT NULL,
    changed_at bigint NOT NULL,
    expires_at bigint,
    PRIMARY KEY (kind, entry_id)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The left-hand assignment is made first, so the reader's version is decided before the table's changes.
INSERT INTO ringfence_table_version (component, table_version, oldest_reader) VALUES ('state', 1, 1)
    ON DUPLICATE KEY UPDATE
        oldest_reader = IF(table_version < VALUES(table_version), VALUES(oldest_reader), oldest_reader),
        table_version = GREATEST(table_version, VALUES(table_version));
