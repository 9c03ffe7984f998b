package dev.ringfence.health.checks;

import dev.ringfence.health.HealthProbe;
import dev.ringfence.health.HealthReach;
import dev.ringfence.health.HealthReading;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * Looks at when certificates (X.509) end, the earliest of them: DOWN if one has ended or has not begun, DEGRADED for the last
 * 21 days, unless set. Of a life of 90 days, clients of ACME renew 30 days before its end, so nobody sees it who renews in
 * time.
 *
 * <p>Does not verify signatures, names or revocation. Reaches this instance. Safe for use by many threads.
 */
public final class CertificateProbe implements HealthProbe {
    private final Callable<List<X509Certificate>> source;
    private final Duration warning;
    private final Clock clock;

    private CertificateProbe(Callable<List<X509Certificate>> source, Duration warning, Clock clock) {
        this.source = source;
        this.warning = Expiry.positive(warning);
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    private static CertificateProbe reading(Callable<List<X509Certificate>> source) {
        return new CertificateProbe(source, Duration.ofDays(21), Clock.systemUTC());
    }

    /** The certificates of a file in PEM or DER form, which is read anew each time. */
    public static CertificateProbe of(Path file) {
        Objects.requireNonNull(file, "file");
        return reading(() -> {
            try (InputStream in = Files.newInputStream(file)) {
                return x509(CertificateFactory.getInstance("X.509").generateCertificates(in).stream());
            }
        });
    }

    /** The chains of all keys of a key store; if it holds no key, all certificates that it trusts. */
    public static CertificateProbe of(KeyStore keys) {
        Objects.requireNonNull(keys, "keys");
        return reading(() -> certificates(keys));
    }

    /** Certificates that are got anew each time. */
    public static CertificateProbe of(Callable<? extends Collection<X509Certificate>> certificates) {
        Objects.requireNonNull(certificates, "certificates");
        return reading(() -> List.copyOf(certificates.call()));
    }

    /**
     * The same, DEGRADED from so long before the end.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public CertificateProbe warning(Duration before) {
        return new CertificateProbe(source, before, clock);
    }

    /** The same by another clock than the system's. */
    public CertificateProbe clock(Clock newClock) {
        return new CertificateProbe(source, warning, newClock);
    }

    private static List<X509Certificate> x509(Stream<? extends Certificate> certificates) {
        return certificates
                .filter(X509Certificate.class::isInstance)
                .map(X509Certificate.class::cast)
                .toList();
    }

    private static List<X509Certificate> certificates(KeyStore keys) throws KeyStoreException {
        List<Certificate> ofKeys = new ArrayList<>();
        List<Certificate> trusted = new ArrayList<>();
        for (String alias : Collections.list(keys.aliases())) {
            if (keys.isKeyEntry(alias)) {
                Certificate[] chain = keys.getCertificateChain(alias);
                ofKeys.addAll(chain == null ? List.of() : Arrays.asList(chain));
            } else {
                Optional.ofNullable(keys.getCertificate(alias)).ifPresent(trusted::add);
            }
        }
        return x509((ofKeys.isEmpty() ? trusted : ofKeys).stream());
    }

    @Override
    public HealthReading look() throws Exception {
        List<X509Certificate> all = source.call();
        Instant now = clock.instant();
        Optional<X509Certificate> first = all.stream().min(Comparator.comparing(X509Certificate::getNotAfter));
        if (first.isEmpty()) {
            return HealthReading.unknown("there is no certificate");
        }
        Optional<Instant> begins = all.stream()
                .map(one -> one.getNotBefore().toInstant())
                .filter(begin -> begin.isAfter(now))
                .min(Comparator.naturalOrder());
        if (begins.isPresent()) {
            return HealthReading.down("a certificate begins at " + begins.get());
        }
        String what = all.size() == 1 ? "the certificate" : "the first of " + all.size() + " certificates";
        return Expiry.reading(what, first.get().getNotAfter().toInstant(), now, warning);
    }

    @Override
    public HealthReach reach() {
        return HealthReach.INSTANCE;
    }
}
