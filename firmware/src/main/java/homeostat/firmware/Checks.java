package homeostat.firmware;

import homeostat.proof.Method;
import homeostat.proof.MethodBody;
import java.lang.classfile.TypeKind;

/// What one instruction must ask before it acts: that a reference is not null, that an index is in
/// range. A check that cannot fail is left out: by what the translator knows of the closed world,
/// or by a proof.
final class Checks {
    private final ClosedWorld world;
    private final Names names;
    private final Method method;
    private final MethodBody body;
    private final int index;

    Checks(ClosedWorld world, Names names, MethodBody body, int index) {
        this.world = world;
        this.names = names;
        this.method = body.method();
        this.body = body;
        this.index = index;
    }

    /// The number of this instruction as a site, for one more check that is emitted.
    String site(TrapKind kind) {
        return Integer.toString(
                names.sites().number(method, body.bci(index), body.line(index), kind));
    }

    boolean isProved(TrapKind kind) {
        return world.proved().isProved(method, body.bci(index), kind);
    }

    /// The call that traps here.
    String trap(TrapKind kind) {
        return kind.function() + "(" + site(kind) + ")";
    }

    /// The reference as an argument or operand that is not null.
    String present(Value value) {
        return value.reference().present() || isProved(TrapKind.NULL) ? value.text()
                : "checked(" + value.text() + ", " + site(TrapKind.NULL) + ")";
    }

    /// An access to a part of an object of a C type, up to the name of the part.
    String within(String type, Value object) {
        Integer only = object.reference().only();
        if (only != null) {
            return names.object(world.snapshot().item(only)) + ".";
        }
        return (object.text().equals("self") ? "self" : "((" + type + " *) " + present(object)
                + ")") + "->";
    }

    /// An array's length: a number where it is known.
    ///
    /// @param family the C type of such arrays, null when the instruction does not tell
    String length(Value array, String family) {
        int length = world.length(array.reference());
        if (length >= 0 && array.reference().present()) {
            return Integer.toString(length);
        }
        world.heads().noteMeasured(array.reference(), family);
        return within("Array", array) + "length";
    }

    /// An element of an array, as something that can be read or assigned to.
    String element(TypeKind kind, Value array, Value at) {
        int length = world.length(array.reference());
        if (isProved(TrapKind.INDEX) || isBelow(at.text(), length)) {
            return elements(kind, array) + "[" + at.text() + "]";
        }
        String subscript = "[index_below(" + length(array, Kind.arrayType(kind)) + ", "
                + at.text() + ", " + site(TrapKind.INDEX) + ")]";
        return elements(kind, array.with(array.reference().checked())) + subscript;
    }

    private String elements(TypeKind kind, Value array) {
        String family = Kind.arrayType(kind);
        if (world.heads().isMeasured(family)) {
            return within(family, array) + "e";
        }
        Integer only = array.reference().only();
        return only != null ? names.object(world.snapshot().item(only))
                : "((" + Kind.stored(kind) + " *) " + present(array) + ")";
    }

    private static boolean isBelow(String subscript, int length) {
        return subscript.matches("[0-9]{1,9}") && Integer.parseInt(subscript) < length;
    }
}
