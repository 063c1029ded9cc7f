package homeostat.proof;

import java.lang.classfile.Attributes;
import java.lang.classfile.CodeElement;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.classfile.attribute.UnknownAttribute;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.DiscontinuedInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.classfile.instruction.ThrowInstruction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// The code of one method as a numbered list of instructions and the control flow between them.
///
/// An instruction is known by its *index* in [#instructions()]; `bci` is its byte offset and `line`
/// its line in the source (0 where the class file names none).
public final class MethodBody {
    private final Method method;
    private final CodeAttribute code;
    private final List<Instruction> instructions = new ArrayList<>();
    private final List<Handler> handlers = new ArrayList<>();
    private int[] bci = new int[16];
    private int[] line = new int[16];
    private int[][] successors;
    private BitSet cyclic;

    /// A handler of exceptions: instructions `from` (inclusive) to `to` (exclusive) are covered,
    /// control goes to `target`; `catches` is the internal name caught, null for any.
    public record Handler(int from, int to, int target, String catches) {
    }

    private MethodBody(Method method, CodeAttribute code) {
        this.method = method;
        this.code = code;
    }

    static MethodBody decode(Method method, MethodModel model) {
        CodeAttribute code = model.findAttribute(Attributes.code()).orElseThrow(
                () -> new ProofException("no code: method=" + method
                        + ", expected a method that is neither abstract nor native"));
        MethodBody body = new MethodBody(method, code);
        try {
            body.read();
            body.link();
        } catch (IllegalArgumentException e) {
            throw new ProofException("unknown code: method=" + method
                    + ", expected instructions and attributes of this JDK", e);
        }
        return body;
    }

    private void read() {
        int offset = 0;
        int lineNow = 0;
        List<ExceptionCatch> catches = new ArrayList<>();
        for (CodeElement element : code) {
            switch (element) {
                case LineNumber number -> lineNow = number.line();
                case ExceptionCatch each -> catches.add(each);
                case DiscontinuedInstruction old -> throw new ProofException(
                        "discontinued instruction: method=" + method + " opcode=" + old.opcode()
                                + ", expected what Java compilers of today emit");
                case Instruction instruction -> {
                    append(instruction, offset, lineNow);
                    offset += instruction.sizeInBytes();
                }
                case UnknownAttribute attribute -> throw new ProofException(
                        "unknown attribute: method=" + method + " attribute="
                                + attribute.attributeName() + ", expected what this JDK defines");
                default -> {
                }
            }
        }
        append(null, offset, lineNow);
        for (ExceptionCatch each : catches) {
            handlers.add(new Handler(indexOf(each.tryStart()), indexOf(each.tryEnd()),
                    indexOf(each.handler()),
                    each.catchType().map(c -> c.asInternalName()).orElse(null)));
        }
    }

    private void append(Instruction instruction, int offset, int lineNow) {
        int size = instructions.size();
        if (size + 1 >= bci.length) {
            bci = Arrays.copyOf(bci, 2 * bci.length);
            line = Arrays.copyOf(line, 2 * line.length);
        }
        bci[size] = offset;
        line[size] = lineNow;
        if (instruction != null) {
            instructions.add(instruction);
        }
    }

    private void link() {
        successors = new int[instructions.size()][];
        for (int i = 0; i < successors.length; i++) {
            successors[i] = switch (instructions.get(i)) {
                case BranchInstruction branch when isUnconditional(branch) ->
                        new int[] {indexOf(branch.target())};
                case BranchInstruction branch -> new int[] {i + 1, indexOf(branch.target())};
                case TableSwitchInstruction table -> arms(table.defaultTarget(), table.cases());
                case LookupSwitchInstruction table -> arms(table.defaultTarget(), table.cases());
                case ReturnInstruction end -> new int[0];
                case ThrowInstruction end -> new int[0];
                default -> new int[] {i + 1};
            };
            for (int next : successors[i]) {
                if (next == successors.length) {
                    throw new ProofException("code runs off its end: method=" + method);
                }
            }
        }
    }

    private static boolean isUnconditional(BranchInstruction branch) {
        return switch (branch.opcode()) {
            case GOTO, GOTO_W -> true;
            default -> false;
        };
    }

    private int[] arms(Label otherwise, List<SwitchCase> cases) {
        int[] targets = new int[cases.size() + 1];
        targets[0] = indexOf(otherwise);
        for (int i = 0; i < cases.size(); i++) {
            targets[i + 1] = indexOf(cases.get(i).target());
        }
        return targets;
    }

    public Method method() {
        return method;
    }

    /// The attribute as parsed: stack and local limits, stack map, local variables.
    public CodeAttribute code() {
        return code;
    }

    public List<Instruction> instructions() {
        return instructions;
    }

    public List<Handler> handlers() {
        return handlers;
    }

    public int size() {
        return instructions.size();
    }

    public int bci(int index) {
        return bci[index];
    }

    public int line(int index) {
        return line[index];
    }

    /// The index of the instruction at a label; [#size()] for the end of the code.
    public int indexOf(Label label) {
        int found = Arrays.binarySearch(bci, 0, instructions.size() + 1, code.labelToBci(label));
        if (found < 0) {
            throw new ProofException("a jump into the middle of an instruction: method=" + method);
        }
        return found;
    }

    /// Where control can go next without an exception; empty after a return or throw.
    public int[] successors(int index) {
        return successors[index].clone();
    }

    /// Whether control can come back to the instruction within this call: it stands in a loop.
    public boolean isInLoop(int index) {
        if (cyclic == null) {
            cyclic = new BitSet();
            for (int i = 0; i < size(); i++) {
                BitSet ahead = reachable(successorsAndHandlers(i), -1);
                cyclic.set(i, ahead.get(i));
            }
        }
        return cyclic.get(index);
    }

    /// Whether every path from the start to a normal return passes the instruction.
    boolean isAlwaysPassed(int index) {
        if (index == 0) {
            return true;
        }
        BitSet without = reachable(new int[] {0}, index);
        for (int i = without.nextSetBit(0); i >= 0; i = without.nextSetBit(i + 1)) {
            if (instructions.get(i) instanceof ReturnInstruction) {
                return false;
            }
        }
        return true;
    }

    private BitSet reachable(int[] from, int avoided) {
        BitSet seen = new BitSet();
        int[] stack = new int[size() * 2 + from.length];
        int top = 0;
        for (int start : from) {
            if (start != avoided && !seen.get(start)) {
                seen.set(start);
                stack[top++] = start;
            }
        }
        while (top > 0) {
            for (int next : successorsAndHandlers(stack[--top])) {
                if (next != avoided && !seen.get(next)) {
                    seen.set(next);
                    stack[top++] = next;
                }
            }
        }
        return seen;
    }

    private int[] successorsAndHandlers(int index) {
        int[] all = successors[index];
        for (Handler handler : handlers) {
            if (index >= handler.from() && index < handler.to()) {
                all = Arrays.copyOf(all, all.length + 1);
                all[all.length - 1] = handler.target();
            }
        }
        return all;
    }
}
