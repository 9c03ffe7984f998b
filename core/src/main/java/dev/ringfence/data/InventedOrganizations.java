package dev.ringfence.data;

import dev.ringfence.data.InventedWord.Ending;
import java.util.Set;

/** Names of bodies that do not exist, such as {@code Zovaquex GmbH}: legal form and kind of body stay. */
final class InventedOrganizations extends InventedPhrases {
    private static final Set<String> LEGAL_FORMS = Set.of(words("""
            inc incorporated ltd limited llc llp lp plc corp corporation co company cie gmbh mbh ag kg kgaa ohg ug ev eg
            se sa sas sarl sasu srl spa snc sl slu bv nv vof ab as asa oy oyj aps kft zrt sro pty pte pvt kk sc"""));

    private static final Set<String> KINDS = Set.of(words("""
            university universität universite université universidad universita università college school institute
            institut hospital clinic klinik bank banque banco banca department ministry ministerium ministère office
            agency council court church association verein foundation stiftung society club group gruppe holding
            insurance versicherung airlines museum library of the and for und für der die das de la le les du des et
            y e del di della"""));

    @Override
    public String description() {
        return "names of bodies from invented words with endings of their own, legal form kept; capacity of one word";
    }

    @Override
    public int minimumLength() {
        return Ending.NONE.longest();
    }

    @Override
    boolean stays(String canonicalWord) {
        return LEGAL_FORMS.contains(canonicalWord) || KINDS.contains(canonicalWord);
    }

    @Override
    Ending ending(String canonicalWord) {
        return Ending.NONE;
    }

    /** Letters with full stops stay where they are those of a legal form, such as {@code S.A.}. */
    @Override
    boolean append(StringBuilder made, KeyedFunction keyed, String value, int start, int end) {
        if (end - start == 1 && isLetterOfLegalForm(value, start)) {
            made.append(value, start, end);
            return false;
        }
        return super.append(made, keyed, value, start, end);
    }

    private static boolean isLetterOfLegalForm(String value, int at) {
        int first = at;
        while (first >= 2 && value.charAt(first - 1) == '.' && isSingle(value, first - 2)) {
            first -= 2;
        }
        StringBuilder letters = new StringBuilder();
        for (int i = first; i < value.length() && isSingle(value, i); i += 2) {
            letters.append(Character.toLowerCase(value.charAt(i)));
            if (i + 1 >= value.length() || value.charAt(i + 1) != '.') {
                break;
            }
        }
        return LEGAL_FORMS.contains(letters.toString());
    }

    private static boolean isSingle(String value, int at) {
        boolean begins = at == 0 || !Character.isLetterOrDigit(value.charAt(at - 1));
        boolean ends = at + 1 >= value.length() || !Character.isLetterOrDigit(value.charAt(at + 1));
        return begins && ends && Character.isLetter(value.charAt(at));
    }
}
