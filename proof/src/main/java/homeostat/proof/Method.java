package homeostat.proof;

/// A method by its identity in the class file: owner in internal form (`java/lang/Math`), name,
/// descriptor (`(D)D`). The same record names a *reference* as an instruction writes it and the
/// *declaration* it resolves to; which one is meant, each method that takes one says.
public record Method(String owner, String name, String descriptor) implements Comparable<Method> {
    /// Constructors have this name.
    public static final String CONSTRUCTOR = "<init>";
    /// Class initialisers have this name, and [#INITIALISER_DESCRIPTOR].
    public static final String INITIALISER = "<clinit>";
    /// Takes nothing, returns nothing.
    public static final String INITIALISER_DESCRIPTOR = "()V";

    /// Name and descriptor: what one class cannot declare twice.
    public String signature() {
        return name + descriptor;
    }

    public boolean isConstructor() {
        return name.equals(CONSTRUCTOR);
    }

    /// The same name and descriptor, looked for in another class.
    public Method in(String otherOwner) {
        return owner.equals(otherOwner) ? this : new Method(otherOwner, name, descriptor);
    }

    /// As a person would write it: `homeostat.kernel.Device.advance`.
    public String readable() {
        return owner.replace('/', '.') + "." + name;
    }

    @Override
    public int compareTo(Method other) {
        int order = owner.compareTo(other.owner);
        if (order == 0) {
            order = name.compareTo(other.name);
        }
        return order != 0 ? order : descriptor.compareTo(other.descriptor);
    }

    @Override
    public String toString() {
        return owner + "." + name + descriptor;
    }
}
