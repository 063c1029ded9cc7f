/// The prover as a goal of Maven.
package homeostat.goal;
