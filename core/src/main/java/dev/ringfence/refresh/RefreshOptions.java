package dev.ringfence.refresh;

/**
 * How a run goes about it.
 *
 * @param parallelism how many threads copy, each with a connection to either side
 * @param blocks of a table that are copied in one piece, where pieces are counted so
 * @param keepsPrevious whether the rows that were there before are kept beside the new ones
 */
record RefreshOptions(int parallelism, int blocks, boolean keepsPrevious) {}
