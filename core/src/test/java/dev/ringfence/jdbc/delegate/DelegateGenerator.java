package dev.ringfence.jdbc.delegate;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Blob;
import java.sql.CallableStatement;
import java.sql.Clob;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.NClob;
import java.sql.PreparedStatement;
import java.sql.Ref;
import java.sql.ResultSet;
import java.sql.RowId;
import java.sql.SQLXML;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Writes the forwarding half of the delegates from the interfaces of java.sql. Run it on the JDK of the release level:
 * its main takes the folder to write to. What comes back from a driver and leads to its connection goes through {@code
 * guarded}; what goes in goes through {@code Bare.of}; the few methods that hold a decision are left out, so that the
 * compiler asks for them in the hand-written half.
 */
final class DelegateGenerator {
    /**
     * One class to write.
     *
     * @param declaration what follows {@code abstract class}
     * @param of the interface whose methods it takes
     * @param delegate the declaration of the delegate's field and constructor; empty where a superclass has it
     * @param takes which methods
     */
    private record Forwarding(
            String name, String declaration, Class<?> of, String delegate, String doc, Predicate<Method> takes) {}

    /** Types of ours, in other packages, that generated code names. */
    private static final Set<String> OURS = Set.of(
            "dev.ringfence.jdbc.live.LiveInput",
            "dev.ringfence.jdbc.statement.BoundParameters",
            "dev.ringfence.jdbc.statement.Verdict");

    /** Decided by hand: they hand out the guarded parent, or are where a statement runs. */
    private static final Set<String> BY_HAND = Set.of(
            "getConnection",
            "getStatement",
            "createStatement",
            "prepareStatement",
            "prepareCall",
            "unwrap",
            "isWrapperFor");

    /** Types of values that can hold text. */
    private static final Set<Class<?>> TEXTS =
            Set.of(String.class, Object.class, Reader.class, Clob.class, NClob.class, Array.class);

    /** Types of values that may be gone once they were bound. */
    private static final Set<Class<?>> READ_ONCE = Set.of(
            InputStream.class, Reader.class, Clob.class, NClob.class, Blob.class, SQLXML.class, Ref.class, RowId.class);

