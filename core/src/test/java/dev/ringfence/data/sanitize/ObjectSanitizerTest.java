package dev.ringfence.data.sanitize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ringfence.data.BlockedValueException;
import dev.ringfence.data.InfoType;
import dev.ringfence.data.SanitizationPolicy;
import dev.ringfence.data.Sensitive;
import dev.ringfence.data.Treatment;
import dev.ringfence.testing.FixedKey;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

// What applications hold, whatever one would advise them to.
@SuppressWarnings({"ArrayRecordComponent", "JavaUtilDate", "JdkObsolete"})
class ObjectSanitizerTest {
    private static final SanitizationPolicy POLICY = SanitizationPolicy.builder("objects")
            .field("Customer.name", new Treatment.Redact())
            .field("Base.token", new Treatment.Nullify())
            .key("password", new Treatment.Constant("***"))
            .field("Visit.day", new Treatment.TruncateDate(Treatment.DateUnit.MONTH))
            .build();
    private static final Sanitizer SANITIZER = Sanitizer.of(POLICY, FixedKey.open());
    private static final ObjectSanitizer OBJECTS = ObjectSanitizer.of(SANITIZER);
    private static final String MAIL = "ada@mail.org";
    private static final String MADE = SANITIZER.replacement(InfoType.EMAIL_ADDRESS, MAIL);

    record Customer(
            long id,
            String name,
            @Sensitive("EMAIL_ADDRESS") String email,
            String note,
            Optional<Address> address,
            List<String> tags) {}

    record Address(@Sensitive(keepLast = 2) String street, BigDecimal latitude, TimeUnit unit) {}

    @Test
    void record_withRulesAndAnnotations_isCopiedTreated() {
        Customer clean = OBJECTS.sanitize(new Customer(
                7,
                "Ada",
                MAIL,
                "write to " + MAIL,
                Optional.of(new Address("Elm 12", BigDecimal.ONE, TimeUnit.DAYS)),
                List.of("x", MAIL)));
        assertThat(clean)
                .isEqualTo(new Customer(
                        7,
                        "[redacted]",
                        MADE,
                        "write to " + MADE,
                        Optional.of(new Address("*** 12", BigDecimal.ONE, TimeUnit.DAYS)),
                        List.of("x", MADE)));
    }

    @Test
    void nullsAndEmpties_stay() {
        Customer empty = new Customer(0, null, null, "", Optional.empty(), null);
        assertThat(OBJECTS.sanitize(empty)).isEqualTo(empty).isNotSameAs(empty);
    }

    static class Base {
        private String token = "t";
        final List<String> notes = new ArrayList<>();
    }

    static final class Bean extends Base {
        private String email;
        private String password = "p";
        private Bean friend;
        private int[] counts = {1, 2};

        @Sensitive("EMAIL_ADDRESS")
        String getEmail() {
            return email;
        }
    }

    @Test
    void bean_withSuperclassCycleAndGetter_isCopiedAndLeftAlone() {
        Bean bean = new Bean();
        bean.email = MAIL;
        bean.notes.add(MAIL);
        bean.friend = bean;
        Bean clean = OBJECTS.sanitize(bean);
        assertThat(clean).isNotSameAs(bean);
        assertThat(clean.friend).isSameAs(clean);
        assertThat(clean.email).isEqualTo(MADE);
        assertThat(clean.notes).containsExactly(MADE);
        assertThat(((Base) clean).token).isNull();
        assertThat(clean.password).isEqualTo("***");
        assertThat(clean.counts).containsExactly(1, 2).isNotSameAs(bean.counts);
        assertThat(bean.email).isEqualTo(MAIL);
        assertThat(((Base) bean).token).isEqualTo("t");
        assertThat(bean.notes).containsExactly(MAIL);
    }

    record Pair(
            List<String> left,
            List<String> right,
            @Sensitive(action = Sensitive.Action.REDACT) List<String> third) {}

    @Test
    void sharedObject_underOneRule_staysShared_underAnotherIsAnotherCopy() {
        List<String> shared = new ArrayList<>(List.of("plain"));
        Pair clean = OBJECTS.sanitize(new Pair(shared, shared, shared));
        assertThat(clean.left())
                .isSameAs(clean.right())
                .containsExactly("plain")
                .isNotSameAs(shared);
        assertThat(clean.third()).containsExactly("[redacted]");
    }

    record Loop(List<Loop> parts) {}

