"""The peer of `bench eeg`: quantitative EEG as it is written in Python.

    eeg.py mne|notebook|vectorised FILE LEADS SECONDS

FILE holds 16-bit samples of 0.1 microvolt, all leads of an instant together, at 256 Hz. Both ways
arrive at the same figures. `notebook` goes lead by lead and epoch by epoch, with scipy's `welch`, and
sample by sample where a recursion asks for it. `vectorised` is what somebody makes of it who knows
numpy well: the whole recording in memory, all leads and epochs at once, recursions as filters. A
notebook would filter forwards and backwards; the plain forward filter here is cheaper, and lets the
figures be compared. `mne` is that notebook with MNE-Python doing what MNE does: the recording as a `Raw`,
its filters (firwin, zero phase), its epochs and its `psd_array_welch`; its figures are near, not equal,
for its filters are others. Prints the processor seconds of the analysis alone and the mean of each figure
over leads and seconds.
"""

import sys
import time

import numpy as np
from scipy import stats
from scipy.signal import lfilter, sosfilt, welch

RATE = 256
WINDOW = 2 * RATE
FLAT = np.sqrt(0.5)
BANDS = {"delta": (0.5, 4), "theta": (4, 8), "alpha": (8, 13), "beta": (13, 30), "gamma": (30, 45)}
KEEP = np.exp(-1 / (0.1048 * RATE))
FIRST = 15


def biquad(kind, hertz, quality):
    """Bristow-Johnson's cookbook, as one row of `sos`."""
    angle = 2 * np.pi * hertz / RATE
    c, alpha = np.cos(angle), np.sin(angle) / (2 * quality)
    b = {"high": ((1 + c) / 2, -(1 + c), (1 + c) / 2), "low": ((1 - c) / 2, 1 - c, (1 - c) / 2),
         "notch": (1, -2 * c, 1)}[kind]
    return np.array([*b, 1 + alpha, -2 * c, 1 - alpha]) / (1 + alpha)


BAND = np.array([biquad("high", 0.5, FLAT), biquad("low", 45, FLAT), biquad("notch", 50, 30)])
AEEG = np.array([biquad("high", 2, FLAT), biquad("low", 15, FLAT)])
SMOOTH = np.array([biquad("low", 1 / np.pi, FLAT)])


def shelf():
    zero, pole, middle = (np.tan(np.pi * f / RATE) for f in (3, 10, np.sqrt(30)))
    size = np.pi * pole / zero / (1 + pole) * np.sqrt(
        (1 + (middle / pole) ** 2) / (1 + (middle / zero) ** 2))
    return [size * (1 + zero), size * (zero - 1)], [1, (pole - 1) / (pole + 1)]


def envelope(x):
    weighted = lfilter(*shelf(), sosfilt(AEEG, x, axis=-1), axis=-1)
    return np.maximum(0, sosfilt(SMOOTH, np.abs(weighted), axis=-1))[..., 15::16]


def hjorth(x, d, dd):
    mobility = np.sqrt(np.var(d, axis=-1) / np.var(x, axis=-1))
    return mobility * RATE, np.sqrt(np.var(dd, axis=-1) / np.var(d, axis=-1)) / mobility


def kurtosis(x):
    centred = x - x.mean(axis=-1, keepdims=True)
    return (centred ** 4).mean(axis=-1) / (centred ** 2).mean(axis=-1) ** 2 - 3


def epoch_figures(f, density):
    """Bands, edge and entropy of spectra along the last axis."""
    out = {name: density[..., (f >= low) & (f < high)].sum(axis=-1) * 0.5
           for name, (low, high) in BANDS.items()}
    part = density[..., 1:60]
    cumulated = part.cumsum(axis=-1)
    wanted = 0.95 * cumulated[..., -1:]
    k = (cumulated < wanted).sum(axis=-1, keepdims=True)
    here = np.take_along_axis(part, k, -1)
    before = np.take_along_axis(cumulated, k, -1) - here
    out["edge"] = ((k + 0.5 + (wanted - before) / here) * 0.5)[..., 0]
    p = part / part.sum(axis=-1, keepdims=True)
    out["entropy"] = -(p * np.log(p)).sum(axis=-1) / np.log(59)
    return out


