package homeostat.cover;

import java.util.ArrayDeque;
import java.util.Deque;

/// One way in which a decision was evaluated: two bits for each condition, the lower whether it was
/// evaluated, the upper whether it was true.
///
/// @param bits as the probes wrote them
record Evaluation(long bits) implements Comparable<Evaluation> {
    boolean hasEvaluated(int condition) {
        return (bits >>> 2 * condition & 1) != 0;
    }

    boolean isTrue(int condition) {
        return (bits >>> 2 * condition & 2) != 0;
    }

    /// What the decision came to. A condition that was not evaluated counts as false; short circuits
    /// make its value irrelevant.
    boolean outcome(Decision decision) {
        Deque<Boolean> stack = new ArrayDeque<>();
        for (String word : decision.shape().split(" ")) {
            switch (word) {
                case "!" -> stack.push(!stack.pop());
                case "&" -> stack.push(stack.pop() & stack.pop());
                case "|" -> stack.push(stack.pop() | stack.pop());
                default -> stack.push(isTrue(Integer.parseInt(word)));
            }
        }
        return stack.pop();
    }

    /// As a person reads it: `T F - = true`, a dash for what was not evaluated.
    String text(Decision decision) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < decision.conditions().size(); i++) {
            text.append(hasEvaluated(i) ? isTrue(i) ? 'T' : 'F' : '-').append(' ');
        }
        return text.append("= ").append(outcome(decision)).toString();
    }

    @Override
    public int compareTo(Evaluation other) {
        return Long.compare(bits, other.bits);
    }
}
