-- What was signed of a datastore that was filled from production, one row for each generation. May be run again at any
-- time: makes only what is absent, and never lowers a version.
CREATE TABLE IF NOT EXISTS ringfence_table_version (
    component varchar(40) NOT NULL PRIMARY KEY,
    table_version integer NOT NULL,
    oldest_reader integer NOT NULL
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Times are ISO-8601 text, as in the stamp. Nothing here is trusted: the envelope is signed.
CREATE TABLE IF NOT EXISTS ringfence_attestation (
    nonce char(32) NOT NULL PRIMARY KEY,
    generation bigint NOT NULL,
    issued_at varchar(40) NOT NULL,
    expires_at varchar(40) NOT NULL,
    envelope mediumtext NOT NULL
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The left-hand assignment is made first, so the reader's version is decided before the table's changes.
INSERT INTO ringfence_table_version (component, table_version, oldest_reader) VALUES ('attestation', 1, 1)
    ON DUPLICATE KEY UPDATE
        oldest_reader = IF(table_version < VALUES(table_version), VALUES(oldest_reader), oldest_reader),
        table_version = GREATEST(table_version, VALUES(table_version));
