package dev.ringfence.refresh.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The first bytes of a file, which tell of what it is although its name says otherwise. */
final class FileBeginning {
    private static final int BYTES = 4;

    private FileBeginning() {}

    /**
     * Looks at the first bytes, which are read again afterwards.
     *
     * @throws IllegalArgumentException if they are those of another kind of file; the message shows nothing of it
     */
    static void check(BufferedInputStream in, FileLayout layout) throws IOException {
        in.mark(BYTES);
        byte[] first = in.readNBytes(BYTES);
        in.reset();
        if (begins(first, 0x1F, 0x8B)) {
            throw new IllegalArgumentException("the file is compressed with GZIP, which its name must say once: .gz");
        }
        if (begins(first, 'P', 'K', 0x03, 0x04)) {
            throw new IllegalArgumentException("the file is a ZIP archive, as those of spreadsheets are");
        }
        boolean wide = begins(first, 0xFE, 0xFF)
                || begins(first, 0xFF, 0xFE)
                || (first.length > 1 && (first[0] == 0 || first[1] == 0));
        if (wide && layout.charset().equals(StandardCharsets.UTF_8)) {
            throw new IllegalArgumentException("the file begins as one in UTF-16 does: "
                    + (layout.format().cells() ? "name it with 'charset'" : "JSON must be in UTF-8"));
        }
    }

    private static boolean begins(byte[] file, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i == file.length || (file[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