def notebook(data):
    sums, count = {}, 0
    for lead in data:
        x = sosfilt(BAND, lead - lead[0])
        d = np.diff(x, prepend=0)
        dd = np.diff(d, prepend=0)
        aeeg = envelope(x)
        suppressed = suppression(x)
        for second in range(FIRST, len(x) // RATE):
            window = slice((second - 1) * RATE, (second + 1) * RATE)
            f, density = welch(x[window], RATE, "hann", nperseg=WINDOW, detrend="constant")
            figures = epoch_figures(f, density)
            figures["line-length"] = np.abs(d[window]).mean() * RATE
            figures["mobility"], figures["complexity"] = hjorth(x[window], d[window], dd[window])
            figures["kurtosis"] = stats.kurtosis(x[window])
            figures["entropy"] = stats.entropy(density[1:60]) / np.log(59)
            last = suppressed[max(0, second - 59):second + 1]
            figures["suppression"] = min(100, 100 * sum(last) / (len(last) * RATE))
            epoch = (second + 1) // 15 - 1
            borders = np.percentile(aeeg[240 * epoch:240 * (epoch + 1)], (10, 90))
            figures["aeeg-lower"], figures["aeeg-upper"] = borders
            for name, value in figures.items():
                sums[name] = sums.get(name, 0) + value
            count += 1
    return {name: value / count for name, value in sums.items()}


def with_mne(data):
    import mne
    mne.set_log_level("ERROR")
    names = ["E%d" % i for i in range(len(data))]
    raw = mne.io.RawArray(data * 1e-6, mne.create_info(names, RATE, "eeg"))
    raw.filter(0.5, 45)
    raw.notch_filter(50)
    epochs = mne.make_fixed_length_epochs(raw, duration=2, overlap=1, preload=True)
    x = raw.get_data() * 1e6
    suppressed = [suppression(lead) for lead in x]
    aeeg = [envelope(lead) for lead in x]
    sums, count = {}, 0
    for number, windows in enumerate(epochs.get_data() * 1e6):
        second = number + 1
        if second < FIRST or second >= x.shape[1] // RATE:
            continue
        density, f = mne.time_frequency.psd_array_welch(windows, RATE, n_fft=WINDOW, fmax=45)
        for lead, window in enumerate(windows):
            figures = epoch_figures(f, density[lead])
            d = np.diff(window, prepend=window[0])
            figures["line-length"] = np.abs(d).mean() * RATE
            figures["mobility"], figures["complexity"] = hjorth(window, d,
                                                                np.diff(d, prepend=d[0]))
            figures["kurtosis"] = stats.kurtosis(window)
            last = suppressed[lead][max(0, second - 59):second + 1]
            figures["suppression"] = min(100, 100 * sum(last) / (len(last) * RATE))
            epoch = (second + 1) // 15 - 1
            borders = np.percentile(aeeg[lead][240 * epoch:240 * (epoch + 1)], (10, 90))
            figures["aeeg-lower"], figures["aeeg-upper"] = borders
            for name, value in figures.items():
                sums[name] = sums.get(name, 0) + value
            count += 1
    return {name: value / count for name, value in sums.items()}


def suppression(x):
    """Suppressed samples in each second, by the recursion as it stands in the paper."""
    mean = variance = 0.0
    run = now = 0
    seconds = []
    for i, value in enumerate(x):
        mean = KEEP * mean + (1 - KEEP) * value
        variance = KEEP * variance + (1 - KEEP) * (value - mean) ** 2
        run = run + 1 if variance < 12.5 else 0
        now += 1 if run > RATE // 2 else RATE // 2 if run == RATE // 2 else 0
        if i % RATE == RATE - 1:
            seconds.append(now)
            now = 0
    return seconds


def vectorised(data):
    x = sosfilt(BAND, data - data[:, :1], axis=-1)
    d = np.diff(x, prepend=0, axis=-1)
    dd = np.diff(d, prepend=0, axis=-1)
    aeeg = np.percentile(whole(envelope(x), 240), (10, 90), axis=-1)
    seconds = x.shape[1] // RATE
    hann = 0.5 - 0.5 * np.cos(2 * np.pi * np.arange(WINDOW) / WINDOW)
    windows = epochs(x)
    spectra = np.fft.rfft((windows - windows.mean(axis=-1, keepdims=True)) * hann, axis=-1)
    density = np.abs(spectra[..., :91]) ** 2 * (2 / (RATE * (hann ** 2).sum()))
    figures = epoch_figures(np.arange(91) * 0.5, density)
    figures["line-length"] = np.abs(epochs(d)).mean(axis=-1) * RATE
    figures["mobility"], figures["complexity"] = hjorth(windows, epochs(d), epochs(dd))
    figures["kurtosis"] = kurtosis(windows)
    mean = lfilter([1 - KEEP], [1, -KEEP], x, axis=-1)
    quiet = lfilter([1 - KEEP], [1, -KEEP], (x - mean) ** 2, axis=-1) < 12.5
    indices = np.arange(x.shape[1])
    run = indices - np.maximum.accumulate(np.where(quiet, -1, indices), axis=-1)
    weight = np.where(run > RATE // 2, 1, np.where(run == RATE // 2, RATE // 2, 0))
    sums = np.cumsum(whole(weight, RATE).sum(axis=-1), axis=-1)
    back = np.concatenate([np.zeros((len(x), 60)), sums], axis=-1)[:, :seconds]
    lengths = np.minimum(np.arange(1, seconds + 1), 60) * RATE
    figures["suppression"] = np.minimum(100, 100 * (sums - back) / lengths)[:, FIRST:]
    epoch = (np.arange(FIRST, seconds) + 1) // 15 - 1
    figures["aeeg-lower"], figures["aeeg-upper"] = aeeg[0][:, epoch], aeeg[1][:, epoch]
    return {name: value.mean() for name, value in figures.items()}


def whole(x, length):
    parts = x.shape[1] // length
    return x[:, :parts * length].reshape(len(x), parts, length)


def epochs(x):
    return np.lib.stride_tricks.sliding_window_view(x, WINDOW, axis=-1)[:, (FIRST - 1) * RATE::RATE]


def main():
    how, file, leads, seconds = sys.argv[1:]
    raw = np.fromfile(file, dtype="<i2", count=int(leads) * int(seconds) * RATE)
    raw = raw.reshape(-1, int(leads))
    before = time.process_time()
    data = np.ascontiguousarray(raw.T) * 0.1
    figures = {"mne": with_mne, "notebook": notebook, "vectorised": vectorised}[how](data)
    print("cpu-seconds %.9f" % (time.process_time() - before))
    for name, value in figures.items():
        print("%s %.12g" % (name, value))


if __name__ == "__main__":
    main()
