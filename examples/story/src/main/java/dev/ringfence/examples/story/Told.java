package dev.ringfence.examples.story;

/**
 * A story that was told to the end.
 *
 * @param exitCode of the program
 * @param text all that was printed
 */
public record Told(int exitCode, String text) {}
