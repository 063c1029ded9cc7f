package homeostat.trial.service;

import homeostat.trial.TrialException;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The devices that have a bench, by the word they go by. A device joins by a line here.
public enum TestBenches {
    /// The heart pump.
    VAD("vad", VadTestBench::new),
    /// The artificial heart.
    HEART("heart", HeartTestBench::new),
    /// The kidney.
    KIDNEY("kidney", KidneyTestBench::new),
    /// The lung.
    LUNG("lung", LungTestBench::new);

    private final String word;
    private final Supplier<TestBench> maker;

    TestBenches(String word, Supplier<TestBench> maker) {
        this.word = word;
        this.maker = maker;
    }

    /// As on the command line.
    public String word() {
        return word;
    }

    /// The bench of the device of that name.
    ///
    /// @throws TrialException when it has none; its sentence names those that do
    public static TestBench named(String word) {
        return Arrays.stream(values()).filter(one -> one.word.equals(word)).findFirst()
                .orElseThrow(() -> new TrialException("no bench for this device: name=" + word
                        + ", expected " + Arrays.stream(values()).map(TestBenches::word)
                                .collect(Collectors.joining(", ")))).maker.get();
    }
}
