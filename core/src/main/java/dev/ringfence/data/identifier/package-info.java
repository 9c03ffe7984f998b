/**
 * The identifiers of the countries, one class a country: declared, not programmed. Each is an {@link
 * dev.ringfence.data.InfoType} with an {@link dev.ringfence.data.Identifier} that names its source. {@link
 * dev.ringfence.data.identifier.NationalIdentifiers} brings them all.
 */
@NullMarked
package dev.ringfence.data.identifier;

import org.jspecify.annotations.NullMarked;
