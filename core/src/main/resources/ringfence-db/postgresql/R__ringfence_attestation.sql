-- What was signed of a datastore that was filled from production, one row for each generation. May be run again at any
-- time: makes only what is absent, and never lowers a version.
CREATE SCHEMA IF NOT EXISTS ringfence;

CREATE TABLE IF NOT EXISTS ringfence.table_version (
    component varchar(40) NOT NULL PRIMARY KEY,
    table_version integer NOT NULL,
    oldest_reader integer NOT NULL
);

-- Times are ISO-8601 text, as in the stamp. Nothing here is trusted: the envelope is signed.
CREATE TABLE IF NOT EXISTS ringfence.attestation (
    nonce char(32) NOT NULL PRIMARY KEY,
    generation bigint NOT NULL,
    issued_at varchar(40) NOT NULL,
    expires_at varchar(40) NOT NULL,
    envelope text NOT NULL
);

-- Every application role has to read it, or it could not tell that the datastore is sanitized.
GRANT USAGE ON SCHEMA ringfence TO PUBLIC;
GRANT SELECT ON ringfence.attestation TO PUBLIC;

INSERT INTO ringfence.table_version (component, table_version, oldest_reader) VALUES ('attestation', 1, 1)
    ON CONFLICT (component) DO UPDATE SET table_version = EXCLUDED.table_version, oldest_reader = EXCLUDED.oldest_reader
    WHERE table_version.table_version < EXCLUDED.table_version;
