/// Several virtual patients in one vector register.
package homeostat.vector;
