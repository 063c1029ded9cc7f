/// Modified condition/decision coverage at the level of Java source.
package homeostat.cover;
