-- What rows were before they were changed. May be run again at any time: makes only what is absent.
-- These tables hold live data. Grant them to nobody but the application that writes them.
CREATE TABLE IF NOT EXISTS ringfence_table_version (
    component varchar(40) NOT NULL PRIMARY KEY,
    table_version integer NOT NULL,
    oldest_reader integer NOT NULL
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS ringfence_undo_step (
    undo_id char(32) NOT NULL,
    step integer NOT NULL,
    table_schema varchar(200) NOT NULL,
    table_name varchar(200) NOT NULL,
    column_names longtext NOT NULL,
    row_count integer NOT NULL,
    size_bytes bigint NOT NULL,
    operation varchar(200) NOT NULL,
    actor varchar(200) NOT NULL,
    -- Milliseconds since 1970-01-01T00:00:00Z, so that no session's time zone shifts them.
    recorded_at bigint NOT NULL,
    replayed_by char(32),
    PRIMARY KEY (undo_id, step)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE IF NOT EXISTS ringfence_undo_row (
    undo_id char(32) NOT NULL,
    step integer NOT NULL,
    row_number_in_step integer NOT NULL,
    key_before longtext,
    key_after longtext,
    image_before longtext,
    digest_after char(64),
    subject char(64),
    PRIMARY KEY (undo_id, step, row_number_in_step)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE INDEX IF NOT EXISTS ringfence_undo_recorded ON ringfence_undo_step (recorded_at);

CREATE INDEX IF NOT EXISTS ringfence_undo_subject ON ringfence_undo_row (subject);

-- The left-hand assignment is made first, so the reader's version is decided before the table's changes.
INSERT INTO ringfence_table_version (component, table_version, oldest_reader) VALUES ('undo', 1, 1)
    ON DUPLICATE KEY UPDATE
        oldest_reader = IF(table_version < VALUES(table_version), VALUES(oldest_reader), oldest_reader),
        table_version = GREATEST(table_version, VALUES(table_version));
