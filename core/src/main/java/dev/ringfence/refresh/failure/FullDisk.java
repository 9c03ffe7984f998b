package dev.ringfence.refresh.failure;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How databases tell that they have no room left. InnoDB and H2 may end themselves instead: then connections are lost.
 */
final class FullDisk {
    /** PostgreSQL's {@code disk_full}. */
    private static final String POSTGRES = "53100";

    /** ER_DISK_FULL, ER_RECORD_FILE_FULL of MariaDB and MySQL. */
    private static final Set<Integer> MYSQL = Set.of(1021, 1114);

    /**
     * MariaDB and MySQL tell of files that cannot be written by many errors, such as 1005 and 1030, and of why by a number:
     * the system's ENOSPC, or HA_ERR_RECORD_FILE_FULL, HA_ERR_INDEX_FILE_FULL and HA_ERR_DISK_FULL of {@code my_base.h}.
     */
    private static final Pattern MYSQL_TELLS =
            Pattern.compile("(?:errno|errcode|error):? (?:28|135|136|189)\\b", Pattern.CASE_INSENSITIVE);

    /** ENOSPC as the C library has it; embedded databases hand on what the operating system said. */
    private static final String NO_SPACE = "No space left on device";

    private FullDisk() {}

    /** True if that is among what a failure was caused by. */
    static boolean is(SQLException failed) {
        if (POSTGRES.equals(failed.getSQLState()) || MYSQL.contains(failed.getErrorCode())) {
            return true;
        }
        if (failed.getErrorCode() > 0
                && !quotesValues(failed)
                && MYSQL_TELLS.matcher(String.valueOf(failed.getMessage())).find()) {
            return true;
        }
        for (Throwable cause : failed) {
            if (cause instanceof IOException
                    && String.valueOf(cause.getMessage()).contains(NO_SPACE)) {
                return true;
            }
        }
        return false;
    }

    /** Failures of values and constraints, classes 22 and 23 (SQL:2016, 24.1), quote what they failed at. */
    private static boolean quotesValues(SQLException failed) {
        String state = String.valueOf(failed.getSQLState());
        return state.startsWith("22") || state.startsWith("23");
    }
}
