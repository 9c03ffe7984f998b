/** Two empty databases for the length of a story: files of H2, or a real PostgreSQL. */
@NullMarked
package dev.ringfence.examples.story.database;

import org.jspecify.annotations.NullMarked;
