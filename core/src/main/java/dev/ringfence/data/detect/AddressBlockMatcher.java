package dev.ringfence.data.detect;

import dev.ringfence.data.InfoType;
import java.util.EnumSet;
import java.util.Set;

/**
 * Addresses by their order, in whatever language: a street with its number, and a postal code with its town before it or
 * behind it, on lines of their own or between commas (UPU S42). Neither street nor town need be known: each tells that
 * the others are what they are. The code is one of the forms that UPU's addressing systems list: four to six digits, {@code
 * 999 99}, {@code 99-999}, {@code 9999-999}, {@code 99999-999}, ZIP+4, also behind the letters of a country.
 */
final class AddressBlockMatcher implements Matcher {
    private static final double SURE = 0.85;
    private static final double LIKELY = 0.75;
    private static final double STREET = 0.9;

    private static final ThreadLocal<Scratch> SCRATCHES = ThreadLocal.withInitial(Scratch::new);

    private static final class Scratch {
        final AddressSegment town = new AddressSegment();
        final AddressSegment street = new AddressSegment();
    }

    @Override
    public Set<Anchor> anchors() {
        return EnumSet.of(Anchor.DIGIT);
    }

    @Override
    public boolean wants(RunForm form) {
        boolean begins = begins(form.before(), form.secondBefore());
        if (!form.isDigits()) {
            boolean canadian = form.length() == 6 && form.leadingLetters() == 1;
            boolean halves =
                    form.length() <= 4 && form.beginsWithLetter() && form.after() == ' ' && form.secondBehind() == '0';
            return begins && (canadian || halves);
        }
        return begins
                && switch (form.length()) {
                    case 2 -> form.after() == '-' && form.nextIsDigits() && form.nextMayHave(3);
                    case 3 -> form.after() == ' ' && form.nextIsDigits() && form.nextMayHave(2);
                    case 4, 5, 6, 8 -> ends(form.after(), form.secondBehind());
                    default -> false;
                };
    }

    private static boolean begins(byte before, byte second) {
        return switch (before) {
            case '\n', '"' -> true;
            case '-' -> RunForm.isLetter(second);
            case ' ' -> second == ',' || second == ' ' || RunForm.isLetter(second);
            default -> false;
        };
    }

    private static boolean ends(byte after, byte second) {
        return !RunForm.isOneOf(after, ":/_%@=+") && !(RunForm.isOneOf(after, ".,") && Ascii.isDigit(second));
    }

    @Override
    public void match(Window window, int at, Candidates candidates) {
        int run = window.runStart();
        boolean letters = run < at;
        byte second = window.isLetter(run - 2) ? (byte) 'a' : window.at(run - 2);
        if (!begins(window.at(run - 1), second) || (!letters && !window.runOfDigits())) {
            return;
        }
        int end = letters ? PostalCodeMatcher.endOfLettered(window, at) : endOfCode(window, at);
        if (end < 0 || window.isWordPart(end)) {
            return;
        }
        int start = letters ? run : startOfCode(window, at);
        Scratch scratch = SCRATCHES.get();
        if (window.at(end) == ' '
                && WordReader.capitalAt(window, end + 1)
                && townBehind(window, scratch, start, end, candidates)) {
            return;
        }
        townBefore(window, scratch, start, end, candidates);
    }

    /** Behind the code that begins with the digits at an index; -1 if they are none. */
    private static int endOfCode(Window window, int at) {
        int digits = window.endOfDigits(at);
        int second = window.endOfDigits(digits + 1);
        int length = digits - at;
        int more = second - digits - 1;
        byte joint = window.at(digits);
        if (joint == '-' && more > 0) {
            boolean joined = (length == 2 && more == 3)
                    || (length == 4 && more == 3)
                    || (length == 5 && (more == 3 || more == 4));
            return joined ? second : -1;
        }
        if (length == 3) {
            return joint == ' ' && more == 2 ? second : -1;
        }
        boolean dutch = length == 4
                && joint == ' '
                && WordReader.capitalAt(window, digits + 1)
                && WordReader.capitalAt(window, digits + 2)
                && !window.isWordPart(digits + 3);
        boolean plain = length >= 4 && length <= 8 && length != 7 && ends(joint, window.at(digits + 1));
        return !plain ? -1 : dutch ? digits + 3 : digits;
    }

