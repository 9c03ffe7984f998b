package dev.ringfence.write;

import java.io.ByteArrayOutputStream;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bytes in which no two different inputs look alike: each value is a letter for its type, its length in four bytes, and its
 * content, so a reader could get every value back. Confined to one thread.
 *
 * <p>Equal are what a database or a method could not tell apart either: whole numbers of any width, and the classes of
 * {@code java.sql} and {@code java.time} for the same local date or time. Everything else differs by its type too: the text
 * {@code "5"} is not the number 5, nor is 5.0.
 */
final class DigestInput {
    private static final int MAX_DEPTH = 16;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    byte[] bytes() {
        return bytes.toByteArray();
    }

    DigestInput text(@Nullable String text) {
        if (text == null) {
            return put('N', new byte[0]);
        }
        // UTF-16, since half a character has no form in UTF-8.
        return put('T', text.getBytes(StandardCharsets.UTF_16BE));
    }

    DigestInput number(long number) {
        return put('I', BigInteger.valueOf(number).toByteArray());
    }

    /**
     * Adds a value.
     *
     * @param name what a refusal calls it
     * @throws IllegalArgumentException if it is, or holds, something of a type that is not known; it shows the type alone
     */
    DigestInput value(String name, @Nullable Object value) {
        return value(name, value, 0);
    }

    DigestInput values(String name, Collection<?> values) {
        return group(
                'L',
                values.stream()
                        .map(value -> new DigestInput().value(name, value))
                        .toList());
    }

    /** Adds what others hold, as one value. */
    DigestInput group(char type, List<DigestInput> parts) {
        DigestInput content = new DigestInput().number(parts.size());
        parts.forEach(part -> content.bytes.writeBytes(part.bytes()));
        return put(type, content.bytes());
    }

    private DigestInput put(char type, byte[] content) {
        bytes.write(type);
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(content.length).array());
        bytes.writeBytes(content);
        return this;
    }

    private DigestInput put(char type, Object spelledExactly) {
        return put(type, spelledExactly.toString().getBytes(StandardCharsets.UTF_16BE));
    }

    private DigestInput value(String name, @Nullable Object value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("'" + name + "' must not be nested deeper than " + MAX_DEPTH);
        }
        if (value == null || value instanceof CharSequence || value instanceof Character) {
            return text(value == null ? null : value.toString());
        } else if (value instanceof Boolean flag) {
            return put('B', new byte[] {(byte) (flag ? 1 : 0)});
        } else if (value instanceof Number number) {
            return number(name, number);
        } else if (value instanceof byte[] array) {
            return put('Y', array);
        } else if (value instanceof UUID uuid) {
            return put('U', uuid);
        } else if (value instanceof Enum<?> constant) {
            return group('E', List.of(named(constant.getDeclaringClass()), new DigestInput().text(constant.name())));
        }
        return time(value) || composite(name, value, depth) ? this : refuse(name, value);
    }

    private DigestInput number(String name, Number number) {
        if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte) {
            return number(number.longValue());
        } else if (number instanceof BigInteger big) {
            return put('I', big.toByteArray());
        } else if (number instanceof BigDecimal decimal) {
            return group(
                    'D',
                    List.of(
                            new DigestInput().put('I', decimal.unscaledValue().toByteArray()),
                            new DigestInput().number(decimal.scale())));
        } else if (number instanceof Double real) {
            return put('G', BigInteger.valueOf(Double.doubleToLongBits(real)).toByteArray());
        } else if (number instanceof Float real) {
            return put('F', BigInteger.valueOf(Float.floatToIntBits(real)).toByteArray());
        }
        return refuse(name, number);
    }

    private boolean time(Object value) {
        if (value instanceof java.sql.Date date) {
            put('d', date.toLocalDate());
        } else if (value instanceof java.sql.Time time) {
            put('t', time.toLocalTime());
        } else if (value instanceof java.sql.Timestamp timestamp) {
            put('s', timestamp.toLocalDateTime());
        } else if (value instanceof Date date) {
            put('i', date.toInstant());
        } else if (value instanceof LocalDate) {
            put('d', value);
        } else if (value instanceof LocalTime) {
            put('t', value);
        } else if (value instanceof LocalDateTime) {
            put('s', value);
        } else if (value instanceof Instant) {
            put('i', value);
        } else if (value instanceof OffsetDateTime) {
            put('o', value);
        } else if (value instanceof ZonedDateTime) {
            put('z', value);
        } else if (value instanceof OffsetTime) {
            put('f', value);
        } else if (value instanceof YearMonth) {
            put('m', value);
        } else if (value instanceof Year) {
            put('y', value);
        } else if (value instanceof Duration) {
            put('u', value);
        } else if (value instanceof Period) {
            put('p', value);
        } else {
            return false;
        }
        return true;
    }

    private boolean composite(String name, Object value, int depth) {
        if (value instanceof Optional<?> optional) {
            group('P', optional.stream().map(one -> of(name, one, depth)).toList());
        } else if (value instanceof Map<?, ?> map) {
            group(
                    'M',
                    sorted(map.entrySet().stream()
                            .map(entry -> new DigestInput()
                                    .group(
                                            'e',
                                            List.of(
                                                    of(name, entry.getKey(), depth),
                                                    of(name, entry.getValue(), depth))))));
        } else if (value instanceof Set<?> set) {
            group('S', sorted(set.stream().map(one -> of(name, one, depth))));
        } else if (value instanceof Collection<?> list) {
            group('L', list.stream().map(one -> of(name, one, depth)).toList());
        } else if (value.getClass().isArray()) {
            List<DigestInput> elements = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(of(name, Array.get(value, i), depth));
            }
            group('L', elements);
        } else if (value instanceof Record) {
            group('R', components(name, value, depth));
        } else {
            return false;
        }
        return true;
    }

    private static DigestInput of(String name, @Nullable Object value, int depth) {
        return new DigestInput().value(name, value, depth + 1);
    }

    private static DigestInput named(Class<?> type) {
        return new DigestInput().text(type.getName());
    }

    /** By their bytes: neither a set nor a map promises an order. */
    private static List<DigestInput> sorted(java.util.stream.Stream<DigestInput> parts) {
        return parts.sorted((left, right) -> Arrays.compare(left.bytes(), right.bytes()))
                .toList();
    }

    private static List<DigestInput> components(String name, Object value, int depth) {
        List<DigestInput> parts = new ArrayList<>();
        parts.add(named(value.getClass()));
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                parts.add(new DigestInput().text(component.getName()));
                parts.add(of(name, component.getAccessor().invoke(value), depth));
            } catch (IllegalAccessException | InvocationTargetException | RuntimeException e) {
                if (e instanceof IllegalArgumentException refused) {
                    throw refused;
                }
                // The cause may quote the value.
                throw new IllegalArgumentException("'" + name + "' must be readable but component "
                        + component.getName() + " of " + value.getClass().getName() + " is not");
            }
        }
        return parts;
    }

    private static DigestInput refuse(String name, Object value) {
        throw new IllegalArgumentException("'" + name + "' must be of a type that a digest can hold but was "
                + value.getClass().getName() + "; give what matters of it, such as its id");
    }
}
