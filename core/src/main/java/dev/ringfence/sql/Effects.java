package dev.ringfence.sql;

/**
 * Functions that do more than compute, by name: sequences, large objects, signals to other sessions, advisory locks,
 * notifications, server files, statements run from text. From the function tables of the PostgreSQL 18 manual (chapters
 * 9.17 to 9.30, F), the MySQL 8.4 manual (14.14) and H2's function list. Functions of the user's own are not known.
 */
final class Effects {
    private static final WordTable<String> FUNCTIONS = WordTable.of(
            // PostgreSQL: sequences and settings
            "nextval",
            "setval",
            "set_config",
            // large objects
            "lo_creat",
            "lo_create",
            "lo_from_bytea",
            "lo_put",
            "lo_import",
            "lo_export",
            "lo_unlink",
            "lo_open",
            "lo_truncate",
            "lo_truncate64",
            "lowrite",
            "lo_manage",
            "lo_rename",
            // other sessions and the server
            "pg_cancel_backend",
            "pg_terminate_backend",
            "pg_reload_conf",
            "pg_rotate_logfile",
            "pg_log_backend_memory_contexts",
            "pg_promote",
            "pg_notify",
            "pg_sync_replication_slots",
            // locks
            "pg_advisory_lock",
            "pg_advisory_lock_shared",
            "pg_advisory_xact_lock",
            "pg_advisory_xact_lock_shared",
            "pg_advisory_unlock",
            "pg_advisory_unlock_all",
            "pg_advisory_unlock_shared",
            "pg_try_advisory_lock",
            "pg_try_advisory_lock_shared",
            "pg_try_advisory_xact_lock",
            "pg_try_advisory_xact_lock_shared",
            // backup, write-ahead log, replication
            "pg_start_backup",
            "pg_stop_backup",
            "pg_backup_start",
            "pg_backup_stop",
            "pg_switch_wal",
            "pg_switch_xlog",
            "pg_create_restore_point",
            "pg_wal_replay_pause",
            "pg_wal_replay_resume",
            "pg_logical_emit_message",
            "pg_create_physical_replication_slot",
            "pg_create_logical_replication_slot",
            "pg_copy_physical_replication_slot",
            "pg_copy_logical_replication_slot",
            "pg_drop_replication_slot",
            "pg_replication_slot_advance",
            "pg_logical_slot_get_changes",
            "pg_logical_slot_get_binary_changes",
            "pg_replication_origin_create",
            "pg_replication_origin_drop",
            "pg_replication_origin_advance",
            "pg_replication_origin_session_setup",
            "pg_replication_origin_session_reset",
            "pg_replication_origin_xact_setup",
            "pg_replication_origin_xact_reset",
            // statistics and index maintenance
            "pg_stat_reset",
            "pg_stat_reset_shared",
            "pg_stat_reset_single_table_counters",
            "pg_stat_reset_single_function_counters",
            "pg_stat_reset_slru",
            "pg_stat_reset_replication_slot",
            "pg_stat_reset_subscription_stats",
            "pg_stat_reset_backend_stats",
            "pg_stat_clear_snapshot",
            "pg_stat_statements_reset",
            "pg_set_relation_stats",
            "pg_set_attribute_stats",
            "pg_restore_relation_stats",
            "pg_restore_attribute_stats",
            "pg_clear_relation_stats",
            "pg_clear_attribute_stats",
            "brin_summarize_new_values",
            "brin_summarize_range",
            "brin_desummarize_range",
            "gin_clean_pending_list",
            "pg_import_system_collations",
            "pg_truncate_visibility_map",
            // files
            "pg_file_write",
            "pg_file_rename",
            "pg_file_unlink",
            "pg_file_sync",
            // statements given as text
            "query_to_xml",
            "query_to_xmlschema",
            "query_to_xml_and_xmlschema",
            "cursor_to_xml",
            "ts_stat",
            "crosstab",
            "connectby",
            "xpath_table",
            "dblink",
            "dblink_connect",
            "dblink_connect_u",
            "dblink_disconnect",
            "dblink_exec",
            "dblink_open",
            "dblink_fetch",
            "dblink_close",
            "dblink_send_query",
            "dblink_cancel_query",
            // common extensions
            "addgeometrycolumn",
            "dropgeometrycolumn",
            "dropgeometrytable",
            "updategeometrysrid",
            "populate_geometry_columns",
            "create_hypertable",
            "drop_chunks",
            "add_retention_policy",
            "remove_retention_policy",
            "create_distributed_table",
            "create_reference_table",
            // MySQL and MariaDB
            "get_lock",
            "release_lock",
            "release_all_locks",
            "sys_exec",
            "sys_eval",
            "sys_set",
            "master_pos_wait",
            "wait_for_executed_gtid_set",
            "asynchronous_connection_failover_add_source",
            "asynchronous_connection_failover_delete_source",
            "group_replication_set_as_primary",
            "group_replication_switch_to_single_primary_mode",
            "group_replication_switch_to_multi_primary_mode",
            // H2
            "file_write",
            "csvwrite",
            "link_schema",
            "abort_session",
            "cancel_session",
            "memory_free");

    private static final WordTable<String> NEXT_VALUE = WordTable.of("nextval");

    private Effects() {}

    /** True if the parenthesis at an index opens the arguments of such a function. */
    static boolean calledAt(Span span, int parenthesis) {
        int name = parenthesis - 1;
        Tokens tokens = span.tokens();
        return switch (span.symbol(name)) {
            case WORD -> FUNCTIONS.contains(tokens.text(), tokens.start(name), tokens.end(name));
            case QUOTED -> {
                String quoted = Literals.quotedName(tokens.text(), tokens.start(name), tokens.end(name));
                yield FUNCTIONS.contains(quoted, 0, quoted.length());
            }
            default -> false;
        };
    }

    /** True at NEXT VALUE FOR and at Oracle's and H2's {@code sequence.NEXTVAL}. */
    static boolean nextValueAt(Span span, int index) {
        Tokens tokens = span.tokens();
        return switch (span.symbol(index)) {
            case NEXT -> span.symbol(index + 1) == Symbol.VALUE && span.symbol(index + 2) == Symbol.FOR;
            case DOT ->
                span.symbol(index + 1) == Symbol.WORD
                        && NEXT_VALUE.contains(tokens.text(), tokens.start(index + 1), tokens.end(index + 1));
            default -> false;
        };
    }
}
