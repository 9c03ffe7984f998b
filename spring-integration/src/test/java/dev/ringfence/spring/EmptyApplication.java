package dev.ringfence.spring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** An application in a JVM of its own, on the class path that a user has who takes web, JDBC, actuator and the starter. */
final class EmptyApplication implements AutoCloseable {
    private static final String READY = "listening on ";

    /** What the tests of this module have beside that. */
    private static final Pattern BESIDE =
            Pattern.compile("(spring-boot-(security|liquibase|flyway|hibernate|jpa|data|jooq"
                    + "|mail|webclient|test)|spring-(security|data)|liquibase|flyway|hibernate|jooq|r2dbc|greenmail|mockito|junit"
                    + "|ringfence-test-support|spring-kafka|kafka-clients|spring-boot-kafka).*");

    private final Process process;
    private final BufferedReader output;
    private final List<String> printed = new ArrayList<>();

    private EmptyApplication(Process process) {
        this.process = process;
        this.output = process.inputReader(UTF_8);
    }

    /**
     * Compiles and starts it.
     *
     * @param directory of its classes and resources
     * @param files by their names; sources are compiled in a package of their own, and {@code main} is in {@code
     *     quickstart.Application}
     */
    static EmptyApplication start(Path directory, Map<String, String> files) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            boolean source = file.getKey().endsWith(".java");
            Files.writeString(path, (source ? "package quickstart;\n" : "") + file.getValue());
            if (source) {
                sources.add(path);
            }
        }
        String classPath = directory + File.pathSeparator + classPath();
        compile(directory, sources, classPath);
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-classpath",
                        classPath,
                        "quickstart.Application",
                        "--server.port=0",
                        "--server.address=127.0.0.1")
                .redirectErrorStream(true);
        // Nothing of the machine that runs the test, such as CI, is evidence in the process.
        builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "TMPDIR", "LANG", "SystemRoot", "TEMP"));
        return new EmptyApplication(builder.start());
    }

    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> {
                    String name = String.valueOf(Path.of(entry).getFileName());
                    return !name.equals("test-classes")
                            && !name.equals("test")
                            && !BESIDE.matcher(name).matches();
                })
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static void compile(Path directory, List<Path> sources, String classPath) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, UTF_8)) {
            List<String> options =
                    List.of("-d", directory.toString(), "-classpath", classPath, "-proc:none", "-parameters");
            if (!compiler.getTask(problems, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call()) {
                throw new AssertionError("the application must compile but:\n" + problems);
            }
        }
    }

    /** The page of the safeguards, once the application listens. */
    String page() throws IOException, InterruptedException {
        String port = awaited(READY);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/safeguards"))
                .header("Accept", "text/html")
                .build();
        HttpResponse<String> response = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new AssertionError("the page must answer but did with " + response.statusCode());
        }
        return response.body();
    }

    /** What follows a word on the first line that has it. */
    String awaited(String word) throws IOException {
        for (String line : printed) {
            if (line.startsWith(word)) {
                return line.substring(word.length());
            }
        }
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            printed.add(line);
            if (line.startsWith(word)) {
                return line.substring(word.length());
            }
        }
        throw new AssertionError("the application must say '" + word + "' but said:\n" + String.join("\n", printed));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(20, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }
}