    @Test
    void record_thatHoldsItself_isRefused() {
        List<Loop> parts = new ArrayList<>();
        Loop loop = new Loop(parts);
        parts.add(loop);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OBJECTS.sanitize(loop))
                .withMessageContaining("itself");
        assertThat(OBJECTS.sanitize(new Loop(List.of(new Loop(List.of())))))
                .isEqualTo(new Loop(List.of(new Loop(List.of()))));
    }

    static final class Link {
        Link next;
    }

    @Test
    void nesting_beyondTheBound_isRefused() {
        Link first = new Link();
        Link last = first;
        for (int i = 0; i < 5_000; i++) {
            last.next = new Link();
            last = last.next;
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OBJECTS.sanitize(first))
                .withMessageContaining("1000 levels");
    }

    sealed interface Shape permits Circle, Square {}

    record Circle(@Sensitive("EMAIL_ADDRESS") String owner) implements Shape {}

    record Square(Map<String, Object> more) implements Shape {}

    record Drawing(Shape[] shapes, SortedMap<String, Shape> named) {}

    @Test
    void sealedTypesArraysAndMaps_areCopiedByWhatTheyAre() {
        SortedMap<String, Shape> named = new TreeMap<>(Comparator.reverseOrder());
        named.put("a", new Circle(MAIL));
        named.put("b", new Square(Map.of("password", "p", "x", MAIL, "n", 5)));
        Drawing clean = OBJECTS.sanitize(new Drawing(new Shape[] {new Circle(MAIL), null}, named));
        assertThat(clean.shapes()).containsExactly(new Circle(MADE), null);
        assertThat(clean.named().firstKey()).isEqualTo("b");
        assertThat(clean.named().get("b")).isEqualTo(new Square(Map.of("password", "***", "x", MADE, "n", 5)));
    }

    @Test
    void mapKeys_thatHoldValues_areReplaced() {
        Map<String, Integer> map = new LinkedHashMap<>();
        map.put(MAIL, 1);
        map.put("plain", 2);
        assertThat(OBJECTS.sanitize(map)).isEqualTo(Map.of(MADE, 1, "plain", 2));
        Map<String, Integer> two = Map.of(MAIL, 1, "bob@mail.org", 2);
        Sanitizer marking = Sanitizer.of(
                SanitizationPolicy.builder("m")
                        .finding(InfoType.EMAIL_ADDRESS, new Treatment.Redact())
                        .build(),
                FixedKey.open());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ObjectSanitizer.of(marking).sanitize(two))
                .withMessageContaining("'map'")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("mail.org"));
    }

    @Test
    void containers_ofThePlatform_keepTheirKind() {
        EnumMap<TimeUnit, String> enums = new EnumMap<>(Map.of(TimeUnit.DAYS, MAIL));
        assertThat(OBJECTS.sanitize(enums)).isEqualTo(Map.of(TimeUnit.DAYS, MADE));
        assertThat(OBJECTS.sanitize(EnumSet.of(TimeUnit.DAYS))).containsExactly(TimeUnit.DAYS);
        assertThat(OBJECTS.sanitize(new java.util.LinkedList<>(List.of(MAIL)))).containsExactly(MADE);
        assertThat(OBJECTS.sanitize(new java.util.ArrayDeque<>(List.of(MAIL)))).containsExactly(MADE);
        assertThat(OBJECTS.sanitize(new java.util.concurrent.ConcurrentHashMap<>(Map.of("k", MAIL))))
                .isEqualTo(Map.of("k", MADE));
        assertThat(OBJECTS.sanitize(new java.util.TreeSet<>(Set.of(MAIL)))).containsExactly(MADE);
        assertThat(OBJECTS.sanitize(MAIL)).isEqualTo(MADE);
    }

    record Dates(
            @Sensitive(action = Sensitive.Action.NULLIFY) Optional<String> gone,
            LocalDate day,
            Instant instant,
            Date date,
            UUID id) {}

    record Visit(LocalDate day) {}

    record Visits(Visit first, Map<TimeUnit, Visit> more) {}

    @Test
    void valuesThatAreNoText_withoutARule_stay() {
        Dates dates = new Dates(Optional.of("x"), LocalDate.of(2026, 3, 4), Instant.EPOCH, new Date(5), new UUID(1, 2));
        assertThat(OBJECTS.sanitize(dates))
                .isEqualTo(new Dates(Optional.empty(), dates.day(), dates.instant(), dates.date(), dates.id()));
    }

    @Test
    void dates_withARule_areTreated() {
        assertThat(OBJECTS.sanitize(new Visits(
                        new Visit(LocalDate.of(2026, 3, 4)),
                        Map.of(TimeUnit.DAYS, new Visit(LocalDate.of(2025, 7, 31))))))
                .isEqualTo(new Visits(
                        new Visit(LocalDate.of(2026, 3, 1)),
                        Map.of(TimeUnit.DAYS, new Visit(LocalDate.of(2025, 7, 1)))));
    }

    record AllDates(
            LocalDateTime local, Instant instant, ZonedDateTime zoned, Date date, Timestamp stamp, java.sql.Date day) {}

    @Test
    void everyFormOfDate_withARule_isTreatedAndComesBackAsItWas() {
        SanitizationPolicy.Builder policy = SanitizationPolicy.builder("dates");
        for (String field : List.of("local", "instant", "zoned", "date", "stamp", "day")) {
            policy.field("AllDates." + field, new Treatment.TruncateDate(Treatment.DateUnit.YEAR));
        }
        ObjectSanitizer dates = ObjectSanitizer.of(Sanitizer.of(policy.build(), FixedKey.open()));
        LocalDateTime local = LocalDateTime.of(2024, 2, 29, 10, 11);
        Instant instant = Instant.parse("2024-02-29T10:11:12Z");
        ZoneId zone = ZoneId.of("Asia/Manila");
        LocalDateTime year = LocalDateTime.of(2024, 1, 1, 0, 0);
        Instant yearInstant = Instant.parse("2024-01-01T00:00:00Z");
        assertThat(dates.sanitize(new AllDates(
                        local,
                        instant,
                        local.atZone(zone),
                        Date.from(instant),
                        Timestamp.valueOf(local),
                        java.sql.Date.valueOf("2024-02-29"))))
                .isEqualTo(new AllDates(
                        year,
                        yearInstant,
                        year.atZone(zone),
                        Date.from(yearInstant),
                        Timestamp.valueOf(year),
                        java.sql.Date.valueOf("2024-01-01")));
    }

    record Foreign(URI home, String x) {}

    record Closed(Object any) {}

    @Test
    void unknownType_isRefusedBeforeTheFirstValue_unlessKept() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OBJECTS.check(Foreign.class))
                .withMessageContaining("java.net.URI")
                .withMessageContaining("Foreign.home")
                .withMessageContaining("keeping");
        Foreign foreign = new Foreign(URI.create("urn:x"), MAIL);
        assertThat(OBJECTS.keeping(URI.class).sanitize(foreign)).isEqualTo(new Foreign(foreign.home(), MADE));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> OBJECTS.sanitize(new Closed(new java.util.concurrent.atomic.AtomicReference<>(MAIL))));
        assertThatIllegalArgumentException().isThrownBy(() -> OBJECTS.sanitize(new Closed(new byte[1])));
        assertThatIllegalArgumentException().isThrownBy(() -> OBJECTS.sanitize(new Closed(new char[1])));
        assertThat(OBJECTS.sanitize(new Closed(5))).isEqualTo(new Closed(5));
    }

    record Kept(@Sensitive(action = Sensitive.Action.BLOCK) String blocked, URI uri, byte[] bytes) {}

    @Test
    void unknownType_underAKeepRule_stays_andBlockedValueIsRefused() {
        ObjectSanitizer keeping = ObjectSanitizer.of(Sanitizer.of(
                SanitizationPolicy.builder("k")
                        .field("Kept.uri", new Treatment.Keep())
                        .field("Kept.bytes", new Treatment.Keep())
                        .build(),
                FixedKey.open()));
        Kept kept = keeping.sanitize(new Kept(null, URI.create("urn:x"), new byte[] {1}));
        assertThat(kept.uri()).isEqualTo(URI.create("urn:x"));
        assertThat(kept.bytes()).containsExactly(1);
        assertThatExceptionOfType(BlockedValueException.class)
                .isThrownBy(() -> keeping.sanitize(new Kept("x", null, null)));
    }

    record Wrong(@Sensitive("EMAIL_ADDRESS") long number) {}

    record Primitive(
            @Sensitive(action = Sensitive.Action.NULLIFY) int count) {}

    @Test
    void rule_thatDoesNotTakeItsField_isRefusedBeforeTheFirstValue() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OBJECTS.check(Wrong.class))
                .withMessageContaining("Wrong.number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OBJECTS.check(Primitive.class))
                .withMessageContaining("Primitive.count");
    }

    record Picky(@Sensitive("EMAIL_ADDRESS") String email) {
        Picky {
            if (!email.endsWith("mail.org")) {
                throw new IllegalArgumentException("bad address " + email);
            }
        }
    }

    @Test
    void constructor_thatRefuses_isNotQuoted() {
        assertThatIllegalStateException()
                .isThrownBy(() -> OBJECTS.sanitize(new Picky(MAIL)))
                .withNoCause()
                .withMessageContaining("IllegalArgumentException")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("bad address"));
    }

    @SuppressWarnings("unused")
    private static void handler(@Sensitive("EMAIL_ADDRESS") Object first, Object second) {}

    @Test
    void parameter_byItsAnnotation_isTreated() throws NoSuchMethodException {
        var parameters = ObjectSanitizerTest.class
                .getDeclaredMethod("handler", Object.class, Object.class)
                .getParameters();
        assertThat(OBJECTS.treat(parameters[0], MAIL)).isEqualTo(MADE);
        assertThat(OBJECTS.treat(parameters[0], List.of(MAIL))).isEqualTo(List.of(MADE));
        assertThat(OBJECTS.treat(parameters[0], null)).isNull();
        assertThat(OBJECTS.treat(parameters[1], "to " + MAIL)).isEqualTo("to " + MADE);
        assertThatIllegalArgumentException().isThrownBy(() -> OBJECTS.treat(parameters[0], 5));
    }

    @Test
    void mutableMapOfLists_isCopiedDeep() {
        Map<String, List<String>> source = new HashMap<>(Map.of("k", new ArrayList<>(List.of(MAIL))));
        Map<String, List<String>> clean = OBJECTS.sanitize(source);
        assertThat(clean).isEqualTo(Map.of("k", List.of(MADE)));
        assertThat(source).isEqualTo(Map.of("k", List.of(MAIL)));
    }
}
