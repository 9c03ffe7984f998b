package dev.ringfence.data;

/** What a rule of a {@link SanitizationPolicy} speaks of. {@code toString} is the form that policies are written in. */
public sealed interface RuleTarget permits ColumnName, JsonPath, KeyName, FieldName, FoundType {

    /** The key of a rule in the file form: {@code column}, {@code path}, {@code key}, {@code field}, {@code finding}. */
    String kind();
}
