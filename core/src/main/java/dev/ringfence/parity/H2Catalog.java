package dev.ringfence.parity;

import java.util.List;

/** H2 2.0 and newer. */
final class H2Catalog {
    static final String SETTINGS = """
            SELECT SETTING_NAME, SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME IN ('MODE', 'COLLATION',
              'TIME ZONE', 'DATABASE_TO_UPPER', 'DATABASE_TO_LOWER', 'CASE_INSENSITIVE_IDENTIFIERS',
              'DEFAULT_NULL_ORDERING', 'DEFAULT_LOCK_TIMEOUT', 'LOCK_MODE', 'RETENTION_TIME', 'IGNORECASE',
              'NON_KEYWORDS', 'VARIABLE_BINARY', 'OLD_INFORMATION_SCHEMA', 'DEFAULT_TABLE_TYPE', 'WRITE_DELAY')
            """;

    private static final String NAME =
            " CASE WHEN t.TABLE_SCHEMA = CURRENT_SCHEMA THEN '' ELSE t.TABLE_SCHEMA || '.' END" + " || t.TABLE_NAME ";
    private static final String USERS =
            " LOWER(t.TABLE_SCHEMA) NOT IN ('information_schema', 'pg_catalog', 'ringfence') ";

    private static final String TABLES =
            "SELECT CASE TABLE_TYPE WHEN 'VIEW' THEN 'view' ELSE 'table' END, t.TABLE_NAME,"
                    + NAME
                    + ", CASE WHEN TABLE_TYPE IN ('VIEW', 'BASE TABLE') THEN '' ELSE TABLE_TYPE END, v.VIEW_DEFINITION"
                    + " FROM INFORMATION_SCHEMA.TABLES t LEFT JOIN INFORMATION_SCHEMA.VIEWS v"
                    + " ON v.TABLE_SCHEMA = t.TABLE_SCHEMA AND v.TABLE_NAME = t.TABLE_NAME WHERE" + USERS;

    private static final String COLUMNS =
            "SELECT 'column', t.TABLE_NAME," + NAME + "|| '.' || c.COLUMN_NAME," + """
             c.DATA_TYPE
               || CASE WHEN c.CHARACTER_MAXIMUM_LENGTH IS NULL THEN '' ELSE '(' || c.CHARACTER_MAXIMUM_LENGTH || ')' END
               || CASE WHEN UPPER(c.DATA_TYPE) NOT IN ('NUMERIC', 'DECFLOAT', 'DOUBLE PRECISION', 'REAL') THEN '' ELSE
                 '(' || COALESCE(c.NUMERIC_PRECISION, 0) || ',' || COALESCE(c.NUMERIC_SCALE, 0) || ')' END
               || CASE WHEN c.DATETIME_PRECISION IS NULL THEN '' ELSE '(' || c.DATETIME_PRECISION || ')' END
               || CASE c.IS_NULLABLE WHEN 'NO' THEN ' not null' ELSE '' END
               || CASE c.IS_IDENTITY WHEN 'YES' THEN ' generated ' || c.IDENTITY_GENERATION ELSE '' END
               || CASE c.IS_GENERATED WHEN 'ALWAYS' THEN ' computed' ELSE '' END,
             CONCAT_WS(CHAR(10), c.COLUMN_DEFAULT, c.GENERATION_EXPRESSION, c.COLUMN_ON_UPDATE)
             FROM INFORMATION_SCHEMA.TABLES t JOIN INFORMATION_SCHEMA.COLUMNS c
             ON c.TABLE_SCHEMA = t.TABLE_SCHEMA AND c.TABLE_NAME = t.TABLE_NAME WHERE""" + USERS;

    private static final String KEY = """
             (SELECT LISTAGG(k.COLUMN_NAME, ', ') WITHIN GROUP (ORDER BY k.ORDINAL_POSITION)
               FROM INFORMATION_SCHEMA.KEY_COLUMN_USAGE k WHERE k.CONSTRAINT_SCHEMA = %1$s.CONSTRAINT_SCHEMA
               AND k.CONSTRAINT_NAME = %1$s.CONSTRAINT_NAME)""";

    private static final String CONSTRAINTS = "SELECT 'constraint', t.TABLE_NAME," + NAME
            + "|| CASE t.CONSTRAINT_TYPE WHEN 'PRIMARY KEY' THEN ' primary key' WHEN 'CHECK' THEN ' checks' WHEN 'UNIQUE' THEN"
            + " ' unique (' ||" + KEY.formatted("t") + " || ')' ELSE ' foreign key (' ||" + KEY.formatted("t")
            + " || ')' END, CASE t.CONSTRAINT_TYPE WHEN 'PRIMARY KEY' THEN '(' ||" + KEY.formatted("t")
            + " || ')' WHEN 'FOREIGN KEY' THEN 'references ' || u.TABLE_NAME || ' (' ||" + KEY.formatted("u") + """
             || ') on update ' || LOWER(r.UPDATE_RULE) || ' on delete ' || LOWER(r.DELETE_RULE) ELSE '' END, c.CHECK_CLAUSE
             FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS t LEFT JOIN INFORMATION_SCHEMA.CHECK_CONSTRAINTS c
               ON c.CONSTRAINT_SCHEMA = t.CONSTRAINT_SCHEMA AND c.CONSTRAINT_NAME = t.CONSTRAINT_NAME
             LEFT JOIN INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS r
               ON r.CONSTRAINT_SCHEMA = t.CONSTRAINT_SCHEMA AND r.CONSTRAINT_NAME = t.CONSTRAINT_NAME
             LEFT JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS u ON u.CONSTRAINT_SCHEMA = r.UNIQUE_CONSTRAINT_SCHEMA
               AND u.CONSTRAINT_NAME = r.UNIQUE_CONSTRAINT_NAME WHERE"""
            + USERS;

    /** Not those that a constraint made for itself. */
    private static final String INDEXES = "SELECT 'index', t.TABLE_NAME," + NAME + """
             || ' (' || LISTAGG(k.COLUMN_NAME, ', ') WITHIN GROUP (ORDER BY k.ORDINAL_POSITION) || ')',
             LOWER(t.INDEX_TYPE_NAME) || ' '
               || LISTAGG(LOWER(k.ORDERING_SPECIFICATION), ', ') WITHIN GROUP (ORDER BY k.ORDINAL_POSITION), NULL
             FROM INFORMATION_SCHEMA.INDEXES t JOIN INFORMATION_SCHEMA.INDEX_COLUMNS k
               ON k.INDEX_SCHEMA = t.INDEX_SCHEMA AND k.INDEX_NAME = t.INDEX_NAME
             WHERE NOT t.IS_GENERATED AND""" + USERS
            + "GROUP BY t.TABLE_SCHEMA, t.TABLE_NAME, t.INDEX_NAME, t.INDEX_TYPE_NAME";

    private static final String TRIGGERS = """
            SELECT 'trigger', EVENT_OBJECT_TABLE, EVENT_OBJECT_TABLE || '.' || TRIGGER_NAME,
              LOWER(ACTION_TIMING) || ' ' || LOWER(EVENT_MANIPULATION) || ' ' || LOWER(ACTION_ORIENTATION), JAVA_CLASS
            FROM INFORMATION_SCHEMA.TRIGGERS WHERE EVENT_OBJECT_SCHEMA <> 'ringfence'
            """;

    static final List<String> STRUCTURE = List.of(TABLES, COLUMNS, CONSTRAINTS, INDEXES, TRIGGERS);

    private H2Catalog() {}
}
