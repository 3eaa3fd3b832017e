//! What a chain starts with, and when it must not start.

use super::*;

fn built(change: impl FnOnce(&mut GenesisConfig<Test>)) {
	ExtBuilder::genesis(change).build();
}

#[test]
fn stores_what_the_genesis_says() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(SessionPeriod::<Test>::get(), PERIOD);
		assert_eq!(MinAuthorities::<Test>::get(), MINIMUM);
		for number in 1..=4 {
			assert_eq!(status(number), Validator);
			assert_eq!(BranchOf::<Test>::get(key(number)), Some(branch(number)));
			assert_eq!(System::providers(&key(number)), 1);
		}
		assert_eq!(
			RoleKeys::<Test>::get(MANAGER),
			Some(RoleGrant {
				holder: holder(1, Role::Manager, of_branch(1)),
				valid_until: None
			})
		);
		assert_eq!(
			Institutions::<Test>::get(SUPERVISION),
			Some(Institution {
				kind: Role::Supervisor,
				in_force: true,
				valid_until: None
			})
		);
	});
}

#[test]
fn takes_an_hour_and_four_authorities_when_nothing_is_said() {
	ExtBuilder::genesis(|genesis| {
		genesis.session_period = None;
		genesis.min_authorities = None;
	})
	.build_and_execute(|| {
		assert_eq!(SessionPeriod::<Test>::get(), 1_200);
		assert_eq!(MinAuthorities::<Test>::get(), 4);
	});
}

fn peer(byte: u8) -> Vec<u8> {
	[&[0x00, 0x24, 0x08, 0x01, 0x12, 0x20][..], &[byte; 32]].concat()
}

#[test]
fn approves_nodes_from_the_first_block_when_the_genesis_names_them() {
	ExtBuilder::genesis(|genesis| {
		genesis.nodes = vec![(branch(1), vec![peer(1), peer(2)]), (branch(2), vec![peer(3)])]
	})
	.build_and_execute(|| {
		let nodes: Vec<(Operator, usize)> = Registry::approved_nodes()
			.into_iter()
			.map(|(operator, peers)| (operator, peers.len()))
			.collect();
		assert_eq!(
			nodes,
			[(Operator::Branch(branch(1)), 2), (Operator::Branch(branch(2)), 1)]
		);
	});
}

#[test]
#[should_panic(expected = "genesis nodes must be distinct")]
fn refuses_a_node_of_two_branches() {
	built(|genesis| genesis.nodes = vec![(branch(1), vec![peer(1)]), (branch(2), vec![peer(1)])]);
}

#[test]
fn starts_at_the_bounds_of_period_and_minimum() {
	for (period, minimum) in [(MIN_SESSION_PERIOD, 1), (MAX_SESSION_PERIOD, MAX_BRANCHES)] {
		let mut builder = ExtBuilder::default().validators(minimum.max(2));
		builder.genesis.session_period = Some(period);
		builder.genesis.min_authorities = Some(minimum);
		builder.build_and_execute(|| {
			assert_eq!(SessionPeriod::<Test>::get(), period);
			assert_eq!(MinAuthorities::<Test>::get(), minimum);
		});
	}
}

#[test]
#[should_panic(expected = "session period out of bounds")]
fn does_not_start_when_the_period_is_too_short() {
	built(|genesis| genesis.session_period = Some(MIN_SESSION_PERIOD - 1));
}

#[test]
#[should_panic(expected = "session period out of bounds")]
fn does_not_start_when_the_period_is_too_long() {
	built(|genesis| genesis.session_period = Some(MAX_SESSION_PERIOD + 1));
}

#[test]
#[should_panic(expected = "minimum of authorities out of bounds")]
fn does_not_start_when_the_minimum_is_zero() {
	built(|genesis| genesis.min_authorities = Some(0));
}

#[test]
#[should_panic(expected = "minimum of authorities out of bounds")]
fn does_not_start_when_the_minimum_is_above_the_number_of_branches() {
	built(|genesis| genesis.min_authorities = Some(MAX_BRANCHES + 1));
}

#[test]
#[should_panic(expected = "fewer validators than the minimum")]
fn does_not_start_when_there_are_fewer_branches_than_authorities() {
	built(|genesis| {
		genesis.branches.pop();
	});
}

#[test]
#[should_panic(expected = "fewer validators than the minimum")]
fn does_not_start_when_there_are_fewer_validators_than_authorities() {
	built(|genesis| genesis.branches[3].3 = Candidate);
}

#[test]
#[should_panic(expected = "genesis branches must be distinct and valid")]
fn does_not_start_when_a_branch_is_named_twice() {
	built(|genesis| {
		let first = genesis.branches[0];
		genesis.branches.push(first);
	});
}

#[test]
#[should_panic(expected = "genesis institutions must be distinct")]
fn does_not_start_when_an_institution_has_a_branch_role() {
	built(|genesis| genesis.institutions.push((InstitutionId(2), Role::Clerk)));
}

#[test]
#[should_panic(expected = "genesis roles must be of filed persons")]
fn does_not_start_when_an_officer_is_not_filed() {
	built(|genesis| genesis.roles.push((499, holder(FILED + 1, Role::Clerk, of_branch(1)))));
}
