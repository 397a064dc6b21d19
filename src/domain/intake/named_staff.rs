//! The staff whom a complaint names: the header key `staff`.

use super::IntakeProblem;
use crate::domain::finding::did_you_mean;
use crate::domain::record::Fields;
use crate::domain::shop::Shop;
use crate::said;

/// Everybody whom `header` names under `staff` and whom the shop does not know.
pub fn check_staff(header: &Fields, shop: &Shop) -> Vec<IntakeProblem> {
    let ids = || shop.staff.iter().map(|staff| staff.id.as_str());
    let unknown = header.texts("staff").into_iter().filter(|id| shop.staff(id).is_none());
    let problem = |id: &str| {
        let message = match did_you_mean(id, ids()) {
            Some(near) => said!(
                en: "`staff`: shop.toml knows nobody called `{id}`; did you mean `{near}`?",
                zh: "`staff`：shop.toml 中没有 `{id}`；是不是 `{near}`？"
            ),
            None => {
                let list = ids().collect::<Vec<_>>().join("`, `");
                said!(
                    en: "`staff`: shop.toml knows nobody called `{id}`; it knows: `{list}`",
                    zh: "`staff`：shop.toml 中没有 `{id}`；现有：`{list}`"
                )
            }
        };
        IntakeProblem { field: String::from("staff"), missing: false, message }
    };
    unknown.map(problem).collect()
}
