/**
 * Shows the refresh of files at work, and checks what it claims: {@link dev.ringfence.examples.spark.story.SparkStory} is
 * the program.
 */
@NullMarked
package dev.ringfence.examples.spark.story;

import org.jspecify.annotations.NullMarked;
