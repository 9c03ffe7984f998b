package dev.ringfence.data.transform;

/** Whether different values stay different under a transformation. */
public enum Distinctness {
    /** Always: it can be used on keys. */
    BIJECTIVE,
    /**
     * In all likelihood: two values meet with a probability below one in a billion for ten million values. A unique
     * index that is met by it all the same stops the refresh.
     */
    COLLISION_RESISTANT,
    /** Values meet; a unique index would refuse them. */
    LOSSY
}
