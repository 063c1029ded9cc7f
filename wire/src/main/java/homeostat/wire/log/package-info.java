/// A log on a disk that outlives the process, the power and the disk's last free byte.
///
/// Both ends of a link keep one: the gateway what was not taken from it yet, the fleet everything
/// it took. A log is a folder of segments, each named after the number of its first record:
///
/// ```
/// offset  bytes
///      0      4  'H' 'S' 'R' '1'
///      4      4  n = length of the payload, at most 1 MiB
///      8      8  number of the record: one more than the one before, from 1, never used again
///     16      8  every record up to this one was forced to the disk before this one was written
///     24      8  wall time of writing, ms since 1970: only retention by age looks at it
///     32      n  payload
///   32+n      4  CRC-32C of everything before it
/// ```
///
/// The third number is what tells a torn end from a rotten middle. A bad record that some later one
/// claims to have been durable is damage, and is told; a bad record that nobody vouches for is
/// what a loss of power leaves of a write, was never acknowledged, and is cut off.
package homeostat.wire.log;
