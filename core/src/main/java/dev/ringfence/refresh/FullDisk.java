package dev.ringfence.refresh;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;

/** How databases tell that they have no room left. */
final class FullDisk {
    /** PostgreSQL's {@code disk_full}. */
    private static final String POSTGRES = "53100";

    /** ER_DISK_FULL, ER_RECORD_FILE_FULL of MariaDB and MySQL. */
    private static final Set<Integer> MYSQL = Set.of(1021, 1114);

    /** ENOSPC as the C library has it; embedded databases hand on what the operating system said. */
    private static final String NO_SPACE = "No space left on device";

    private FullDisk() {}

    /** True if that is among what a failure was caused by. */
    static boolean is(SQLException failed) {
        if (POSTGRES.equals(failed.getSQLState()) || MYSQL.contains(failed.getErrorCode())) {
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
}
