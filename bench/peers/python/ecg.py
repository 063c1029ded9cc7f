"""Finds beats as engineers do in Python: a scipy pipeline after Pan and Tompkins, or the same
filters sample by sample. Usage: ecg.py vector|loop FILE TRUTH; FILE holds doubles in millivolts, 360 Hz,
TRUTH the samples at which there are beats."""
import sys
import time

import numpy as np
from scipy.ndimage import uniform_filter1d
from scipy.signal import butter, filtfilt, find_peaks

RATE = 360


def vector(ecg):
    b, a = butter(2, [5, 15], btype="band", fs=RATE)
    band = filtfilt(b, a, ecg)
    energy = uniform_filter1d(np.gradient(band) ** 2, int(0.15 * RATE))
    peaks, _ = find_peaks(energy, distance=int(0.25 * RATE))
    level = np.median(np.partition(energy[peaks], len(peaks) // 2)[len(peaks) // 2:])
    return [int(p) for p in peaks if energy[p] > 0.25 * level]


def loop(ecg):
    width = int(0.12 * RATE)
    history = [0.0] * 45
    energies = [0.0] * width
    total = 0.0
    level = 0.0
    mean = 0.0
    before = 0.0
    top = 0.0
    since = 0
    beats = []
    for i, sample in enumerate(ecg):
        mean += (sample - history[i % 45]) / 45
        history[i % 45] = sample
        band = sample - mean
        slope = abs(band - before)
        before = band
        total += slope - energies[i % width]
        energies[i % width] = slope
        since += 1
        if total > top:
            top = total
            place = i
        elif top > 0 and total < top / 2:
            if top > 0.4 * level and since > 0.25 * RATE:
                beats.append(place - width // 2)
                level += (top - level) / 8
                since = 0
            top = 0.0
    return beats


ecg = np.fromfile(sys.argv[2])
data = ecg if sys.argv[1] == "vector" else ecg.tolist()
start = time.process_time()
found = (vector if sys.argv[1] == "vector" else loop)(data)
print("cpu-seconds", time.process_time() - start)
print("beats", len(found))
truth = np.fromfile(sys.argv[3])
free = sorted(found)
hits = 0
for beat in truth:
    near = min(free, key=lambda at: abs(at - beat), default=-RATE)
    if abs(near - beat) <= 0.15 * RATE:
        free.remove(near)
        hits += 1
print("hits", hits)
