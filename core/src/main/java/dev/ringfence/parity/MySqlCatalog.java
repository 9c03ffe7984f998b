package dev.ringfence.parity;

import java.util.List;

/** MariaDB 10.2 and newer, and MySQL 8.0.16 and newer. Of the server only the connection's own database is looked at. */
final class MySqlCatalog {
    private static final String SETTINGS = """
            SHOW VARIABLES WHERE Variable_name IN ('sql_mode', 'character_set_server', 'character_set_database',
              'collation_server', 'collation_database', 'system_time_zone', 'time_zone', 'tx_isolation',
              'transaction_isolation', 'lower_case_table_names', 'innodb_lock_wait_timeout', 'lock_wait_timeout',
              'max_allowed_packet', 'innodb_strict_mode', 'wait_timeout', 'max_connections', 'innodb_default_row_format',
              'group_concat_max_len', 'binlog_format', 'event_scheduler', 'default_storage_engine', 'local_infile',
              'max_statement_time', 'max_execution_time', 'innodb_autoinc_lock_mode', 'explicit_defaults_for_timestamp',
              'innodb_flush_log_at_trx_commit', 'foreign_key_checks', 'read_only', 'div_precision_increment')
            """;

    private static final String TABLES = """
            SELECT CASE WHEN t.TABLE_TYPE LIKE '%VIEW' THEN 'view' ELSE 'table' END, t.TABLE_NAME, t.TABLE_NAME,
              CONCAT_WS(' ', t.ENGINE, t.TABLE_COLLATION, NULLIF(t.ROW_FORMAT, '')),
              REPLACE(v.VIEW_DEFINITION, CONCAT('`', DATABASE(), '`.'), '')
            FROM information_schema.TABLES t LEFT JOIN information_schema.VIEWS v
              ON v.TABLE_SCHEMA = t.TABLE_SCHEMA AND v.TABLE_NAME = t.TABLE_NAME
            WHERE t.TABLE_SCHEMA = DATABASE()
            """;

    private static final String COLUMNS = """
            SELECT 'column', TABLE_NAME, CONCAT(TABLE_NAME, '.', COLUMN_NAME),
              CONCAT(IF(DATA_TYPE IN ('enum', 'set'), DATA_TYPE, COLUMN_TYPE), IF(IS_NULLABLE = 'NO', ' not null', ''),
                IF(COLLATION_NAME IS NULL, '', CONCAT(' collate ', COLLATION_NAME)), IF(EXTRA = '', '', CONCAT(' ', EXTRA))),
              CONCAT_WS('\\n', COLUMN_DEFAULT, NULLIF(GENERATION_EXPRESSION, ''),
                IF(DATA_TYPE IN ('enum', 'set'), COLUMN_TYPE, NULL))
            FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE()
            """;

    /** A unique index is the constraint here. Columns without a name are expressions. */
    private static final String INDEXES = """
            SELECT IF(NON_UNIQUE = 0, 'constraint', 'index'), TABLE_NAME,
              CONCAT(TABLE_NAME, CASE WHEN INDEX_NAME = 'PRIMARY' THEN ' primary key' ELSE CONCAT(
                IF(NON_UNIQUE = 0, ' unique', ''), ' (',
                GROUP_CONCAT(IFNULL(COLUMN_NAME, 'expression') ORDER BY SEQ_IN_INDEX SEPARATOR ', '), ')') END),
              CONCAT(INDEX_TYPE, ' (', GROUP_CONCAT(CONCAT(IFNULL(COLUMN_NAME, 'expression'),
                IF(SUB_PART IS NULL, '', CONCAT('(', SUB_PART, ')')), IF(COLLATION = 'D', ' desc', ''))
                ORDER BY SEQ_IN_INDEX SEPARATOR ', '), ')'), NULL
            FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE()
            GROUP BY TABLE_NAME, INDEX_NAME, NON_UNIQUE, INDEX_TYPE
            """;

    private static final String FOREIGN_KEYS = """
            SELECT 'constraint', k.TABLE_NAME, CONCAT(k.TABLE_NAME, ' foreign key (',
                GROUP_CONCAT(k.COLUMN_NAME ORDER BY k.ORDINAL_POSITION SEPARATOR ', '), ')'),
              CONCAT('references ', k.REFERENCED_TABLE_NAME, ' (',
                GROUP_CONCAT(k.REFERENCED_COLUMN_NAME ORDER BY k.ORDINAL_POSITION SEPARATOR ', '), ') on update ',
                LOWER(r.UPDATE_RULE), ' on delete ', LOWER(r.DELETE_RULE)), NULL
            FROM information_schema.KEY_COLUMN_USAGE k JOIN information_schema.REFERENTIAL_CONSTRAINTS r
              ON r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME
                AND r.TABLE_NAME = k.TABLE_NAME
            WHERE k.TABLE_SCHEMA = DATABASE() AND k.REFERENCED_TABLE_NAME IS NOT NULL
            GROUP BY k.TABLE_NAME, k.CONSTRAINT_NAME, k.REFERENCED_TABLE_NAME, r.UPDATE_RULE, r.DELETE_RULE
            """;

    /** MariaDB names checks anew for each table, and says which; in MySQL a name stands once in a database. */
    private static final String CHECKS = """
            SELECT 'constraint', t.TABLE_NAME, CONCAT(t.TABLE_NAME, ' checks'), '', c.CHECK_CLAUSE
            FROM information_schema.CHECK_CONSTRAINTS c JOIN information_schema.TABLE_CONSTRAINTS t
              ON t.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA AND t.CONSTRAINT_NAME = c.CONSTRAINT_NAME
                AND t.CONSTRAINT_TYPE = 'CHECK'%s
            WHERE t.TABLE_SCHEMA = DATABASE()
            """;

    private static final String TRIGGERS = """
            SELECT 'trigger', EVENT_OBJECT_TABLE, CONCAT(EVENT_OBJECT_TABLE, '.', TRIGGER_NAME),
              CONCAT(LOWER(ACTION_TIMING), ' ', LOWER(EVENT_MANIPULATION)), ACTION_STATEMENT
            FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()
            """;

    private MySqlCatalog() {}

    static Catalog of(boolean mariaDb) {
        String checks = CHECKS.formatted(mariaDb ? " AND t.TABLE_NAME = c.TABLE_NAME" : "");
        return new Catalog(SETTINGS, List.of(TABLES, COLUMNS, INDEXES, FOREIGN_KEYS, checks, TRIGGERS));
    }
}
