package dev.ringfence.refresh.synthetic;

import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.List;

/** Values in PostgreSQL's own texts, under any of its settings. */
final class SyntheticLiteral {
    private SyntheticLiteral() {}

    static String text(Object value) {
        if (value instanceof byte[] bytes) {
            return "\\x" + HexFormat.of().formatHex(bytes);
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof List<?> elements) {
            StringBuilder array = new StringBuilder("{");
            for (Object element : elements) {
                array.append(array.length() > 1 ? "," : "").append('"');
                array.append(text(element).replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
            }
            return array.append('}').toString();
        }
        return value.toString();
    }
}
