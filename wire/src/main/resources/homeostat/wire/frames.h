
/* A frame under construction. `bytes` belongs to the caller and is at least as long as the frame: there
   is no allocator here. After an overflow nothing more is written and hs_end answers 0. */
typedef struct { uint8_t *bytes; uint32_t room; uint32_t length; int overflow; } hs_frame;

static inline void hs_u8(hs_frame *f, uint8_t v) {
    if (f->length >= f->room) { f->overflow = 1; return; }
    f->bytes[f->length++] = v;
}

static inline void hs_u16(hs_frame *f, uint16_t v) {
    hs_u8(f, (uint8_t) v);
    hs_u8(f, (uint8_t) (v >> 8));
}

static inline void hs_u32(hs_frame *f, uint32_t v) {
    hs_u16(f, (uint16_t) v);
    hs_u16(f, (uint16_t) (v >> 16));
}

static inline void hs_u64(hs_frame *f, uint64_t v) {
    hs_u32(f, (uint32_t) v);
    hs_u32(f, (uint32_t) (v >> 32));
}

/* Every NaN has one pattern on the wire. */
static inline void hs_f64(hs_frame *f, double v) {
    union { double d; uint64_t u; } bits;
    bits.d = v;
    hs_u64(f, v != v ? UINT64_C(0x7ff8000000000000) : bits.u);
}

static inline void hs_f32(hs_frame *f, float v) {
    union { float d; uint32_t u; } bits;
    bits.d = v;
    hs_u32(f, v != v ? UINT32_C(0x7fc00000) : bits.u);
}

/* CRC-32C of the first `length` bytes. */
static inline uint32_t hs_checksum(const uint8_t *bytes, uint32_t length) {
    uint32_t crc = UINT32_C(0xffffffff);
    for (uint32_t i = 0; i < length; i++) {
        crc ^= bytes[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = (crc >> 1) ^ (UINT32_C(0x82f63b78) & (0u - (crc & 1u)));
        }
    }
    return ~crc;
}

/* A little-endian number of so many bytes. */
static inline uint64_t hs_number(const uint8_t *from, uint32_t bytes) {
    uint64_t number = 0;
    for (uint32_t i = 0; i < bytes; i++) { number |= (uint64_t) from[i] << (8 * i); }
    return number;
}

/* What every message on the wire begins with; hs_end puts the length in. */
static inline void hs_head(hs_frame *f, uint8_t kind) {
    f->length = 0;
    f->overflow = 0;
    hs_u8(f, 'H');
    hs_u8(f, 'S');
    hs_u8(f, HS_VERSION);
    hs_u8(f, kind);
    hs_u32(f, 0);
}

/* Begins a frame of `kind`; `sequence` counts from 1. The bed's name is 1 to 64 bytes of UTF-8. */
static inline void hs_begin(hs_frame *f, uint8_t kind, uint64_t sequence, int64_t at_ns,
                            int64_t epoch_ms, const char *bed) {
    uint32_t n = 0;
    while (bed[n] != 0 && n < 64) { n++; }
    hs_head(f, kind);
    f->overflow = n == 0;
    hs_u64(f, sequence);
    hs_u64(f, HS_SCHEMA);
    hs_u64(f, (uint64_t) at_ns);
    hs_u64(f, (uint64_t) epoch_ms);
    hs_u8(f, (uint8_t) n);
    for (uint32_t i = 0; i < n; i++) { hs_u8(f, (uint8_t) bed[i]); }
}

/* Writes length and checksum (CRC-32C); answers the frame's length, 0 when it did not fit. */
static inline uint32_t hs_end(hs_frame *f) {
    if (f->overflow || f->length + 4 > f->room) { return 0; }
    uint32_t length = f->length + 4;
    for (int i = 0; i < 4; i++) { f->bytes[4 + i] = (uint8_t) (length >> (8 * i)); }
    hs_u32(f, hs_checksum(f->bytes, f->length));
    return f->length;
}

/* The change of an alarm: a frame of its own, sent at once. */
static inline void hs_alarm(hs_frame *f, uint16_t alarm, uint8_t priority, uint8_t state,
                            int64_t onset_ns, int audible) {
    hs_u16(f, alarm);
    hs_u8(f, priority);
    hs_u8(f, state);
    hs_u64(f, (uint64_t) onset_ns);
    hs_u8(f, audible ? 1 : 0);
}

/* The head of a numerics frame; `how_many` calls of hs_numeric follow. */
static inline void hs_numerics(hs_frame *f, uint16_t how_many) {
    hs_u16(f, how_many);
    hs_u8(f, HS_NUMERIC_BYTES);
}

/* One number of a numerics frame. */
static inline void hs_numeric(hs_frame *f, uint16_t output, double value, uint8_t quality,
                              int64_t age_ns) {
    hs_f64(f, value);
    hs_u64(f, (uint64_t) age_ns);
    hs_u16(f, output);
    hs_u8(f, quality);
}

/* The head of a wave frame; `samples` calls of hs_f32 follow. */
static inline void hs_wave(hs_frame *f, uint16_t output, int64_t first_ns, int64_t interval_ns,
                           uint16_t samples) {
    hs_u16(f, output);
    hs_u64(f, (uint64_t) first_ns);
    hs_u64(f, (uint64_t) interval_ns);
    hs_u16(f, samples);
}

/* The change of a mode. */
static inline void hs_mode(hs_frame *f, uint16_t cell, int16_t code, uint8_t regime,
                           int64_t since_ns) {
    hs_u16(f, cell);
    hs_u16(f, (uint16_t) code);
    hs_u8(f, regime);
    hs_u64(f, (uint64_t) since_ns);
}

/* An order was published. */
static inline void hs_order(hs_frame *f, uint16_t port, int64_t order, double amount,
                            uint8_t reason) {
    hs_u16(f, port);
    hs_u64(f, (uint64_t) order);
    hs_f64(f, amount);
    hs_u8(f, reason);
}

/* A text of `length` bytes of UTF-8, as in a greeting. */
static inline void hs_text(hs_frame *f, const uint8_t *text, uint16_t length) {
    hs_u16(f, length);
    for (uint16_t i = 0; i < length; i++) { hs_u8(f, text[i]); }
}

/* Whether so many bytes are one whole message: magic, version, length, checksum. */
static inline int hs_is_whole(const uint8_t *bytes, uint32_t length) {
    return length >= 12 && bytes[0] == 'H' && bytes[1] == 'S' && bytes[2] == HS_VERSION
        && hs_number(bytes + 4, 4) == length
        && hs_checksum(bytes, length - 4) == hs_number(bytes + length - 4, 4);
}

#endif
