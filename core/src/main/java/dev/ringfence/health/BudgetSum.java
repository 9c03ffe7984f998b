package dev.ringfence.health;

/**
 * Adds up stretches of time, the newest first, for several windows that end now. Of a stretch that a window begins in, it
 * takes the events of the part that lies within as if they came evenly, and the errors as if they came evenly from the first
 * to the last.
 */
final class BudgetSum {
    private final double[] windows;
    private final double[] events;
    private final double[] errors;
    private int next;
    private double reached;
    private double eventsSoFar;
    private double errorsSoFar;

    /**
     * @param windows their lengths, the shortest first
     */
    BudgetSum(double[] windows) {
        this.windows = windows;
        this.events = new double[windows.length];
        this.errors = new double[windows.length];
    }

    /**
     * Adds what lies before what was added last.
     *
     * @param from where in it errors begin, of 1
     * @param to where in it errors end, of 1
     * @return false if no window reaches further back
     */
    boolean add(long addedEvents, long addedErrors, double from, double to, double length) {
        double moreEvents = (double) addedEvents;
        double moreErrors = (double) addedErrors;
        double end = reached + length;
        while (next < windows.length && windows[next] <= end) {
            double outside = length > 0 ? (end - windows[next]) / length : 0;
            events[next] = eventsSoFar + moreEvents * (1 - outside);
            errors[next] = errorsSoFar + moreErrors * within(outside, from, to);
            next++;
        }
        reached = end;
        eventsSoFar += moreEvents;
        errorsSoFar += moreErrors;
        return next < windows.length;
    }

    private static double within(double outside, double from, double to) {
        return outside <= from ? 1 : outside >= to ? 0 : (to - outside) / (to - from);
    }

    /** Nothing lies further back: the windows that reach there have what was found. */
    void end() {
        for (; next < windows.length; next++) {
            events[next] = eventsSoFar;
            errors[next] = errorsSoFar;
        }
    }

    double events(int window) {
        return events[window];
    }

    double errors(int window) {
        return errors[window];
    }

    /** The share of errors; 0 of no events. */
    double ratio(int window) {
        return events[window] > 0 ? errors[window] / events[window] : 0;
    }
}
