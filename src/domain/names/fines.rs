//! Names of fines: rules, switches with their readings, measures against staff.

use super::{Names, Naming};
use crate::domain::policy::Policy;

impl Names {
    pub(super) fn add_fines(&mut self, policy: &Policy) {
        let fines = &policy.fines;
        self.objections_suspend = fines.objections_suspend();
        self.fines_follow_counts = !fines.rankings.is_empty();
        fines.rules.iter().for_each(|rule| self.add(Naming::Fine, &rule.choice));
        fines.rankings.iter().for_each(|ranking| self.add(Naming::Fine, &ranking.choice));
        fines.measures.iter().for_each(|measure| self.add(Naming::Measure, &measure.choice));
        for switch in &fines.switches {
            self.add(Naming::Switch, &switch.choice);
            for reading in &switch.readings {
                let name = format!("{}={}", switch.choice.name, reading.choice.name);
                self.labels.insert((Naming::Value, name), reading.choice.label.clone());
            }
        }
    }

    /// Whether the policy fines stores for their place among the others: then somebody gains by complaints that are not
    /// recorded (R18).
    pub fn fines_follow_counts(&self) -> bool {
        self.fines_follow_counts
    }

    /// Whether nothing has to be paid on a fine while an objection to it is open.
    pub fn objections_suspend(&self) -> bool {
        self.objections_suspend
    }
}
