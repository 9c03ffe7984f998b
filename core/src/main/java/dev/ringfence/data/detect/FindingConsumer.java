package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;

/** Takes findings one after another, without an object for each. */
@FunctionalInterface
public interface FindingConsumer {

    /**
     * Takes a finding; see {@link dev.ringfence.data.Finding} for the meaning of each part.
     *
     * @param type the kind of value
     * @param start index of its first unit
     * @param end index after its last
     * @param confidence from 0 to 1
     * @param made true if the value lies in the type's made space
     */
    void accept(InfoType type, int start, int end, double confidence, boolean made);
}
