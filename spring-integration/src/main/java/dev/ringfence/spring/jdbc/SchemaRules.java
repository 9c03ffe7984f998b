package dev.ringfence.spring.jdbc;

import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Refusal;
import dev.ringfence.environment.Right;
import dev.ringfence.write.Subject;
import dev.ringfence.write.Write;
import dev.ringfence.write.WriteGuard;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.PropertyAccessor;

/** What the tools that change a schema may do where writes are guarded. */
final class SchemaRules {
    private final WriteGuard guard;

    SchemaRules(WriteGuard guard) {
        this.guard = guard;
    }

    /**
     * Holds a tool's settings that throw a schema away.
     *
     * @throws dev.ringfence.write.WriteDeniedException if there is one, and the guard {@code sql} enforces
     */
    void checkSettings(SchemaTool tool, PropertyAccessor properties) {
        if (tool == SchemaTool.LIQUIBASE && Boolean.TRUE.equals(value(properties, "dropFirst"))) {
            hold("sql.liquibase-drop-first", "Liquibase with drop-first", "set spring.liquibase.drop-first=false");
        }
    }

    static @Nullable Object value(PropertyAccessor properties, String name) {
        return properties.isReadableProperty(name) ? properties.getPropertyValue(name) : null;
    }

    /** Makes a call of a tool: a migration as a write of its own that is audited, a clean only if nothing holds it. */
    @Nullable
    Object run(SchemaTool tool, MethodInvocation call) throws Throwable {
        String method = call.getMethod().getName();
        if (tool.clears(method)) {
            hold(
                    "sql.flyway-clean",
                    "Flyway's clean",
                    "drop by hand what has to go, or set spring.flyway.clean-disabled=true");
        }
        if (!tool.migrates(method)) {
            return call.proceed();
        }
        return migrate(tool, () -> {
            try {
                return call.proceed();
            } catch (Exception | Error usual) {
                throw usual;
            } catch (Throwable other) {
                throw new UndeclaredThrowableException(other);
            }
        });
    }

    /** Runs a migration as a write of its own that is audited. */
    @Nullable
    Object migrate(SchemaTool tool, Callable<@Nullable Object> work) throws Exception {
        return guard.call(migration(tool), work);
    }

    /** What a migration is to the guard. */
    static Write migration(SchemaTool tool) {
        return Write.sql(tool.name().toLowerCase(Locale.ROOT) + ".migration")
                .audited()
                .unrestrictedBecause("a migration that was released with the application");
    }

    /**
     * Refuses what is held, where writes are guarded.
     *
     * @throws dev.ringfence.write.WriteDeniedException if they are, and the guard {@code sql} enforces
     */
    void hold(String rule, String what, String remedy) {
        if (!guard.environment().may(Right.WRITE_UNGUARDED)) {
            Refusal refusal = new Refusal(
                    Guard.SQL, rule, what, guard.environment().name(), List.of("WRITE_UNGUARDED is not held"), remedy);
            guard.apply(Decision.denied(refusal), Subject.named(what));
        }
    }
}
