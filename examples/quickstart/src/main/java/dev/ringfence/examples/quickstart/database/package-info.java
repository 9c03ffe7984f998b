/** Two empty databases for the length of a story: files of H2, or a real PostgreSQL. */
@NullMarked
package dev.ringfence.examples.quickstart.database;

import org.jspecify.annotations.NullMarked;
