/// Virtual patients.
module homeostat.body {
    requires transitive homeostat.kernel;
    requires homeostat.seed;
}
