package dev.ringfence.data;

import java.util.Arrays;

/**
 * Canonical forms whose keyed bits are drawn together: a step of the CMAC is one call of the cipher over all of them, a
 * tenth of what a call for each costs. The bits are those of {@link KeyedFunction#draw}. Not safe for use by many threads.
 */
final class KeyedForms {
    private final KeyedFunction keyed;
    private final Draw draw;
    /** Each form at the beginning of a block, padded. */
    private byte[] bytes;

    private int used;
    private int[] start;
    private int[] length;
    private int size;

    private byte[] tags = new byte[0];
    private byte[] in = new byte[0];
    private byte[] out = new byte[0];
    private int[] open = new int[0];

    /**
     * None yet.
     *
     * @param expected how many forms there are probably
     */
    KeyedForms(KeyedFunction keyed, int expected) {
        this.keyed = keyed;
        this.draw = new Draw(keyed.second());
        this.bytes = new byte[2 * Cmac.BLOCK * expected];
        this.start = new int[expected];
        this.length = new int[expected];
    }

    int size() {
        return size;
    }

    /** Forgets all forms. */
    void clear() {
        size = 0;
        used = 0;
    }

    /** Forgets the forms from a number on. */
    void cut(int form) {
        if (form < size) {
            used = start[form];
            size = form;
        }
    }

    /** Makes room for the next form, which is to be written from {@link #at} on. */
    byte[] begin(int most) {
        int needed = used + Cmac.BLOCK * Cmac.blocksOf(most);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
        }
        return bytes;
    }

    /** Where the next form begins. */
    int at() {
        return used;
    }

    /** Ends the form that was written. */
    void end(int formLength) {
        if (size == start.length) {
            start = Arrays.copyOf(start, 2 * size);
            length = Arrays.copyOf(length, 2 * size);
        }
        start[size] = used;
        length[size++] = formLength;
        used = Cmac.pad(bytes, used, formLength);
    }

    /** Holds the forms. */
    byte[] bytes() {
        return bytes;
    }

    /** Where a form begins. */
    int start(int form) {
        return start[form];
    }

    int length(int form) {
        return length[form];
    }

    /** Computes the bits of all forms. */
    void compute() {
        reserve();
        for (int i = 0; i < size; i++) {
            open[i] = i;
        }
        int count = size;
        for (int at = 0; count > 0; at += Cmac.BLOCK) {
            fill(at, count);
            if (at == 0) {
                keyed.mac().blocks().encrypt(in, count, tags);
            } else {
                keyed.mac().blocks().encrypt(in, count, out);
                for (int i = 0; i < count; i++) {
                    System.arraycopy(out, Cmac.BLOCK * i, tags, Cmac.BLOCK * open[i], Cmac.BLOCK);
                }
            }
            int left = 0;
            for (int i = 0; i < count; i++) {
                int form = open[i];
                if (length[form] > at + Cmac.BLOCK) {
                    open[left++] = form;
                }
            }
            count = left;
        }
    }

    private void reserve() {
        if (open.length < size) {
            int room = Math.max(size, start.length);
            open = new int[room];
            tags = new byte[Cmac.BLOCK * room];
            in = new byte[Cmac.BLOCK * room];
            out = new byte[Cmac.BLOCK * room];
        }
    }

    /** Fills the blocks of one step, of those forms that are still open. */
    private void fill(int at, int count) {
        Cmac mac = keyed.mac();
        for (int i = 0; i < count; i++) {
            int form = open[i];
            int block = start[form] + at;
            long high = (long) Cmac.LONGS.get(bytes, block);
            long low = (long) Cmac.LONGS.get(bytes, block + Long.BYTES);
            if (at > 0) {
                high ^= (long) Cmac.LONGS.get(tags, Cmac.BLOCK * form);
                low ^= (long) Cmac.LONGS.get(tags, Cmac.BLOCK * form + Long.BYTES);
            }
            if (length[form] <= at + Cmac.BLOCK) {
                high ^= mac.lastHigh(length[form]);
                low ^= mac.lastLow(length[form]);
            }
            Cmac.LONGS.set(in, Cmac.BLOCK * i, high);
            Cmac.LONGS.set(in, Cmac.BLOCK * i + Long.BYTES, low);
        }
    }

    /** The bits of a form; the same object as of the last one. */
    Draw draw(int form) {
        return draw.begin(tags, Cmac.BLOCK * form);
    }
}
