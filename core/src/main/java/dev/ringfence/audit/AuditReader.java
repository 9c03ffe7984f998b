package dev.ringfence.audit;

import dev.ringfence.store.StoreConnections;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Reads sealed entries, page by page. */
final class AuditReader {
    private final StoreConnections connections;

    AuditReader(StoreConnections connections) {
        this.connections = connections;
    }

    List<SealedRow> read(AuditQuery query) {
        List<Object> values = new ArrayList<>(List.of(query.after()));
        StringBuilder where = new StringBuilder(" WHERE sequence_number > ?");
        query.from().ifPresent(start -> condition(where, values, "happened_at >= ?", micros(start)));
        query.until().ifPresent(end -> condition(where, values, "happened_at < ?", micros(end)));
        query.kind().ifPresent(kind -> condition(where, values, "kind = ?", kind.name()));
        query.actor().ifPresent(name -> condition(where, values, "actor = ?", name));
        query.rule().ifPresent(name -> condition(where, values, "rule = ?", name));
        values.add(query.limit());
        return connections.get("read audit entries", session -> {
            try (PreparedStatement select = session.prepare("SELECT " + SealedRow.COLUMNS + " FROM "
                    + session.table("audit_entry") + where + " ORDER BY sequence_number LIMIT ?")) {
                for (int i = 0; i < values.size(); i++) {
                    select.setObject(i + 1, values.get(i));
                }
                List<SealedRow> found = new ArrayList<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        found.add(SealedRow.read(rows));
                    }
                }
                return found;
            }
        });
    }

    private static void condition(StringBuilder where, List<Object> values, String condition, Object value) {
        where.append(" AND ").append(condition);
        values.add(value);
    }

    /** Rounded up, as a bound of what is kept in microseconds. */
    private static long micros(Instant time) {
        long floor = ChronoUnit.MICROS.between(Instant.EPOCH, time);
        return Instant.EPOCH.plus(floor, ChronoUnit.MICROS).isBefore(time) ? floor + 1 : floor;
    }
}
