package dev.ringfence.data;

import dev.ringfence.base.JsonMembers;
import dev.ringfence.base.Suggestion;
import dev.ringfence.data.Treatment.Block;
import dev.ringfence.data.Treatment.Bucket;
import dev.ringfence.data.Treatment.Constant;
import dev.ringfence.data.Treatment.DateUnit;
import dev.ringfence.data.Treatment.Encrypt;
import dev.ringfence.data.Treatment.Hash;
import dev.ringfence.data.Treatment.Keep;
import dev.ringfence.data.Treatment.Mask;
import dev.ringfence.data.Treatment.Nullify;
import dev.ringfence.data.Treatment.PoolAge;
import dev.ringfence.data.Treatment.Pseudonymize;
import dev.ringfence.data.Treatment.Redact;
import dev.ringfence.data.Treatment.SanitizeText;
import dev.ringfence.data.Treatment.ShiftDate;
import dev.ringfence.data.Treatment.Truncate;
import dev.ringfence.data.Treatment.TruncateCard;
import dev.ringfence.data.Treatment.TruncateDate;
import dev.ringfence.data.Treatment.TruncateZip;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The file form of treatments: an action and what it takes. */
final class TreatmentJson {
    /** An action with the keys that it must and may have beside it. */
    private record Action(List<String> required, List<String> optional, Function<JsonMembers, Treatment> reader) {
        List<String> keys() {
            return Stream.concat(required.stream(), optional.stream()).toList();
        }
    }

    private static final Map<String, Action> ACTIONS = new TreeMap<>(Map.ofEntries(
            plain(new Keep()),
            plain(new Block()),
            plain(new Redact()),
            plain(new Nullify()),
            plain(new SanitizeText()),
            plain(new Encrypt()),
            plain(new PoolAge()),
            plain(new TruncateZip()),
            plain(new TruncateCard()),
            action("constant", List.of("value"), List.of(), rule -> new Constant(rule.text("value"))),
            action("mask", List.of("keepLast"), List.of("keepFirst", "keepShape"), TreatmentJson::mask),
            action("truncate", List.of("length"), List.of(), rule -> new Truncate(rule.integer("length"))),
            action("hash", List.of("digits"), List.of(), rule -> new Hash(rule.integer("digits"))),
            action("bucket", List.of("width"), List.of(), rule -> new Bucket(rule.number("width"))),
            action("pseudonymize", List.of("infoType"), List.of("form"), TreatmentJson::pseudonymize),
            action("shift-date", List.of("mostDays"), List.of("subject"), TreatmentJson::shiftDate),
            action(
                    "truncate-date",
                    List.of("unit"),
                    List.of(),
                    rule -> new TruncateDate(rule.word("unit", DateUnit.values())))));

    /** Those that stand for a value of any kind. */
    private static final List<Treatment> FOR_ANY_VALUE =
            List.of(new Keep(), new Block(), new Redact(), new Nullify(), new SanitizeText());

    private TreatmentJson() {}

    private static Map.Entry<String, Action> plain(Treatment treatment) {
        return action(treatment.toString(), List.of(), List.of(), rule -> treatment);
    }

    private static Map.Entry<String, Action> action(
            String name, List<String> required, List<String> optional, Function<JsonMembers, Treatment> reader) {
        return Map.entry(name, new Action(required, optional, reader));
    }

    private static Treatment mask(JsonMembers rule) {
        int keepFirst = rule.has("keepFirst") ? rule.integer("keepFirst") : 0;
        boolean keepShape = rule.has("keepShape") && rule.truth("keepShape");
        return new Mask(keepFirst, rule.integer("keepLast"), keepShape);
    }

    private static Treatment pseudonymize(JsonMembers rule) {
        PseudonymForm form = rule.has("form") ? rule.word("form", PseudonymForm.values()) : PseudonymForm.MADE;
        return new Pseudonymize(InfoType.parse(rule.text("infoType")), form);
    }

