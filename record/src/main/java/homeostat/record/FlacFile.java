package homeostat.record;

import java.util.Arrays;

/// A WFDB signal file in format 508, 516 or 524: a FLAC stream whose channels are the signals.
///
/// Blocks are found by going on from the last one; the places of some are remembered, evenly, so
/// that going back is never far and memory stays constant however long the stream is.
///
/// Source: M. van Beurden, A. Weaver, RFC 9639, Free Lossless Audio Codec, IETF 2024.
final class FlacFile extends SignalFile {
    private static final int PLACES_MAX = 1024;
    private static final int INFO_BYTES = 34;

    private final FlacDecoder decoder;
    private final int channels;
    private final long length;
    private final long[] places = new long[PLACES_MAX];
    private final long[] firsts = new long[PLACES_MAX];
    private int known;
    private long blocksApart = 1;
    private long blocksSince;
    private long blockFirst;
    private int blockLength;

    /// The stream in `bytes` from `offset` on, which came from the file called `file`.
    FlacFile(String file, Bytes bytes, long offset, int channels) {
        this.channels = channels;
        decoder = new FlacDecoder(file, bytes, offset);
        length = streamInfo(file);
        remember(decoder.position(), 0);
    }

    /// Reads the blocks of metadata and returns the length in samples of a channel.
    private long streamInfo(String file) {
        if (decoder.bits(32) != 0x664c6143) {
            throw decoder.fault("not a FLAC stream", "\"fLaC\"");
        }
        boolean last = false;
        long samples = -1;
        while (!last) {
            last = decoder.bits(1) == 1;
            int type = decoder.bits(7);
            int bytes = decoder.bits(24);
            if (type == 0 && bytes == INFO_BYTES) {
                decoder.bits(32);
                decoder.skip(6);
                decoder.bits(20);
                int stated = decoder.bits(3) + 1;
                decoder.streamBits(decoder.bits(5) + 1);
                samples = (long) decoder.bits(4) << 32 | decoder.bits(32) & 0xffff_ffffL;
                decoder.skip(16);
                if (stated != channels) {
                    throw decoder.fault("FLAC stream has " + stated + " channels",
                        channels + " as the header has signals");
                }
            } else {
                decoder.skip(bytes);
            }
        }
        if (samples < 0) {
            throw decoder.fault("FLAC stream says nothing of itself", "a block of stream info");
        }
        return samples == 0 ? Long.MAX_VALUE >> 4 : samples;
    }

    @Override
    long frames() {
        return length;
    }

    @Override
    void read(Lane lane, long from, int count, int[] samples, int at) {
        long first = from * lane.run();
        int wanted = count * lane.run();
        int done = 0;
        while (done < wanted) {
            find(first + done);
            int within = (int) (first + done - blockFirst);
            int part = Math.min(wanted - done, blockLength - within);
            System.arraycopy(decoder.channel(lane.channel()), within, samples, at + done, part);
            done += part;
        }
    }

    private void find(long sample) {
        if (sample < blockFirst) {
            int place = Arrays.binarySearch(firsts, 0, known, sample);
            place = place >= 0 ? place : -place - 2;
            decoder.seek(places[place]);
            blockFirst = firsts[place];
            blockLength = 0;
        }
        while (sample >= blockFirst + blockLength) {
            blockFirst += blockLength;
            remember(decoder.position(), blockFirst);
            blockLength = decoder.block(channels);
        }
    }

    private void remember(long place, long first) {
        if (known > 0 && first <= firsts[known - 1]) {
            return;
        }
        if (known > 0 && ++blocksSince < blocksApart) {
            return;
        }
        blocksSince = 0;
        if (known == PLACES_MAX) {
            known = PLACES_MAX / 2;
            for (int i = 0; i < known; i++) {
                places[i] = places[2 * i];
                firsts[i] = firsts[2 * i];
            }
            blocksApart *= 2;
        }
        places[known] = place;
        firsts[known++] = first;
    }

    @Override
    public void close() {
        decoder.close();
    }
}
