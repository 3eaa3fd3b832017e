//! What was found.

use serde::Serialize;
use std::fmt;

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
	/// Good to know.
	Info,
	/// To be put right when there is time.
	Low,
	/// To be put right soon.
	Medium,
	/// To be put right today.
	High,
	/// Stop what you do.
	Critical,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
	/// What kind of thing; it never changes its meaning, so that alarms can be set on it.
	pub id: &'static str,
	/// How much it matters.
	pub severity: Severity,
	/// What was seen.
	pub evidence: String,
	/// Where: name and identity of the node.
	pub node: String,
	/// Steps that put it right, in order.
	pub repair: Vec<String>,
}

impl Finding {
	/// A finding at a node.
	pub fn new(id: &'static str, severity: Severity, node: &str) -> Self {
		Self {
			id,
			severity,
			evidence: String::new(),
			node: node.into(),
			repair: Vec::new(),
		}
	}

	/// With what was seen.
	pub fn says(mut self, evidence: impl Into<String>) -> Self {
		self.evidence = evidence.into();
		self
	}

	/// With one more step that puts it right.
	pub fn repair(mut self, step: impl Into<String>) -> Self {
		self.repair.push(step.into());
		self
	}
}

impl fmt::Display for Finding {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let severity = format!("{:?}", self.severity).to_uppercase();
		writeln!(f, "{severity} {}", self.id)?;
		writeln!(f, "  node:     {}", self.node)?;
		writeln!(f, "  evidence: {}", self.evidence)?;
		for (number, step) in (1u8..).zip(&self.repair) {
			writeln!(f, "  repair {number}: {step}")?;
		}
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn shows_all_its_parts_as_text_and_as_json() {
		let finding = Finding::new("clock-behind", Severity::High, "alice")
			.says("ten seconds")
			.repair("first")
			.repair("then");
		let text = finding.to_string();
		for part in [
			"HIGH clock-behind",
			"alice",
			"ten seconds",
			"repair 1: first",
			"repair 2: then",
		] {
			assert!(text.contains(part), "{part}: {text}");
		}
		let json = serde_json::to_value(&finding).unwrap();
		assert_eq!(json["severity"], "high");
		assert_eq!(json["repair"][1], "then");
	}

	#[test]
	fn orders_severities_from_info_to_critical() {
		assert!(
			Severity::Info < Severity::Low && Severity::Medium < Severity::High && Severity::High < Severity::Critical
		);
	}
}
