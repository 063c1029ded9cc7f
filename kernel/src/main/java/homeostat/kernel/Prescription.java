package homeostat.kernel;

/// What the clinic has ordered: the parameters of a device, versioned, range-checked, confirmed.
///
/// Its hash travels on every [Order], so that a dose can be traced to the numbers it was made
/// from. An unconfirmed or unreadable prescription makes every [Guard] refuse: a wrong basal
/// profile in force is one of the known ways in which people were hurt.
public final class Prescription {
    private final Parameter<?>[] parameters;
    private long version;
    private long hash;
    private boolean confirmed;

    Prescription(Parameter<?>[] parameters) {
        this.parameters = parameters;
        confirm();
    }

    /// Whether therapy may run on it.
    public boolean isConfirmed() {
        return confirmed;
    }

    /// Counts the confirmations.
    public long version() {
        return version;
    }

    /// A hash of the version and every value, as it stands on each order.
    public long hash() {
        return hash;
    }

    /// How many parameters there are.
    public int size() {
        return parameters.length;
    }

    /// Parameter `parameter` with the value that is in force.
    public Parameter<?> parameter(int parameter) {
        return parameters[Check.index(parameter, parameters.length)];
    }

    /// Stages `valueBase`, in the parameter's base unit; false and no change outside its range.
    boolean stage(int parameter, double valueBase) {
        return parameters[Check.index(parameter, parameters.length)].stage(valueBase);
    }

    /// Puts all staged values in force at once.
    void confirm() {
        version = version + 1;
        long folded = Digest.start();
        folded = Digest.fold(folded, version);
        for (int i = 0; i < parameters.length; i++) {
            parameters[i].apply();
            folded = Digest.fold(folded, parameters[i].base);
        }
        hash = folded;
        confirmed = true;
    }

    /// Declares it unreadable: no guard passes anything until it is confirmed again.
    void revoke() {
        confirmed = false;
    }

    /// How many words it takes to keep it.
    int words() {
        return 2 + parameters.length;
    }

    /// Writes version, confirmation and values to `memory` from word `from` on.
    void save(long[] memory, int from) {
        memory[from] = version;
        memory[from + 1] = confirmed ? 1 : 0;
        for (int i = 0; i < parameters.length; i++) {
            memory[from + 2 + i] = Double.doubleToRawLongBits(parameters[i].base);
        }
    }

    /// Takes version and values from `memory`, and is confirmed if what was saved was. A number
    /// outside its range revokes it, and no value changes. Says whether it is confirmed.
    boolean restore(long[] memory, int from) {
        boolean sound = memory[from] > 0 && memory[from + 1] == 1;
        for (int i = 0; i < parameters.length; i++) {
            sound &= parameters[i].allows(Double.longBitsToDouble(memory[from + 2 + i]));
        }
        if (!sound) {
            revoke();
            return false;
        }
        for (int i = 0; i < parameters.length; i++) {
            boolean _ = parameters[i].stage(Double.longBitsToDouble(memory[from + 2 + i]));
        }
        version = memory[from] - 1;
        confirm();
        return true;
    }
}
