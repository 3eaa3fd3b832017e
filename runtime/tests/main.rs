//! Flows on the real runtime.

mod common;
mod erc20;
mod flows;
mod genesis;
mod pool;
mod surface;
