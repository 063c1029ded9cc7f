// A program in Rust around the pancreas: its drivers, and two hours of its life.
mod pancreas {
    include!("pancreas.rs");
}

use pancreas::*;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering::Relaxed};

static NOW_NS: AtomicI64 = AtomicI64::new(0);
static CARRIED_OUT: AtomicI64 = AtomicI64::new(0);
static FRAMES: AtomicI64 = AtomicI64::new(0);
static UNITS: AtomicU64 = AtomicU64::new(0);
const MINUTE_NS: i64 = 60_000_000_000;

#[no_mangle]
extern "C" fn driver_glucose(said: *mut Reading) -> i32 {
    let now_ns = NOW_NS.load(Relaxed);
    let minute = now_ns / MINUTE_NS;
    if minute % 5 != 0 {
        return 0;
    }
    unsafe { *said = Reading { value: 110.0 + 1.5 * minute as f64, at_ns: now_ns, ..Default::default() } };
    1
}

#[no_mangle]
extern "C" fn driver_meal(said: *mut Event) -> i32 {
    let now_ns = NOW_NS.load(Relaxed);
    if now_ns != 30 * MINUTE_NS {
        return 0;
    }
    unsafe { *said = Event { value: 35.0, at_ns: now_ns } };
    1
}

#[no_mangle]
extern "C" fn driver_sleep(_said: *mut Event) -> i32 {
    0
}

#[no_mangle]
extern "C" fn driver_basal_rate_receipts(_said: *mut Receipt) -> i32 {
    0
}

#[no_mangle]
extern "C" fn driver_bolus_receipts(_said: *mut Receipt) -> i32 {
    0
}

fn carry_out(order: *const Order) {
    CARRIED_OUT.fetch_add(1, Relaxed);
    let units = f64::from_bits(UNITS.load(Relaxed)) + unsafe { (*order).amount };
    UNITS.store(units.to_bits(), Relaxed);
}

#[no_mangle]
extern "C" fn driver_basal_rate(order: *const Order) {
    carry_out(order);
}

#[no_mangle]
extern "C" fn driver_bolus(order: *const Order) {
    carry_out(order);
}

#[no_mangle]
extern "C" fn driver_radio(bytes: *const u8, length: u32) {
    let frame = unsafe { std::slice::from_raw_parts(bytes, length as usize) };
    assert!(frame.len() >= 46 && frame.starts_with(b"HS"));
    FRAMES.fetch_add(1, Relaxed);
}

#[no_mangle]
extern "C" fn driver_halt(code: u32, site: u32) -> ! {
    eprintln!("halted: code {code} site {site}");
    std::process::exit(1)
}

fn main() {
    unsafe {
        pancreas_start();
        pancreas_begin();
        pancreas_stage_basal(1.1);
        pancreas_confirm();
        pancreas_greet(b"bed-1".as_ptr(), 5, b"nobody".as_ptr(), 6, 0, 0);
        for minute in 0..=120 {
            NOW_NS.store(minute * MINUTE_NS, Relaxed);
            pancreas_round(minute * MINUTE_NS, 0);
        }
        println!(
            "{} {} {} {}",
            pancreas_digest(),
            CARRIED_OUT.load(Relaxed),
            f64::from_bits(UNITS.load(Relaxed)),
            (FRAMES.load(Relaxed) > 0) as i32
        );
    }
}
