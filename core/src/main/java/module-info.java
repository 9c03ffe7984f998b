/** Environment-aware safeguards for the JVM. */
module dev.ringfence.core {
    requires transitive java.sql;
    requires transitive org.jspecify;
    requires transitive io.github.resilience4j.circuitbreaker;
    requires transitive io.github.resilience4j.core;
    requires transitive micrometer.core;
    requires transitive java.net.http;
    requires java.logging;
    requires java.management;
    requires org.slf4j;
    requires transitive tools.jackson.databind;
    requires static transitive ch.qos.logback.classic;
    requires static transitive ch.qos.logback.core;
    requires static transitive jakarta.mail;
    requires static com.google.i18n.phonenumbers.libphonenumber;
    requires static io.github.bucket4j.core;
    requires static transitive context.propagation;
    requires static com.zaxxer.hikari;
    requires static net.datafaker;
    requires static org.postgresql.jdbc;

    exports dev.ringfence;
    exports dev.ringfence.attest;
    exports dev.ringfence.audit;
    exports dev.ringfence.base;
    exports dev.ringfence.data;
    exports dev.ringfence.data.checksum;
    exports dev.ringfence.data.classify;
    exports dev.ringfence.data.csv;
    exports dev.ringfence.data.detect;
    exports dev.ringfence.data.identifier;
    exports dev.ringfence.data.json;
    exports dev.ringfence.data.log;
    exports dev.ringfence.data.sanitize;
    exports dev.ringfence.data.text;
    exports dev.ringfence.data.transform;
    exports dev.ringfence.environment;
    exports dev.ringfence.health;
    exports dev.ringfence.health.checks;
    exports dev.ringfence.jdbc;
    exports dev.ringfence.jdbc.admission;
    exports dev.ringfence.jdbc.attestation;
    exports dev.ringfence.jdbc.inventory;
    exports dev.ringfence.jdbc.stamp;
    exports dev.ringfence.jdbc.undo;
    exports dev.ringfence.outbound;
    exports dev.ringfence.parity;
    exports dev.ringfence.proxy;
    exports dev.ringfence.refresh;
    exports dev.ringfence.refresh.base;
    exports dev.ringfence.refresh.dataset;
    exports dev.ringfence.refresh.file;
    exports dev.ringfence.refresh.report;
    exports dev.ringfence.refresh.synthetic;
    exports dev.ringfence.sql;
    exports dev.ringfence.store;
    exports dev.ringfence.write;

    uses dev.ringfence.data.InfoTypeSource;
    uses dev.ringfence.environment.EvidenceSource;
    uses dev.ringfence.jdbc.admission.AdmissionListener;

    provides dev.ringfence.data.InfoTypeSource with
            dev.ringfence.data.identifier.NationalIdentifiers;
}
