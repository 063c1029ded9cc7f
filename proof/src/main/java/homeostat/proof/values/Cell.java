package homeostat.proof.values;

import homeostat.proof.Field;

/// A place in memory: a field of a part, all elements of an array together, or a static field.
final class Cell {
    final int id;
    /// Null for a static field.
    final Part part;
    /// Null for the elements of an array.
    final Field field;
    /// What it holds while nothing has written it; null when no object is there yet.
    Symbol initial;
    /// Whether nothing can write it after assembly.
    boolean isFinal;

    Cell(int id, Part part, Field field) {
        this.id = id;
        this.part = part;
        this.field = field;
    }

    /// Whether it stands for one place only, so that a write replaces what was there.
    boolean isStrong() {
        return part == null || part.isSingle && field != null;
    }

    @Override
    public String toString() {
        return (part == null ? "static " : part + ".") + (field == null ? "[]" : field.name());
    }
}
