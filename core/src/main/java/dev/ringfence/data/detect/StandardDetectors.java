package dev.ringfence.data.detect;

/** The detectors that most callers use, each made once, with the first text that it looks into. */
final class StandardDetectors {
    static final Detector ALL = new LateDetector(() -> All.DETECTOR);
    static final Detector BOUNDARY = new LateDetector(() -> Boundary.DETECTOR);

    private StandardDetectors() {}

    private static final class All {
        static final Detector DETECTOR = new DetectorBuilder().build();
    }

    private static final class Boundary {
        static final Detector DETECTOR = new DetectorBuilder().forBoundary().build();
    }
}
