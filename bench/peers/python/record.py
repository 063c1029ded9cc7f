"""Reads every sample of a WFDB file of format 212 (two signals) or an EDF file and adds each signal's up.

Usage: record.py numpy|loop 212|edf FILE UNMEASURED MEASURED
"""
import sys
import time


def numpy_212(path):
    import numpy as np
    groups = np.fromfile(path, dtype=np.uint8).reshape(-1, 3).astype(np.int16)
    first = groups[:, 0] + ((groups[:, 1] & 0x0F) << 8)
    second = groups[:, 2] + ((groups[:, 1] & 0xF0) << 4)
    for samples in (first, second):
        samples[samples > 2047] -= 4096
    return [first, second]


def edf_header(head):
    count = int(head[252:256])
    at = 256 + 216 * count
    each = [int(head[at + 8 * i:at + 8 * i + 8]) for i in range(count)]
    return int(head[184:192]), int(head[236:244]), each


def numpy_edf(path):
    import numpy as np
    with open(path, "rb") as file:
        first = file.read(256)
        length, records, each = edf_header(first + file.read(int(first[184:192]) - 256))
    whole = np.fromfile(path, dtype="<i2", offset=length).reshape(records, sum(each))
    signals, at = [], 0
    for count in each:
        signals.append(whole[:, at:at + count].reshape(-1))
        at += count
    return signals


def loop_212(path):
    with open(path, "rb") as file:
        data = file.read()
    sums = [0, 0]
    for at in range(0, len(data) - 2, 3):
        low, middle, high = data[at], data[at + 1], data[at + 2]
        one = low | (middle & 0x0F) << 8
        two = high | (middle & 0xF0) << 4
        sums[0] += one - 4096 if one > 2047 else one
        sums[1] += two - 4096 if two > 2047 else two
    return sums, len(data) // 3 * 2


def loop_edf(path):
    with open(path, "rb") as file:
        data = file.read()
    at, records, each = edf_header(data)
    sums = [0] * len(each)
    for _ in range(records):
        for signal, count in enumerate(each):
            for _ in range(count):
                value = data[at] | data[at + 1] << 8
                sums[signal] += value - 65536 if value > 32767 else value
                at += 2
    return sums, records * sum(each)


def main():
    how, kind, path, unmeasured, measured = sys.argv[1:]

    def once():
        if how == "loop":
            return loop_212(path) if kind == "212" else loop_edf(path)
        signals = numpy_212(path) if kind == "212" else numpy_edf(path)
        return [int(s.sum(dtype="i8")) for s in signals], sum(len(s) for s in signals)

    for _ in range(int(unmeasured)):
        once()
    start, samples, sums = time.process_time(), 0, []
    for _ in range(int(measured)):
        sums, count = once()
        samples += count
    print("cpu-seconds", time.process_time() - start)
    print("samples", samples)
    for signal, value in enumerate(sums):
        print("sum", signal, value)


main()
