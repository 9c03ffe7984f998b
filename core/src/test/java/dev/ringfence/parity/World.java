package dev.ringfence.parity;

import dev.ringfence.base.Guard;
import dev.ringfence.base.Level;
import dev.ringfence.base.Levels;
import dev.ringfence.environment.DeploymentEnvironment;
import dev.ringfence.testing.H2;
import dev.ringfence.testing.Sql;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import javax.sql.DataSource;

/** An application as it is deployed, everything of which can be changed before it is captured. */
final class World {
    private static final List<String> STRUCTURE = List.of(
            "CREATE TABLE customer (id INT PRIMARY KEY, name VARCHAR(40) NOT NULL, email VARCHAR(80), credit INT DEFAULT 0)",
            "CREATE INDEX customer_name ON customer (name)",
            "CREATE TABLE orders (id INT PRIMARY KEY, customer_id INT REFERENCES customer, state VARCHAR(10))",
            "CREATE TABLE \"flyway_schema_history\" (\"installed_rank\" INT, \"version\" VARCHAR(50), \"script\" VARCHAR(100),"
                    + " \"checksum\" INT, \"success\" BOOLEAN)",
            "INSERT INTO \"flyway_schema_history\" VALUES (1, '1', 'V1.sql', 11, TRUE), (2, '2', 'V2.sql', 22, TRUE)");

    final Map<String, String> settings = new TreeMap<>();
    final Map<String, Object> flags = new TreeMap<>();
    final Map<String, String> properties = new TreeMap<>();
    final Map<String, String> arguments = new TreeMap<>();
    final Map<String, String> libraries = new TreeMap<>();
    final List<String> changes = new ArrayList<>();
    String collector = "G1 Young Generation";
    long heapBytes = 256 << 20;
    int processors = 4;
    long memoryLimit = 1 << 30;
    String timeZone = "Europe/Berlin";
    String locale = "de-DE";
    String charset = "UTF-8";
    Levels levels = Levels.observing().with(Guard.SQL, Level.ENFORCE);

    private final Path directory;
    private final DataSource unchanged;

    World(Path directory, DataSource unchanged) {
        this.directory = directory;
        this.unchanged = unchanged;
        properties.putAll(Map.of(
                "java.version",
                "17.0.15",
                "java.vendor",
                "Debian",
                "java.vm.name",
                "OpenJDK 64-Bit Server VM",
                "os.name",
                "Linux",
                "os.arch",
                "amd64",
                "os.version",
                "6.1.0",
                "file.encoding",
                "UTF-8"));
        arguments.putAll(Map.of(
                "-Xmx",
                "256m",
                "-XX:MaxGCPauseMillis=",
                "200",
                "-Dshop.mode=",
                "full",
                "-javaagent:/opt/apm.jar=",
                "rate=5"));
        for (int i = 0; i < 10; i++) {
            libraries.put("lib" + i, "1." + i + ".0");
            flags.put("flag-" + i, i % 2 == 0);
        }
    }

    EnvironmentFingerprint capture(DeploymentEnvironment environment) throws IOException, SQLException {
        FingerprintBuilder builder = FingerprintFixture.builder(environment)
                .configuration(settings)
                .flags(flags)
                .process(process())
                .guards(levels)
                .database("shop", database());
        return builder.capture();
    }

    /** The database of an application that nothing was changed of. */
    static DataSource createDatabase() throws SQLException {
        DataSource database = H2.createDatabase();
        Sql.execute(database, STRUCTURE.toArray(String[]::new));
        return database;
    }

    private DataSource database() throws SQLException {
        if (changes.isEmpty()) {
            return unchanged;
        }
        DataSource changed = createDatabase();
        Sql.execute(changed, changes.toArray(String[]::new));
        return changed;
    }

    private ProcessFacts process() throws IOException {
        Path groups = Files.createDirectories(directory.resolve("limit" + memoryLimit));
        Files.writeString(groups.resolve("memory.max"), Long.toString(memoryLimit));
        List<String> archives = new ArrayList<>();
        for (Map.Entry<String, String> library : libraries.entrySet()) {
            archives.add(archive(library.getKey(), library.getValue()).toString());
        }
        return new ProcessFacts(
                properties,
                arguments.entrySet().stream()
                        .map(argument -> argument.getKey() + argument.getValue())
                        .collect(Collectors.toList()),
                List.of(collector),
                heapBytes,
                OptionalLong.of(1 << 30),
                processors,
                timeZone,
                locale,
                charset,
                String.join(File.pathSeparator, archives),
                groups);
    }

    private Path archive(String artifact, String version) throws IOException {
        Path file = directory.resolve(artifact + "-" + version + ".jar");
        if (!Files.exists(file)) {
            try (OutputStream out = Files.newOutputStream(file);
                    JarOutputStream jar = new JarOutputStream(out)) {
                jar.putNextEntry(new ZipEntry("META-INF/maven/shop/" + artifact + "/pom.properties"));
                jar.write(("groupId=shop\nartifactId=" + artifact + "\nversion=" + version + "\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return file;
    }
}
