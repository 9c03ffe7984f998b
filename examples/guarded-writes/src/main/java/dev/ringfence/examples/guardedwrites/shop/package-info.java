/** The shop: its service with annotated methods, its tables, and what is in them. */
@NullMarked
package dev.ringfence.examples.guardedwrites.shop;

import org.jspecify.annotations.NullMarked;
