/// Reads class files and proves the rules of class C.
module homeostat.proof {
    exports homeostat.proof;
    exports homeostat.proof.budget;
    exports homeostat.proof.owner;
    exports homeostat.proof.snapshot;
    exports homeostat.proof.values;
}
