/// Splittable seeded random streams and the property-test kernel: the one place where Homeostat
/// may be random, and it is never random twice in a different way.
package homeostat.seed;
