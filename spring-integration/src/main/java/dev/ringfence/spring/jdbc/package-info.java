/**
 * Guards every {@code DataSource} bean: {@code GuardedDataSourcePostProcessor} is the entry, {@code DataSourceGuarding}
 * chooses how.
 *
 * <p>A HikariCP pool is guarded inside, so that it keeps its type, its metrics and its {@code unwrap}. A source that only
 * chooses or delays ({@code AbstractRoutingDataSource}, {@code LazyConnectionDataSourceProxy} and their like) stays as it
 * is, and what stands behind it is guarded, since each target is a datastore of its own. Any other is guarded outside,
 * behind an object of its own class where the class can be extended, so that it is still injected by that class. No bean
 * is ever added: applications ask for the unique {@code DataSource}.
 *
 * <p>Migrations (Flyway, Liquibase, the scripts of {@code spring.sql.init} and their like) run as writes that the policy
 * does not hold, audited, with the operating mode and freezes still asked. What throws a schema away ({@code clean},
 * {@code drop-first}) or makes one from the code ({@code ddl-auto}) is held by the guard {@code sql}. What Spring Boot makes
 * from the code by itself in the memory of this process is a migration too: it is nobody's schema before or after.
 *
 * <p>Not seen: a {@code DataSource} that is no bean and stands behind no bean, and the second way out that a class of the
 * user's own may have. What is seen and cannot be guarded is named when the application starts.
 */
@NullMarked
package dev.ringfence.spring.jdbc;

import org.jspecify.annotations.NullMarked;
