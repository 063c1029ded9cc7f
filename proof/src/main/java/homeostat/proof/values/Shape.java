package homeostat.proof.values;

import homeostat.proof.MethodBody;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// The order in which the instructions of a method are walked: straight stretches, and loops inside
/// loops, each with its head.
///
/// Source: F. Bourdoncle, "Efficient chaotic iteration strategies with widenings", 1993 (weak
/// topological order).
final class Shape {
    /// A stretch of code, by its first instruction, or a loop.
    sealed interface Element {
        /// Its first instruction.
        int head();
    }

    /// Instructions `head` to `end` (exclusive), entered at the first only.
    record Block(int head, int end) implements Element {
    }

    /// A loop: all ways back lead to the first block of `body`.
    record Loop(int head, List<Element> body, BitSet blocks) implements Element {
    }

    final MethodBody body;
    final List<Element> elements = new ArrayList<>();
    final Thresholds thresholds;
    /// Whether a loop can be entered beside its head; then the walk would not be sound.
    boolean isIrreducible;
    private final BitSet starts = new BitSet();
    private final BitSet heads = new BitSet();
    private final int[] number;
    private final List<Integer> path = new ArrayList<>();
    private int visited;

    Shape(MethodBody body) {
        this.body = body;
        this.number = new int[body.size()];
        findStarts();
        visit(0, elements);
        java.util.Collections.reverse(elements);
        thresholds = findThresholds();
        checkEntries(elements);
    }

    private void findStarts() {
        starts.set(0);
        for (int i = 0; i < body.size(); i++) {
            int[] next = body.successors(i);
            boolean isStraight = next.length == 1 && next[0] == i + 1;
            if (!isStraight) {
                for (int each : next) {
                    starts.set(each);
                }
                starts.set(i + 1);
            }
        }
        for (MethodBody.Handler handler : body.handlers()) {
            starts.set(handler.from());
            starts.set(handler.to());
            starts.set(handler.target());
        }
        starts.clear(body.size(), Math.max(body.size(), starts.length()));
    }

    /// Where a jump to a block comes to rest: a block that only jumps on is passed over, so that
    /// ways that meet there only to go back to a loop's head stay apart.
    int landing(int block) {
        int at = block;
        while (body.instructions().get(at) instanceof BranchInstruction jump
                && jump.opcode() == Opcode.GOTO && !heads.get(at)) {
            at = body.indexOf(jump.target());
        }
        return at;
    }

    int end(int block) {
        int next = starts.nextSetBit(block + 1);
        return next < 0 ? body.size() : next;
    }

    private int[] successors(int block) {
        int end = end(block);
        int[] direct = body.successors(end - 1);
        SortedSet<Integer> all = new TreeSet<>();
        for (int each : direct) {
            all.add(each);
        }
        for (MethodBody.Handler handler : body.handlers()) {
            if (block >= handler.from() && block < handler.to()) {
                all.add(handler.target());
            }
        }
        return all.stream().mapToInt(each -> each).toArray();
    }

    private int visit(int block, List<Element> into) {
        path.add(block);
        number[block] = ++visited;
        int head = number[block];
        boolean isLoop = false;
        for (int next : successors(block)) {
            int least = number[next] == 0 ? visit(next, into) : number[next];
            if (least <= head) {
                head = least;
                isLoop = true;
            }
        }
        if (head != number[block]) {
            return head;
        }
        number[block] = Integer.MAX_VALUE;
        int top = path.removeLast();
        if (!isLoop) {
            into.add(new Block(block, end(block)));
            return head;
        }
        while (top != block) {
            number[top] = 0;
            top = path.removeLast();
        }
        into.add(component(block));
        return head;
    }

    private Loop component(int head) {
        List<Element> inside = new ArrayList<>();
        for (int next : successors(head)) {
            if (number[next] == 0) {
                visit(next, inside);
            }
        }
        inside.add(new Block(head, end(head)));
        java.util.Collections.reverse(inside);
        BitSet blocks = new BitSet();
        heads.set(head);
        collect(inside, blocks);
        return new Loop(head, inside, blocks);
    }

    private static void collect(List<Element> inside, BitSet blocks) {
        for (Element each : inside) {
            blocks.set(each.head());
            if (each instanceof Loop loop) {
                blocks.or(loop.blocks());
            }
        }
    }

    private void checkEntries(List<Element> inside) {
        for (Element each : inside) {
            if (each instanceof Loop loop) {
                starts.stream().filter(from -> !loop.blocks().get(from)).forEach(from -> {
                    for (int to : successors(from)) {
                        isIrreducible |= to != loop.head() && loop.blocks().get(to);
                    }
                });
                checkEntries(loop.body());
            }
        }
    }

    boolean hasLoop() {
        return elements.stream().anyMatch(Loop.class::isInstance);
    }

    boolean calls() {
        return body.instructions().stream().anyMatch(InvokeInstruction.class::isInstance);
    }

    private Thresholds findThresholds() {
        SortedSet<Long> found = new TreeSet<>(List.of(-1L, 0L, 1L));
        SortedSet<Double> reals = new TreeSet<>();
        for (var instruction : body.instructions()) {
            switch (instruction) {
                case ConstantInstruction constant -> {
                    switch (constant.constantValue()) {
                        case Integer i -> around(found, i);
                        case Long j -> around(found, j);
                        case Double d -> reals.add(d);
                        case Float f -> reals.add((double) f);
                        case null, default -> {
                        }
                    }
                }
                case IncrementInstruction step -> around(found, step.constant());
                case TableSwitchInstruction table -> table.cases().forEach(
                        each -> around(found, each.caseValue()));
                case LookupSwitchInstruction table -> table.cases().forEach(
                        each -> around(found, each.caseValue()));
                default -> {
                }
            }
        }
        return Thresholds.of(found, reals);
    }

    private static void around(SortedSet<Long> found, long value) {
        found.add(value);
        if (value > Long.MIN_VALUE && value < Long.MAX_VALUE) {
            found.add(value - 1);
            found.add(value + 1);
        }
    }
}
