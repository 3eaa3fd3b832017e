//! Tests by behaviour.

mod assessing;
mod closing;
mod deadlines;
mod evaluation;
mod excusing;
mod findings;
mod freezing;
mod judging;
mod keeping;
mod nodes;
mod parameters;
mod rules;
mod shadows;
mod surroundings;
mod warnings;
mod windows;
mod working;
