package homeostat.firmware;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The operand stack while one block is translated, and the C statements made so far.
///
/// An expression without effect stays on the stack as text until it is used, so that the C reads
/// like the Java; everything else is computed at once into a temporary (`t1`, `t2`, written once).
/// Where blocks meet, what is on the stack travels in variables named by depth and kind (`s0d`).
final class Operands {
    private static final int FOLD_LIMIT = 72;
    private static final Pattern TEMPORARY = Pattern.compile("t[0-9]+");
    private static final Pattern CARRIER = Pattern.compile("\\bs[0-9]+[ilfda]\\b");

    private boolean lined;
    private final StringBuilder text = new StringBuilder();
    private final List<Value> stack = new ArrayList<>();
    private final Set<String> carriers;
    private int temporaries;

    /// @param carriers collects the variables between blocks that must be declared
    /// @param known what is known of those that hold a reference
    Operands(List<Kind> entering, Set<String> carriers, Function<String, Reference> known) {
        this.carriers = carriers;
        for (Kind kind : entering) {
            Value value = Value.atom(carrier(stack.size(), kind), kind);
            stack.add(kind == Kind.REF ? value.with(known.apply(value.text())) : value);
        }
    }

    /// Shows every reference on the stack under the name of its carrier.
    void references(BiConsumer<String, Reference> look) {
        for (int i = 0; i < stack.size(); i++) {
            if (stack.get(i).kind() == Kind.REF) {
                look.accept(carrier(i, Kind.REF), stack.get(i).reference());
            }
        }
    }

    private String carrier(int depth, Kind kind) {
        String name = "s" + depth + kind.letter();
        carriers.add(kind.declare(name));
        return name;
    }

    /// All of one line of Java stands in one line of C: the compiler counts on from `#line`.
    void statement(String statement) {
        if (lined) {
            text.setLength(text.length() - 1);
            text.append(' ').append(statement).append('\n');
            return;
        }
        text.append("    ").append(statement).append('\n');
        lined = true;
    }

    /// What follows is this line of the Java source.
    void line(int number) {
        if (number > 0) {
            text.append("#line ").append(number).append('\n');
            lined = false;
        }
    }

    String text() {
        return text.toString();
    }

    List<Kind> kinds() {
        return stack.stream().map(Value::kind).toList();
    }

    boolean isEmpty() {
        return stack.isEmpty();
    }

    void push(Value value) {
        stack.add(value.text().length() > FOLD_LIMIT ? temporary(value) : value);
    }

    /// An expression of pure operands.
    void push(Kind kind, String expression, Value... operands) {
        Set<String> reads = new HashSet<>();
        for (Value operand : operands) {
            reads.addAll(operand.reads());
        }
        push(new Value(expression, kind, false, reads, null, Reference.UNKNOWN));
    }

    /// An expression that reads memory, calls, or may trap: computed here and now.
    void pushNow(Kind kind, String expression) {
        pushNow(kind, expression, Reference.UNKNOWN);
    }

    /// The same for a reference of which something is known.
    void pushNow(Kind kind, String expression, Reference reference) {
        push(temporary(new Value(expression, kind, false, Set.of(), null, reference)));
    }

    Value pop() {
        return stack.removeLast();
    }

    Value peek() {
        return stack.getLast();
    }

    /// The next operand as something that can be written several times.
    Value popAtom() {
        Value value = pop();
        return value.atom() ? value : temporary(value);
    }

    private Value temporary(Value value) {
        String name = "t" + ++temporaries;
        statement(value.kind() == Kind.REF ? "void *const " + name + " = " + value.text() + ";"
                : "const " + value.kind().declare(name) + " = " + value.text() + ";");
        return new Value(name, value.kind(), true, Set.of(), null, value.reference());
    }

    /// Everything that reads a local variable is computed before that variable changes.
    void settle(String local) {
        for (int i = 0; i < stack.size(); i++) {
            if (stack.get(i).reads().contains(local)) {
                stack.set(i, temporary(stack.get(i)));
            }
        }
    }

    /// A value that must survive what follows, even if that assigns to carriers.
    String safe(Value value) {
        boolean quiet = stack.isEmpty() || !CARRIER.matcher(value.text()).find();
        return quiet ? value.text() : temporary(value).text();
    }

    /// Moves the whole stack into the variables that the next block reads.
    void carry() {
        for (int i = 0; i < stack.size(); i++) {
            Value value = stack.get(i);
            String target = carrier(i, value.kind());
            if (!value.text().equals(target) && CARRIER.matcher(value.text()).find()) {
                stack.set(i, temporary(value));
            }
        }
        for (int i = 0; i < stack.size(); i++) {
            Value value = stack.get(i);
            String target = carrier(i, value.kind());
            if (!value.text().equals(target)) {
                statement(target + " = " + value.text() + ";");
            }
        }
    }

    /// pop and pop2.
    void drop(int words) {
        for (Value value : take(words)) {
            if (TEMPORARY.matcher(value.text()).matches()) {
                statement("(void) " + value.text() + ";");
            }
        }
    }

    /// dup and its five sisters: copies the top words below the next `skipped` words.
    void duplicate(int words, int skipped) {
        List<Value> top = new ArrayList<>(take(words));
        List<Value> below = take(skipped);
        top.replaceAll(value -> value.atom() ? value : temporary(value));
        stack.addAll(top);
        stack.addAll(below);
        stack.addAll(top);
    }

    void swap() {
        Value upper = pop();
        Value lower = pop();
        stack.add(upper);
        stack.add(lower);
    }

    private List<Value> take(int words) {
        List<Value> taken = new ArrayList<>();
        for (int left = words; left > 0;) {
            Value value = pop();
            taken.addFirst(value);
            left -= value.kind() == Kind.LONG || value.kind() == Kind.DOUBLE ? 2 : 1;
        }
        return taken;
    }
}
