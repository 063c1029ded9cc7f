package homeostat.seed;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Predicate;

/// A sentence that must be true of every value, tried on many.
///
/// ```java
/// Property.holds("sorting keeps the length", lists(longs(), 0, 20),
///         list -> sorted(list).size() == list.size());
/// ```
///
/// A quarter of the cases are combinations of boundary values, and they come first; the rest are
/// random. When a case fails, its decisions
/// are deleted and lowered as long as it still fails, and the message shows the simplest value
/// with the command that replays the run. Without a seed given the run is always the same one:
/// a build never fails by chance. `-Dhomeostat.seed=NUMBER` looks elsewhere.
///
/// @param name the sentence; it also names the stream of random numbers
/// @param cases how many values to try
/// @param seed where the random numbers start
public record Property(String name, int cases, long seed) {
    /// The system property that replaces [#SEED_DEFAULT].
    public static final String SEED_PROPERTY = "homeostat.seed";
    /// The seed of a run that nobody asked to be another one.
    public static final long SEED_DEFAULT = 1;

    private static final int CASES_DEFAULT = 1000;

    /// The arguments must make sense: a name, at least one case.
    public Property {
        Objects.requireNonNull(name);
        if (cases < 1) {
            throw new IllegalArgumentException("a property needs at least one case: " + cases);
        }
    }

    /// Assertions about one value; whatever it throws is a failure.
    @FunctionalInterface
    public interface Claim<T> {
        /// Throws when the claim is not true of the value.
        void about(T value) throws Exception;
    }

    /// A property with 1000 cases and the seed of this run.
    public static Property named(String name) {
        return new Property(name, CASES_DEFAULT, seedOfThisRun());
    }

    /// Tries a condition on 1000 values; throws [PropertyFailure] when it is false for one.
    public static <T> void holds(String name, Generator<T> values, Predicate<? super T> condition) {
        named(name).holds(values, condition);
    }

    /// Tries assertions on 1000 values; throws [PropertyFailure] when they throw for one.
    public static <T> void check(String name, Generator<T> values, Claim<? super T> claim) {
        named(name).check(values, claim);
    }

    /// The same property with another number of cases.
    public Property cases(int number) {
        return new Property(name, number, seed);
    }

    /// The same property with another seed.
    public Property seed(long other) {
        return new Property(name, cases, other);
    }

    /// Tries a condition; throws [PropertyFailure] with the simplest value for which it is false.
    public <T> void holds(Generator<T> values, Predicate<? super T> condition) {
        check(values, value -> {
            if (!condition.test(value)) {
                throw new AssertionError("the condition is false");
            }
        });
    }

    /// Tries assertions; throws [PropertyFailure] with the simplest value for which they throw.
    public <T> void check(Generator<T> values, Claim<? super T> claim) {
        Stream stream = Stream.of(seed).split(name);
        int discarded = 0;
        for (int number = 0; number < cases; number++) {
            Choices choices = number < cases / 4
                    ? Choices.boundary(number, stream.split(number))
                    : Choices.random(stream.split(number));
            Attempt<T> attempt = Attempt.of(values, claim, choices);
            if (attempt.failed()) {
                throw failure(new Shrinking<>(values, claim).simplest(attempt), attempt, number);
            }
            discarded += attempt.discarded() ? 1 : 0;
        }
        if (discarded > cases / 2) {
            throw new PropertyFailure("does not try enough: \"" + name + "\", discarded="
                    + discarded + " of cases=" + cases, null);
        }
    }

    private PropertyFailure failure(Attempt<?> simplest, Attempt<?> first, int number) {
        String found = first.show().equals(simplest.show())
                ? "" : ", first seen as " + first.show();
        return new PropertyFailure("does not hold: \"" + name + "\" for " + simplest.show() + found
                + " (case " + number + " of " + cases + "): " + simplest.failure()
                + "; replay with -D" + SEED_PROPERTY + "=" + seed, simplest.failure());
    }

    private static long seedOfThisRun() {
        String text = System.getProperty(SEED_PROPERTY);
        try {
            return text == null ? SEED_DEFAULT : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a seed: " + SEED_PROPERTY + "=" + text
                    + ", expected a whole number of 64 bits", e);
        }
    }

    /// What came of one case: the value, the decisions that made it, the failure or null.
    record Attempt<T>(T value, long[] decisions, boolean discarded, Throwable failure) {
        static <T> Attempt<T> of(Generator<T> values, Claim<? super T> claim, Choices choices) {
            T value;
            try {
                value = values.from(choices);
            } catch (Choices.Discard e) {
                return new Attempt<>(null, choices.taken(), true, null);
            }
            try {
                claim.about(value);
                return new Attempt<>(value, choices.taken(), false, null);
            } catch (Choices.Discard e) {
                return new Attempt<>(value, choices.taken(), true, null);
            } catch (Exception | AssertionError | StackOverflowError e) {
                return new Attempt<>(value, choices.taken(), false, e);
            }
        }

        boolean failed() {
            return failure != null;
        }

        String show() {
            String text = Arrays.deepToString(new Object[] {value});
            return text.substring(1, text.length() - 1);
        }
    }
}
