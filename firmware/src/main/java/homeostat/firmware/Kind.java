package homeostat.firmware;

import java.lang.classfile.TypeKind;

/// The five kinds of value on a Java operand stack and the C types that hold them.
enum Kind {
    INT("int32_t", 'i'), LONG("int64_t", 'l'), FLOAT("float", 'f'), DOUBLE("double", 'd'),
    REF("void *", 'a');

    private final String type;
    private final char letter;

    Kind(String type, char letter) {
        this.type = type;
        this.letter = letter;
    }

    char letter() {
        return letter;
    }

    /// The type as a return type or in a cast.
    String type() {
        return type;
    }

    /// A declaration without its semicolon: `double x`, `void *x`.
    String declare(String name) {
        return this == REF ? type + name : type + " " + name;
    }

    static Kind of(TypeKind kind) {
        return switch (kind) {
            case BOOLEAN, BYTE, CHAR, SHORT, INT -> INT;
            case LONG -> LONG;
            case FLOAT -> FLOAT;
            case DOUBLE -> DOUBLE;
            case REFERENCE -> REF;
            case VOID -> throw new IllegalArgumentException("void has no kind");
        };
    }

    /// The kind that a field or parameter of this descriptor has on the stack.
    static Kind of(String descriptor) {
        return of(TypeKind.fromDescriptor(descriptor));
    }

    /// The C type in memory, where small integers are small.
    static String stored(String descriptor) {
        return stored(TypeKind.fromDescriptor(descriptor));
    }

    /// The same for elements of an array.
    static String stored(TypeKind element) {
        return switch (element) {
            case BOOLEAN, BYTE -> "int8_t";
            case CHAR -> "uint16_t";
            case SHORT -> "int16_t";
            default -> of(element).type;
        };
    }

    /// The C type of an array with a head, for elements of this kind of array access.
    static String arrayType(TypeKind element) {
        return switch (element) {
            case BOOLEAN, BYTE -> "ByteArray";
            case CHAR -> "CharArray";
            case SHORT -> "ShortArray";
            case INT -> "IntArray";
            case LONG -> "LongArray";
            case FLOAT -> "FloatArray";
            case DOUBLE -> "DoubleArray";
            case REFERENCE -> "RefArray";
            case VOID -> throw new IllegalArgumentException("no array of void");
        };
    }
}
