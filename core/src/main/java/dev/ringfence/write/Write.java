package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The description of a write: what it is called, who does it, how much it may change and why. Immutable; each setter
 * returns a new description and refuses a second call.
 *
 * <pre>{@code
 * guard.get(Write.custom("purge").maxRows(500), () -> shop.purge(cutoff));
 * }</pre>
 *
 * <p>Arguments and parameters are kept in memory for digests and comparison only. No message, log or {@link #toString}
 * shows them.
 */
public final class Write {

    /** What the write goes through. */
    public enum Kind {
        /** Statements of a guarded datastore. */
        SQL,
        /** Mail. */
        MAIL,
        /** A call to another system. */
        HTTP,
        /** Anything the application describes itself. */
        CUSTOM
    }

    /**
     * A named value that the write depends on, such as a parameter of a method.
     *
     * @param name its name
     * @param value its value; may be protected, so it is never shown
     */
    public record Argument(String name, @Nullable Object value) {
        /**
         * A named value.
         *
         * @throws IllegalArgumentException if the name is blank
         */
        public Argument {
            notBlank("name", name);
            value = copied(value);
        }

        /** The name alone. */
        @Override
        public String toString() {
            return name;
        }
    }

    /**
     * A statement that the write consists of.
     *
     * @param sql its text
     * @param parameters what is bound to it, in order; may be protected, so they are never shown
     */
    public record BoundStatement(String sql, List<@Nullable Object> parameters) {
        /**
         * A statement with its parameters.
         *
         * @throws IllegalArgumentException if the text is blank
         */
        public BoundStatement {
            notBlank("sql", sql);
            List<@Nullable Object> copies = new ArrayList<>();
            parameters.forEach(parameter -> copies.add(copied(parameter)));
            parameters = Collections.unmodifiableList(copies);
        }

        /** Lengths and counts alone: the text may hold literals. */
        @Override
        public String toString() {
            return "statement of " + sql.length() + " characters with " + parameters.size() + " parameters";
        }
    }

    private static final long NONE = -1;

    /** How much. */
    private record Extent(long maxRows, long expectedRows, boolean destructive, boolean dryRun, boolean audited) {}

    /** Who, and why. */
    private record Purpose(
            @Nullable Actor actor,
            @Nullable String reason,
            @Nullable String ticket,
            @Nullable WriteOverride override,
            @Nullable String unrestricted) {}

    /** What exactly. */
    private record Content(
            @Nullable String target,
            List<Argument> arguments,
            List<BoundStatement> statements,
            List<String> requirements) {}

    private static final Extent ANY_EXTENT = new Extent(NONE, NONE, false, false, false);
    private static final Purpose NO_PURPOSE = new Purpose(null, null, null, null, null);
    private static final Content NO_CONTENT = new Content(null, List.of(), List.of(), List.of());

    private final Kind kind;
    private final String operation;
    private final Extent extent;
    private final Purpose purpose;
    private final Content content;
    private final @Nullable String declaredOn;

    /** Kept here by the rules that made it. Written by any thread: immutable, and made again where it is not seen. */
    WriteRules.@Nullable Plan plan;

    private Write(
            Kind kind, String operation, Extent extent, Purpose purpose, Content content, @Nullable String declaredOn) {
        this.kind = kind;
        this.operation = operation;
        this.extent = extent;
        this.purpose = purpose;
        this.content = content;
        this.declaredOn = declaredOn;
    }

    /** A write the application describes itself. */
    public static Write custom(String operation) {
        return of(Kind.CUSTOM, operation);
    }

    /** A write through statements of guarded datastores. */
    public static Write sql(String operation) {
        return of(Kind.SQL, operation);
    }

    /**
     * A write of a kind.
     *
     * @param operation the name of the operation, stable across releases; it appears in metrics, reports and audit
     * @throws IllegalArgumentException if the operation is blank
     */
    public static Write of(Kind kind, String operation) {
        Objects.requireNonNull(kind, "kind");
        notBlank("operation", operation);
        return new Write(kind, operation, ANY_EXTENT, NO_PURPOSE, NO_CONTENT, null);
    }

    /**
     * The most rows that all statements of this write together may change. Counted are the rows that guarded datastores
     * report on the threads that carry it; a statement that passes the ceiling is rolled back.
     *
     * @throws IllegalArgumentException if it is negative
     * @throws IllegalStateException if it was set before
     */
    public Write maxRows(long maxRows) {
        notNegative("maxRows", maxRows);
        refuseSecond("maxRows", extent.maxRows != NONE);
        return with(new Extent(maxRows, extent.expectedRows, extent.destructive, extent.dryRun, extent.audited));
    }

    /**
     * How many rows or entities the write is expected to change. A ceiling below refuses it before it runs.
     *
     * @throws IllegalArgumentException if it is negative
     * @throws IllegalStateException if it was set before
     */
    public Write expecting(long rows) {
        notNegative("expectedRows", rows);
        refuseSecond("expectedRows", extent.expectedRows != NONE);
        return with(new Extent(extent.maxRows, rows, extent.destructive, extent.dryRun, extent.audited));
    }

    /**
     * Says that what it does cannot be had back by ordinary means, as when it deletes. Such a write does not begin where
     * a guard cannot tell whether it may.
     *
     * @throws IllegalStateException if it was said before
     */
    public Write destructive() {
        refuseSecond("destructive", extent.destructive);
        return with(new Extent(extent.maxRows, extent.expectedRows, true, extent.dryRun, extent.audited));
    }

    /**
     * Asks for a dry run: everything runs, guarded datastores count it, and roll it back. What goes elsewhere is not
     * rolled back.
     *
     * @throws IllegalStateException if it was said before
     */
    public Write asDryRun() {
        refuseSecond("dryRun", extent.dryRun);
        return with(new Extent(extent.maxRows, extent.expectedRows, extent.destructive, true, extent.audited));
    }

    /**
     * Asks that it be audited, however it ends. Writes of which the policy requires something are anyway.
     *
     * @throws IllegalStateException if it was said before
     */
    public Write audited() {
        refuseSecond("audited", extent.audited);
        return with(new Extent(extent.maxRows, extent.expectedRows, extent.destructive, extent.dryRun, true));
    }

    /**
     * Who does it; who acts on this thread, otherwise the guard's own actor, where this is not said.
     *
     * @throws IllegalStateException if it was set before
     */
    public Write by(Actor actor) {
        Objects.requireNonNull(actor, "actor");
        refuseSecond("actor", purpose.actor != null);
        return with(new Purpose(actor, purpose.reason, purpose.ticket, purpose.override, purpose.unrestricted));
    }

    /**
     * Why it is done; people and agents must say so.
     *
     * @throws IllegalArgumentException if it is blank
     * @throws IllegalStateException if it was set before
     */
    public Write because(String reason) {
        notBlank("reason", reason);
        refuseSecond("reason", purpose.reason != null);
        return with(new Purpose(purpose.actor, reason, purpose.ticket, purpose.override, purpose.unrestricted));
    }

    /**
     * The ticket it is done for.
     *
     * @throws IllegalArgumentException if it is blank
     * @throws IllegalStateException if it was set before
     */
    public Write ticket(String ticket) {
        notBlank("ticket", ticket);
        refuseSecond("ticket", purpose.ticket != null);
        return with(new Purpose(purpose.actor, purpose.reason, ticket, purpose.override, purpose.unrestricted));
    }

    /**
     * What lifts its open requirements and denials.
     *
     * @throws IllegalStateException if it was set before
     */
    public Write overriddenBy(WriteOverride override) {
        Objects.requireNonNull(override, "override");
        refuseSecond("override", purpose.override != null);
        return with(new Purpose(purpose.actor, purpose.reason, purpose.ticket, override, purpose.unrestricted));
    }

    /**
     * Takes it out of the policy: nothing is required of it, no ceiling but its own holds, and its statements may have any
     * shape. Mode, freeze, stamps and the live-data guard stand. For code that somebody answers for by name, such as a
     * nightly import; it is always audited.
     *
     * @param reason why; it is kept in the audit
     * @throws IllegalArgumentException if it is blank
     * @throws IllegalStateException if it was said before
     */
    public Write unrestrictedBecause(String reason) {
        notBlank("reason", reason);
        refuseSecond("unrestricted", purpose.unrestricted != null);
        return with(new Purpose(purpose.actor, purpose.reason, purpose.ticket, purpose.override, reason));
    }

    /**
     * What it changes: a table, a host, a queue. A name, never a value.
     *
     * @throws IllegalArgumentException if it is blank
     * @throws IllegalStateException if it was set before
     */
    public Write target(String target) {
        notBlank("target", target);
        refuseSecond("target", content.target != null);
        return with(new Content(target, content.arguments, content.statements, content.requirements));
    }

    /**
     * A value that the write depends on. It becomes part of the digest that an approval is bound to.
     *
     * @throws IllegalArgumentException if the name is blank
     * @throws IllegalStateException if an argument of that name was given before
     */
    public Write argument(String name, @Nullable Object value) {
        refuseSecond(
                name,
                content.arguments.stream().anyMatch(argument -> argument.name().equals(name)));
        return with(new Content(
                content.target,
                appended(content.arguments, new Argument(name, value)),
                content.statements,
                content.requirements));
    }

    /**
     * A statement that the write consists of; call it once for each, in order. An approved write that declares any may
     * run only those.
     *
     * @throws IllegalArgumentException if the text is blank
     */
    public Write statement(String sql, @Nullable Object... parameters) {
        return with(new Content(
                content.target,
                content.arguments,
                appended(content.statements, new BoundStatement(sql, Arrays.asList(parameters))),
                content.requirements));
    }

    /**
     * Requirements that hold for it in addition to those of the policy, by name.
     *
     * @throws IllegalArgumentException if none is named, or a name is blank
     * @throws IllegalStateException if it was set before
     */
    public Write requiring(String... names) {
        if (names.length == 0) {
            throw new IllegalArgumentException("'requirements' must not be empty");
        }
        for (String name : names) {
            notBlank("requirement", name);
        }
        refuseSecond("requirements", !content.requirements.isEmpty());
        return with(new Content(content.target, content.arguments, content.statements, List.of(names)));
    }

    /**
     * For adapters: the method whose annotation describes it, so that what a refusal advises names that place.
     *
     * @throws IllegalArgumentException if it is blank
     * @throws IllegalStateException if it was set before
     */
    public Write declaredOn(String method) {
        notBlank("declaredOn", method);
        refuseSecond("declaredOn", declaredOn != null);
        return new Write(kind, operation, extent, purpose, content, method);
    }

    private Write with(Extent other) {
        return new Write(kind, operation, other, purpose, content, declaredOn);
    }

    private Write with(Purpose other) {
        return new Write(kind, operation, extent, other, content, declaredOn);
    }

    private Write with(Content other) {
        return new Write(kind, operation, extent, purpose, other, declaredOn);
    }

    private void refuseSecond(String name, boolean set) {
        if (set) {
            throw new IllegalStateException("'" + name + "' must be set once but was set before on write " + operation);
        }
    }

    private static void notBlank(String name, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("'" + name + "' must not be blank");
        }
    }

    private static void notNegative(String name, long number) {
        if (number < 0) {
            throw new IllegalArgumentException("'" + name + "' must not be negative but was " + number);
        }
    }

    /** What was described must not change afterwards by the hand of who described it. */
    private static @Nullable Object copied(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return bytes.clone();
        }
        return value instanceof Object[] objects ? objects.clone() : value;
    }

    private static <T> List<T> appended(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return Collections.unmodifiableList(longer);
    }

    /** What the write goes through. */
    public Kind kind() {
        return kind;
    }

    /** The name of the operation. */
    public String operation() {
        return operation;
    }

    /** The most rows it may change, if it says so. */
    public OptionalLong maxRows() {
        return optional(extent.maxRows);
    }

    /** How many rows or entities it is expected to change, if it says so. */
    public OptionalLong expectedRows() {
        return optional(extent.expectedRows);
    }

    private static OptionalLong optional(long number) {
        return number == NONE ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /** True if it says that it is destructive. */
    public boolean isDestructive() {
        return extent.destructive;
    }

    /** True if it asks for a dry run. */
    public boolean isDryRun() {
        return extent.dryRun;
    }

    /** True if it asks to be audited. */
    public boolean isAudited() {
        return extent.audited;
    }

    /** True if it says nothing that needs more than its ceilings and the terms of its operation. */
    boolean isOrdinary() {
        return !extent.destructive
                && !extent.dryRun
                && !extent.audited
                && purpose.override == null
                && purpose.unrestricted == null;
    }

    boolean isUnrestricted() {
        return purpose.unrestricted != null;
    }

    /** Why it is taken out of the policy, if it is. */
    public Optional<String> unrestricted() {
        return Optional.ofNullable(purpose.unrestricted);
    }

    /** Who does it, if it says so. */
    public Optional<Actor> actor() {
        return Optional.ofNullable(purpose.actor);
    }

    /** Why, if it says so. */
    public Optional<String> reason() {
        return Optional.ofNullable(purpose.reason);
    }

    /** For which ticket, if it says so. */
    public Optional<String> ticket() {
        return Optional.ofNullable(purpose.ticket);
    }

    /** What lifts its open requirements, if anything does. */
    public Optional<WriteOverride> override() {
        return Optional.ofNullable(purpose.override);
    }

    /** What it changes, if it says so. */
    public Optional<String> target() {
        return Optional.ofNullable(content.target);
    }

    /** The values it depends on, in the order they were given. */
    public List<Argument> arguments() {
        return content.arguments;
    }

    /** The statements it consists of, in the order they were given; empty if it does not say. */
    public List<BoundStatement> statements() {
        return content.statements;
    }

    /** The names of the requirements that it adds to those of the policy. */
    public List<String> requirements() {
        return content.requirements;
    }

    /** The method whose annotation describes it, if one does. */
    public Optional<String> declaredOn() {
        return Optional.ofNullable(declaredOn);
    }

    /** Kind, operation and ceiling; no argument and no statement. */
    @Override
    public String toString() {
        return kind + " " + operation + (extent.maxRows == NONE ? "" : " maxRows=" + extent.maxRows);
    }
}
