//! Known holes in what this binary is built of: the list of packages that was embedded when it was built, against an
//! advisory database in RustSec's format that lies in a folder. Nothing is fetched.

use crate::doctor::finding::{Finding, Severity};
use semver::{Version, VersionReq};
use serde::Deserialize;
use std::{
	fs,
	path::{Path, PathBuf},
};

/// `name version` of every package, a line each, from the lock file of the build.
const PACKAGES: &str = include_str!(concat!(env!("OUT_DIR"), "/packages.txt"));
/// How deep a database's folders go: `crates/<package>/<advisory>.md`.
const MAX_DEPTH: u8 = 4;

#[derive(Debug, Deserialize)]
struct Advisory {
	advisory: Head,
	#[serde(default)]
	versions: Versions,
}

#[derive(Debug, Deserialize)]
struct Head {
	id: String,
	package: String,
	#[serde(default)]
	title: Option<String>,
	#[serde(default)]
	informational: Option<String>,
	#[serde(default)]
	withdrawn: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
struct Versions {
	#[serde(default)]
	patched: Vec<String>,
	#[serde(default)]
	unaffected: Vec<String>,
}

/// Compares the embedded list with the database at `path`.
pub fn examine(path: &Path, node: &str) -> Result<Vec<Finding>, String> {
	let mut files = Vec::new();
	collect(path, MAX_DEPTH, &mut files)?;
	let mut advisories = Vec::new();
	for file in &files {
		let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
		if let Some(advisory) = parse(&text).map_err(|error| format!("{}: {error}", file.display()))? {
			advisories.push(advisory);
		}
	}
	// A wrong path must not look like a clean bill of health.
	if advisories.is_empty() {
		return Err(format!("{} holds no advisory in RustSec's format", path.display()));
	}
	Ok(compare(PACKAGES, &advisories, node))
}

fn collect(path: &Path, depth: u8, files: &mut Vec<PathBuf>) -> Result<(), String> {
	let entries = fs::read_dir(path).map_err(|error| format!("{}: {error}", path.display()))?;
	for entry in entries.flatten() {
		let path = entry.path();
		let hidden = entry.file_name().to_string_lossy().starts_with('.');
		if path.is_dir() {
			if !hidden && depth > 0 {
				collect(&path, depth - 1, files)?;
			}
		} else if path
			.extension()
			.is_some_and(|extension| extension == "md" || extension == "toml")
		{
			files.push(path);
		}
	}
	Ok(())
}

/// The advisory of a file: a TOML block at its beginning, or all of it. None for a file that is something else.
fn parse(text: &str) -> Result<Option<Advisory>, String> {
	let block = match text.trim_start().strip_prefix("```toml") {
		Some(rest) => rest.split("```").next().unwrap_or_default(),
		None if text.contains("[advisory]") => text,
		None => return Ok(None),
	};
	if !block.contains("[advisory]") {
		return Ok(None);
	}
	toml::from_str(block)
		.map(Some)
		.map_err(|error| format!("not an advisory: {}", error.message()))
}

fn compare(packages: &str, advisories: &[Advisory], node: &str) -> Vec<Finding> {
	let mut findings = Vec::new();
	for line in packages.lines() {
		let Some((package, version)) = line.split_once(' ') else {
			continue;
		};
		let Ok(parsed) = Version::parse(version) else {
			continue;
		};
		for Advisory { advisory, versions } in advisories {
			if advisory.package != package || advisory.withdrawn.is_some() || covers(versions, &parsed) {
				continue;
			}
			let (id, severity) = match advisory.informational.as_deref() {
				Some(_) => ("advisory-informational", Severity::Low),
				None => ("advisory", Severity::High),
			};
			let repair = if versions.patched.is_empty() {
				format!("no version is patched: replace {package}, or show that what is affected is never called")
			} else {
				format!(
					"cargo update -p {package}@{version} to one of {}",
					versions.patched.join(" or ")
				)
			};
			let title = advisory.title.as_deref().unwrap_or("no title");
			findings.push(
				Finding::new(id, severity, node)
					.says(format!("{package} {version}: {} ({title})", advisory.id))
					.repair(repair)
					.repair("build, test and install the node's release with it"),
			);
		}
	}
	findings
}

/// Whether a version is patched or never was affected. A requirement that cannot be read covers nothing.
fn covers(versions: &Versions, version: &Version) -> bool {
	versions
		.patched
		.iter()
		.chain(&versions.unaffected)
		.filter_map(|requirement| VersionReq::parse(requirement).ok())
		.any(|requirement| requirement.matches(version))
}

#[cfg(test)]
mod tests {
	use super::*;

	const ADVISORY: &str =
		"```toml\n[advisory]\nid = \"RUSTSEC-0000-0001\"\npackage = \"left\"\ndate = \"2026-01-01\"\n\
		title = \"It breaks\"\n[versions]\npatched = [\">= 1.2.3\"]\nunaffected = [\"< 1.0.0\"]\n```\n\n# It breaks\n";

	fn found(packages: &str, text: &str) -> Vec<(&'static str, Severity)> {
		let advisory = parse(text).unwrap().unwrap();
		compare(packages, &[advisory], "n")
			.iter()
			.map(|finding| (finding.id, finding.severity))
			.collect()
	}

	#[test]
	fn finds_a_package_that_is_affected_and_no_other() {
		assert_eq!(
			found("left 1.2.2\nright 1.2.2\n", ADVISORY),
			[("advisory", Severity::High)]
		);
		for packages in ["left 1.2.3\n", "left 0.9.0\n", "left-pad 1.2.2\n", ""] {
			assert!(found(packages, ADVISORY).is_empty(), "{packages}");
		}
	}

	#[test]
	fn is_milder_about_information_and_silent_about_what_was_withdrawn() {
		let informational = ADVISORY.replace("[versions]", "informational = \"unmaintained\"\n[versions]");
		assert_eq!(
			found("left 1.2.2", &informational),
			[("advisory-informational", Severity::Low)]
		);
		let withdrawn = ADVISORY.replace("[versions]", "withdrawn = \"2026-02-01\"\n[versions]");
		assert!(found("left 1.2.2", &withdrawn).is_empty());
	}

	#[test]
	fn reads_a_database_and_refuses_a_folder_that_is_none() {
		let folder = tempfile::tempdir().unwrap();
		assert!(examine(folder.path(), "n").unwrap_err().contains("no advisory"));
		let package = folder.path().join("crates/codec");
		fs::create_dir_all(&package).unwrap();
		let all = ADVISORY
			.replace("\"left\"", "\"parity-scale-codec\"")
			.replace(">= 1.2.3", ">= 900.0.0")
			.replace("< 1.0.0", "< 0.0.1");
		fs::write(package.join("RUSTSEC-0000-0001.md"), all).unwrap();
		fs::write(folder.path().join("README.md"), "# A database").unwrap();
		let findings = examine(folder.path(), "n").unwrap();
		assert!(
			!findings.is_empty() && findings.iter().all(|finding| finding.id == "advisory"),
			"{findings:?}"
		);
		fs::write(package.join("broken.md"), "```toml\n[advisory]\nid = 1\n```\n").unwrap();
		assert!(examine(folder.path(), "n").unwrap_err().contains("broken.md"));
	}

	#[test]
	fn knows_what_it_is_built_of() {
		assert!(PACKAGES.lines().count() > 500);
		assert!(PACKAGES.lines().any(|line| line.starts_with("parity-scale-codec 3.")));
		assert!(
			!PACKAGES.contains("timebank-node "),
			"our own are no packages of a registry"
		);
	}
}
