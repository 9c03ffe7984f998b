package dev.ringfence.parity;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Libraries and their versions, from what they say themselves: Maven's {@code pom.properties}, else the manifest, else the
 * name of the file. Archives within an archive, as in an executable one, are told by their names.
 */
final class ClassPathVersions {
    private static final Pattern POM = Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.properties");
    private static final Pattern NESTED = Pattern.compile("(?:BOOT-INF|WEB-INF)/lib/([^/]+\\.jar)");
    private static final Pattern FILE_NAME = Pattern.compile("(.+?)-(\\d[\\w.+-]*?)\\.jar");
    private static final List<Attributes.Name> VERSIONS =
            List.of(Attributes.Name.IMPLEMENTATION_VERSION, new Attributes.Name("Bundle-Version"));

    private final Map<String, Set<String>> versions = new TreeMap<>();
    private final Set<Path> seen = new HashSet<>();
    private final ArrayDeque<Path> open = new ArrayDeque<>();

    private ClassPathVersions() {}

    /** Version by artifact, several of one in order and behind commas. */
    static Map<String, String> read(String classPath) throws IOException {
        ClassPathVersions reader = new ClassPathVersions();
        for (String element : classPath.split(Pattern.quote(File.pathSeparator), -1)) {
            reader.open(element);
        }
        while (!reader.open.isEmpty()) {
            Path element = reader.open.remove();
            if (Files.isRegularFile(element)
                    && reader.seen.add(element.toAbsolutePath().normalize())) {
                reader.archive(element);
            }
        }
        Map<String, String> joined = new TreeMap<>();
        reader.versions.forEach((artifact, found) -> joined.put(artifact, String.join(", ", found)));
        return joined;
    }

    private void open(String element) throws IOException {
        if (element.endsWith("*")) {
            Path directory = Path.of(element.substring(0, element.length() - 1));
            if (Files.isDirectory(directory)) {
                try (Stream<Path> files = Files.list(directory)) {
                    files.filter(file -> file.toString().endsWith(".jar"))
                            .sorted()
                            .forEach(open::add);
                }
            }
        } else if (!element.isEmpty()) {
            open.add(Path.of(element));
        }
    }

    private void archive(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (!name.endsWith(".jar") && !name.endsWith(".war")) {
            return;
        }
        try (JarFile jar = new JarFile(file.toFile())) {
            Manifest manifest = jar.getManifest();
            Attributes attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
            follow(file, attributes.getValue(Attributes.Name.CLASS_PATH));
            boolean pom = false;
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                Matcher nested = NESTED.matcher(entry.getName());
                if (nested.matches()) {
                    byFileName(nested.group(1));
                } else if (POM.matcher(entry.getName()).matches()) {
                    pom |= pom(jar, entry);
                }
            }
            if (!pom && !byManifest(name, attributes)) {
                byFileName(name);
            }
        } catch (ZipException broken) {
            put(name, "unreadable");
        }
    }

    /** Archives that a manifest names besides, as launchers with long class paths do. */
    private void follow(Path file, @Nullable String classPath) {
        if (classPath == null) {
            return;
        }
        for (String element : classPath.strip().split("\\s+", -1)) {
            try {
                // Relative URLs (JAR File Specification, "Class-Path attribute").
                open.add(Path.of(file.toUri().resolve(element)));
            } catch (IllegalArgumentException | FileSystemNotFoundException noFile) {
                // The class loader of the platform would not find a class there either.
            }
        }
    }

    private boolean pom(JarFile jar, JarEntry entry) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = jar.getInputStream(entry)) {
            properties.load(in);
        } catch (IllegalArgumentException malformed) {
            // A Unicode escape that is none: as good as no such file.
            return false;
        }
        String group = properties.getProperty("groupId");
        String artifact = properties.getProperty("artifactId");
        String version = properties.getProperty("version");
        if (group == null || artifact == null || version == null) {
            return false;
        }
        put(group + ":" + artifact, version);
        return true;
    }

    private boolean byManifest(String fileName, Attributes attributes) {
        Optional<String> version = VERSIONS.stream()
                .map(attributes::getValue)
                .filter(value -> value != null && !value.isBlank())
                .findFirst();
        Matcher named = FILE_NAME.matcher(fileName);
        version.ifPresent(
                found -> put(named.matches() ? named.group(1) : fileName.replaceFirst("\\.[jw]ar$", ""), found));
        return version.isPresent();
    }

    private void byFileName(String fileName) {
        Matcher named = FILE_NAME.matcher(fileName);
        if (named.matches()) {
            put(named.group(1), named.group(2));
        } else {
            put(fileName.replaceFirst("\\.[jw]ar$", ""), "unknown");
        }
    }

    private void put(String artifact, String version) {
        versions.computeIfAbsent(artifact.replaceAll("\\p{Cntrl}", "?"), name -> new TreeSet<>())
                .add(version.strip());
    }
}
