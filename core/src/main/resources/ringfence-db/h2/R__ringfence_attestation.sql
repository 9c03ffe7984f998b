-- What was signed of a datastore that was filled from production, one row for each generation. May be run again at any
-- time: makes only what is absent, and never lowers a version.
CREATE SCHEMA IF NOT EXISTS "ringfence";

CREATE TABLE IF NOT EXISTS "ringfence"."table_version" (
    component varchar(40) NOT NULL PRIMARY KEY,
    table_version integer NOT NULL,
    oldest_reader integer NOT NULL
);

-- Times are ISO-8601 text, as in the stamp. Nothing here is trusted: the envelope is signed.
CREATE TABLE IF NOT EXISTS "ringfence"."attestation" (
    nonce char(32) NOT NULL PRIMARY KEY,
    generation bigint NOT NULL,
    issued_at varchar(40) NOT NULL,
    expires_at varchar(40) NOT NULL,
    envelope varchar(5000000) NOT NULL
);

GRANT SELECT ON "ringfence"."attestation" TO PUBLIC;

MERGE INTO "ringfence"."table_version" AS t USING (VALUES ('attestation', 1, 1)) AS n(component, table_version, oldest_reader)
    ON t.component = n.component
    WHEN MATCHED AND t.table_version < n.table_version
        THEN UPDATE SET table_version = n.table_version, oldest_reader = n.oldest_reader
    WHEN NOT MATCHED
        THEN INSERT (component, table_version, oldest_reader) VALUES (n.component, n.table_version, n.oldest_reader);
