package dev.ringfence.jdbc.live;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.data.sanitize.LiveDataGuard;
import dev.ringfence.environment.Right;
import dev.ringfence.jdbc.admission.Admission;
import dev.ringfence.sql.ValueSite;
import dev.ringfence.write.ValueBoundary;
import dev.ringfence.write.WriteGuard;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.Clob;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stops plausible live values before they reach a datastore where none may be, and gives each decision its effect: at
 * observe it is counted and shown, at enforce the value is refused, or replaced where the guard was built so. A defect
 * lets the value pass and is counted. Safe for use by many threads.
 */
public final class LiveBoundary {
    private final LiveDataGuard values;
    private final ValueBoundary boundary;

    private LiveBoundary(LiveDataGuard values, WriteGuard guard) {
        this.values = values;
        this.boundary = ValueBoundary.of(guard, values, "jdbc.live-data");
    }

    /**
     * The boundary in front of a datastore. There is none where the process may hold live data and the datastore is not
     * known to be below production, or the guard is off.
     */
    public static @Nullable LiveBoundary of(LiveDataGuard values, WriteGuard guard, Admission admission) {
        boolean receives = !admission.environment().may(Right.HOLD_LIVE_DATA);
        boolean sends =
                admission.stamp().map(stamp -> stamp.tier().belowProduction()).orElse(false);
        boolean on = guard.levels().of(Guard.LIVE_DATA) != Level.OFF;
        return on && (receives || sends) ? new LiveBoundary(values, guard) : null;
    }

    /** True if nothing plausible stands in a text. */
    boolean passes(CharSequence value) {
        return boundary.passes(value);
    }

    /** The value to send on in place of one that does not pass. */
    String stop(LivePlace place, String value) {
        return isExempt(place) ? value : boundary.stop(value, place.description(), place.subject());
    }

    private boolean isExempt(LivePlace place) {
        return place.column() != null && values.exempts(place.table(), place.column());
    }

    /** A value of any class: texts, and arrays and large objects of text; all else goes on as it is. */
    Object object(Supplier<LivePlace> place, Object value) throws SQLException {
        if (value instanceof CharSequence text) {
            return passes(text) ? value : stop(place.get(), text.toString());
        } else if (value instanceof Clob clob) {
            look(place, clob.getSubString(1, (int) Math.min(clob.length(), LiveReader.HELD)));
        } else if (value instanceof Array array) {
            object(place, array.getArray());
        } else if (value instanceof Object[] elements) {
            for (Object element : elements) {
                if (element != null) {
                    look(place, element);
                }
            }
        }
        return value;
    }

    /** Looks at what cannot be replaced where it stands. */
    private void look(Supplier<LivePlace> place, Object element) throws SQLException {
        if (element instanceof CharSequence text) {
            refuse(place, text);
        } else {
            object(place, element);
        }
    }

    private void refuse(Supplier<LivePlace> place, CharSequence text) {
        if (!passes(text)) {
            LivePlace at = place.get();
            if (!isExempt(at)) {
                boundary.refuse(text, at.description(), at.subject());
            }
        }
    }

    Reader reader(Supplier<LivePlace> place, Reader value) throws SQLException {
        return LiveReader.of(value, text -> refuse(place, text));
    }

    /** A stream of one byte a character, as JDBC's ASCII streams are. */
    InputStream stream(Supplier<LivePlace> place, InputStream value) throws SQLException {
        Reader checked = reader(place, new InputStreamReader(value, StandardCharsets.ISO_8859_1));
        return new InputStream() {
            @Override
            public int read() throws java.io.IOException {
                return checked.read();
            }

            @Override
            public int read(byte[] into, int from, int length) throws java.io.IOException {
                char[] chars = new char[length];
                int count = checked.read(chars, 0, length);
                for (int i = 0; i < count; i++) {
                    into[from + i] = (byte) chars[i];
                }
                return count;
            }

            @Override
            public void close() throws java.io.IOException {
                checked.close();
            }
        };
    }

    /** What stands against the literals of a statement. */
    public void literals(List<ValueSite> sites, Function<ValueSite, LivePlace> place) {
        for (ValueSite site : sites) {
            site.literal().ifPresent(text -> refuse(() -> place.apply(site), text));
        }
    }

    /** True if no literal is plausible. */
    public boolean literalsPass(List<ValueSite> sites) {
        for (ValueSite site : sites) {
            if (site.literal().isPresent() && !passes(site.literal().get())) {
                return false;
            }
        }
        return true;
    }
}
