package dev.ringfence.testing;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Statements as documentation shows them, compiled into a {@code main} and run in a JVM of their own, which is explicitly
 * production. {@link SnippetWorld} gives them the things that such text takes for granted: a pool, a shop.
 */
public final class JavaSnippet {
    private static final List<String> IMPORTS = List.of(
            "dev.ringfence.*",
            "dev.ringfence.audit.*",
            "dev.ringfence.base.*",
            "dev.ringfence.data.*",
            "dev.ringfence.data.classify.*",
            "dev.ringfence.data.csv.*",
            "dev.ringfence.data.detect.*",
            "dev.ringfence.data.json.*",
            "dev.ringfence.data.log.*",
            "dev.ringfence.data.sanitize.*",
            "dev.ringfence.data.text.*",
            "dev.ringfence.environment.*",
            "dev.ringfence.health.*",
            "dev.ringfence.health.checks.*",
            "dev.ringfence.jdbc.*",
            "dev.ringfence.jdbc.admission.*",
            "dev.ringfence.jdbc.attestation.*",
            "dev.ringfence.jdbc.inventory.*",
            "dev.ringfence.jdbc.stamp.*",
            "dev.ringfence.jdbc.undo.*",
            "dev.ringfence.outbound.*",
            "dev.ringfence.parity.*",
            "dev.ringfence.proxy.*",
            "dev.ringfence.refresh.*",
            "dev.ringfence.refresh.base.*",
            "dev.ringfence.refresh.dataset.*",
            "dev.ringfence.refresh.file.*",
            "dev.ringfence.refresh.report.*",
            "dev.ringfence.refresh.synthetic.*",
            "dev.ringfence.store.*",
            "dev.ringfence.write.*",
            "java.net.URI",
            "java.net.http.*",
            "java.time.*",
            "java.util.*");

    private final String statements;

    private JavaSnippet(String statements) {
        this.statements = statements;
    }

    public static JavaSnippet of(String statements) {
        return new JavaSnippet(statements);
    }

    /** Compiles and runs it. Gives what it printed. */
    public String run(Path directory) throws IOException, InterruptedException {
        compile(directory);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dringfence.environment=production",
                "-Dslf4j.provider=org.slf4j.simple.SimpleServiceProvider",
                "-Dslf4j.internal.verbosity=WARN",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-XX:TieredStopAtLevel=1",
                "-classpath",
                directory + File.pathSeparator + System.getProperty("java.class.path"),
                "Snippet"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Nothing of the machine that runs the test, such as CI, is evidence in the snippet's process.
        builder.environment().keySet().retainAll(Set.of("PATH", "HOME", "TMPDIR", "LANG", "SystemRoot", "TEMP"));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(Patience.LONG.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError("the snippet must end well but said:\n" + output);
        }
        return output;
    }

    private void compile(Path directory) {
        StringBuilder source = new StringBuilder();
        IMPORTS.forEach(name -> source.append("import ").append(name).append(";\n"));
        source.append("public class Snippet extends dev.ringfence.testing.SnippetWorld {\n")
                .append("  public static void main(String[] arguments) throws Exception {\n")
                .append(statements)
                .append("  }\n}\n");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        boolean compiled = compiler.getTask(
                        problems,
                        null,
                        null,
                        List.of(
                                "-d",
                                directory.toString(),
                                "-classpath",
                                System.getProperty("java.class.path"),
                                "-proc:none"),
                        null,
                        List.of(
                                new SimpleJavaFileObject(
                                        URI.create("string:///Snippet.java"), javax.tools.JavaFileObject.Kind.SOURCE) {
                                    @Override
                                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                                        return source;
                                    }
                                }))
                .call();
        if (!compiled) {
            throw new AssertionError("the snippet must compile but:\n" + problems + "\n" + source);
        }
    }
}
