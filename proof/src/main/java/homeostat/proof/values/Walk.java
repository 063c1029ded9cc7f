package homeostat.proof.values;

import homeostat.proof.Method;
import homeostat.proof.MethodBody;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Walks one method from what is known at its start to what is known at its ends.
///
/// Loops whose condition is decided are unrolled, up to a limit; any other is repeated, its
/// changing values widened, until nothing new is learnt, and then narrowed again twice. Only what
/// the last pass found is kept.
final class Walk {
    /// Where a state goes that returns, and one that is thrown out of the method.
    static final int RETURNED = -1;
    static final int THROWN = -2;
    private static final int UNROLLED_MAX = 16;
    private static final int NARROWINGS = 2;
    private static final Set<String> CATCHES_ALL = Set.of("java/lang/Throwable",
            "java/lang/Exception", "java/lang/RuntimeException");

    final Interpreter interpreter;
    final Unit unit;
    final Method method;
    final Shape shape;
    final MethodBody body;
    final Path path;
    private final State[] pending;
    private final Map<Integer, State> ends = new HashMap<>();
    private final Deque<Pass> passes = new ArrayDeque<>();
    private final Steps steps;
    Log log = new Log();

    /// How code was come to, as far as the place where an object is made depends on it.
    record Path(Path from, Method method, int index, int round) {
    }

    /// One pass through a loop.
    private static final class Pass {
        final Shape.Loop loop;
        final List<State> back = new ArrayList<>();
        final Map<Integer, State> exits = new HashMap<>();
        final Log log = new Log();

        Pass(Shape.Loop loop) {
            this.loop = loop;
        }

        boolean leaves() {
            return exits.keySet().stream().anyMatch(target -> target != THROWN);
        }
    }

    Walk(Interpreter interpreter, Unit unit, Method method, Path path) {
        this.interpreter = interpreter;
        this.unit = unit;
        this.method = method;
        this.path = path;
        this.shape = interpreter.shape(method);
        this.body = shape.body;
        this.pending = new State[body.size()];
        this.steps = new Steps(this);
    }

    /// Walks from a state at the first instruction.
    void run(State start) {
        pending[0] = start;
        shape.elements.forEach(this::run);
    }

    /// What is known after a return, the result as the only operand; null when there is none.
    State returned() {
        return ends.get(RETURNED);
    }

    /// What is known where something was thrown out of the method; null when nothing is.
    State thrown() {
        return ends.get(THROWN);
    }

    /// Which round of each unrolled loop around this is being walked, as one number.
    int round() {
        int round = 0;
        for (Pass pass : passes) {
            round = round * 31 + pass.loop.head() + 1 + rounds.getOrDefault(pass.loop, 0);
        }
        return round;
    }

    private final Map<Shape.Loop, Integer> rounds = new HashMap<>();

    /// Whether this is walked as often as it runs: not in a loop that is being generalised.
    boolean isExact() {
        return passes.stream().allMatch(pass -> rounds.getOrDefault(pass.loop, -1) >= 0);
    }

    private void run(Shape.Element element) {
        State state = pending[element.head()];
        pending[element.head()] = null;
        if (state != null) {
            switch (element) {
                case Shape.Block block -> run(block, state);
                case Shape.Loop loop -> run(loop, state);
            }
        }
    }

    private void run(Shape.Block block, State state) {
        for (int i = block.head(); i < block.end(); i++) {
            steps.step(i, state);
            if (state.isDead) {
                return;
            }
        }
        if (steps.fallsThrough(block.end() - 1)) {
            deliver(block.end(), state);
        }
    }

    void deliver(int to, State state) {
        if (state.isDead) {
            return;
        }
        int target = to < 0 ? to : shape.landing(to);
        Pass pass = passes.peek();
        if (pass == null) {
            if (target >= 0) {
                pending[target] = joined(pending[target], state);
            } else {
                ends.put(target, joined(ends.get(target), state));
            }
        } else if (target == pass.loop.head()) {
            pass.back.add(state);
        } else if (target >= 0 && pass.loop.blocks().get(target)) {
            pending[target] = joined(pending[target], state);
        } else {
            pass.exits.put(target, joined(pass.exits.get(target), state));
        }
    }

    private static State joined(State known, State more) {
        return known == null ? more : State.join(known, more);
    }

