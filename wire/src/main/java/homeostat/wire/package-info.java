/// Telemetry as bytes, made from the sheets.
///
/// One frame is one message: self-contained, numbered, checked. Little-endian throughout.
///
/// ```
/// offset  bytes
///      0      2  'H' 'S'
///      2      1  version of this layout, now 2
///      3      1  kind of frame
///      4      4  length of the whole frame, checksum included, at most 65536
///      8      8  sequence: counts the frames of one sender of one bed, from 1
///     16      8  schema: the hash of the schema that the body's numbers refer to
///     24      8  device time of sending, ns of the device's monotonic clock
///     32      8  wall time of sending, ms since 1970 in UTC, as the sender believes it
///     40      1  b = length of the bed's name in bytes
///     41      b  the bed's name, UTF-8
///   41+b    ...  body, by kind
///  len-4      4  CRC-32C of everything before it
/// ```
///
/// A text is a 16-bit length and that many bytes of UTF-8; a list is a 16-bit count and its items,
/// in a *table* after the count 8 bits for the length of every item, in *rows* before each item 16
/// bits for its own;
/// a number is a binary64 unless said otherwise; NaN stands for "none" and has one pattern only.
///
/// | kind | frame | body |
/// |---:|---|---|
/// | 1 | [homeostat.wire.Frame.Hello] | patient text, speed, i32 length, [homeostat.wire.Schema] |
/// | 2 | [homeostat.wire.Frame.Numerics] | table of: value, age i64 ns, output u16, quality u8 |
/// | 3 | [homeostat.wire.Frame.Wave] | output u16, first i64 ns, interval i64 ns, list of f32 |
/// | 4 | [homeostat.wire.Frame.AlarmChange] | alarm u16, priority, state u8, onset i64, audible |
/// | 5 | [homeostat.wire.Frame.ModeChange] | cell u16, code i16, regime u8, since i64 ns |
/// | 6 | [homeostat.wire.Frame.OrderMade] | port u16, order's number i64, amount, reason u8 |
/// | 7 | [homeostat.wire.Frame.Goodbye] | reason text |
/// | 8 | [homeostat.wire.Frame.Waves] | rows of pieces of waves, packed (drawn at `Packing`) |
/// | 9 | [homeostat.wire.Frame.Answer] | number i64, done, list of text |
/// | 64 | [homeostat.wire.Frame.Acknowledge] | alarm u16 |
/// | 65 | [homeostat.wire.Frame.PauseAudio] | span i64 ns |
/// | 66 | [homeostat.wire.Frame.Request] | number, as of, until i64, ask u8, prescription, list |
///
/// Kinds from 128 on are spoken on a serial line between a device and its host, in the same
/// envelope, and never reach the fleet: [homeostat.wire.LineCodec].
///
/// What the numbers mean is said once, in the schema of a `HELLO`; every other frame carries that
/// schema's hash, so a frame that belongs to another version of a device is found out
/// instead of being misread. An alarm's change is a frame of its own and waits for nothing.
///
/// *Evolution*: fields are only ever appended, to a body, to an item of a table, to a row, to the
/// schema. A reader skips what it does not know, and takes what an earlier writer did not say at a
/// stated default; a schema's hash is that of the bytes as they were sent. Anything else takes
/// another version number or another kind, and a reader refuses those it does not know.
package homeostat.wire;
