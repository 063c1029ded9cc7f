package homeostat.seed;

import java.util.function.Function;
import java.util.function.Predicate;

/// Makes a value from decisions. The same decisions must make an equal value, and lower or fewer
/// decisions should make a simpler one: then every failure shrinks by itself (see [Choices]).
///
/// The ready-made ones are in [Generators]; anything else is a lambda that asks other generators.
@FunctionalInterface
public interface Generator<T> {
    /// The value that these decisions make.
    T from(Choices choices);

    /// Values of this generator, changed.
    default <U> Generator<U> map(Function<? super T, ? extends U> change) {
        return choices -> change.apply(from(choices));
    }

    /// Values whose generator depends on a value drawn first.
    default <U> Generator<U> flatMap(Function<? super T, Generator<U>> next) {
        return choices -> next.apply(from(choices)).from(choices);
    }

    /// Only values that satisfy the condition. It should hold often: after 100 values in vain the
    /// case is discarded, and a property that discards most of its cases fails.
    default Generator<T> where(Predicate<? super T> condition) {
        return choices -> {
            for (int attempt = 0; attempt < 100; attempt++) {
                T value = from(choices);
                if (condition.test(value)) {
                    return value;
                }
            }
            throw new Choices.Discard();
        };
    }
}
