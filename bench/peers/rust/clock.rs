//! The processor time of this process.
//!
//! The standard library has no such clock but is linked with the C library, which has: POSIX
//! `clock_gettime(CLOCK_PROCESS_CPUTIME_ID)`.

#[repr(C)]
struct Timespec {
    seconds: i64,
    nanoseconds: i64,
}

#[cfg(target_os = "macos")]
const CLOCK_PROCESS_CPUTIME_ID: i32 = 12;
#[cfg(not(target_os = "macos"))]
const CLOCK_PROCESS_CPUTIME_ID: i32 = 2;

extern "C" {
    fn clock_gettime(clock: i32, time: *mut Timespec) -> i32;
}

/// Seconds of processor time since the process began.
pub fn cpu_seconds() -> f64 {
    let mut time = Timespec { seconds: 0, nanoseconds: 0 };
    let refused = unsafe { clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &mut time) };
    assert!(refused == 0, "this system has no clock of processor time");
    time.seconds as f64 + time.nanoseconds as f64 * 1e-9
}
