package dev.ringfence.refresh.synthetic;

import dev.ringfence.data.InfoType;
import dev.ringfence.data.KeyedFunction;
import dev.ringfence.data.classify.ColumnClass;
import dev.ringfence.data.classify.ColumnClassifier;
import dev.ringfence.data.classify.ColumnKind;
import dev.ringfence.data.classify.ColumnSample;
import dev.ringfence.refresh.schema.Column;
import dev.ringfence.refresh.schema.Table;
import dev.ringfence.refresh.synthetic.SyntheticType.Base;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A column that is given values of its own, and from where: what the schema lists, what it demands of texts, the made
 * space of what its name says it holds, or what is usual for such a name and type, in this order.
 *
 * @param different how many different values are needed; 0 if they may meet
 */
record SyntheticColumn(
        Table table,
        int place,
        SyntheticType type,
        SyntheticLimits limits,
        SyntheticOptions options,
        SyntheticPools pools,
        long different) {
    private static final int LOOKED_AT = 64;
    private static final int CARD_DIGITS = 16;
    private static final Set<String> MONEY = Set.of(
            "price", "amount", "total", "cost", "fee", "balance", "salary", "sum", "tax", "revenue", "preis", "betrag");
    private static final Set<String> SHARES = Set.of("percent", "percentage", "rate", "share", "discount", "ratio");
    private static final Set<String> FEW = Set.of(
            "quantity", "qty", "count", "stock", "menge", "anzahl", "items", "seats", "position", "line", "level");
    private static final Set<String> STARS = Set.of("rating", "stars", "score", "priority", "grade");

    private Column column() {
        return table.columns().get(place);
    }

    /** Empty if nothing is known that such a column takes. */
    Optional<SyntheticSpace> space() {
        List<Object> only = limits.only();
        if (only != null) {
            return Optional.of(new SyntheticList(
                    only.stream().map(value -> typed(type, value)).toList(),
                    "one of the values that the schema lists"));
        }
        return space(type);
    }

    private Optional<SyntheticSpace> space(SyntheticType of) {
        return switch (of.base()) {
            case TEXT -> text(of);
            case WHOLE, DECIMAL, FLOATING, YEAR -> Optional.of(number(of));
            case BOOLEAN -> listed(List.of(true, false), "true or false");
            case LABEL ->
                of.labels().isEmpty() ? Optional.empty() : listed(List.copyOf(of.labels()), "labels of its type");
            case DATE, TIME, TIMESTAMP, TIMESTAMP_ZONED -> Optional.of(SyntheticTimes.of(of.base(), limits, isBirth()));
            case ADDRESS -> Optional.of(address(of));
            case ARRAY -> of.element().flatMap(this::space).map(SyntheticArray::new);
            case OTHER -> Optional.empty();
            default -> Optional.of(new SyntheticOpaque(of.base(), of.length(), pools.of(SyntheticTopic.WORDS)));
        };
    }

    private static Optional<SyntheticSpace> listed(List<Object> values, String describe) {
        return Optional.of(new SyntheticList(values, describe));
    }

    /** A constant of the schema as a value of the column. */
    static Object typed(SyntheticType type, Object constant) {
        BigDecimal number = SyntheticOrder.number(constant);
        return switch (type.base()) {
            case WHOLE, YEAR -> number == null ? constant : (Object) number.longValue();
            case DECIMAL -> number == null ? constant : number;
            case FLOATING -> number == null ? constant : (Object) number.doubleValue();
            case BOOLEAN -> truth(constant, number);
            default -> constant instanceof BigDecimal plain ? plain.toPlainString() : constant;
        };
    }

    private static Object truth(Object constant, @Nullable BigDecimal number) {
        if (number != null) {
            return number.signum() != 0;
        }
        return constant instanceof String text ? (Object) Boolean.valueOf(text) : constant;
    }

    private ColumnClass found(ColumnKind kind) {
        return ColumnClassifier.standard()
                .classify(new ColumnSample(table.name().name(), column().name(), kind, List.of()));
    }

    private boolean isBirth() {
        return found(ColumnKind.DATE).infoType().filter(InfoType.DATE::equals).isPresent();
    }

    private SyntheticSpace number(SyntheticType of) {
        List<String> words = SyntheticTopic.words(column().name());
        long low = 1;
        long high = 1_000;
        if (of.base() == Base.YEAR || words.contains("year") || words.contains("jahr")) {
            low = 2000;
            high = 2025;
        } else if (found(ColumnKind.NUMBER)
                .infoType()
                .filter(InfoType.AGE::equals)
                .isPresent()) {
            low = 18;
            high = 89;
        } else if (words.stream().anyMatch(SHARES::contains)) {
            low = 0;
            high = of.base() == Base.DECIMAL && of.precision() - of.scale() < 3 ? 1 : 100;
        } else if (words.stream().anyMatch(STARS::contains)) {
            high = 5;
        } else if (words.stream().anyMatch(FEW::contains)) {
            high = 20;
        } else if (words.contains("lat") || words.contains("latitude")) {
            low = -80;
            high = 80;
        } else if (words.stream().anyMatch(MONEY::contains)) {
            high = 999;
        }
        if (of.base() == Base.DECIMAL && of.precision() > 0 && of.precision() == of.scale()) {
            low = 0;
        }
        return SyntheticNumbers.of(of, limits, BigDecimal.valueOf(low), BigDecimal.valueOf(high), different);
    }

    private SyntheticSpace address(SyntheticType of) {
        boolean six = of.length() == 6;
        return new SyntheticMade(
                InfoType.IP_ADDRESS,
                keyed(InfoType.IP_ADDRESS),
                six ? 45 : 15,
                "",
                index -> six
                        ? "fd00::" + Long.toHexString(index & 0xffff)
                        : "10.0." + (index >> 8 & 255) + "." + (index & 255));
    }

    private KeyedFunction keyed(InfoType of) {
        return KeyedFunction.ofSeed(options.seed(), of.name());
    }

    private Optional<SyntheticSpace> text(SyntheticType of) {
        int most = Math.min(of.length(), limits.longest());
        Optional<SyntheticSpace> made = found(ColumnKind.TEXT).infoType().flatMap(found -> made(found, most));
        if (made.isPresent() && meets(made.get())) {
            return made;
        }
        for (String pattern : limits.patterns()) {
            Optional<SyntheticSpace> space = SyntheticPattern.of(pattern).filter(this::meets);
            if (space.isPresent()) {
                return space.map(SyntheticHarmless::new);
            }
        }
        return Optional.of(plain(most));
    }

    /** True if the first values have the form that the schema demands. */
    private boolean meets(SyntheticSpace space) {
        long looked = Math.min(LOOKED_AT, space.size());
        if (looked == 0) {
            return false;
        }
        for (long index = 0; index < looked; index++) {
            String text = space.at(index).toString();
            boolean fits =
                    text.length() <= Math.min(type.length(), limits.longest()) && text.length() >= limits.shortest();
            boolean cased = (!limits.upperCase() || text.equals(text.toUpperCase(Locale.ROOT)))
                    && (!limits.lowerCase() || text.equals(text.toLowerCase(Locale.ROOT)));
            if (!fits || !cased || !limits.matches(text)) {
                return false;
            }
        }
        return true;
    }

    private Optional<SyntheticSpace> made(InfoType found, int most) {
        if (found.equals(InfoType.EMAIL_ADDRESS) && most >= SyntheticMailbox.SHORTEST) {
            return Optional.of(new SyntheticMailbox(keyed(InfoType.PERSON_NAME), most));
        }
        if (found.madeSpace().capacity() <= 1 && different > 1) {
            return Optional.empty();
        }
        if (found.equals(InfoType.DATE) || found.madeSpace().minimumLength() > most) {
            return Optional.empty();
        }
        return Optional.of(new SyntheticMade(found, keyed(found), most, subject(found), original(found)));
    }

    private static String subject(InfoType found) {
        return found.equals(InfoType.PERSON_NAME) ? "person" : "";
    }

    /** What is replaced; its form is that of the result. */
    private LongFunction<String> original(InfoType found) {
        List<String> words = SyntheticTopic.words(column().name());
        if (found.equals(InfoType.PERSON_NAME)) {
            boolean first =
                    words.stream().anyMatch(Set.of("first", "given", "vorname", "forename", "prenom")::contains);
            boolean last = words.stream().anyMatch(Set.of("last", "family", "surname", "nachname", "nom")::contains);
            return first
                    ? SyntheticMailbox::given
                    : last
                            ? SyntheticMailbox::family
                            : index -> SyntheticMailbox.given(index) + " " + SyntheticMailbox.family(index);
        }
        if (found.equals(InfoType.STREET_ADDRESS)) {
            return index -> (1 + index % 99) + " " + capital(SyntheticMade.word(index)) + " Street";
        }
        if (found.equals(InfoType.PHONE_NUMBER)) {
            String country = different > 0 ? "" : callingCode();
            String[] codes = {"+1212555", "+4930", "+4420", "+331"};
            return index -> (country.isEmpty() ? codes[(int) (index % codes.length)] : country) + digits(index, 8);
        }
        if (found.equals(InfoType.PAYMENT_CARD_NUMBER)) {
            return index -> digits(index, CARD_DIGITS);
        }
        if (found.equals(InfoType.POSTAL_CODE)) {
            return index -> digits(index, 5);
        }
        boolean wordy =
                found.equals(InfoType.CITY) || found.equals(InfoType.ORGANIZATION) || found.equals(InfoType.COUNTRY);
        return wordy ? index -> capital(SyntheticMade.word(index)) : index -> digits(index, 12);
    }

    private String callingCode() {
        return switch (options.locale().getCountry()) {
            case "DE" -> "+4930";
            case "GB" -> "+4420";
            case "FR" -> "+331";
            default -> "+1212555";
        };
    }

    static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static String digits(long index, int least) {
        String digits = Long.toString(index);
        return "0".repeat(Math.max(0, least - digits.length())) + digits;
    }

    private SyntheticSpace plain(int most) {
        SyntheticTopic topic = SyntheticTopic.of(table.name().name(), column().name());
        boolean key = table.primaryKey().contains(column().name());
        List<String> pool = key && topic == SyntheticTopic.WORDS ? List.of() : pools.of(topic);
        int fold = limits.upperCase()
                ? SyntheticText.UPPER
                : limits.lowerCase() ? SyntheticText.LOWER : SyntheticText.AS_IS;
        String describe = pool.isEmpty() ? SyntheticTopic.CODE.title() : topic.title();
        return new SyntheticText(
                pool, limits.shortest(), most, different > 0 && pool.size() < 4 * different, fold, describe);
    }
}
