//! Who works in a new shop, and in which roles.

use crate::commands::session::Session;
use crate::domain::failure::Failure;
use crate::domain::id::is_name;
use crate::format::new_shop::NewStaff;
use crate::format::policy;
use crate::said;
use crate::words::Language;

/// The staff that was named, as id and name with perhaps `:ROLE` and `@STORE`; asked for where nobody was named. Where no role is told
/// the first gets the one of the widest authority: somebody must be able to decide from the first day on.
///
/// # Errors
/// A role that the policy `trade` does not have, or a store that is not among `stores`.
pub(super) fn new_staff(
    named: &[(String, String)],
    stores: &[(String, String)],
    trade: &str,
    session: &mut Session<'_>,
) -> Result<Vec<NewStaff>, Failure> {
    let roles = Roles::of(trade);
    let mut staff = Vec::new();
    for (id, words) in named {
        let (words, store) = store_of(words, stores)?;
        staff.push(NewStaff { store, ..roles.staff(id, words)? });
    }
    if staff.is_empty() {
        let (id, name) = first_staff(session);
        staff.push(NewStaff { id, name, role: None, store: None });
    }
    if staff.iter().all(|staff| staff.role.is_none())
        && let Some(first) = staff.first_mut()
    {
        first.role = roles.highest;
    }
    Ok(staff)
}

/// The words before `@STORE`, and the store.
fn store_of<'a>(words: &'a str, stores: &[(String, String)]) -> Result<(&'a str, Option<String>), Failure> {
    let Some((before, store)) = words.rsplit_once('@') else { return Ok((words, None)) };
    let known = || stores.iter().map(|(id, _)| id.as_str());
    if known().any(|id| id == store) {
        return Ok((before, Some(store.to_owned())));
    }
    let list = known().collect::<Vec<_>>().join(", ");
    let failure = Failure::usage(said!(
        en: "`{words}`: no store `{store}` is named with `--store`; there are: {list}",
        zh: "`{words}`：`--store` 未列出门店 `{store}`；已列出：{list}"
    ));
    Err(failure.suggesting(store, known()))
}

/// The roles of a policy.
struct Roles {
    names: Vec<String>,
    highest: Option<String>,
}

impl Roles {
    fn of(trade: &str) -> Self {
        let text = policy::shipped::text(trade).unwrap_or_default();
        let Some(policy) = policy::read(&format!("{trade}.toml"), text).0 else {
            return Self { names: Vec::new(), highest: None };
        };
        let highest = policy.resolution.authorities.last().map(|authority| authority.role.clone());
        Self { names: policy.vocabulary.roles.into_iter().map(|role| role.name).collect(), highest }
    }

    fn staff(&self, id: &str, words: &str) -> Result<NewStaff, Failure> {
        let new = |name: &str, role: Option<&str>| NewStaff {
            id: id.to_owned(),
            name: name.trim().to_owned(),
            role: role.map(str::to_owned),
            store: None,
        };
        let Some((name, role)) = words.rsplit_once(':') else {
            return Ok(new(words, None));
        };
        if self.names.iter().any(|known| known == role) {
            return Ok(new(name, Some(role)));
        }
        let list = self.names.join(", ");
        let failure = Failure::usage(said!(
            en: "the policy has no role `{role}`; it has: {list}",
            zh: "策略中没有角色 `{role}`；可用：{list}"
        ));
        Err(failure.suggesting(role, self.names.iter().map(String::as_str)))
    }
}

/// Who works here, when nobody was named: asked on a terminal, else the manager.
fn first_staff(session: &mut Session<'_>) -> (String, String) {
    let manager = match session.language {
        Language::English => "Manager",
        Language::Chinese => "店长",
    };
    let id = session.ask(&said!(
        en: "Your id in commands (lower-case letters; Enter for `manager`)?",
        zh: "您在命令中的 id（小写字母；回车为 `manager`）："
    ));
    match id.filter(|id| is_name(id)) {
        None => ("manager".to_owned(), manager.to_owned()),
        Some(id) => {
            let name =
                session.ask(&said!(en: "Your name?", zh: "您的姓名：")).filter(|name| !name.is_empty());
            let name = name.unwrap_or_else(|| id.clone());
            (id, name)
        }
    }
}