    private static Treatment shiftDate(JsonMembers rule) {
        String subject = rule.has("subject") ? rule.text("subject") : "";
        return new ShiftDate(subject, rule.integer("mostDays"));
    }

    /** The names of all actions. */
    static List<String> actions() {
        return List.copyOf(ACTIONS.keySet());
    }

    /** Every key that some action takes. */
    static List<String> keys() {
        return ACTIONS.values().stream()
                .flatMap(action -> action.keys().stream())
                .distinct()
                .toList();
    }

    /**
     * Reads a rule's treatment.
     *
     * @param where how messages name the rule
     * @param targetKey the key that is the rule's target
     */
    static Treatment read(JsonMembers rule, String where, String targetKey) {
        String name = rule.text("action");
        Action action = ACTIONS.get(name);
        if (action == null) {
            throw new IllegalArgumentException("'action' of " + targetKey + " '" + where + "' must be one of "
                    + String.join(", ", actions())
                    + Suggestion.of(name, actions()));
        }
        List<String> required = new ArrayList<>(List.of(targetKey, "action"));
        List<String> known = new ArrayList<>(required);
        required.addAll(action.required());
        known.addAll(action.keys());
        rule.requireKeys(where, known, required);
        return action.reader().apply(rule);
    }

    /** Reads one of the actions that stand for a value of any kind. */
    static Treatment readForAnyValue(String action) {
        return FOR_ANY_VALUE.stream()
                .filter(treatment -> treatment.toString().equals(action))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> known =
                            FOR_ANY_VALUE.stream().map(Treatment::toString).toList();
                    return new IllegalArgumentException(
                            "'otherwise' must be one of " + String.join(", ", known) + Suggestion.of(action, known));
                });
    }

    /** The treatment, if it stands for a value of any kind. */
    static Treatment requireForAnyValue(Treatment treatment) {
        if (!FOR_ANY_VALUE.contains(treatment)) {
            throw new IllegalArgumentException(
                    "'otherwise' must suit any value, as one of " + FOR_ANY_VALUE + ", but was " + treatment);
        }
        return treatment;
    }

    /** Adds action and operands to a rule. */
    static void write(ObjectNode rule, Treatment treatment) {
        if (treatment instanceof Constant constant) {
            rule.put("action", "constant").put("value", constant.value());
        } else if (treatment instanceof Mask mask) {
            write(rule, mask);
        } else if (treatment instanceof Truncate truncate) {
            rule.put("action", "truncate").put("length", truncate.length());
        } else if (treatment instanceof Hash hash) {
            rule.put("action", "hash").put("digits", hash.digits());
        } else if (treatment instanceof Bucket bucket) {
            rule.put("action", "bucket").put("width", bucket.width());
        } else if (treatment instanceof Pseudonymize pseudonymize) {
            rule.put("action", "pseudonymize")
                    .put("infoType", pseudonymize.infoType().name());
            if (pseudonymize.form() != PseudonymForm.MADE) {
                rule.put("form", pseudonymize.form().label());
            }
        } else if (treatment instanceof ShiftDate shift) {
            rule.put("action", "shift-date").put("mostDays", shift.mostDays());
            if (!shift.subject().isEmpty()) {
                rule.put("subject", shift.subject());
            }
        } else if (treatment instanceof TruncateDate truncate) {
            rule.put("action", "truncate-date")
                    .put("unit", truncate.unit().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        } else {
            // Treatments without an operand print as their action.
            rule.put("action", treatment.toString());
        }
    }

    private static void write(ObjectNode rule, Mask mask) {
        rule.put("action", "mask").put("keepLast", mask.keepLast());
        if (mask.keepFirst() > 0) {
            rule.put("keepFirst", mask.keepFirst());
        }
        if (mask.keepShape()) {
            rule.put("keepShape", true);
        }
    }
}
