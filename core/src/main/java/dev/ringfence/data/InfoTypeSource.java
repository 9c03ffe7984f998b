package dev.ringfence.data;

import java.util.List;

/**
 * Brings further info types. Found by {@link java.util.ServiceLoader}; an application adds its own the same way as
 * this library adds the identifiers of the countries.
 */
public interface InfoTypeSource {

    /** The types; the same ones at each call. */
    List<InfoType> types();
}
