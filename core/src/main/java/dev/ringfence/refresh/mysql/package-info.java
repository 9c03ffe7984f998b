/**
 * MariaDB and MySQL: {@link dev.ringfence.refresh.mysql.MySqlCrossing} fills a database beside the target's, and
 * shows it by one RENAME TABLE; triggers, which that leaves behind, are dropped and made again around it.
 *
 * <p>No API: the module does not export it.
 */
@NullMarked
package dev.ringfence.refresh.mysql;

import org.jspecify.annotations.NullMarked;
