package dev.ringfence.data.detect;

import java.util.Arrays;
import java.util.Comparator;

/**
 * What ends the names of companies and is not made of capitalised words: {@code s.r.o.}, {@code A/S}, {@code Sp. z o.o.},
 * {@code & Sons}. Legal forms of the countries of Europe (EU, BRIS list of legal forms), and the words for kin and
 * partners.
 */
final class LegalForm {
    /** A tilde is any letter outside ASCII. */
    private static final String[] FORMS = {
        "s.r.o.",
        "spol. s r.o.",
        "a.s.",
        "v.o.s.",
        "k.s.",
        "o.s.",
        "z.s.",
        "o.p.s.",
        "s.c.",
        "s.j.",
        "sp. z o.o.",
        "Sp. z o.o.",
        "sp. j.",
        "sp.j.",
        "Sp.j.",
        "sp.k.",
        "Sp.k.",
        "S.K.A.",
        "d.o.o.",
        "j.d.o.o.",
        "d.d.",
        "k.d.",
        "d.n.o.",
        "A/S",
        "ApS",
        "I/S",
        "K/S",
        "P/S",
        "e.V.",
        "e. V.",
        "e.K.",
        "e. K.",
        "e.G.",
        "e.U.",
        "A.~.",
        "~ti.",
        "Ltd. ~ti.",
        "S.p.A.",
        "s.p.a.",
        "S.r.l.",
        "s.r.l.",
        "S.n.c.",
        "s.n.c.",
        "S.a.s.",
        "s.a.s.",
        "ehf.",
        "hf.",
        "ry",
        "rf",
        "S.C.",
        "S.L.",
        "S.L.U.",
        "S.A.",
        "S.A.U.",
        "S.Coop.",
        "S.Com.",
        "C.B.",
        "e figli",
        "e Figli",
        "& figli",
        "& Figli",
        "et fils",
        "et Fils",
        "& Fils",
        "& fils",
        "e hijos",
        "e Hijos",
        "y asociados",
        "y Asociados",
        "& S~hne",
        "und S~hne",
        "and Sons",
        "& Sons",
        "and Daughters",
        "& Daughters",
        "and Associates",
        "& Associates",
        "and Partners",
        "& Partners",
        "& Cie",
        "et Cie",
        "& Co",
        "& Co.",
        "& Company",
        "and Company",
        "& Bros.",
        "and Brothers",
        "& Brothers",
        "& S~nner",
        "og S~nner"
    };

    private static final String[][] BY_FIRST = byFirst();

    private LegalForm() {}

    private static String[][] byFirst() {
        String[][] byFirst = new String[128][];
        for (int c = 0; c < byFirst.length; c++) {
            int first = c;
            byFirst[c] = Arrays.stream(FORMS)
                    .filter(form -> form.charAt(0) == first)
                    .sorted(Comparator.comparing(form -> -form.length()))
                    .toArray(String[]::new);
        }
        return byFirst;
    }

    /** Behind the legal form that follows a name which ends at an index; the same index if none does. */
    static int endBehind(Window window, int name) {
        int i = window.at(name) == ',' ? name + 1 : name;
        if (window.at(i) != ' ') {
            return name;
        }
        byte first = window.at(i + 1);
        for (String form : BY_FIRST[first == Window.LETTER ? '~' : first < 0 ? 0 : first]) {
            int end = endOf(window, i + 1, form);
            if (end > 0) {
                return end;
            }
        }
        return name;
    }

    private static int endOf(Window window, int from, String form) {
        int i = from;
        for (int k = 0; k < form.length(); k++) {
            if (form.charAt(k) == '~' && window.at(i) == Window.LETTER) {
                // Two units in UTF-8.
                i += window.at(i + 1) == Window.LETTER && window.originalAt(i + 1) < 0 ? 2 : 1;
            } else if (window.at(i) == form.charAt(k)) {
                i++;
            } else {
                return -1;
            }
        }
        return window.isWordPart(i) ? -1 : i;
    }
}
