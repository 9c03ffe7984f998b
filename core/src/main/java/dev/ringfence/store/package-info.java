/**
 * State that the instances of an application share: {@link dev.ringfence.store.StateStore} is the entry, and the
 * extension point for stores of another kind. Ready-made are a store in memory and one in the tables of a database, which
 * {@link dev.ringfence.store.StoreTables} makes. {@link dev.ringfence.store.StoreConnections} is what stands below every
 * table of ours that instances share.
 */
@NullMarked
package dev.ringfence.store;

import org.jspecify.annotations.NullMarked;
