package homeostat.proof;

import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.util.BitSet;

/// The places of a method that make a failure and throw it at once: `throw new X(...)`, the
/// `default` of an exhaustive switch, a failed pattern. To the device this is a trap, not an
/// allocation.
///
/// Recognised is one straight line from `new X`, X a Throwable, over its own constructor to
/// `athrow`, which nothing but its start can enter. What the line computes in between is judged
/// like all code.
public final class TrapSites {
    private static final String THROWABLE = "java/lang/Throwable";
    private static final String UNMATCHED = "java/lang/MatchException";

    private final MethodBody body;
    private final BitSet lines = new BitSet();
    private final BitSet starts = new BitSet();

    private TrapSites(MethodBody body) {
        this.body = body;
    }

    public static TrapSites of(Program program, MethodBody body) {
        TrapSites sites = new TrapSites(body);
        BitSet entered = sites.entered();
        for (int i = 0; i < body.size(); i++) {
            if (body.instructions().get(i) instanceof NewObjectInstruction made
                    && program.isSubtype(made.className().asInternalName(), THROWABLE)) {
                int end = sites.end(i, entered);
                if (end > 0) {
                    sites.starts.set(i);
                    sites.lines.set(i, end + 1);
                }
            }
        }
        return sites;
    }

    /// How many failures the method can throw.
    public int count() {
        return starts.cardinality();
    }

    /// Whether the instruction is the `new` of a failure that is thrown at once.
    public boolean isStart(int index) {
        return starts.get(index);
    }

    /// Whether the instruction stands between such a `new` and its `athrow`, both included.
    public boolean covers(int index) {
        return lines.get(index);
    }

    /// Whether a handler only turns what it caught into a `MatchException`: javac puts one around
    /// the accessor calls of a record pattern.
    public boolean isUnmatched(MethodBody.Handler handler) {
        int start = handler.target() + 1;
        return body.instructions().get(handler.target()) instanceof StoreInstruction
                && isStart(start)
                && body.instructions().get(start) instanceof NewObjectInstruction made
                && made.className().asInternalName().equals(UNMATCHED);
    }

    private BitSet entered() {
        BitSet entered = new BitSet();
        for (int i = 0; i < body.size(); i++) {
            for (int next : body.successors(i)) {
                if (next != i + 1 || body.instructions().get(i) instanceof BranchInstruction) {
                    entered.set(next);
                }
            }
        }
        body.handlers().forEach(handler -> entered.set(handler.target()));
        return entered;
    }

    /// The index of the `athrow` that throws the object made at `start`, or -1.
    private int end(int start, BitSet entered) {
        int unfinished = 1;
        for (int i = start + 1; i < body.size() - 1 && !entered.get(i); i++) {
            Instruction instruction = body.instructions().get(i);
            if (leavesLine(instruction)) {
                return -1;
            } else if (instruction instanceof NewObjectInstruction) {
                unfinished++;
            } else if (instruction instanceof InvokeInstruction call
                    && call.name().equalsString(Method.CONSTRUCTOR)) {
                unfinished--;
                if (unfinished == 0) {
                    boolean isThrown = body.instructions().get(i + 1) instanceof ThrowInstruction;
                    return isThrown && !entered.get(i + 1) ? i + 1 : -1;
                }
            }
        }
        return -1;
    }

    private static boolean leavesLine(Instruction instruction) {
        return instruction instanceof BranchInstruction
                || instruction instanceof TableSwitchInstruction
                || instruction instanceof LookupSwitchInstruction
                || instruction instanceof ReturnInstruction
                || instruction instanceof ThrowInstruction;
    }
}
