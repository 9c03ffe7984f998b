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
 * version, columns whose bytes mean the same in both databases, and a {@link CopyCodec} for each that is looked at. Bytes
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

    private static final Map<String, CopyCodec> CODECS = Map.of(
            "text", CopyCodec.TEXT,
            "varchar", CopyCodec.TEXT,
            "bpchar", CopyCodec.TEXT,
            "json", CopyCodec.TEXT,
            "date", CopyCodec.DAYS,
            "timestamp", CopyCodec.MICROS,
            "timestamptz", CopyCodec.MICROS_UTC,
            "uuid", CopyCodec.UUID_BYTES,
            "int4", CopyCodec.INT4,
            "int8", CopyCodec.INT8);

    private static final Set<CopyCodec> DATES =
            Collections.unmodifiableSet(EnumSet.of(CopyCodec.DAYS, CopyCodec.MICROS, CopyCodec.MICROS_UTC));

    private static final String VERSION = "SELECT current_setting('server_version_num')::int / 10000";

    private final boolean sameVersion;
    private final Map<TableName, Map<String, String>> source;
    private final Map<TableName, Map<String, String>> target;

    private CopyLayouts(
            boolean sameVersion,
            Map<TableName, Map<String, String>> source,
            Map<TableName, Map<String, String>> target) {
        this.sameVersion = sameVersion;
        this.source = source;
        this.target = target;
    }

    /** Reads both catalogs. */
    static CopyLayouts of(Connection from, Connection to) throws SQLException {
        boolean same = TargetChecks.number(from, VERSION) == TargetChecks.number(to, VERSION);
        return new CopyLayouts(same, PostgresTables.baseTypes(from), PostgresTables.baseTypes(to));
    }

    /** The format of a table. */
    CopyFormat format(TablePlan plan) {
        Map<String, String> here = source.getOrDefault(plan.table().name(), Map.of());
        Map<String, String> there = target.getOrDefault(plan.table().name(), Map.of());
        boolean binary = sameVersion
                && plan.columns().stream().allMatch(column -> {
                    String type = here.getOrDefault(column.source().name(), "");
                    return type.equals(there.get(column.target().name())) && crosses(plan, column, type);
                });
        return binary ? CopyFormat.BINARY : CopyFormat.TEXT;
    }

    private static boolean crosses(TablePlan plan, TablePlan.ColumnPlan column, String type) {
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
            return SAME_EVERYWHERE.contains(element);
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
