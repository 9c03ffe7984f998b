package dev.ringfence.spring.start;

import dev.ringfence.spring.RingfenceAutoConfiguration;
import dev.ringfence.write.WriteGuard;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the starter costs when an application starts: {@link BareApplication} in JVMs of its own, without and with it in
 * turn. Prints each run and the medians of the differences within the pairs, as JSON.
 *
 * <p>{@code mvn -pl spring-integration -am test-compile exec:exec@startup -Dstartup.pairs=20}
 */
public final class StartupMain {
    static final String READY = "READY";

    /** The archive that every JDK brings for its own classes, as without any option. */
    private static final String NONE = "-Xshare:auto";

    /** What an application with Spring Boot's starters for the web and JDBC has. */
    private static final Pattern BARE =
            Pattern.compile("(HikariCP|h2|jackson-.*|jakarta\\.annotation-api|jspecify|slf4j-.*|logback-.*"
                    + "|snakeyaml|commons-logging|tomcat-.*|micrometer-(commons|observation)"
                    + "|spring-(aop|beans|context|core|expression|jdbc|tx|web|webmvc)"
                    + "|spring-boot(-(autoconfigure|http-converter|jackson|jdbc|persistence|servlet|sql|tomcat|transaction|web-server"
                    + "|webmvc))?)-\\d.*\\.jar");

    /** What the starter brings besides itself and core. */
    private static final Pattern BROUGHT =
            Pattern.compile("(resilience4j-.*|micrometer-core|HdrHistogram)-\\d.*\\.jar");

    private record Run(long wallMicros, long mainThreadMicros, long classes) {}

    private StartupMain() {}

    /** The class path of the application, without or with the starter, out of this JVM's, which has all of both. */
    static String classPath(boolean guarded) {
        Stream<String> libraries = Arrays.stream(
                        System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1))
                .filter(entry -> isLibrary(new File(entry).getName(), guarded));
        Stream<String> ours = (guarded
                        ? Stream.of(BareApplication.class, RingfenceAutoConfiguration.class, WriteGuard.class)
                        : Stream.of(BareApplication.class))
                .map(StartupMain::location);
        return Stream.concat(ours, libraries).collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isLibrary(String name, boolean guarded) {
        return BARE.matcher(name).matches() || (guarded && BROUGHT.matcher(name).matches());
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Starts the application once. */
    static List<String> start(boolean guarded, String... options) throws IOException, InterruptedException {
        return start(classPath(guarded), options);
    }

    static List<String> start(String classPath, String... options) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of(BareApplication.class.getName(), "--server.port=0", "--server.address=127.0.0.1"));
        ChildJvm ended = ChildJvm.run(classPath, Map.of(), arguments);
        if (ended.exitCode() != 0) {
            throw new IllegalStateException("the application did not start:\n" + ended.output());
        }
        return ended.output().lines().toList();
    }

    private static Run measure(ClassArchive application) throws IOException, InterruptedException {
        String line = start(application.classPath(), application.option()).stream()
                .filter(each -> each.startsWith(READY))
                .findFirst()
                .orElseThrow();
        String[] parts = line.split(" ", -1);
        return new Run(Long.parseLong(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]));
    }

    /** Starts pairs, as many as the first argument says; with {@code archived} as the second, from archives of classes. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        int pairs = Integer.parseInt(arguments[0]);
        boolean archived = arguments.length > 1 && arguments[1].equals("archived");
        Path directory = Files.createTempDirectory("ringfence-startup");
        ClassArchive without = archived ? ClassArchive.of(false, directory) : new ClassArchive(classPath(false), NONE);
        ClassArchive with = archived ? ClassArchive.of(true, directory) : new ClassArchive(classPath(true), NONE);
        List<Run> bare = new ArrayList<>();
        List<Run> guarded = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            // Who goes first changes, since whatever else the machine does may come in waves.
            if (i % 2 == 0) {
                bare.add(measure(without));
            }
            guarded.add(measure(with));
            if (i % 2 != 0) {
                bare.add(measure(without));
            }
        }
        System.out.printf(
                "{\"pairs\": %d,%n \"bareMillis\": %s,%n \"guardedMillis\": %s,%n \"bareMainThreadMillis\": %s,%n"
                        + " \"guardedMainThreadMillis\": %s,%n \"medianDifferenceMillis\": %d,%n"
                        + " \"medianDifferenceOfMainThreadMillis\": %d,%n \"classes\": [%d, %d]}%n",
                pairs,
                millis(bare, Run::wallMicros),
                millis(guarded, Run::wallMicros),
                millis(bare, Run::mainThreadMicros),
                millis(guarded, Run::mainThreadMicros),
                medianDifference(bare, guarded, Run::wallMicros),
                medianDifference(bare, guarded, Run::mainThreadMicros),
                bare.get(0).classes(),
                guarded.get(0).classes());
    }

    private static List<Long> millis(List<Run> runs, ToLongFunction<Run> what) {
        return runs.stream().map(run -> what.applyAsLong(run) / 1_000).toList();
    }

    private static long medianDifference(List<Run> bare, List<Run> guarded, ToLongFunction<Run> what) {
        long[] differences = new long[bare.size()];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = what.applyAsLong(guarded.get(i)) - what.applyAsLong(bare.get(i));
        }
        Arrays.sort(differences);
        return differences[differences.length / 2] / 1_000;
    }
}
