//! The peer of `bench startup`: a program that says one line and ends.

fn main() {
    println!("hello");
}
