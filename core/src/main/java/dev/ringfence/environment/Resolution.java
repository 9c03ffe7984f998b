package dev.ringfence.environment;

/** Placeholder; the environment branch brings it. */
public record Resolution(Verdict verdict) {}
