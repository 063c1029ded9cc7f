/// Several virtual patients in one vector register. Optional: nothing needs it, and what it
/// computes is computed by the module `body`, bit for bit.
module homeostat.vector {
    requires transitive homeostat.body;
    requires jdk.incubator.vector;

    exports homeostat.vector;
}
