package dev.ringfence.data.detect;

/** The detectors that most callers use, each made once, when it is first asked for. */
final class StandardDetectors {
    private StandardDetectors() {}

    static Detector all() {
        return All.DETECTOR;
    }

    static Detector boundary() {
        return Boundary.DETECTOR;
    }

    private static final class All {
        static final Detector DETECTOR = new DetectorBuilder().build();
    }

    private static final class Boundary {
        static final Detector DETECTOR = new DetectorBuilder().forBoundary().build();
    }
}
