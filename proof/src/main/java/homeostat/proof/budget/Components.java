package homeostat.proof.budget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;

/// The strongly connected components of a part of a control flow, in a loop with the edges back to
/// its entry cut: what is left of more than one node is a loop within it. Components are numbered
/// against the flow: every edge leads to a lower number or stays.
///
/// Source: Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1
/// (1972), without recursion.
final class Components {
    private final BitSet nodes;
    private final int entry;
    private final boolean cut;
    private final IntFunction<int[]> successors;
    private final int[] component;
    private final int[] order;
    private final int[] low;
    private final List<int[]> members = new ArrayList<>();
    private int[] stack;
    private int top;
    private int seen;

    /// @param cut whether edges back to the entry do not count
    Components(BitSet nodes, int entry, boolean cut, IntFunction<int[]> successors) {
        this.nodes = nodes;
        this.entry = entry;
        this.cut = cut;
        this.successors = successors;
        int size = nodes.length();
        component = new int[size];
        order = new int[size];
        low = new int[size];
        stack = new int[size];
        Arrays.fill(component, -1);
        visit(entry);
    }

    private boolean isEdge(int to) {
        return nodes.get(to) && !(cut && to == entry);
    }

    private void visit(int start) {
        int[] path = new int[component.length];
        int[] next = new int[component.length];
        int depth = 0;
        enter(start);
        path[0] = start;
        while (depth >= 0) {
            int node = path[depth];
            int[] all = successors.apply(node);
            if (next[node] < all.length) {
                int to = all[next[node]++];
                if (isEdge(to) && order[to] == 0) {
                    enter(to);
                    path[++depth] = to;
                } else if (isEdge(to) && component[to] < 0) {
                    low[node] = Math.min(low[node], order[to]);
                }
            } else {
                leave(node);
                depth--;
                if (depth >= 0) {
                    low[path[depth]] = Math.min(low[path[depth]], low[node]);
                }
            }
        }
    }

    private void enter(int node) {
        order[node] = ++seen;
        low[node] = seen;
        stack[top++] = node;
    }

    private void leave(int node) {
        if (low[node] == order[node]) {
            int from = top;
            do {
                from--;
                component[stack[from]] = members.size();
            } while (stack[from] != node);
            members.add(Arrays.copyOfRange(stack, from, top));
            top = from;
        }
    }

    int count() {
        return members.size();
    }

    /// The number of the component that a node is in.
    int of(int node) {
        return component[node];
    }

    int[] members(int number) {
        return members.get(number);
    }

    /// The one member that is entered from outside; -1 when there are several.
    int head(int number) {
        int head = component[entry] == number ? entry : -1;
        for (int node = 0; node < component.length; node++) {
            if (component[node] >= 0 && component[node] != number) {
                for (int to : successors.apply(node)) {
                    if (isEdge(to) && component[to] == number) {
                        if (head >= 0 && head != to) {
                            return -1;
                        }
                        head = to;
                    }
                }
            }
        }
        return head;
    }
}
