package homeostat.record;

import java.util.ArrayList;
import java.util.List;

/// What a conversion could not carry, a sentence each, without repetition.
final class Losses {
    private static final int MAX = 40;

    private final List<String> sentences = new ArrayList<>();

    void add(String sentence) {
        if (!sentences.contains(sentence) && sentences.size() < MAX) {
            sentences.add(sentence);
        }
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }
}
