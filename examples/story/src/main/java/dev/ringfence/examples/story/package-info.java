/**
 * What the examples that tell a story share: a {@link dev.ringfence.examples.story.Story} plays one {@link
 * dev.ringfence.examples.story.Step} after the other. Whatever a step claims in its {@link
 * dev.ringfence.examples.story.Transcript} is checked where it is claimed, and one broken claim ends the story.
 */
@NullMarked
package dev.ringfence.examples.story;

import org.jspecify.annotations.NullMarked;
