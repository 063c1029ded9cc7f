// Reads a WAVE frame as the bed sent it. The layout is drawn in the wire module's package-info; the
// checksum was tested by the server.

const TEXT = new TextDecoder();

/** `{bed, output, firstMs, intervalMs, samples}` in device time. */
export function decodeWave(buffer) {
  const view = new DataView(buffer);
  const nameLength = view.getUint8(40);
  const bed = TEXT.decode(new Uint8Array(buffer, 41, nameLength));
  let at = 41 + nameLength;
  const output = view.getUint16(at, true);
  const firstMs = Number(view.getBigInt64(at + 2, true)) / 1e6;
  const intervalMs = Number(view.getBigInt64(at + 10, true)) / 1e6;
  const count = view.getUint16(at + 18, true);
  at += 20;
  const samples = new Float32Array(count);
  for (let i = 0; i < count; i++) samples[i] = view.getFloat32(at + 4 * i, true);
  return { bed, output, firstMs, intervalMs, samples };
}
