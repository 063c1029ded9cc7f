package homeostat.proof.budget;

import homeostat.proof.Method;
import homeostat.proof.MethodBody;
import homeostat.proof.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The most bytecodes that a call of a method executes, calls included: the longest path through
/// its control flow, each loop as often as its bound allows, each call at the worst of its targets.
///
/// A loop is a set of instructions that can all reach each other. Entered at its head, it costs the
/// longest way through one round, taken once more than it goes round. A loop without a bound, or
/// with two ways in, costs more than any budget: [#UNKNOWN].
///
/// A call of a library method counts [#LIBRARY] bytecodes: those that are allowed are a constant
/// number of machine instructions, or the JDK's own code of about that length.
///
/// Source: the longest path with loop bounds is the structural bound of Puschner and Koza,
/// "Calculating the maximum execution time of real-time programs", Real-Time Systems 1 (1989).
public final class Cost {
    /// More than any budget.
    public static final long UNKNOWN = Long.MAX_VALUE;
    /// What a call of the library counts.
    public static final long LIBRARY = 16;

    private final Program program;
    private final Bounds bounds;
    private final Targets targets;
    private final Map<Method, Long> known = new HashMap<>();
    private final Set<Method> open = new HashSet<>();
    private final List<Unbounded> unbounded = new ArrayList<>();

    /// How often a loop goes round after it was entered, at most; negative when nobody knows.
    @FunctionalInterface
    public interface Bounds {
        long most(Method method, int head);
    }

    /// What a call can run.
    @FunctionalInterface
    public interface Targets {
        /// The methods behind the instruction; empty when it calls nothing.
        Set<Method> at(Method method, int index);
    }

    /// A loop that made a cost unknown.
    public record Unbounded(Method method, int head) {
    }

    public Cost(Program program, Bounds bounds, Targets targets) {
        this.program = program;
        this.bounds = bounds;
        this.targets = targets;
    }

    /// The cost of one call, or [#UNKNOWN].
    public long of(Method method) {
        Long cost = known.get(method);
        if (cost == null) {
            if (!open.add(method)) {
                return UNKNOWN;
            }
            cost = new Body(method).cost();
            open.remove(method);
            known.put(method, cost);
        }
        return cost;
    }

    /// Loops that made some cost unknown.
    public List<Unbounded> unbounded() {
        return List.copyOf(unbounded);
    }

    static long sum(long a, long b) {
        return a == UNKNOWN || b == UNKNOWN || a > UNKNOWN - 1 - b ? UNKNOWN : a + b;
    }

    static long product(long times, long cost) {
        return cost == UNKNOWN || times < 0 || times != 0 && cost > (UNKNOWN - 1) / times
                ? UNKNOWN : times * cost;
    }

    private long callCost(Method caller, int index) {
        long worst = 0;
        for (Method target : targets.at(caller, index)) {
            worst = Math.max(worst, program.isOwn(target.owner()) ? of(target) : LIBRARY);
        }
        return worst;
    }

    /// The longest path through one method.
    private final class Body {
        private final Method method;
        private final MethodBody body;
        private final long[] weight;

        Body(Method method) {
            this.method = method;
            this.body = program.body(method);
            this.weight = new long[body.size()];
            for (int i = 0; i < weight.length; i++) {
                weight[i] = sum(1, callCost(method, i));
            }
        }

        long cost() {
            BitSet all = new BitSet();
            all.set(0, body.size());
            return longest(all, 0, false);
        }

        /// From `entry` to anywhere among `nodes`; in a loop never back to `entry`, its head.
        private long longest(BitSet nodes, int entry, boolean inLoop) {
            Components parts = new Components(nodes, entry, inLoop, this::successors);
            long[] best = new long[parts.count()];
            Arrays.fill(best, -1);
            long worst = 0;
            for (int part = parts.of(entry); part >= 0; part--) {
                if (part == parts.of(entry)) {
                    best[part] = 0;
                }
                if (best[part] < 0) {
                    continue;
                }
                long through = sum(best[part], cost(parts, part, inLoop ? entry : -1));
                worst = Math.max(worst, through);
                for (int node : parts.members(part)) {
                    for (int next : successors(node)) {
                        if (nodes.get(next) && parts.of(next) < part) {
                            best[parts.of(next)] = Math.max(best[parts.of(next)], through);
                        }
                    }
                }
            }
            return worst;
        }

        private long cost(Components parts, int part, int cut) {
            int[] members = parts.members(part);
            int first = members[0];
            if (members.length == 1 && (first == cut || !goesTo(first, first))) {
                return weight[first];
            }
            int head = parts.head(part);
            long rounds = head < 0 ? -1 : bounds.most(method, head);
            if (rounds < 0) {
                unbounded.add(new Unbounded(method, members[0]));
                return UNKNOWN;
            }
            BitSet inside = new BitSet();
            for (int member : members) {
                inside.set(member);
            }
            return product(rounds + 1, members.length == 1 ? weight[first]
                    : longest(inside, head, true));
        }

        private boolean goesTo(int from, int to) {
            return Arrays.stream(successors(from)).anyMatch(next -> next == to);
        }

        /// Also into the handlers that cover an instruction.
        private int[] successors(int index) {
            int[] next = body.successors(index);
            for (MethodBody.Handler handler : body.handlers()) {
                if (index >= handler.from() && index < handler.to()) {
                    next = Arrays.copyOf(next, next.length + 1);
                    next[next.length - 1] = handler.target();
                }
            }
            return next;
        }
    }
}
