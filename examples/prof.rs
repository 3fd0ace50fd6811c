//! scratch
fn main() {
    let req = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let lib = permanence_pathway::library::Library::new();
    lib.pathway(&req).unwrap();
    let t = std::time::Instant::now();
    for _ in 0..200 {
        std::hint::black_box(lib.pathway(&req).unwrap());
    }
    eprintln!("{:?} each", t.elapsed() / 200);
}
