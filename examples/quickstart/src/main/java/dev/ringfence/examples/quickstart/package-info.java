/**
 * The main job from one command: {@link dev.ringfence.examples.quickstart.Quickstart} builds a shop that plays
 * production, tries the accidents that no longer happen, and fills a staging database from it through a policy.
 *
 * <p>A {@link
 * dev.ringfence.examples.story.Story} plays each {@link dev.ringfence.examples.story.Step} on a {@link
 * dev.ringfence.examples.quickstart.Stage}. Whatever a step claims in its {@link
 * dev.ringfence.examples.story.Transcript} is checked where it is claimed, and one broken claim makes the exit
 * code non-zero.
 */
@NullMarked
package dev.ringfence.examples.quickstart;

import org.jspecify.annotations.NullMarked;
