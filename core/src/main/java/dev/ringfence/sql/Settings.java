package dev.ringfence.sql;

import java.util.Set;

/** What statements about settings switch off. */
final class Settings {
    /** Settings that guard rows or modes, and those by which text is read otherwise than by default. */
    private static final WordTable<String> SAFETY = WordTable.of(
            // PostgreSQL
            "session_replication_role",
            "default_transaction_read_only",
            "transaction_read_only",
            "row_security",
            "standard_conforming_strings",
            "backslash_quote",
            "allow_system_table_mods",
            "zero_damaged_pages",
            "ignore_checksum_failure",
            // MySQL and MariaDB
            "sql_safe_updates",
            "foreign_key_checks",
            "unique_checks",
            "check_constraint_checks",
            "sql_log_bin",
            "sql_mode",
            "tx_read_only",
            "read_only",
            "super_read_only",
            "sql_require_primary_key",
            "system_versioning_alter_history",
            // H2
            "referential_integrity",
            "mode",
            "ignorecase",
            // SQL Server
            "identity_insert",
            "quoted_identifier",
            "xact_abort",
            "noexec");

    private Settings() {}

    /** The effects of SET, RESET, DISCARD, and of what begins a transaction. */
    static Set<Effect> effects(Span span) {
        return isUnsafe(span) ? Set.of(Effect.SAFETY) : Set.of();
    }

    private static boolean isUnsafe(Span span) {
        int first = span.from() + 1;
        switch (span.symbol(span.from())) {
            case RESET, DISCARD -> {
                return true;
            }
            case SET -> {
                int name =
                        span.symbol(first) == Symbol.SESSION || span.symbol(first) == Symbol.LOCAL ? first + 1 : first;
                if (span.symbol(name) == Symbol.ROLE || span.is(name, "authorization")) {
                    return true;
                }
            }
            default -> {}
        }
        for (int i = first; i < span.to(); i++) {
            boolean readWrite = span.symbol(i) == Symbol.READ && span.symbol(i + 1) == Symbol.WRITE;
            if (readWrite || isSafety(span.tokens(), i)) {
                return true;
            }
        }
        return false;
    }

    /** Also as MySQL's {@code @@name}. */
    private static boolean isSafety(Tokens tokens, int index) {
        int start = tokens.start(index);
        while (start < tokens.end(index) && tokens.text().charAt(start) == '@') {
            start++;
        }
        return SAFETY.contains(tokens.text(), start, tokens.end(index));
    }
}
