/// Class C: the photoplethysmogram, beat by beat: pulse, perfusion, oxygen saturation, quality.
package homeostat.signal.ppg;
