package dev.ringfence.refresh.report;

import dev.ringfence.jdbc.attestation.Attestation;
import dev.ringfence.refresh.base.TableResult;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * What a refresh or a synthetic fill did, for whoever has to keep it: what was copied or made, what became of each column,
 * what was verified, what columns are shaped like before and after a copy, and how long it took. Names, counts and digests, no value of any row. Immutable
 * and safe for use by many threads.
 */
public final class RefreshReport {
    private final Attestation attestation;
    private final Optional<String> signer;
    private final List<TableResult> tables;
    private final Duration took;
    private final Duration verifying;
    private final List<MeasuredShape> shapes;

    /**
     * A report of what was attested.
     *
     * @param signer the id of the key that signed it; empty if none did
     * @param took all of it
     * @param verifying of that, how long what was written was read and verified, also while indexes were built
     * @param shapes of columns that were measured
     */
    public RefreshReport(
            Attestation attestation,
            Optional<String> signer,
            List<TableResult> tables,
            Duration took,
            Duration verifying,
            List<MeasuredShape> shapes) {
        this.attestation = Objects.requireNonNull(attestation, "attestation");
        this.signer = Objects.requireNonNull(signer, "signer");
        this.tables = List.copyOf(tables);
        this.took = took;
        this.verifying = verifying;
        this.shapes = List.copyOf(shapes);
    }

    /** What is claimed, whether or not it was signed. */
    public Attestation attestation() {
        return attestation;
    }

    /** The id of the key that signed it; empty if none did. */
    public Optional<String> signer() {
        return signer;
    }

    List<TableResult> tables() {
        return tables;
    }

    Duration took() {
        return took;
    }

    /** Of that, how long what was written was read and verified; indexes may have been built meanwhile. */
    public Duration verifying() {
        return verifying;
    }

    /** A column before and after, if it was measured. */
    Optional<MeasuredShape> shape(Attestation.ColumnAction column) {
        return shapes.stream()
                .filter(measured -> measured.column().equals(column.column())
                        && measured.table().name().equals(column.table())
                        && measured.table().schema().equals(column.schema()))
                .findFirst();
    }

    /** How many columns cross unchanged. */
    long kept() {
        return attestation.columns().stream()
                .filter(column -> column.action().equals("keep"))
                .count();
    }

    /** As a page that stands by itself: no script, no link, nothing to load. */
    public String toHtml() {
        return RefreshReportPage.write(this);
    }

    /** As a JSON document: the attestation's claims, and with them times and shapes. */
    public String toJson() {
        return RefreshReportJson.write(this);
    }

    /** A few lines for people. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s%n%d checks passed, %s%n%,d rows of %d tables in %,d ms",
                attestation,
                attestation.checks().size(),
                signer.map(id -> "signed by " + id).orElse("not signed"),
                tables.stream().mapToLong(TableResult::rows).sum(),
                tables.size(),
                took.toMillis());
    }
}
