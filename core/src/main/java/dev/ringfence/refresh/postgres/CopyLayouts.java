package dev.ringfence.refresh.postgres;

import dev.ringfence.data.Treatment;
import dev.ringfence.data.transform.ValueKind;
import dev.ringfence.refresh.base.TableName;
import dev.ringfence.refresh.copy.CopyCodec;
import dev.ringfence.refresh.copy.CopyFormat;
import dev.ringfence.refresh.plan.ColumnRules;
import dev.ringfence.refresh.plan.TablePlan;
import dev.ringfence.refresh.verify.TargetChecks;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * In which format each table crosses. Binary, which the servers neither print nor parse, needs servers of the same major
 * version, or of two whose forms are known to be alike, columns whose bytes mean the same in both databases, and a {@link CopyCodec} for each that is looked at. Bytes
 * of types that name other types by number (composites, arrays of what users define, {@code regclass}) mean the same in
 * one database only.
 */
final class CopyLayouts {
    /** Types of PostgreSQL itself whose binary form holds nothing of the database it is from; so do their arrays. */
    private static final Set<String> SAME_EVERYWHERE = Set.of(
            "bool",
            "int2",
            "int4",
            "int8",
            "oid",
            "float4",
            "float8",
            "numeric",
            "money",
            "text",
            "varchar",
            "bpchar",
            "name",
            "bytea",
            "uuid",
            "json",
            "jsonb",
            "date",
            "time",
            "timetz",
            "timestamp",
            "timestamptz",
            "interval",
            "enum",
            "inet",
            "cidr",
            "macaddr",
            "macaddr8",
            "bit",
            "varbit",
            "point",
            "line",
            "lseg",
            "box",
            "path",
            "polygon",
            "circle",
            "tsvector",
            "tsquery",
            "int4range",
            "int8range",
            "numrange",
            "tsrange",
            "tstzrange",
            "daterange");

    private static final Map<String, CopyCodec> CODECS = Map.ofEntries(
            Map.entry("text", CopyCodec.TEXT),
            Map.entry("varchar", CopyCodec.TEXT),
            Map.entry("bpchar", CopyCodec.TEXT),
            Map.entry("json", CopyCodec.TEXT),
            Map.entry("jsonb", CopyCodec.JSONB),
            Map.entry("date", CopyCodec.DAYS),
            Map.entry("timestamp", CopyCodec.MICROS),
            Map.entry("timestamptz", CopyCodec.MICROS_UTC),
            Map.entry("uuid", CopyCodec.UUID_BYTES),
            Map.entry("int4", CopyCodec.INT4),
            Map.entry("int8", CopyCodec.INT8));

    private static final Set<CopyCodec> DATES =
            Collections.unmodifiableSet(EnumSet.of(CopyCodec.DAYS, CopyCodec.MICROS, CopyCodec.MICROS_UTC));

    /** Of these the types above have one form each, but for the others. */
    private static final int FIRST_ALIKE = 14;

    private static final int LAST_ALIKE = 18;

    /** Its infinities came with PostgreSQL 17: to an older server they are other values. */
    private static final Set<String> UNLIKE = Set.of("interval");

    private static final String VERSION = "SELECT current_setting('server_version_num')::int / 10000";

    private final boolean sameVersion;
    private final boolean alike;
    private final Map<TableName, Map<String, String>> source;
    private final Map<TableName, Map<String, String>> target;

    private CopyLayouts(
            long here,
            long there,
            Map<TableName, Map<String, String>> source,
            Map<TableName, Map<String, String>> target) {
        this.sameVersion = here == there;
        this.alike = Math.min(here, there) >= FIRST_ALIKE && Math.max(here, there) <= LAST_ALIKE;
        this.source = source;
        this.target = target;
    }

    /** Reads both catalogs. */
    static CopyLayouts of(Connection from, Connection to) throws SQLException {
        return new CopyLayouts(
                TargetChecks.number(from, VERSION),
                TargetChecks.number(to, VERSION),
                PostgresTables.baseTypes(from),
                PostgresTables.baseTypes(to));
    }

    /** The format of a table. */
    CopyFormat format(TablePlan plan) {
        Map<String, String> here = source.getOrDefault(plan.table().name(), Map.of());
        Map<String, String> there = target.getOrDefault(plan.table().name(), Map.of());
        boolean binary = (sameVersion || alike)
                && plan.columns().stream().allMatch(column -> {
                    String type = here.getOrDefault(column.source().name(), "");
                    return type.equals(there.get(column.target().name())) && crosses(plan, column, type);
                });
        return binary ? CopyFormat.BINARY : CopyFormat.TEXT;
    }

    private boolean crosses(TablePlan plan, TablePlan.ColumnPlan column, String type) {
        boolean subject = plan.columns().stream()
                .map(ColumnRules::subject)
                .anyMatch(name -> name.isPresent()
                        && name.get().equalsIgnoreCase(column.source().name()));
        if (subject) {
            // What decides with others must be one text in either format.
            CopyCodec codec = CODECS.get(type);
            return codec != null && !DATES.contains(codec);
        }
        if (column.treatment() instanceof Treatment.Keep) {
            String element = type.startsWith("_") ? type.substring(1) : type;
            return SAME_EVERYWHERE.contains(element) && (sameVersion || !UNLIKE.contains(element));
        }
        return CODECS.containsKey(type);
    }

    /** How a column that is looked at is read and written. */
    CopyCodec codec(TablePlan plan, TablePlan.ColumnPlan column, CopyFormat format, boolean transformed) {
        if (format == CopyFormat.TEXT) {
            return transformed && column.source().kind() == ValueKind.DATE ? CopyCodec.DATE_TEXT : CopyCodec.TEXT;
        }
        String type = source.getOrDefault(plan.table().name(), Map.of())
                .getOrDefault(column.source().name(), "");
        return CODECS.getOrDefault(type, CopyCodec.TEXT);
    }
}
