package dev.ringfence.sql;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The variables of one condition. What is spelled alike is the same variable. */
final class Variables {
    private final Map<String, Variable> byKey = new HashMap<>();
    private final List<Variable> all = new ArrayList<>();

    /** The variable of a key. */
    Variable of(String key, boolean nullable) {
        return byKey.computeIfAbsent(key, name -> {
            Variable variable = new Variable(all.size(), name, nullable);
            all.add(variable);
            return variable;
        });
    }

    /** One that is like no other. */
    Variable fresh(boolean nullable) {
        return of("\0" + all.size(), nullable);
    }

    /** The truth of a variable that is used as a condition. */
    Formula truth(Variable variable) {
        Variable truth = of("\0truth " + variable.key, false);
        truth.holdsTruth();
        return Formula.strict(List.of(variable), new Formula.Holds(truth));
    }

    /** The variable, never null, that stands for a variable compared with a string. */
    Variable asText(Variable variable, String text) {
        Variable common = of("\0text " + variable.key, false);
        return common.admits(text) ? common : of("\0text " + text + "\0" + variable.key, false);
    }

    /** In the order of their indexes. */
    List<Variable> all() {
        return all;
    }
}
