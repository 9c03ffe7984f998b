package dev.ringfence.data;

import dev.ringfence.data.InventedWord.Ending;
import java.util.Set;

/** Names of towns that do not exist, such as {@code New Zovaquexby}: what many names have in common stays. */
final class InventedTowns extends InventedPhrases {
    private static final Set<String> COMMON = Set.of(words("""
            new old great little upper lower north south east west saint st ste san santa santo sankt bad los las el
            la le les the city town am an der den dem im in bei ob de del della di do da das dos du des et y e on upon
            of by under sur sous aux aan bij sul"""));

    @Override
    public String description() {
        return "names of towns from invented words with endings of their own; capacity of one word";
    }

    @Override
    public int minimumLength() {
        return Ending.TOWN.longest();
    }

    @Override
    boolean stays(String canonicalWord) {
        return COMMON.contains(canonicalWord);
    }

    @Override
    Ending ending(String canonicalWord) {
        return Ending.TOWN;
    }
}