    /** With the letters of a country before it: {@code H-4855}, {@code CH-8001}. */
    private static int startOfCode(Window window, int at) {
        if (window.at(at - 1) != '-') {
            return at;
        }
        int letters = at - 1;
        while (at - letters <= 2 && WordReader.capitalAt(window, letters - 1)) {
            letters--;
        }
        return window.isWordPart(letters - 1) ? at : letters;
    }

    /** {@code Hauptstr. 5, 10115 Berlin}. */
    private static boolean townBehind(Window window, Scratch scratch, int start, int end, Candidates candidates) {
        int stop = AddressSegment.endOfLast(window, start);
        if (stop < 0) {
            return false;
        }
        scratch.street.readBefore(window, stop);
        scratch.town.readTownFrom(window, end + 1);
        if (!scratch.street.street || !scratch.town.town) {
            return false;
        }
        candidates.offer(window, InfoType.POSTAL_CODE, start, end, SURE, SURE);
        add(window, InfoType.CITY, scratch.town, SURE, candidates);
        add(window, InfoType.STREET_ADDRESS, scratch.street, STREET, candidates);
        return true;
    }

    /** {@code 5 Main Street, Springfield, IL 62704} and {@code Main Street 5, Springfield 6270}. */
    private static void townBefore(Window window, Scratch scratch, int start, int end, Candidates candidates) {
        int region = startOfRegion(window, start);
        int stop = region < start ? endOfWordBefore(window, region) : AddressSegment.endOfLast(window, start);
        if (stop < 0 && window.at(start - 1) == ' ') {
            stop = start - 1;
        }
        if (stop <= 0
                || !window.isLetter(stop - 1)
                || !WordReader.capitalAt(window, WordReader.startOfWord(window, stop - 1))) {
            return;
        }
        scratch.town.readBefore(window, stop);
        if (!scratch.town.town) {
            return;
        }
        int last = scratch.town.separated ? AddressSegment.endOfLast(window, scratch.town.start) : -1;
        scratch.street.street = false;
        if (last > 0) {
            scratch.street.readBefore(window, last);
        }
        boolean zip = region < start && end - start >= 5;
        if (!scratch.street.street && !zip) {
            return;
        }
        candidates.offer(window, InfoType.POSTAL_CODE, start, end, SURE, SURE);
        add(window, InfoType.CITY, scratch.town, scratch.town.separated ? SURE : LIKELY, candidates);
        if (region < start) {
            candidates.add(InfoType.CITY, region, start - 1, SURE, SURE, false);
        }
        if (scratch.street.street) {
            add(window, InfoType.STREET_ADDRESS, scratch.street, STREET, candidates);
        }
    }

    private static void add(
            Window window, InfoType type, AddressSegment segment, double confidence, Candidates candidates) {
        if (candidates.wants(type, segment.start, segment.end, confidence, confidence)) {
            boolean made = type.madeSpace().contains(window.original(segment.start, segment.end));
            candidates.add(type, segment.start, segment.end, confidence, confidence, made);
        }
    }

    /** Where the code of a state begins right before a postal code; the same index if there is none. */
    private static int startOfRegion(Window window, int start) {
        int stop = start - 1;
        if (window.at(stop) != ' ' || !window.isLetter(stop - 1)) {
            return start;
        }
        int begin = WordReader.startOfWord(window, stop - 1);
        if (!WordReader.capitalAt(window, begin) || window.at(begin - 1) != ' ') {
            return start;
        }
        long sense = Lexicon.standard().sense(WordHash.of(window, begin, stop));
        if (stop - begin <= 3 && WordReader.capitalAt(window, stop - 1)) {
            return Sense.is(sense, Cue.REGION_CODE) ? begin : start;
        }
        int first = window.isLetter(begin - 2) ? WordReader.startOfWord(window, begin - 2) : begin;
        boolean two = first < begin && Sense.is(Lexicon.standard().sense(WordHash.of(window, first, stop)), Cue.REGION);
        return two ? first : Sense.is(sense, Cue.REGION) && window.at(begin - 2) == ',' ? begin : start;
    }

    /** Behind the word before a region: a comma, a hyphen and spaces may stand between. */
    private static int endOfWordBefore(Window window, int region) {
        int i = region;
        while (region - i < 3 && (window.at(i - 1) == ' ' || window.at(i - 1) == ',' || window.at(i - 1) == '-')) {
            i--;
        }
        return i;
    }
}
