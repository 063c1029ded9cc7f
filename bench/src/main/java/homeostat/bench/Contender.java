package homeostat.bench;

import java.util.Map;

/// Somebody who does the work; the first of a list is ours.
///
/// @param who as a reader knows it
/// @param how what is particular about the way it does the work
/// @param work does it once
/// @param expected the answers that it must arrive at
record Contender(String who, String how, Work work, Map<String, Double> expected) {

    /// The work, once.
    interface Work {

        /// @throws BenchException when it cannot be done here
        Sample measure();
    }

    /// The same, who leaves the answers of its last round under its name.
    Contender telling(Map<String, Map<String, Double>> answers) {
        return new Contender(who, how, () -> {
            Sample sample = work.measure();
            answers.put(who, sample.answers());
            return sample;
        }, expected);
    }
}
