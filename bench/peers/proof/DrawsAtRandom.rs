// Defect: a step behaves by chance.
#![no_std]
#![forbid(unsafe_code)]
#![crate_type = "lib"]

use std::collections::hash_map::RandomState;
use std::hash::{BuildHasher, Hasher};

pub fn step() -> u64 {
    RandomState::new().build_hasher().finish()
}
