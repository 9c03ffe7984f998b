package dev.ringfence.write;

import dev.ringfence.audit.Actor;
import dev.ringfence.base.JsonMembers;
import dev.ringfence.base.TextResource;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The file form of a calendar. */
final class ChangeFreezeJson {
    private static final int VERSION = 1;
    private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final String TIME = "[0-9]{2}:[0-9]{2}(:[0-9]{2})?";
    private static final String SCHEMA = "change-freeze.schema.json";

    /**
     * A kind of window.
     *
     * @param required the keys that it must have
     * @param optional the keys that it may have besides
     */
    private record Form(
            String key, List<String> required, List<String> optional, Function<JsonMembers, FreezeWindow> reader) {
        FreezeWindow read(JsonMembers window) {
            window.requireKeys(
                    key, Stream.concat(required.stream(), optional.stream()).toList(), required);
            return reader.apply(window);
        }
    }

    private static final List<Form> FORMS = List.of(
            new Form("between", List.of("from", "to"), List.of(), ChangeFreezeJson::between),
            new Form("yearly", List.of("first", "last"), List.of(), ChangeFreezeJson::yearly),
            new Form("lastDaysOf", List.of("month", "days"), List.of(), ChangeFreezeJson::lastDaysOf),
            new Form(
                    "around",
                    List.of("month", "nth", "day"),
                    List.of("daysBefore", "daysAfter"),
                    ChangeFreezeJson::around),
            new Form("weekly", List.of("fromDay", "from", "toDay", "to"), List.of(), ChangeFreezeJson::weekly));

    private static final List<String> KEYS = List.of("version", "zone", "actors", "operations", "windows");
    private static final List<String> FORM_KEYS = FORMS.stream().map(Form::key).toList();
    private static final List<String> WINDOW_KEYS =
            Stream.concat(Stream.of("name"), FORM_KEYS.stream()).toList();

    private ChangeFreezeJson() {}

    static ChangeFreeze read(String json) {
        JsonMembers root = JsonMembers.parse(json, "freeze");
        root.requireKeys("freeze", KEYS, List.of("version", "zone"));
        root.requireVersion(VERSION);
        ChangeFreeze.Builder freeze =
                ChangeFreeze.builder(parsed(root, "zone", ".*", "a time zone such as Europe/Berlin", ZoneId::of));
        if (root.has("actors")) {
            freeze.actors(root.words("actors", Actor.Kind.values()).toArray(Actor.Kind[]::new));
        }
        freeze.operations(root.texts("operations").toArray(String[]::new));
        for (JsonMembers window : root.objects("windows")) {
            readWindow(freeze, window);
        }
        return freeze.build();
    }

    private static void readWindow(ChangeFreeze.Builder freeze, JsonMembers window) {
        window.requireKeys("windows", WINDOW_KEYS, List.of("name"));
        List<Form> given = FORMS.stream().filter(form -> window.has(form.key())).toList();
        if (given.size() != 1) {
            throw new IllegalArgumentException("'windows' must have one of " + String.join(", ", FORM_KEYS)
                    + " each but a window had " + given.size());
        }
        Form form = given.get(0);
        FreezeWindow read = form.read(window.members(form.key()));
        try {
            freeze.window(window.text("name"), read);
        } catch (IllegalStateException twice) {
            // A second call of the builder is, in a file, a value that does not fit.
            throw new IllegalArgumentException(twice.getMessage(), twice);
        }
    }

    private static FreezeWindow between(JsonMembers window) {
        return FreezeWindow.between(moment(window, "from"), moment(window, "to"));
    }

    private static FreezeWindow yearly(JsonMembers window) {
        return FreezeWindow.yearly(dayOfYear(window, "first"), dayOfYear(window, "last"));
    }

    private static FreezeWindow lastDaysOf(JsonMembers window) {
        return FreezeWindow.lastDaysOf(window.word("month", Month.values()), window.integer("days"));
    }

    private static FreezeWindow around(JsonMembers window) {
        return FreezeWindow.around(
                window.word("month", Month.values()),
                window.integer("nth"),
                window.word("day", DayOfWeek.values()),
                window.has("daysBefore") ? window.integer("daysBefore") : 0,
                window.has("daysAfter") ? window.integer("daysAfter") : 0);
    }

    private static FreezeWindow weekly(JsonMembers window) {
        return FreezeWindow.weekly(
                window.word("fromDay", DayOfWeek.values()),
                time(window, "from"),
                window.word("toDay", DayOfWeek.values()),
                time(window, "to"));
    }

    private static LocalDateTime moment(JsonMembers window, String key) {
        return parsed(
                window, key, DATE + "T" + TIME, "a local date and time such as 2026-10-25T00:00", LocalDateTime::parse);
    }

    private static MonthDay dayOfYear(JsonMembers window, String key) {
        return parsed(window, key, "[0-9-]{5}", "month and day such as 12-20", text -> MonthDay.parse("--" + text));
    }

    private static LocalTime time(JsonMembers window, String key) {
        return parsed(window, key, TIME, "a time of day such as 16:00", LocalTime::parse);
    }

    /** The parsers of java.time take more than one spelling; the file has one. */
    private static <T> T parsed(
            JsonMembers members, String key, String spelling, String form, Function<String, T> parser) {
        String text = members.text(key);
        if (text.matches(spelling)) {
            try {
                return parser.apply(text);
            } catch (DateTimeException none) {
                // Refused below: its message would quote the text.
            }
        }
        throw new IllegalArgumentException(
                "'" + key + "' must be " + form + " but was another text of " + text.length() + " characters");
    }

    static String schema() {
        return TextResource.read(ChangeFreezeJson.class, SCHEMA);
    }
}
