//! Documents that are drawn up, and who has signed them.

use super::policy::ResolutionPolicy;
use crate::domain::record::Event;

/// Who signs for the other side: a value of `signed_by` beside the roles of the policy.
pub const CUSTOMER: &str = "customer";

/// Whose signatures the document of this event still lacks; none where the policy does not know the document.
pub fn missing_signatures<'a>(event: &Event, policy: &'a ResolutionPolicy) -> Vec<&'a str> {
    let name = event.fields.text("document").unwrap_or_default();
    let Some(kind) = policy.documents.iter().find(|kind| kind.choice.name == name) else { return Vec::new() };
    let signed = event.fields.texts("signed_by");
    let lacking = kind.signatures.iter().map(String::as_str).filter(|who| !signed.contains(who));
    lacking.collect()
}
