/// Water, salts and waste in a body without kidneys, and the filter that stands in for them.
package homeostat.body.kidney;
