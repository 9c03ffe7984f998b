package dev.ringfence.data.detect;

import dev.ringfence.data.Finding;
import dev.ringfence.data.InfoType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Puts a {@link Detector} together. Not safe for use by many threads; what it builds is.
 *
 * <p>By default all types of {@link InfoType#standard()} are found, from a confidence of {@value #LIKELY} on.
 */
public final class DetectorBuilder {
    /** The confidence that a finding in any text needs by default. */
    public static final double LIKELY = 0.5;

    /** The confidence that {@link Detector#of} asks for. */
    public static final double ASKED_FOR = 0.3;

    private @Nullable Set<InfoType> types;
    private final Set<InfoType> without = new LinkedHashSet<>();
    private final Set<InfoType> added = new LinkedHashSet<>();
    private final List<CustomPattern> patterns = new ArrayList<>();
    private double minimumConfidence = LIKELY;
    private boolean boundary;

    DetectorBuilder() {}

    /**
     * Finds these types only, and those that are {@linkplain #add added} or have a {@linkplain #pattern pattern}.
     *
     * @throws IllegalArgumentException if there is none
     * @throws IllegalStateException if called twice
     */
    public DetectorBuilder types(InfoType... only) {
        if (types != null) {
            throw new IllegalStateException("'types' must be set once");
        }
        if (only.length == 0) {
            throw new IllegalArgumentException("'types' must not be empty");
        }
        types = new LinkedHashSet<>(List.of(only));
        return this;
    }

    /** Does not find these types; a value of theirs may then be found as one of another type. */
    public DetectorBuilder without(InfoType... types) {
        without.addAll(List.of(types));
        return this;
    }

    /**
     * Finds a type of the application's own too.
     *
     * @throws IllegalArgumentException if the type declares no {@link InfoType#identifier() identifier}
     */
    public DetectorBuilder add(InfoType type) {
        if (type.identifier().isEmpty()) {
            throw new IllegalArgumentException("'type' must declare an identifier but " + type + " does not");
        }
        added.add(type);
        return this;
    }

    /**
     * Finds what a regular expression matches too, within runs of bounded length; see {@link CustomPattern}.
     *
     * @param maxLength UTF-16 units of the longest run that is searched, from 1 to {@value CustomPattern#LONGEST}
     * @throws IllegalArgumentException if it is not
     */
    public DetectorBuilder pattern(InfoType type, Pattern pattern, int maxLength) {
        return pattern(CustomPattern.of(type, pattern, maxLength));
    }

    /** Finds what a regular expression matches too, with bounds of its own. */
    public DetectorBuilder pattern(CustomPattern pattern) {
        patterns.add(Objects.requireNonNull(pattern, "pattern"));
        return this;
    }

    /**
     * Reports findings from this confidence on.
     *
     * @param confidence from 0 to 1; {@value #LIKELY} by default
     * @throws IllegalArgumentException if it is not from 0 to 1
     */
    public DetectorBuilder minimumConfidence(double confidence) {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("'confidence' must be from 0 to 1 but was " + confidence);
        }
        minimumConfidence = confidence;
        return this;
    }

    /** Only what a boundary may refuse. */
    DetectorBuilder forBoundary() {
        boundary = true;
        minimumConfidence = Finding.FIRM;
        return this;
    }

    /** The detector. */
    public Detector build() {
        Set<InfoType> all = new LinkedHashSet<>(types != null ? types : InfoType.standard());
        all.addAll(added);
        all.removeAll(without);
        if (boundary) {
            // A URL names a page of a shop more often than a person; what it may hold is found by itself.
            all.removeIf(type -> !type.validated() || type == InfoType.URL);
        }
        List<InfoType> found = new ArrayList<>(all);
        Reporting reporting = new Reporting(minimumConfidence, boundary, !boundary, types != null);
        String description = "Detector[" + found.size() + " types, from " + minimumConfidence + "]";
        Detector scanner = new ScanningDetector(description, found, Matchers.of(found), reporting);
        List<CustomPattern> searched = patterns.stream()
                .filter(custom -> !without.contains(custom.type()) && reporting.reports(custom.type(), Finding.FIRM))
                .toList();
        return searched.isEmpty()
                ? scanner
                : new PatternDetector(scanner, searched, LoggerFactory.getLogger(PatternDetector.class));
    }
}
