package dev.ringfence.health;

/** How far a probe reaches, and so whom its failure concerns. */
public enum HealthReach {
    /** It looks at this process alone: memory, threads, pools. */
    PROCESS,
    /** It touches what this instance has for itself: its disk, its sidecar. A restart does not mend it. */
    INSTANCE,
    /** It touches what other instances use too: a database, a broker, a service. All of them fail at once. */
    SHARED
}
