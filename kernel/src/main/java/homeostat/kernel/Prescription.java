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

    /// Writes version and values to `state` from word 0 on.
    void save(long[] state) {
        state[0] = version;
        for (int i = 0; i < parameters.length; i++) {
            state[i + 1] = Double.doubleToRawLongBits(parameters[i].base);
        }
    }

    /// Takes version and values from `state`; a value outside its range revokes everything.
    void restore(long[] state) {
        version = state[0] - 1;
        for (int i = 0; i < parameters.length; i++) {
            if (!parameters[i].stage(Double.longBitsToDouble(state[i + 1]))) {
                revoke();
                return;
            }
        }
        confirm();
    }
}
