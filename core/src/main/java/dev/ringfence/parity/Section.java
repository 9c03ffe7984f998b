package dev.ringfence.parity;

/** What part of an environment an entry of a fingerprint describes. */
public enum Section {
    /** Settings, by name. */
    CONFIGURATION("configuration"),
    /** Feature flags. */
    FLAGS("flags"),
    /** Libraries on the class path and their versions. */
    DEPENDENCIES("dependencies"),
    /** The Java virtual machine: version, vendor, collector, share of memory for the heap, flags. */
    JVM("jvm"),
    /** Time zone, locale, charset, operating system. */
    SYSTEM("system"),
    /** Processors and memory that the process may use. */
    CONTAINER("container"),
    /** Product, version and settings of databases. */
    DATABASE("database"),
    /** Tables, columns, keys, constraints and indexes. */
    SCHEMA("schema"),
    /** What migration tools have run. */
    MIGRATION("migration"),
    /** Thresholds of circuit breakers. */
    BREAKERS("breakers"),
    /** Guards of this library with their levels. */
    GUARDS("guards");

    private final String label;

    Section(String label) {
        this.label = label;
    }

    /** The word used in files and reports, such as {@code configuration}. */
    public String label() {
        return label;
    }
}
