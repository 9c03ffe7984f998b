package dev.ringfence.data;

import dev.ringfence.data.InventedWord.Ending;
import java.util.Set;

/**
 * Streets that do not exist, in the layout of the original: {@code Lindenstraße 12} becomes the like of {@code
 * Zovaquexstraße 47}. Words for streets, flats, boxes and directions stay; house and flat numbers become others with as
 * many digits, at most five between two words. An address that names no street, such as a box, gets an invented word behind it.
 */
final class InventedAddresses extends InventedPhrases {
    private static final Set<String> WORDS = Set.of(words("""
            street st avenue ave av road rd boulevard blvd bd drive dr lane ln court ct square sq terrace ter way place pl
            parkway pkwy highway hwy circle cir trail trl close crescent gardens row walk mews hill green quay alley
            strasse straße str weg platz allee gasse ring damm ufer steig chaussee
            rue quai impasse chemin cours passage route calle avenida avda plaza paseo camino carretera carrer
            via viale piazza corso largo vicolo rua travessa laan straat plein gracht kade ulica ul
            n s e w ne nw se sw north south east west northeast northwest southeast southwest
            apt apartment suite ste unit flat floor fl room rm building bldg no nr number wohnung whg etage appt bâtiment
            piso puerta interno p o po box postfach bp pob
            of the and de la le les du des del della dei di do da dos das los las el der dem den am im an zum zur auf van
            bis quater"""));

    /** Ends of words that are names of streets. */
    private static final String[] FUSED = words(
            "strasse straße str weg platz gasse allee damm ring ufer straat laan plein gracht kade vägen gatan vej");

    private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th", "er", "ème", "e");
    private static final int SHORTEST_STEM = 3;
    private static final int MOST_DIGITS = 5;

    @Override
    public String description() {
        return "streets named by invented words with endings of their own, numbers keyed; capacity of one word";
    }

    @Override
    public int minimumLength() {
        return Ending.NONE.longest();
    }

    @Override
    boolean stays(String canonicalWord) {
        return WORDS.contains(canonicalWord);
    }

    @Override
    Ending ending(String canonicalWord) {
        return Ending.NONE;
    }

    /** Several numbers with no letter between could be a telephone number. */
    @Override
    boolean passes(String value, int start, int end) {
        int digits = end - start;
        for (int i = start - 1; i >= 0 && digits <= MOST_DIGITS && !PersonName.isLetter(value, i); i--) {
            digits += Character.isDigit(value.charAt(i)) ? 1 : 0;
        }
        return digits <= MOST_DIGITS;
    }

    @Override
    boolean separates(char c) {
        return super.separates(c) || c == '#' || c == '/';
    }

    @Override
    boolean isMade(String canonicalWord) {
        return InventedWord.matches(canonicalWord)
                || InventedWord.matches(canonicalWord.substring(0, canonicalWord.length() - fused(canonicalWord)));
    }

    /** How many letters at the end of a word name a street; 0 if none do. */
    private static int fused(String word) {
        for (String ending : FUSED) {
            if (word.endsWith(ending) && word.length() >= ending.length() + SHORTEST_STEM) {
                return ending.length();
            }
        }
        return 0;
    }

    /** {@code 5th} is the name of a street, {@code 12a} a number. */
    @Override
    int endOfNumber(String value, int digits) {
        if (digits < value.length() && PersonName.isLetter(value, digits)) {
            int end = PersonName.endOfWord(value, digits);
            return ORDINALS.contains(PersonName.canonical(value, digits, end)) ? end : digits;
        }
        return digits;
    }

    @Override
    boolean append(StringBuilder made, KeyedFunction keyed, String value, int start, int end) {
        if (!Character.isDigit(value.charAt(end - 1))) {
            return super.append(made, keyed, value, start, end);
        }
        int least = (int) Math.pow(10, end - start - 1.0);
        Draw draw = keyed.draw(canonical(value) + '#' + numbersBefore(value, start));
        made.append(end - start == 1 ? 1 + draw.below(9) : least + draw.below(9L * least));
        return false;
    }

    /** How many numbers stand before an index: spaces and case do not change it. */
    private static int numbersBefore(String value, int index) {
        int numbers = 0;
        for (int i = 0; i < index; i++) {
            numbers += Character.isDigit(value.charAt(i)) && !Character.isDigit(value.charAt(i + 1)) ? 1 : 0;
        }
        return numbers;
    }

    @Override
    String invented(KeyedFunction keyed, String word, String original) {
        if (Character.isDigit(word.charAt(0))) {
            return shortest(keyed, word);
        }
        int fused = fused(word);
        if (fused == 0) {
            return super.invented(keyed, word, original);
        }
        int stem = word.length() - fused;
        String made = InventedWord.of(keyed.draw(word.substring(0, stem)), stem, Ending.NONE);
        return CaseStyle.of(original).apply(made + word.substring(stem));
    }

    @Override
    String withoutWords(KeyedFunction keyed, String value, String phrase, int maxLength) {
        String name = alone(keyed, value);
        String whole = phrase + (phrase.endsWith(" ") ? "" : " ") + name;
        return !phrase.isBlank() && whole.length() <= maxLength && contains(whole) ? whole : shortest(keyed, value);
    }

    /** A name without a word for a street, which {@link #minimumLength()} has no room for. */
    private static String shortest(KeyedFunction keyed, String value) {
        return CaseStyle.CAPITALIZED.apply(InventedWord.of(keyed.draw(canonical(value)), 1, Ending.NONE));
    }
}
