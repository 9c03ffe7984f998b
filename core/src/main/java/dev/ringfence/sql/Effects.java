package dev.ringfence.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Functions that do more than compute, by name. From the function tables of the PostgreSQL 18 manual (chapters 9.17 to
 * 9.30, F), the MySQL 8.4 manual (14.14), the MariaDB and H2 function lists, and the manuals of common extensions.
 * Functions of the user's own are not known.
 */
final class Effects {
    private record Function(String name, Effect effect) {}

    private static final WordTable<Function> FUNCTIONS = functions();
    private static final WordTable<String> NEXT_VALUE = WordTable.of("nextval");

    private Effects() {}

    private static WordTable<Function> functions() {
        List<Function> functions = new ArrayList<>();
        add(functions, Effect.SEQUENCE, "nextval setval");
        add(functions, Effect.SETTING, "set_config sys_set");
        add(
                functions,
                Effect.LARGE_OBJECT,
                "lo_creat lo_create lo_from_bytea lo_put lo_import lo_export lo_unlink lo_open "
                        + "lo_truncate lo_truncate64 lowrite lo_manage lo_rename lo_close");
        add(functions, Effect.SESSIONS, "pg_cancel_backend pg_terminate_backend abort_session cancel_session");
        add(
                functions,
                Effect.NAMED_LOCK,
                "pg_advisory_lock pg_advisory_lock_shared pg_advisory_xact_lock "
                        + "pg_advisory_xact_lock_shared pg_advisory_unlock pg_advisory_unlock_all "
                        + "pg_advisory_unlock_shared pg_try_advisory_lock pg_try_advisory_lock_shared "
                        + "pg_try_advisory_xact_lock pg_try_advisory_xact_lock_shared get_lock "
                        + "release_lock release_all_locks service_get_write_locks service_get_read_locks "
                        + "service_release_locks sp_getapplock");
        add(functions, Effect.NOTIFIES, "pg_notify");
        add(
                functions,
                Effect.WRITES_FILE,
                "pg_file_write pg_file_rename pg_file_unlink pg_file_sync file_write csvwrite");
        add(
                functions,
                Effect.READS_FILE,
                "pg_read_file pg_read_binary_file pg_ls_dir pg_ls_logdir pg_ls_waldir "
                        + "pg_ls_tmpdir pg_stat_file load_file file_read csvread");
        add(functions, Effect.PROGRAM, "sys_exec sys_eval xp_cmdshell");
        add(
                functions,
                Effect.REMOTE,
                "dblink dblink_connect dblink_connect_u dblink_disconnect dblink_exec "
                        + "dblink_open dblink_fetch dblink_close dblink_send_query dblink_cancel_query "
                        + "openrowset openquery opendatasource postgres_fdw_disconnect "
                        + "postgres_fdw_disconnect_all http_get http_post http_put http_delete http_patch "
                        + "http");
        add(
                functions,
                Effect.RUNS_TEXT,
                "query_to_xml query_to_xmlschema query_to_xml_and_xmlschema cursor_to_xml "
                        + "ts_stat crosstab connectby xpath_table getxml getxmltype "
                        + "run_command_on_workers run_command_on_shards schedule unschedule "
                        + "schedule_in_database");
        add(
                functions,
                Effect.STRUCTURE,
                "addgeometrycolumn dropgeometrycolumn dropgeometrytable updategeometrysrid "
                        + "populate_geometry_columns create_hypertable drop_chunks add_retention_policy "
                        + "remove_retention_policy create_distributed_table create_reference_table "
                        + "link_schema add_job delete_job alter_job run_job add_compression_policy "
                        + "remove_compression_policy compress_chunk decompress_chunk move_chunk "
                        + "undistribute_table create_parent run_maintenance create_graph drop_graph "
                        + "alter_distributed_table truncate_local_data_after_distributing_table");
        add(functions, Effect.WAITS, "pg_sleep pg_sleep_for pg_sleep_until sleep benchmark waitfor");
        add(
                functions,
                Effect.SERVER,
                "pg_reload_conf pg_rotate_logfile pg_log_backend_memory_contexts pg_promote "
                        + "pg_sync_replication_slots pg_start_backup pg_stop_backup pg_backup_start "
                        + "pg_backup_stop pg_switch_wal pg_switch_xlog pg_create_restore_point "
                        + "pg_wal_replay_pause pg_wal_replay_resume pg_logical_emit_message "
                        + "pg_create_physical_replication_slot pg_create_logical_replication_slot "
                        + "pg_copy_physical_replication_slot pg_copy_logical_replication_slot "
                        + "pg_drop_replication_slot pg_replication_slot_advance "
                        + "pg_logical_slot_get_changes pg_logical_slot_get_binary_changes "
                        + "pg_replication_origin_create pg_replication_origin_drop "
                        + "pg_replication_origin_advance pg_replication_origin_session_setup "
                        + "pg_replication_origin_session_reset pg_replication_origin_xact_setup "
                        + "pg_replication_origin_xact_reset pg_stat_reset pg_stat_reset_shared "
                        + "pg_stat_reset_single_table_counters pg_stat_reset_single_function_counters "
                        + "pg_stat_reset_slru pg_stat_reset_replication_slot "
                        + "pg_stat_reset_subscription_stats pg_stat_reset_backend_stats "
                        + "pg_stat_clear_snapshot pg_stat_statements_reset pg_set_relation_stats "
                        + "pg_set_attribute_stats pg_restore_relation_stats pg_restore_attribute_stats "
                        + "pg_clear_relation_stats pg_clear_attribute_stats brin_summarize_new_values "
                        + "brin_summarize_range brin_desummarize_range gin_clean_pending_list "
                        + "pg_import_system_collations pg_truncate_visibility_map master_pos_wait "
                        + "wait_for_executed_gtid_set asynchronous_connection_failover_add_source "
                        + "asynchronous_connection_failover_delete_source "
                        + "group_replication_set_as_primary "
                        + "group_replication_switch_to_single_primary_mode "
                        + "group_replication_switch_to_multi_primary_mode memory_free "
                        + "pg_log_standby_snapshot pg_export_snapshot pg_stat_force_next_flush "
                        + "pg_buffercache_evict pg_buffercache_evict_relation pg_buffercache_evict_all "
                        + "pg_prewarm autoprewarm_dump_now pg_clear_extended_stats "
                        + "pg_restore_extended_stats pg_nextoid version_tokens_set version_tokens_edit "
                        + "version_tokens_delete version_tokens_lock_exclusive version_tokens_lock_shared "
                        + "keyring_key_store keyring_key_remove keyring_key_generate flush_rewrite_rules "
                        + "set_firewall_mode set_firewall_group_mode audit_log_rotate "
                        + "audit_log_filter_set_filter audit_log_filter_remove_filter "
                        + "audit_log_filter_set_user audit_log_filter_remove_user "
                        + "audit_log_encryption_password_set source_pos_wait "
                        + "group_replication_set_write_concurrency "
                        + "group_replication_set_communication_protocol");
        return WordTable.of(functions, Function::name);
    }

    private static void add(List<Function> functions, Effect effect, String names) {
        for (String name : names.split(" ", -1)) {
            functions.add(new Function(name, effect));
        }
    }

    /** The effect of the call whose arguments a parenthesis opens; null if none is known. */
    static @Nullable Effect calledAt(Span span, int parenthesis) {
        int name = parenthesis - 1;
        Tokens tokens = span.tokens();
        Function function = switch (span.symbol(name)) {
            case WORD -> FUNCTIONS.find(tokens.text(), tokens.start(name), tokens.end(name));
            case QUOTED -> {
                String quoted = Literals.quotedName(tokens.text(), tokens.start(name), tokens.end(name));
                yield FUNCTIONS.find(quoted, 0, quoted.length());
            }
            default -> null;
        };
        return function == null ? null : function.effect;
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