    private static final List<Forwarding> CLASSES = List.of(
            new Forwarding(
                    "ForwardingConnection",
                    "ForwardingConnection implements Connection",
                    Connection.class,
                    "Connection",
                    "connection",
                    method -> !method.getName().equals("getMetaData")),
            new Forwarding(
                    "ForwardingStatement",
                    "ForwardingStatement<D extends Statement> implements Statement",
                    Statement.class,
                    "D",
                    "statement",
                    method -> true),
            new Forwarding(
                    "ForwardingParameters",
                    "ForwardingParameters<D extends PreparedStatement> extends GuardedStatement<D> implements"
                            + " PreparedStatement, LiveInput",
                    PreparedStatement.class,
                    "GuardedConnection,D,BoundParameters",
                    "prepared statement's parameters",
                    method -> binds(PreparedStatement.class, method)),
            new Forwarding(
                    "ForwardingPreparedStatement",
                    "ForwardingPreparedStatement<D extends PreparedStatement> extends ForwardingParameters<D>",
                    PreparedStatement.class,
                    "GuardedConnection,D,BoundParameters",
                    "prepared statement",
                    method -> !binds(PreparedStatement.class, method)),
            new Forwarding(
                    "ForwardingCallableSetters",
                    "ForwardingCallableSetters extends GuardedPreparedStatement<CallableStatement> implements"
                            + " CallableStatement",
                    CallableStatement.class,
                    "GuardedConnection,CallableStatement,Verdict",
                    "callable statement's input",
                    method -> !method.getName().startsWith("get")),
            new Forwarding(
                    "ForwardingCallableStatement",
                    "ForwardingCallableStatement extends ForwardingCallableSetters",
                    CallableStatement.class,
                    "GuardedConnection,CallableStatement,Verdict",
                    "callable statement's output",
                    method -> method.getName().startsWith("get")),
            new Forwarding(
                    "ForwardingResultSetColumns",
                    "ForwardingResultSetColumns implements ResultSet",
                    ResultSet.class,
                    "ResultSet",
                    "result set's columns",
                    method -> isColumn(method)),
            new Forwarding(
                    "ForwardingResultSetUpdates",
                    "ForwardingResultSetUpdates extends ForwardingResultSetColumns implements LiveInput",
                    ResultSet.class,
                    "super ResultSet",
                    "result set's updates by column number",
                    method -> isUpdate(method) && byNumber(method)),
            new Forwarding(
                    "ForwardingResultSetUpdatesByName",
                    "ForwardingResultSetUpdatesByName extends ForwardingResultSetUpdates",
                    ResultSet.class,
                    "super ResultSet",
                    "result set's updates by column name",
                    method -> isUpdate(method) && !byNumber(method)),
            new Forwarding(
                    "ForwardingResultSet",
                    "ForwardingResultSet extends ForwardingResultSetUpdatesByName",
                    ResultSet.class,
                    "super ResultSet",
                    "result set's cursor",
                    method -> !isColumn(method) && !isUpdate(method)),
            new Forwarding(
                    "ForwardingMetaDataSupports",
                    "ForwardingMetaDataSupports implements DatabaseMetaData",
                    DatabaseMetaData.class,
                    "DatabaseMetaData",
                    "metadata's answers about what is supported",
                    method -> method.getName().startsWith("supports")),
            new Forwarding(
                    "ForwardingMetaDataProperties",
                    "ForwardingMetaDataProperties extends ForwardingMetaDataSupports",
                    DatabaseMetaData.class,
                    "super DatabaseMetaData",
                    "metadata's properties",
                    method -> !method.getName().startsWith("supports") && method.getReturnType() != ResultSet.class),
            new Forwarding(
                    "ForwardingMetaData",
                    "ForwardingMetaData extends ForwardingMetaDataProperties",
                    DatabaseMetaData.class,
                    "super DatabaseMetaData",
                    "metadata's lists",
                    method -> method.getReturnType() == ResultSet.class),
            new Forwarding(
                    "ForwardingArray",
                    "ForwardingArray implements Array",
                    Array.class,
                    "Array",
                    "array",
                    method -> true));

    private DelegateGenerator() {}

    private static boolean isColumn(Method method) {
        return method.getName().startsWith("get") && method.getParameterCount() > 0;
    }

    private static boolean isUpdate(Method method) {
        return method.getName().startsWith("update") && method.getParameterCount() > 0;
    }

    private static boolean byNumber(Method method) {
        return method.getParameterTypes()[0] == int.class;
    }

    /** Writes every class into a folder; formatting is left to the build's formatter. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        for (Map.Entry<String, String> source : sources().entrySet()) {
            Files.writeString(folder.resolve(source.getKey() + ".java"), source.getValue());
        }
    }

    /** Class names to sources. */
    static Map<String, String> sources() {
        Map<String, String> sources = new LinkedHashMap<>();
        CLASSES.forEach(forwarding -> sources.put(forwarding.name(), source(forwarding)));
        return sources;
    }

    private static String source(Forwarding forwarding) {
        List<Method> methods = Arrays.stream(forwarding.of().getDeclaredMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> !BY_HAND.contains(method.getName())
                        && forwarding.takes().test(method))
                .sorted(Comparator.comparing(Method::getName)
                        .thenComparing(method -> Arrays.toString(method.getParameterTypes())))
                .toList();
        StringBuilder body = new StringBuilder();
        body.append("/** Forwards a ").append(forwarding.doc()).append(". Written by {@code DelegateGenerator}. */\n");
        body.append("@NullUnmarked\n@SuppressWarnings(\"deprecation\")\nabstract class ");
        body.append(forwarding.declaration()).append(" {\n").append(constructor(forwarding));
        for (Class<?> type : List.of(ResultSet.class, Array.class, Object.class)) {
            boolean first = !forwarding.delegate().contains(",")
                    && !forwarding.delegate().startsWith("super");
            if (first && needs(forwarding.of(), type)) {
                body.append("abstract ")
                        .append(type.getSimpleName())
                        .append(" guarded(")
                        .append(type.getSimpleName());
                body.append(" value);\n\n");
            }
        }
        methods.forEach(method -> body.append(method(forwarding.of(), method)));
        body.append("}\n");
        return imports(methods, forwarding, body.toString()) + body;
    }

