package homeostat.proof;

/// A place in the source: file name as the class file states it, line (0 when it states none), and
/// the method around it.
public record Place(String file, int line, Method method) {
    /// The line of one instruction.
    public static Place of(Program program, Method method, int index) {
        return new Place(program.sourceFile(method.owner()), program.body(method).line(index),
                method);
    }

    /// The head of a method: its first line, or none for a method without code.
    static Place of(Program program, Method method) {
        boolean hasCode = program.declaration(method).flatMap(m -> m.code()).isPresent();
        return hasCode ? of(program, method, 0)
                : new Place(program.sourceFile(method.owner()), 0, method);
    }

    @Override
    public String toString() {
        return file + ":" + line;
    }
}
