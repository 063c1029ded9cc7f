/// An abstract interpreter over class files: what every value of a program can be.
package homeostat.proof.values;