    private static boolean needs(Class<?> of, Class<?> type) {
        // A statement hands out arrays and objects only where it is callable, which is further down the chain.
        return (of == Statement.class && type != ResultSet.class)
                || Arrays.stream(of.getDeclaredMethods())
                        .anyMatch(method ->
                                method.getReturnType() == type && !(of == Array.class && type == Object.class));
    }

    private static String constructor(Forwarding forwarding) {
        String type = forwarding.delegate();
        String name = forwarding.name();
        if (type.startsWith("super ")) {
            return name + "(" + type.substring(6) + " delegate) { super(delegate); }\n\n";
        }
        if (type.contains(",")) {
            String[] types = type.split(",", -1);
            String last = types[2].equals("Verdict") ? "Verdict verdict" : "@Nullable BoundParameters bound";
            return name + "(GuardedConnection connection, " + types[1] + " delegate, " + last
                    + ") { super(connection, delegate, " + last.substring(last.lastIndexOf(' ') + 1) + "); }\n\n";
        }
        return "final " + type + " delegate;\n\n" + name + "(" + type + " delegate) { this.delegate = delegate; }\n\n";
    }

    private static String method(Class<?> of, Method method) {
        StringBuilder text = new StringBuilder("@Override\npublic ");
        TypeVariable<?>[] variables = method.getTypeParameters();
        if (variables.length > 0) {
            text.append(
                    Arrays.stream(variables).map(TypeVariable::getName).collect(Collectors.joining(", ", "<", "> ")));
        }
        text.append(name(method.getGenericReturnType()))
                .append(' ')
                .append(method.getName())
                .append('(');
        List<String> parameters = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        Type[] types = method.getGenericParameterTypes();
        for (int i = 0; i < types.length; i++) {
            String parameter = String.valueOf((char) ('a' + i));
            parameters.add(name(types[i]) + " " + parameter);
            String bare =
                    types[i] == Array.class || types[i] == Object.class ? "Bare.of(" + parameter + ")" : parameter;
            arguments.add(i == 1 ? input(of, method, bare) : bare);
        }
        text.append(String.join(", ", parameters)).append(')');
        if (method.getExceptionTypes().length > 0) {
            text.append(Arrays.stream(method.getExceptionTypes())
                    .map(Class::getSimpleName)
                    .collect(Collectors.joining(", ", " throws ", "")));
        }
        if (binds(of, method)) {
            return text.append(" { ")
                    .append(binding(method, types, arguments))
                    .append(" }\n\n")
                    .toString();
        }
        String call = "delegate." + method.getName() + "(" + String.join(", ", arguments) + ")";
        return text.append(" { ")
                .append(statement(of, method, call))
                .append(" }\n\n")
                .toString();
    }

    /** True if it binds a parameter, or all of them. */
    private static boolean binds(Class<?> of, Method method) {
        boolean parameter = method.getName().startsWith("set") && method.getParameterCount() > 1;
        return PreparedStatement.class.isAssignableFrom(of)
                && (parameter || method.getName().equals("clearParameters"));
    }

