package dev.ringfence.jdbc.live;

import java.io.InputStream;
import java.io.Reader;
import java.sql.Array;
import java.sql.Clob;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Takes values from an application on their way to the driver: parameters, and columns of rows that are updated. The
 * generated delegates send every text through here. Numbers, dates and bytes are not looked at.
 */
public interface LiveInput {

    /** The boundary that values pass; null where live data may be. */
    @Nullable
    LiveBoundary boundary();

    /** Where a value with a number stands. */
    LivePlace place(int number);

    /** Where a value with a name stands. */
    LivePlace place(String name);

    default @Nullable String live(int number, @Nullable String value) {
        LiveBoundary boundary = boundary();
        return boundary == null || value == null || boundary.passes(value)
                ? value
                : boundary.stop(place(number), value);
    }

    default @Nullable String live(String name, @Nullable String value) {
        LiveBoundary boundary = boundary();
        return boundary == null || value == null || boundary.passes(value) ? value : boundary.stop(place(name), value);
    }

    default @Nullable Object live(int number, @Nullable Object value) throws SQLException {
        LiveBoundary boundary = boundary();
        return boundary == null || value == null ? value : boundary.object(() -> place(number), value);
    }

    default @Nullable Object live(String name, @Nullable Object value) throws SQLException {
        LiveBoundary boundary = boundary();
        return boundary == null || value == null ? value : boundary.object(() -> place(name), value);
    }

    default @Nullable Array live(int number, @Nullable Array value) throws SQLException {
        live(number, (@Nullable Object) value);
        return value;
    }

    default @Nullable Array live(String name, @Nullable Array value) throws SQLException {
        live(name, (@Nullable Object) value);
        return value;
    }

    default <C extends Clob> @Nullable C live(int number, @Nullable C value) throws SQLException {
        live(number, (@Nullable Object) value);
        return value;
    }

    default <C extends Clob> @Nullable C live(String name, @Nullable C value) throws SQLException {
        live(name, (@Nullable Object) value);
        return value;
    }

    default @Nullable Reader live(int number, @Nullable Reader value) throws SQLException {
        LiveBoundary boundary = boundary();
        return boundary == null || value == null ? value : boundary.reader(() -> place(number), value);
    }

    default @Nullable Reader live(String name, @Nullable Reader value) throws SQLException {
        LiveBoundary boundary = boundary();
        return boundary == null || value == null ? value : boundary.reader(() -> place(name), value);
    }

    /** A stream of characters, as against one of bytes. */
    default @Nullable InputStream liveText(int number, @Nullable InputStream value) throws SQLException {
        LiveBoundary boundary = boundary();
        return boundary == null || value == null ? value : boundary.stream(() -> place(number), value);
    }

    /** A stream of characters, as against one of bytes. */
    default @Nullable InputStream liveText(String name, @Nullable InputStream value) throws SQLException {
        LiveBoundary boundary = boundary();
        return boundary == null || value == null ? value : boundary.stream(() -> place(name), value);
    }
}
