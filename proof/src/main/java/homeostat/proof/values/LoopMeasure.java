package homeostat.proof.values;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Why a loop ends: something whole moves one way on every round, between bounds.
///
/// Candidates are all locals and cells that change. One that moves by at least one on every way
/// back bounds the rounds by the width of what it can be when the way back is taken; where each way
/// back moves another of several that never turn, the widths add up (a binary search). What is
/// shifted or divided on every round is bounded by its bits.
final class LoopMeasure {
    /// What is bounded by nothing but the width of its type is not bounded.
    private static final long MOST = 1L << 24;
    private static final int DEPTH_MAX = 12;

    private final State head;
    private final List<State> backs;
    private final Map<Symbol, List<Symbol>> moved = new LinkedHashMap<>();

    private LoopMeasure(State head, List<State> backs) {
        this.head = head;
        this.backs = backs;
    }

    /// How far a symbol has moved from another: at least `low`, at most `high`.
    private record Shift(long low, long high) {
    }

    static long most(World world, State head, List<State> backs) {
        if (backs.isEmpty()) {
            return 0;
        }
        LoopMeasure measure = new LoopMeasure(head, backs);
        measure.collect(world);
        return measure.most();
    }

    private void collect(World world) {
        for (int k = 0; k < head.locals.length; k++) {
            int slot = k;
            add(head.locals[k], state -> state.locals[slot]);
        }
        head.heap.forEach((id, symbol) -> {
            Cell cell = world.cell(id);
            if (cell.isStrong()) {
                add(symbol, state -> state.load(cell));
            }
        });
    }

    private void add(Symbol start, java.util.function.Function<State, Symbol> end) {
        if (start == null || !(head.value(start) instanceof Whole)) {
            return;
        }
        List<Symbol> ends = new ArrayList<>();
        for (State back : backs) {
            Symbol symbol = end.apply(back);
            if (symbol == null) {
                return;
            }
            ends.add(symbol);
        }
        if (ends.stream().anyMatch(symbol -> symbol != start)) {
            moved.putIfAbsent(start, ends);
        }
    }

    private long most() {
        long best = Long.MAX_VALUE;
        List<Long> widths = new ArrayList<>();
        boolean[] isMoved = new boolean[backs.size()];
        for (Map.Entry<Symbol, List<Symbol>> each : moved.entrySet()) {
            best = Math.min(best, halvings(each.getKey(), each.getValue()));
            for (boolean isUp : new boolean[] {true, false}) {
                Progress progress = progress(each.getKey(), each.getValue(), isUp);
                if (progress == null) {
                    continue;
                }
                if (progress.isAlways()) {
                    best = Math.min(best, progress.rounds());
                } else if (progress.isEver()) {
                    widths.add(progress.rounds());
                    for (int k = 0; k < isMoved.length; k++) {
                        isMoved[k] |= progress.moved[k];
                    }
                }
            }
        }
        if (all(isMoved) && !widths.isEmpty()) {
            long sum = 0;
            for (long width : widths) {
                sum = width > MOST ? Long.MAX_VALUE : Math.min(Long.MAX_VALUE - MOST, sum) + width;
            }
            best = Math.min(best, sum);
        }
        return best <= MOST || best == Integer.MAX_VALUE ? best : LoopBounds.NONE;
    }

    private static boolean all(boolean[] flags) {
        for (boolean each : flags) {
            if (!each) {
                return false;
            }
        }
        return true;
    }

    /// On which ways back a candidate moves, and how many rounds that makes at most.
    private record Progress(boolean[] moved, long rounds) {
        boolean isAlways() {
            return all(moved);
        }

        boolean isEver() {
            for (boolean each : moved) {
                if (each) {
                    return true;
                }
            }
            return false;
        }
    }

    /// Null when it can turn.
    private Progress progress(Symbol start, List<Symbol> ends, boolean isUp) {
        boolean[] movedOn = new boolean[backs.size()];
        Whole range = null;
        long step = Long.MAX_VALUE;
        boolean isBelowLength = true;
        for (int k = 0; k < movedOn.length; k++) {
            State back = backs.get(k);
            Shift shift = shift(back, start, ends.get(k), 0);
            if (shift == null || isUp && shift.low < 0 || !isUp && shift.high > 0) {
                return null;
            }
            long by = isUp ? shift.low : -shift.high;
            movedOn[k] = by > 0;
            if (by > 0) {
                step = Math.min(step, by);
                Whole here = back.whole(start);
                range = range == null ? here : range.join(here);
                isBelowLength &= isUp && here.low() >= 0 && isBelowLength(back, start);
            }
        }
        if (range == null) {
            return new Progress(movedOn, 0);
        }
        long width = range.high() - range.low();
        long rounds = width < 0 ? Long.MAX_VALUE : width / step + 1;
        boolean isLength = isBelowLength && rounds <= 1L << Integer.SIZE;
        return new Progress(movedOn, rounds <= MOST ? rounds
                : isLength ? Integer.MAX_VALUE : Long.MAX_VALUE);
    }

