-- The audit trail. May be run again at any time: makes only what is absent, and never lowers a version.
-- A schema is a catalog here, so the tables stand in the application's own, with a prefix.
CREATE TABLE IF NOT EXISTS ringfence_table_version (
    component varchar(40) NOT NULL PRIMARY KEY,
    table_version integer NOT NULL,
    oldest_reader integer NOT NULL
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Entries as their writers insert them, each in a transaction of its own: no order, no lock. Emptied by the sealer.
-- Times are microseconds since 1970-01-01T00:00:00Z, so that no session's time zone shifts them.
CREATE TABLE IF NOT EXISTS ringfence_audit_unsealed (
    queue_number bigint NOT NULL AUTO_INCREMENT PRIMARY KEY,
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
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Sealed entries, each tied to the one before it.
CREATE TABLE IF NOT EXISTS ringfence_audit_entry (
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
    entry_hash varchar(64) NOT NULL,
    INDEX ringfence_audit_entry_happened (happened_at)
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- The newest sealed entry. Who holds the lock of this row is the sealer.
CREATE TABLE IF NOT EXISTS ringfence_audit_head (
    trail varchar(40) NOT NULL PRIMARY KEY,
    sequence_number bigint NOT NULL,
    entry_hash varchar(64) NOT NULL
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Where a chain begins whose older entries were pruned.
CREATE TABLE IF NOT EXISTS ringfence_audit_checkpoint (
    sequence_number bigint NOT NULL PRIMARY KEY,
    entry_hash varchar(64) NOT NULL,
    made_at bigint NOT NULL,
    signature text NOT NULL
) ENGINE=InnoDB CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

INSERT INTO ringfence_audit_head (trail, sequence_number, entry_hash)
    VALUES ('main', 0, '0000000000000000000000000000000000000000000000000000000000000000')
    ON DUPLICATE KEY UPDATE trail = VALUES(trail);

-- The left-hand assignment is made first, so the reader's version is decided before the table's changes.
INSERT INTO ringfence_table_version (component, table_version, oldest_reader) VALUES ('audit', 1, 1)
    ON DUPLICATE KEY UPDATE
        oldest_reader = IF(table_version < VALUES(table_version), VALUES(oldest_reader), oldest_reader),
        table_version = GREATEST(table_version, VALUES(table_version));
