//! `wasm-pack`, from its own library.

use clap::Parser;

fn main() {
    let arguments = wasm_pack::Cli::parse();
    if let Err(error) = wasm_pack::command::run_wasm_pack(arguments.cmd) {
        eprintln!("error: {error:?}");
        std::process::exit(1);
    }
}
