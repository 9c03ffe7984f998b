package dev.ringfence.data.detect;

/** The detectors that most callers use, made once. */
final class StandardDetectors {
    static final Detector ALL = new DetectorBuilder().build();
    static final Detector BOUNDARY = new DetectorBuilder().forBoundary().build();

    private StandardDetectors() {}
}
