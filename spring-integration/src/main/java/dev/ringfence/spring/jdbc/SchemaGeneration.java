package dev.ringfence.spring.jdbc;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.environment.Right;
import dev.ringfence.write.WriteGuard;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.PropertyAccessor;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.env.Environment;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.support.TaskExecutorAdapter;

/**
 * The schema that JPA makes from the code. Where writes are guarded it is held, with two ways through: what Spring Boot
 * chose itself for a database in the memory of this process, since that begins empty and ends with it, and a setting that
 * the policy permits. What goes through runs as a migration, also where JPA starts in the background. There {@code
 * create-drop} is enforced as {@code create}: nothing is dropped when the application ends.
 *
 * @param guard decides
 * @param environment what the application has set
 */
record SchemaGeneration(WriteGuard guard, Environment environment) {
    private static final String RULE = "sql.schema-generation";
    private static final Set<String> HARMLESS = Set.of("", "none", "validate");
    private static final String DDL_AUTO = "hibernate.hbm2ddl.auto";
    private static final List<String> KEYS = List.of(DDL_AUTO, "jakarta.persistence.schema-generation.database.action");
    private static final String CREATE_DROP = "create-drop";

    /**
     * What is to be initialized in place of a bean that makes JPA's entity managers: itself, or its migration.
     *
     * @throws dev.ringfence.write.WriteDeniedException if a schema would be made, nothing lets it through, and the guard
     *     {@code sql} enforces
     */
    Object prepare(InitializingBean bean) {
        PropertyAccessor properties = PropertyAccessorFactory.forBeanPropertyAccess(bean);
        SchemaRules rules = new SchemaRules(guard);
        if (guard.environment().may(Right.WRITE_UNGUARDED)
                || !(SchemaRules.value(properties, "jpaPropertyMap") instanceof Map<?, ?> settings)) {
            return bean;
        }
        boolean migrates = false;
        for (String key : KEYS) {
            String value = setting(settings, key);
            if (HARMLESS.contains(value)) {
                continue;
            }
            if (isChosenByBoot(key, value, SchemaRules.value(properties, "dataSource"))
                    || guard.policy().permission(RULE, value).isPresent()) {
                migrates = true;
            } else {
                rules.hold(
                        RULE,
                        "A schema made from the code by " + key,
                        "set spring.jpa.hibernate.ddl-auto=validate and change the schema by migrations, or permit it:"
                                + " ringfence.write.permits[0].rule=" + RULE + ", .digest=" + value
                                + " and .reason=<why>");
                return bean;
            }
        }
        return migrates ? migration(bean, settings, properties, rules) : bean;
    }

    private static String setting(Map<?, ?> settings, String key) {
        Object value = settings.get(key);
        return value == null ? "" : value.toString().toLowerCase(Locale.ROOT);
    }

    private boolean isChosenByBoot(String key, String value, @Nullable Object dataSource) {
        return key.equals(DDL_AUTO)
                && value.equals(CREATE_DROP)
                && Stream.of("hibernate.ddl-auto", "generate-ddl", "properties." + DDL_AUTO)
                        .noneMatch(set -> environment.containsProperty("spring.jpa." + set))
                && dataSource instanceof DataSource database
                && MemoryDatabase.isBehind(database);
    }

    private Object migration(
            InitializingBean bean, Map<?, ?> settings, PropertyAccessor properties, SchemaRules rules) {
        if (guard.levels().of(Guard.SQL) == Level.ENFORCE
                && setting(settings, DDL_AUTO).equals(CREATE_DROP)) {
            properties.setPropertyValue("jpaPropertyMap", Map.of(DDL_AUTO, "create"));
        }
        if (SchemaRules.value(properties, "bootstrapExecutor") instanceof AsyncTaskExecutor background) {
            TaskExecutorAdapter migrating = new TaskExecutorAdapter(background);
            migrating.setTaskDecorator(start -> () -> guard.run(SchemaRules.migration(SchemaTool.HIBERNATE), start));
            properties.setPropertyValue("bootstrapExecutor", migrating);
            return bean;
        }
        return new InitialMigration(bean, SchemaTool.HIBERNATE, rules);
    }
}
