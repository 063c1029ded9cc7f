/// Splittable seeded random streams and the property-test kernel.
package homeostat.seed;
