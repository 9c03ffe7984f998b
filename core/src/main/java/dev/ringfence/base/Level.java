package dev.ringfence.base;

/** How much of a guard's decision takes effect. The decision itself is the same at {@link #OBSERVE} and {@link #ENFORCE}. */
public enum Level {
    /** Nothing is decided, counted or shown. */
    OFF,
    /** The decision is taken, counted and shown; nothing is refused. The default of every guard. */
    OBSERVE,
    /** A denial is thrown as a {@link RingfenceException}. */
    ENFORCE
}
