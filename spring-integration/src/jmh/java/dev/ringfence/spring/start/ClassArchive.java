package dev.ringfence.spring.start;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A class path whose classes are in an archive that the JVM maps (JEP 350), as applications that start often have it. */
record ClassArchive(String classPath, String option) {

    /** Starts the application once, to write the archive. Folders become jars: the JVM archives no class of a folder. */
    static ClassArchive of(boolean guarded, Path directory) throws IOException, InterruptedException {
        List<String> entries = new ArrayList<>();
        for (String entry : StartupMain.classPath(guarded).split(Pattern.quote(File.pathSeparator), -1)) {
            Path path = Path.of(entry);
            entries.add(
                    Files.isDirectory(path)
                            ? jar(path, directory.resolve(guarded + "-" + entries.size() + ".jar"))
                            : entry);
        }
        Path archive = directory.resolve(guarded + ".jsa");
        String classPath = String.join(File.pathSeparator, entries);
        StartupMain.start(classPath, "-XX:ArchiveClassesAtExit=" + archive);
        if (!Files.exists(archive)) {
            throw new IllegalStateException("no archive was written");
        }
        return new ClassArchive(classPath, "-XX:SharedArchiveFile=" + archive);
    }

    private static String jar(Path folder, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(
                        new JarEntry(folder.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, entries);
            }
        }
        return jar.toString();
    }
}
