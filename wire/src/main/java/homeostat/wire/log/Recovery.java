package homeostat.wire.log;

/// What opening a log found at its end.
///
/// @param records in the newest segment, the sound ones
/// @param tornBytes cut off: an unfinished write that nobody was promised
/// @param lost records that had been durable and cannot be read any more
public record Recovery(long records, long tornBytes, long lost) {}
