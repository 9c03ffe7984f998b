/**
 * Crossings that another engine carries out, such as Apache Spark: {@link dev.ringfence.refresh.dataset.DatasetPlan}
 * plans them by the rules of a refresh, {@link dev.ringfence.refresh.dataset.DatasetTransformation} changes columns,
 * {@link dev.ringfence.refresh.dataset.DatasetSurvivors} proves in parts that no identifying value is left. What of
 * it travels to other processes is Java-serializable.
 */
@NullMarked
package dev.ringfence.refresh.dataset;

import org.jspecify.annotations.NullMarked;
