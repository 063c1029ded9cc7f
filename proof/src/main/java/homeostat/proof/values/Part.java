package homeostat.proof.values;

import homeostat.proof.Dynamic;
import homeostat.proof.Field;
import java.util.HashMap;
import java.util.Map;

/// An object, or all objects made at one place: what references point to.
final class Part {
    final int number;
    /// Internal name, or the descriptor of an array.
    final String type;
    final Map<Field, Cell> cells = new HashMap<>();
    /// Whether it stands for one object only.
    boolean isSingle = true;
    /// Of an array.
    Cell contents;
    Value length;
    /// The elements of an array as assembled, while they are known one by one; else null.
    Value[] elements;
    /// Whether it is of the library, and nothing is known of its inside.
    boolean isOpaque;
    /// The name of an enum constant, else null.
    String label;
    /// Whether its class has no class file, as a lambda's: its type says nothing then.
    boolean isNameless;
    /// What a lambda runs; its captured values are fields named by their place.
    Dynamic.Lambda lambda;

    Part(int number, String type) {
        this.number = number;
        this.type = type;
    }

    boolean isArray() {
        return type.startsWith("[");
    }

    @Override
    public String toString() {
        return type.substring(type.lastIndexOf('/') + 1) + "#" + number;
    }
}
