package dev.ringfence.write;

/**
 * How a write ended.
 *
 * @param succeeded true if the action returned, and no statement of it was refused
 * @param dryRun true if everything was rolled back on purpose
 * @param rows the rows that guarded datastores counted
 */
public record WriteOutcome(boolean succeeded, boolean dryRun, long rows) {}
