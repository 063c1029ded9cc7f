package homeostat.proof;

import java.lang.classfile.Opcode;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// One place that calls: the instruction at `index` of the caller's [MethodBody], the reference as
/// written, and everything that can answer in the closed world.
///
/// `targets` holds declared methods of the program *and* of the library; a virtual call inside the
/// program has one entry in `dispatch` per instantiated class that can be its receiver. A site
/// without targets can only meet null.
public final class CallSite {
    private final Method caller;
    private final int index;
    private final Opcode opcode;
    private final Method reference;
    private final SortedSet<Method> targets = new TreeSet<>();
    private final SortedMap<String, Method> dispatch = new TreeMap<>();
    private final SortedSet<String> hidden = new TreeSet<>();

    CallSite(Method caller, int index, Opcode opcode, Method reference) {
        this.caller = caller;
        this.index = index;
        this.opcode = opcode;
        this.reference = reference;
    }

    void add(Method target) {
        targets.add(target);
    }

    void add(String receiver, Method target) {
        dispatch.put(receiver, target);
        targets.add(target);
    }

    void hide(String allocation) {
        hidden.add(allocation);
    }

    /// What the object behind a method reference makes by itself when it is called: it has no class
    /// file to read.
    public SortedSet<String> hidden() {
        return hidden;
    }

    public Method caller() {
        return caller;
    }

    public int index() {
        return index;
    }

    /// One of `INVOKESTATIC`, `INVOKESPECIAL`, `INVOKEVIRTUAL`, `INVOKEINTERFACE`.
    public Opcode opcode() {
        return opcode;
    }

    public Method reference() {
        return reference;
    }

    public SortedSet<Method> targets() {
        return targets;
    }

    /// Receiver class to the code it runs; empty for static and special calls.
    public SortedMap<String, Method> dispatch() {
        return dispatch;
    }

    @Override
    public String toString() {
        return caller + "@" + index + " " + opcode + " " + reference + " -> " + targets;
    }
}
