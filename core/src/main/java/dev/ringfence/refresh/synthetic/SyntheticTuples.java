package dev.ringfence.refresh.synthetic;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What stands in a list of partitions by several columns, such as {@code ('DE',1),('FR',2)}.
 *
 * @param rows each as many literals as there are columns
 */
record SyntheticTuples(List<List<String>> rows) {
    SyntheticTuples {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /** Reads lists as the server prints them; what holds NULL is left out. */
    static SyntheticTuples parse(List<String> lists) {
        List<List<String>> rows = new ArrayList<>();
        for (String list : lists) {
            for (List<String> row : rows(list)) {
                if (row.stream().noneMatch("NULL"::equalsIgnoreCase)) {
                    rows.add(row);
                }
            }
        }
        return new SyntheticTuples(rows);
    }

    private static List<List<String>> rows(String list) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        boolean quoted = false;
        boolean within = false;
        for (int i = 0; i < list.length(); i++) {
            char c = list.charAt(i);
            quoted ^= c == '\'';
            if (quoted || c == '\'') {
                literal.append(c);
            } else if (c == '(') {
                within = true;
            } else if (c == ')' || (c == ',' && within)) {
                row.add(literal.toString().strip());
                literal.setLength(0);
                if (c == ')') {
                    rows.add(row);
                    row = new ArrayList<>();
                    within = false;
                }
            } else if (within) {
                literal.append(c);
            }
        }
        return rows;
    }

    /**
     * By column, values of which every combination is listed, so that each can be drawn by itself: of those that are in the
     * least of the combinations that are left, one after another is given up. Empty if nothing is listed.
     */
    List<Set<String>> product() {
        List<Set<String>> product = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (product.size() == i) {
                    product.add(new LinkedHashSet<>());
                }
                product.get(i).add(row.get(i));
            }
        }
        while (giveUp(product)) {
            // Fewer are left each time, and one row at least: a value in no combination that is left goes first.
        }
        return product;
    }

    private boolean giveUp(List<Set<String>> product) {
        List<List<String>> left = rows.stream()
                .filter(row -> product.size() == row.size()
                        && IntStream.range(0, row.size())
                                .allMatch(i -> product.get(i).contains(row.get(i))))
                .distinct()
                .toList();
        double all = product.stream().mapToDouble(Set::size).reduce(1, (a, b) -> a * b);
        if (left.size() >= all || product.isEmpty()) {
            return false;
        }
        int column = -1;
        String least = "";
        double fewest = Double.MAX_VALUE;
        for (int i = 0; i < product.size(); i++) {
            int at = i;
            for (String value : product.get(i)) {
                long met =
                        left.stream().filter(row -> row.get(at).equals(value)).count();
                double share = met * product.get(i).size() / all;
                if (product.get(i).size() > 1 && share < fewest) {
                    fewest = share;
                    least = value;
                    column = i;
                }
            }
        }
        product.get(column).remove(least);
        return true;
    }
}