    /** Binds, and leaves the parameter with {@code BoundParameters} where they are kept. */
    private static String binding(Method method, Type[] types, List<String> arguments) {
        String name = method.getName();
        boolean changed = arguments.size() > 1 && !arguments.get(1).equals("b");
        List<String> passed = new ArrayList<>(arguments);
        String text = "";
        if (changed) {
            text = name(types[1]) + " value = " + arguments.get(1) + ";\n";
            passed.set(1, "value");
        }
        text += "delegate." + name + "(" + String.join(", ", passed) + ");\n";
        return text + "if (bound != null) { bound." + kept(method, passed) + "; }";
    }

    private static String kept(Method method, List<String> arguments) {
        if (method.getName().equals("clearParameters")) {
            return "clear()";
        }
        if (method.getParameterTypes()[0] != int.class) {
            return "putUnknown()";
        }
        if (READ_ONCE.contains(method.getParameterTypes()[1])) {
            return "putOnce(a)";
        }
        String value = method.getName().equals("setNull") ? "null" : arguments.get(1);
        List<String> again = new ArrayList<>(arguments);
        again.set(0, "number");
        return "put(a, " + value + ", (to, number) -> to." + method.getName() + "(" + String.join(", ", again) + "))";
    }

    /** A value on its way in, if it can be text, goes through {@link dev.ringfence.jdbc.live.LiveInput}. */
    private static String input(Class<?> of, Method method, String argument) {
        boolean value = of == ResultSet.class
                ? method.getName().startsWith("update")
                : PreparedStatement.class.isAssignableFrom(of)
                        && method.getName().startsWith("set");
        Class<?> type = method.getParameterCount() > 1 ? method.getParameterTypes()[1] : void.class;
        if (!value) {
            return argument;
        } else if (type == InputStream.class) {
            boolean text =
                    method.getName().contains("Ascii") || method.getName().contains("Unicode");
            return text ? "liveText(a, " + argument + ")" : argument;
        }
        return TEXTS.contains(type) ? "live(a, " + argument + ")" : argument;
    }

    private static String statement(Class<?> of, Method method, String call) {
        Class<?> type = method.getReturnType();
        if (type == void.class) {
            return call + ";";
        }
        if (method.getTypeParameters().length > 0) {
            return "return Bare.as(" + (char) ('a' + method.getParameterCount() - 1) + ", " + call
                    + ", this::guarded);";
        }
        boolean back = type == ResultSet.class || type == Array.class || (type == Object.class && of != Array.class);
        return back ? "return guarded(" + call + ");" : "return " + call + ";";
    }

    /** The name in source; what is in a package other than java.lang is imported. */
    private static String name(Type type) {
        return type.getTypeName().replaceAll("[a-z]+\\.(?=[a-zA-Z])", "").replace('$', '.');
    }

    private static String imports(List<Method> methods, Forwarding forwarding, String body) {
        Set<String> names = new java.util.TreeSet<>();
        names.add("org.jspecify.annotations.NullUnmarked");
        if (body.contains("@Nullable")) {
            names.add("org.jspecify.annotations.Nullable");
        }
        List<Class<?>> types = new ArrayList<>(List.of(forwarding.of(), ResultSet.class, Array.class));
        for (Method method : methods) {
            types.add(method.getReturnType());
            types.addAll(List.of(method.getParameterTypes()));
            types.addAll(List.of(method.getExceptionTypes()));
        }
        for (Class<?> type : types) {
            Class<?> element = type.isArray() ? type.getComponentType() : type;
            Class<?> outer = element.getDeclaringClass() == null ? element : element.getDeclaringClass();
            boolean known = outer.isPrimitive() || outer.getPackageName().equals("java.lang");
            if (!known && body.matches("(?s).*\\b" + outer.getSimpleName() + "\\b.*")) {
                names.add(outer.getName());
            }
        }
        OURS.stream()
                .filter(name -> body.matches("(?s).*\\b" + name.substring(name.lastIndexOf('.') + 1) + "\\b.*"))
                .forEach(names::add);
        return "package dev.ringfence.jdbc.delegate;\n\n"
                + names.stream().map(name -> "import " + name + ";\n").collect(Collectors.joining()) + "\n";
    }
}
