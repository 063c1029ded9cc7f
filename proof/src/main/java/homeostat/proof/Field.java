package homeostat.proof;

/// A field by its identity: the class that declares it in internal form, name, descriptor.
public record Field(String owner, String name, String descriptor) {
    @Override
    public String toString() {
        return owner + "." + name + ":" + descriptor;
    }
}
