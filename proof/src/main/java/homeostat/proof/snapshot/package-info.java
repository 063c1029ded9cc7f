/// The objects of an assembled device, taken by a child JVM so that nothing that is checked is ever
/// linked here.
package homeostat.proof.snapshot;
