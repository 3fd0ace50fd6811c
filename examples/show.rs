//! scratch
fn main() {
    let req = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    let lib = permanence_pathway::library::Library::new();
    let t = std::time::Instant::now();
    let p = lib.pathway(&req);
    let t1 = t.elapsed();
    let t = std::time::Instant::now();
    let p2 = lib.pathway(&req).unwrap();
    eprintln!("first {:?} second {:?}", t1, t.elapsed());
    let t = std::time::Instant::now();
    let s = serde_json::to_string(&p2).unwrap();
    eprintln!("json {} bytes {:?}", s.len(), t.elapsed());
    println!("{}", serde_json::to_string(&p.unwrap()).unwrap());
}
