package homeostat.wire;

/// Turns frames into bytes.
public final class FrameWriter {
    private FrameWriter() {}

    /// The frame as bytes; throws [WireException] when something in it does not fit its field.
    public static byte[] bytes(Frame frame) {
        Sink sink = new Sink();
        sink.u16(Layout.MAGIC);
        sink.u8(Layout.VERSION);
        sink.u8(kind(frame));
        sink.i32(0);
        header(frame.header(), sink);
        body(frame, sink);
        sink.patchLength(Layout.LENGTH_OFFSET);
        sink.seal();
        return sink.written();
    }

    private static int kind(Frame frame) {
        return switch (frame) {
            case Frame.Hello _ -> Layout.HELLO;
            case Frame.Numerics _ -> Layout.NUMERICS;
            case Frame.Wave _ -> Layout.WAVE;
            case Frame.Waves _ -> Layout.WAVES;
            case Frame.AlarmChange _ -> Layout.ALARM;
            case Frame.ModeChange _ -> Layout.MODE;
            case Frame.OrderMade _ -> Layout.ORDER;
            case Frame.Goodbye _ -> Layout.GOODBYE;
            case Frame.Acknowledge _ -> Layout.ACKNOWLEDGE;
            case Frame.PauseAudio _ -> Layout.PAUSE_AUDIO;
            case Frame.Answer _ -> Layout.ANSWER;
            case Frame.Request _ -> Layout.REQUEST;
        };
    }

    private static void header(Header header, Sink sink) {
        if (header.bed().isEmpty()) {
            throw new WireException("bed without a name, expected 1 to "
                    + Layout.BED_BYTES_MAX + " bytes");
        }
        sink.i64(header.sequence());
        sink.i64(header.schema());
        sink.i64(header.atNs());
        sink.i64(header.atEpochMillis());
        sink.name(header.bed());
    }

    private static void body(Frame frame, Sink sink) {
        switch (frame) {
            case Frame.Hello hello -> hello(hello, sink);
            case Frame.Numerics numerics -> sink.table(numerics.values(),
                    Layout.NUMERIC_BYTES, FrameWriter::numeric);
            case Frame.Wave wave -> wave(wave, sink);
            case Frame.Waves waves -> sink.rows(waves.pieces(), Packing::write);
            case Frame.AlarmChange change -> standing(change.standing(), sink);
            case Frame.ModeChange change -> mode(change, sink);
            case Frame.OrderMade order -> order(order, sink);
            case Frame.Goodbye goodbye -> sink.text(goodbye.reason());
            case Frame.Acknowledge acknowledge -> sink.u16(acknowledge.alarm());
            case Frame.PauseAudio pause -> sink.i64(pause.spanNs());
            case Frame.Answer answer -> {
                sink.i64(answer.number());
                sink.flag(answer.done());
                sink.list(answer.lines(), Sink::text);
            }
            case Frame.Request request -> request(request, sink);
        }
    }

    private static void request(Frame.Request request, Sink sink) {
        sink.i64(request.number());
        sink.i64(request.asOfNs());
        sink.i64(request.untilNs());
        sink.u8(request.ask().code());
        sink.i64(request.prescription());
        sink.list(request.settings(), (into, one) -> {
            into.u16(one.parameter());
            into.f64(one.value());
        });
    }

    private static void hello(Frame.Hello hello, Sink sink) {
        if (!hello.bed().name().equals(hello.header().bed())) {
            throw new WireException("bed greets under two names: header=" + hello.header().bed()
                    + " bed=" + hello.bed().name() + ", expected one");
        }
        sink.text(hello.bed().patient());
        sink.f64(hello.bed().speed());
        sink.part(part -> SchemaCodec.write(hello.schema(), part));
    }

    private static void numeric(Sink sink, Frame.Numeric numeric) {
        sink.f64(numeric.value());
        sink.i64(numeric.ageNs());
        sink.u16(numeric.output());
        sink.u8(numeric.quality().code());
    }

    private static void wave(Frame.Wave wave, Sink sink) {
        sink.u16(wave.output());
        sink.i64(wave.firstNs());
        sink.i64(wave.intervalNs());
        if (wave.samples().length > Layout.ITEMS_MAX) {
            throw new WireException("wave too long for a frame: samples="
                    + wave.samples().length + ", expected at most " + Layout.ITEMS_MAX);
        }
        sink.u16(wave.samples().length);
        for (float sample : wave.samples()) {
            sink.f32(sample);
        }
    }

    private static void standing(Frame.Standing standing, Sink sink) {
        sink.u16(standing.alarm());
        sink.u8(standing.priority().code());
        sink.u8(standing.state().code());
        sink.i64(standing.onsetNs());
        sink.flag(standing.audible());
    }

    private static void mode(Frame.ModeChange change, Sink sink) {
        sink.u16(change.cell());
        sink.i16(change.code());
        sink.u8(change.regime().code());
        sink.i64(change.sinceNs());
    }

    private static void order(Frame.OrderMade order, Sink sink) {
        sink.u16(order.port());
        sink.i64(order.order());
        sink.f64(order.amount());
        sink.u8(order.reason().code());
    }
}
