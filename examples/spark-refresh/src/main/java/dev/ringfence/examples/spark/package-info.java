/**
 * The refresh of files by Apache Spark, on as many machines as there are: {@link dev.ringfence.examples.spark.SparkRefresh}
 * takes the policy and the key of a database's refresh. Copy it into a project and change it: it is a few hundred lines, and
 * all rules are in the library.
 */
@NullMarked
package dev.ringfence.examples.spark;

import org.jspecify.annotations.NullMarked;
