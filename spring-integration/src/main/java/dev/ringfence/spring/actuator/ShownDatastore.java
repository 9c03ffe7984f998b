package dev.ringfence.spring.actuator;

import dev.ringfence.jdbc.admission.Admission;
import dev.ringfence.jdbc.attestation.AttestationVerdict;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code DataSource} bean leads to.
 *
 * @param name the bean
 * @param guarded false if its connections pass no guard of this context
 * @param outcome how it was admitted, such as match or foreign; absent before its first connection
 * @param tier the tier that it is stamped with; absent without a stamp
 * @param dataClass what kind of data the stamp says it holds; absent without a stamp
 * @param attestation what its attestation proves, or why nothing; absent where none was asked for
 * @param explanation why it was admitted so
 * @param remedy what to do next; empty if nothing is to be done
 */
record ShownDatastore(
        String name,
        boolean guarded,
        @Nullable String outcome,
        @Nullable String tier,
        @Nullable String dataClass,
        @Nullable String attestation,
        String explanation,
        String remedy) {

    /** In a word or a few: the outcome, or why there is none. */
    String standing() {
        return !guarded ? "not guarded" : outcome == null ? "not seen yet" : outcome;
    }

    static ShownDatastore of(String name, Admission admission) {
        Optional<DatastoreStamp> stamp = admission.stamp();
        return new ShownDatastore(
                ShownText.of(name),
                true,
                ShownText.word(admission.outcome()),
                stamp.map(known -> known.tier().label()).orElse(null),
                stamp.map(known -> ShownText.word(known.dataClass())).orElse(null),
                admission.attestation().map(ShownDatastore::attestation).orElse(null),
                ShownText.of(admission.explanation()),
                ShownText.of(admission.remedy()));
    }

    private static String attestation(AttestationVerdict verdict) {
        return ShownText.of(
                verdict instanceof AttestationVerdict.NotAttested ? "missing, " + verdict : verdict.toString());
    }

    static ShownDatastore unseen(String name) {
        return new ShownDatastore(ShownText.of(name), true, null, null, null, null, "no connection was taken yet", "");
    }

    static ShownDatastore unguarded(String name) {
        return new ShownDatastore(
                ShownText.of(name),
                false,
                null,
                null,
                null,
                null,
                "its connections are not seen to pass a guard",
                "wrap it: GuardedDataSource.wrap(dataSource, guard)");
    }
}