    private static boolean isBelowLength(State back, Symbol start) {
        Symbol[] greater = back.less.get(start.id);
        if (greater != null) {
            for (Symbol each : greater) {
                if (each.op == Op.LENGTH) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Shift shift(State state, Symbol start, Symbol end, int depth) {
        if (start == end) {
            return new Shift(0, 0);
        }
        if (!(end.base instanceof Whole)) {
            return null;
        }
        Whole from = state.whole(start);
        Whole to = state.whole(end);
        if (to.low() > from.high() || to.high() < from.low()) {
            return apart(from, to);
        }
        if (depth > DEPTH_MAX || end.a == null) {
            return null;
        }
        return switch (end.op) {
            case PHI -> {
                Shift one = shift(state, start, end.a, depth + 1);
                Shift other = one == null ? null : shift(state, start, end.b, depth + 1);
                yield other == null ? null : new Shift(Math.min(one.low, other.low),
                        Math.max(one.high, other.high));
            }
            case ADD -> {
                Shift left = moved(shift(state, start, end.a, depth + 1), state, end, true);
                yield left != null ? left
                        : moved(shift(state, start, end.b, depth + 1), state, end, false);
            }
            case SUB -> moved(shift(state, start, end.a, depth + 1), state, end, true);
            case SHR, USHR, DIV -> middle(state, start, end);
            default -> null;
        };
    }

    /// The middle of two numbers lies between them.
    private static Shift middle(State state, Symbol start, Symbol end) {
        Symbol sum = end.a;
        long by = end.op == Op.DIV ? 2 : 1;
        boolean isHalf = state.value(end.b).equals(Whole.of(by)) && sum.op == Op.ADD
                && !state.whole(sum.a).wrapsPlus(state.whole(sum.b),
                Boolean.TRUE.equals(sum.detail)) && state.whole(sum).low() >= 0;
        if (!isHalf || sum.a != start && sum.b != start) {
            return null;
        }
        Symbol other = sum.a == start ? sum.b : sum.a;
        if (state.isAtMost(start, other)) {
            return new Shift(0, MOST);
        }
        return state.isAtMost(other, start) ? new Shift(-MOST, 0) : null;
    }

    /// The shift between sets that lie apart, whatever the one was computed from.
    private static Shift apart(Whole from, Whole to) {
        Whole small = Whole.of(-MOST, MOST);
        boolean isSmall = small.contains(from) && small.contains(to);
        return isSmall ? new Shift(to.low() - from.high(), to.high() - from.low()) : null;
    }

    /// The shift of a sum or difference one of whose operands has moved; null when it can wrap.
    private static Shift moved(Shift operand, State state, Symbol end, boolean isFirst) {
        if (operand == null) {
            return null;
        }
        Whole a = state.whole(end.a);
        Whole b = state.whole(end.b);
        boolean isLong = Boolean.TRUE.equals(end.detail);
        boolean isSum = end.op == Op.ADD;
        if (isSum ? a.wrapsPlus(b, isLong) : a.wrapsMinus(b, isLong)) {
            return null;
        }
        Whole by = isFirst ? b : a;
        long least = isSum ? by.low() : -by.high();
        long most = isSum ? by.high() : -by.low();
        boolean isSmall = Math.abs(least) <= MOST && Math.abs(most) <= MOST
                && least != Long.MIN_VALUE && most != Long.MIN_VALUE;
        return isSmall ? new Shift(operand.low + least, operand.high + most) : null;
    }

    /// The bits of a candidate that loses at least one on every way back and is not zero there.
    private long halvings(Symbol start, List<Symbol> ends) {
        long most = 0;
        for (int k = 0; k < backs.size(); k++) {
            Symbol end = ends.get(k);
            Whole here = backs.get(k).whole(start);
            if (end.a != start || end.b == null || here.hasZero()) {
                return Long.MAX_VALUE;
            }
            Whole by = backs.get(k).whole(end.b);
            boolean isLong = Boolean.TRUE.equals(end.detail);
            int bits = isLong ? Long.SIZE : Integer.SIZE;
            boolean shrinks = switch (end.op) {
                case USHR -> by.low() >= 1 && by.high() < bits;
                case SHL -> by.low() >= 1 && by.high() < bits;
                case SHR -> here.low() > 0 && by.low() >= 1 && by.high() < bits;
                case DIV -> by.low() >= 2;
                default -> false;
            };
            if (!shrinks) {
                return Long.MAX_VALUE;
            }
            boolean isKnown = here.low() > 0 && end.op != Op.SHL;
            most = Math.max(most, isKnown ? Long.SIZE - Long.numberOfLeadingZeros(here.high())
                    : bits);
        }
        return most;
    }
}
