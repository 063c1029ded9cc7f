/// Splittable seeded random streams and the property-test kernel.
module homeostat.seed {
    exports homeostat.seed;
}
