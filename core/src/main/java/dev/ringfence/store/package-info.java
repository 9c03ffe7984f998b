/**
 * State that the instances of an application share: {@link dev.ringfence.store.StateStore} is the entry, and the
 * extension point for stores of another kind.
 */
@NullMarked
package dev.ringfence.store;

import org.jspecify.annotations.NullMarked;
