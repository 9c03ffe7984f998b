/**
 * Made rows for an empty database below production, from its own schema and a seed:
 * {@link dev.ringfence.refresh.synthetic.SyntheticFill}, or a file of its settings,
 * {@link dev.ringfence.refresh.synthetic.SyntheticJobFile}.
 *
 * <p>The same seed, schema and settings give the same rows. A catalog reads what the database demands, a planner
 * finds how each column is made, and a pipeline makes and writes the rows.
 */
@NullMarked
package dev.ringfence.refresh.synthetic;

import org.jspecify.annotations.NullMarked;
