package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.List;
import java.util.Set;

/** A matcher that wants every anchor, whatever is known of it beforehand, and counts what it is asked and finds. */
final class AskedMatcher implements Matcher {
    private final Matcher matcher;
    private long asked;
    private long candidates;

    AskedMatcher(Matcher matcher) {
        this.matcher = matcher;
    }

    /** The matchers of these types, each of which is asked everywhere. */
    static List<AskedMatcher> of(List<InfoType> types) {
        return Matchers.of(types).stream().map(AskedMatcher::new).toList();
    }

    /** How often it was asked about an anchor. */
    long asked() {
        return asked;
    }

    /** How often it told or weighed a value. */
    long candidates() {
        return candidates;
    }

    @Override
    public Set<Anchor> anchors() {
        return matcher.anchors();
    }

    @Override
    public void match(Window window, int at, Candidates taking) {
        asked++;
        matcher.match(window, at, new Candidates() {
            @Override
            public void add(InfoType type, int start, int end, double alone, double withContext, boolean made) {
                candidates++;
                taking.add(type, start, end, alone, withContext, made);
            }

            @Override
            public boolean wants(InfoType type, int start, int end, double alone, double withContext) {
                candidates++;
                return taking.wants(type, start, end, alone, withContext);
            }
        });
    }
}
