package dev.ringfence.parity;

import dev.ringfence.base.JsonMembers;

/** What part of an environment an entry of a fingerprint describes. */
public enum Section {
    /** Settings, by name. */
    CONFIGURATION,
    /** Feature flags. */
    FLAGS,
    /** Libraries on the class path and their versions. */
    DEPENDENCIES,
    /** The Java virtual machine: version, vendor, collector, share of memory for the heap, flags. */
    JVM,
    /** Time zone, locale, charset, operating system. */
    SYSTEM,
    /** Processors and memory that the process may use. */
    CONTAINER,
    /** Product, version and settings of databases. */
    DATABASE,
    /** Tables, columns, keys, constraints and indexes. */
    SCHEMA,
    /** What migration tools have run. */
    MIGRATION,
    /** Thresholds of circuit breakers. */
    BREAKERS,
    /** Guards of this library with their levels. */
    GUARDS;

    /** The word used in files and reports, such as {@code configuration}. */
    public String label() {
        return JsonMembers.word(this);
    }
}
