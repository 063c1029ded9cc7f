package homeostat.wire;

import java.util.List;

/// What a host says to a device over a serial line; [LineCodec] has the bytes.
///
/// Requests are numbered from 1. The device does each number once, however often it hears it, and
/// says what came of it again when it is asked again: so what the line loses is asked for anew.
public sealed interface LineRequest {

    /// Calls to make, in order.
    record Calls(List<Call> calls) implements LineRequest {

        /// Keeps a copy.
        public Calls {
            calls = List.copyOf(calls);
        }
    }

    /// Says at which bed the device works, and has it greet: from then on it sends frames.
    record Greet(Bed bed) implements LineRequest {}

    /// What the fleet asks of it; whether it does it is the device's to decide.
    record Obey(Frame.Command command) implements LineRequest {}

    /// One call: as many words as it takes.
    record Call(LineCall what, long... words) {

        /// @throws WireException when there are more or fewer words
        public Call {
            if (words.length != what.arity()) {
                throw new WireException("not a call: method=" + what.method() + " words="
                        + words.length + ", expected " + what.arity());
            }
        }

        /// A call as a recorded run writes it: `offer 0 147.3 0 300000000000`.
        ///
        /// @throws WireException when it is none
        public static Call of(String written) {
            String[] parts = written.split(" ");
            LineCall what = LineCall.named(parts[0]);
            long[] words = new long[parts.length - 1];
            for (int i = 0; i < Math.min(words.length, what.arity()); i++) {
                words[i] = what.word(i, parts[i + 1]);
            }
            return new Call(what, words);
        }
    }
}
