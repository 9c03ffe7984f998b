/**
 * Which columns of a database hold what kind of sensitive data. Entry: {@link
 * dev.ringfence.jdbc.inventory.DataInventory}, which reads it, and shows it as text, JSON or a page.
 */
@NullMarked
package dev.ringfence.jdbc.inventory;

import org.jspecify.annotations.NullMarked;
