package dev.ringfence.jdbc.gate;

import dev.ringfence.audit.AuditEntry;
import dev.ringfence.base.Decision;
import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Refusal;
import dev.ringfence.base.RingfenceException;
import dev.ringfence.environment.DataClass;
import dev.ringfence.environment.Tier;
import dev.ringfence.jdbc.admission.Admission;
import dev.ringfence.jdbc.admission.Admission.Outcome;
import dev.ringfence.jdbc.admission.AdmissionListener;
import dev.ringfence.jdbc.stamp.AdmissionDeniedException;
import dev.ringfence.jdbc.stamp.DatastoreStamp;
import dev.ringfence.jdbc.stamp.DatastoreStamps;
import dev.ringfence.jdbc.stamp.DeclaredStamp;
import dev.ringfence.jdbc.stamp.StampReading;
import dev.ringfence.write.Subject;
import dev.ringfence.write.WriteGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Admits the connections of one datasource, and remembers what one reading alone does not tell: which datastores were
 * empty when first seen, and that there was a match before. Safe for use by many threads.
 */
public final class Admissions {
    // A name that users configure, so that of the package they know.
    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);
    private static final int MAX_TOLD = 1_000;

    private final String datasource;
    private final WriteGuard guard;
    private final List<AdmissionListener> listeners;
    private final List<DeclaredStamp> declared;
    private final List<StampOverride> overrides;
    private final Clock clock;
    private final AttestedAdmissions attested;
    private final Set<String> emptyWhenFirstSeen = ConcurrentHashMap.newKeySet();
    private final Set<String> told = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Admission match;
    private volatile @Nullable Admission last;

    public Admissions(
            String datasource,
            WriteGuard guard,
            List<AdmissionListener> listeners,
            List<DeclaredStamp> declared,
            List<StampOverride> overrides,
            AttestedAdmissions attested,
            Clock clock) {
        this.datasource = datasource;
        this.guard = guard;
        this.listeners = List.copyOf(listeners);
        this.declared = List.copyOf(declared);
        this.overrides = List.copyOf(overrides);
        this.attested = attested;
        this.clock = clock;
    }

    /** Reads a connection that nobody uses yet, and leaves no transaction open on it. */
    public Admission ofNew(Connection raw) throws SQLException {
        Admission admission = of(raw);
        if (!raw.getAutoCommit()) {
            raw.rollback();
        }
        return admission;
    }

    /**
     * Reads a connection as it is, also inside a transaction.
     *
     * @throws AdmissionDeniedException if the process is explicitly below production and the datastore is production's,
     *     whatever the level is
     * @throws RingfenceException if a listener refuses
     */
    Admission of(Connection raw) {
        Admission admission;
        try {
            admission = proven(raw, remembering(DatastoreStamps.readWithin(raw)));
        } catch (RuntimeException defect) {
            guard.error("jdbc.admission", defect);
            admission = remembering(new StampReading.Unreadable("the stamp could not be read"));
        }
        last = admission;
        tell(admission);
        askListeners(admission);
        if (admission.outcome() == Outcome.FOREIGN && neverLevelled(admission) && !overridden(admission)) {
            Refusal refusal = refusal(admission);
            guard.refuse(refusal, Subject.named(datasource));
            throw new AdmissionDeniedException(refusal);
        }
        return admission;
    }

    /** A defect of ours is no reason to refuse. */
    private Admission proven(Connection raw, Admission admission) {
        try {
            return attested.proven(raw, admission);
        } catch (RuntimeException defect) {
            guard.error("jdbc.attestation", defect);
            return admission;
        }
    }

    private Admission remembering(StampReading reading) {
        StampReading known = reading;
        if (reading instanceof StampReading.Unstamped unstamped) {
            known = remembering(unstamped);
        }
        Admission admission = Admission.of(guard.environment(), known);
        Admission before = match;
        if (admission.outcome() == Outcome.UNREADABLE && before != null) {
            return before;
        }
        if (admission.outcome() == Outcome.MATCH) {
            match = admission;
        }
        return admission;
    }

    private StampReading remembering(StampReading.Unstamped unstamped) {
        for (DeclaredStamp declaration : declared) {
            Optional<DatastoreStamp> stamp = declaration.stampOf(unstamped.here());
            if (stamp.isPresent()) {
                return new StampReading.Stamped(stamp.get(), unstamped.here());
            }
        }
        String here = unstamped.here().toString();
        if (unstamped.empty()) {
            emptyWhenFirstSeen.add(here);
        }
        return emptyWhenFirstSeen.contains(here) ? new StampReading.Unstamped(true, unstamped.here()) : unstamped;
    }

    /** The one refusal that no level turns off. */
    private boolean neverLevelled(Admission admission) {
        return guard.environment().explicitlyBelowProduction()
                && admission
                        .stamp()
                        .filter(stamp -> stamp.tier() == Tier.PRODUCTION)
                        .isPresent();
    }

    /**
     * The denial that stands against every statement of a foreign datastore, of production's in another place, of one that
     * is stamped COPY_OF_LIVE, of one that a refresh is filling, and of one whose attestation does not hold; allowed elsewhere, and under an override.
     */
    public Decision foreign(Admission admission) {
        boolean denied = admission.outcome() == Outcome.FOREIGN
                || isRawCopy(admission)
                || isBeingFilled(admission)
                || attested.refused(admission).isPresent();
        return denied && !overridden(admission) ? Decision.denied(refusal(admission)) : Decision.allowed();
    }

    /** Production's rows restored elsewhere, with production's stamp or one that says so. */
    private static boolean isRawCopy(Admission admission) {
        return admission.outcome() == Outcome.COPY
                && admission.environment().tier().belowProduction()
                && admission
                        .stamp()
                        .filter(stamp -> stamp.tier() == Tier.PRODUCTION || stamp.dataClass() == DataClass.COPY_OF_LIVE)
                        .isPresent();
    }

    /** A refresh that replaces rows in many commits has not ended. */
    private static boolean isBeingFilled(Admission admission) {
        return admission.outcome() == Outcome.COPY
                && admission
                        .stamp()
                        .filter(stamp -> stamp.dataClass() == DataClass.UNVERIFIED
                                && stamp.by().equals(DatastoreStamps.REFRESHED_BY))
                        .isPresent();
    }

    private String rule(Admission admission) {
        return attested.refused(admission)
                .map(refused -> "stamp.attestation-" + refused.reason().label())
                .orElseGet(() -> isBeingFilled(admission)
                        ? "stamp.being-filled"
                        : admission.outcome() == Outcome.COPY ? "stamp.raw-copy" : "stamp.foreign");
    }

    private boolean overridden(Admission admission) {
        return overrides.stream().anyMatch(override -> override.covers(admission, clock.instant()));
    }

    private Refusal refusal(Admission admission) {
        return new Refusal(
                Guard.STAMP,
                rule(admission),
                "Datastore '" + datasource + "'",
                guard.environment().name(),
                List.of(admission.explanation()),
                admission.remedy());
    }

    private void tell(Admission admission) {
        String nonce = admission.stamp().map(DatastoreStamp::nonce).orElse("none");
        if (told.size() >= MAX_TOLD) {
            told.clear();
        }
        if (!told.add(admission.outcome() + " " + nonce)) {
            return;
        }
        // Unstamped is how every datastore begins: where the guard only observes, nobody relies on a stamp yet.
        boolean quiet = admission.outcome() == Outcome.MATCH
                || admission.outcome() == Outcome.EMPTY
                || (admission.outcome() == Outcome.UNSTAMPED && guard.level(Guard.STAMP) != Level.ENFORCE);
        if (quiet) {
            LOG.info("Datastore '{}' {}", datasource, admission);
        } else {
            LOG.warn("Datastore '{}' {}", datasource, admission);
            // Worth a line, not an entry that is kept.
            if (admission.outcome() != Outcome.UNSTAMPED) {
                audit(admission);
            }
        }
    }

    private void askListeners(Admission admission) {
        for (AdmissionListener listener : listeners) {
            try {
                listener.admitted(datasource, admission);
            } catch (RingfenceException refusal) {
                throw refusal;
            } catch (RuntimeException failure) {
                guard.error("jdbc.admission-listener", failure);
            }
        }
    }

    /** Keeps that somebody went past the guards to the driver, as the policy permits for a reason. */
    void auditUnwrap(String rule, String type, String reason) {
        record(
                AuditEntry.Kind.OVERRIDDEN,
                rule,
                "The way to " + type + " of '" + datasource + "', permitted: " + reason);
    }

    private void audit(Admission admission) {
        boolean overridden = overridden(admission);
        String by = overrides.stream()
                .filter(override -> override.covers(admission, clock.instant()))
                .map(override ->
                        ", overridden by " + override.by() + " until " + override.until() + ": " + override.reason())
                .findFirst()
                .orElse("");
        record(
                overridden ? AuditEntry.Kind.OVERRIDDEN : AuditEntry.Kind.ADMITTED,
                "stamp." + admission.outcome().name().toLowerCase(java.util.Locale.ROOT),
                "Datastore '" + datasource + "' " + admission.explanation() + by);
    }

    private void record(AuditEntry.Kind kind, String rule, String detail) {
        try {
            guard.audit()
                    .record(new AuditEntry(
                            clock.instant(),
                            kind,
                            guard.actor(),
                            guard.environment().name(),
                            rule,
                            "",
                            detail));
        } catch (RuntimeException failure) {
            guard.error("audit", failure);
        }
    }

    public Optional<Admission> last() {
        return Optional.ofNullable(last);
    }
}