    private void run(Shape.Loop loop, State start) {
        State entry = start;
        int unrolled = 0;
        rounds.put(loop, 0);
        Pass pass = pass(loop, entry);
        while (!pass.back.isEmpty() && !pass.leaves() && unrolled < UNROLLED_MAX) {
            commit(pass);
            entry = backOf(pass);
            unrolled++;
            rounds.put(loop, unrolled);
            pass = pass(loop, entry);
        }
        long most = 0;
        if (!pass.back.isEmpty()) {
            rounds.put(loop, -1);
            State head = entry;
            if (!isTransparent()) {
                pass = pass(loop, entry);
            }
            Fixpoint found = fixpoint(loop, entry, pass);
            head = found.head;
            pass = found.pass;
            most = LoopMeasure.most(interpreter.world, head, pass.back);
        }
        long all = most == LoopBounds.NONE ? most : most + unrolled;
        pass.log.bounds.add(new Log.Bound(method, loop.head(), all));
        commit(pass);
    }

    /// Whether nothing is made in here, so that a round is no different from any other.
    private boolean isTransparent() {
        return !interpreter.isAssembling();
    }

    private record Fixpoint(State head, Pass pass) {
    }

    private Fixpoint fixpoint(Shape.Loop loop, State entry, Pass first) {
        State head = entry;
        Pass pass = first;
        Growth growth = new Growth(interpreter, shape, entry);
        while (!pass.back.isEmpty()) {
            State merged = merged(entry, pass);
            if (growth.covers(head, merged)) {
                break;
            }
            head = growth.widened(head, merged);
            pass = pass(loop, head.copy());
        }
        for (int i = 0; i < NARROWINGS && !pass.back.isEmpty(); i++) {
            State merged = merged(entry, pass);
            if (growth.covers(merged, head)) {
                break;
            }
            head = merged;
            pass = pass(loop, head.copy());
        }
        return new Fixpoint(head, pass);
    }

    /// What holds at the head: what held before the loop and what comes back. Facts about symbols
    /// of before the loop hold for ever, since symbols do not change.
    private State merged(State entry, Pass pass) {
        State merged = State.join(entry, backOf(pass));
        merged.facts = entry.facts;
        merged.less = entry.less;
        merged.atMost = entry.atMost;
        return merged;
    }

    private static State backOf(Pass pass) {
        State back = pass.back.getFirst();
        for (int i = 1; i < pass.back.size(); i++) {
            back = State.join(back, pass.back.get(i));
        }
        return back;
    }

    private Pass pass(Shape.Loop loop, State head) {
        Pass pass = new Pass(loop);
        passes.push(pass);
        Log outer = log;
        log = pass.log;
        State start = head.copy();
        for (Shape.Element each : loop.body()) {
            pending[each.head()] = null;
        }
        pending[loop.head()] = start;
        loop.body().forEach(this::run);
        log = outer;
        passes.pop();
        return pass;
    }

    private void commit(Pass pass) {
        log.called.add(new Log.Called(pass.log, new Log.Way(false, false, true, null)));
        pass.exits.forEach(this::deliver);
        pass.exits.clear();
    }

    /// Something is thrown at an instruction: by itself or by what it called.
    ///
    /// @param isPlain whether it can only be what a handler of RuntimeException catches
    void raise(int index, State state, boolean isPlain) {
        for (MethodBody.Handler handler : body.handlers()) {
            if (index >= handler.from() && index < handler.to()) {
                State caught = state.copy();
                caught.isDead = false;
                caught.depth = 0;
                caught.stack = new Symbol[Math.max(1, state.stack.length)];
                caught.push(Symbol.opaque(Refs.unknown(handler.catches() == null
                        ? "java/lang/Throwable" : handler.catches(), false)));
                deliver(handler.target(), caught);
                boolean all = handler.catches() == null
                        || handler.catches().equals("java/lang/Throwable")
                        || isPlain && CATCHES_ALL.contains(handler.catches());
                if (all) {
                    return;
                }
            }
        }
        State out = state.bare();
        out.isDead = false;
        deliver(THROWN, out);
    }

    /// Whether a handler of this method catches what a call at the instruction throws.
    boolean isGuarded(int index) {
        for (MethodBody.Handler handler : body.handlers()) {
            boolean catches = handler.catches() == null
                    || CATCHES_ALL.contains(handler.catches());
            if (catches && index >= handler.from() && index < handler.to()) {
                return true;
            }
        }
        return false;
    }

    /// A trap that cannot be ruled out: noted, and thrown from here.
    void trap(int index, State state, TrapKind kind) {
        log.left.add(new Log.Left(method, index, kind, state.heap.isEmpty()));
        raise(index, state, kind != TrapKind.THROW);
    }
}
