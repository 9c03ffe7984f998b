package dev.ringfence.write;

import dev.ringfence.audit.Actor;

/**
 * What mode and freeze are asked about.
 *
 * @param what how a refusal names it
 * @param operation the operation it belongs to; empty if none
 * @param actor what kind of actor does it
 * @param destructive true if it cannot be had back by ordinary means
 * @param overridden true if somebody answers for it
 */
record ModeQuestion(String what, String operation, Actor.Kind actor, boolean destructive, boolean overridden) {}
