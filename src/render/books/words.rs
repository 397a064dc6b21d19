//! What entries and accounts are called by people.

use crate::domain::books::{Account, Entry, Heading, Purpose, What};
use crate::domain::names::Naming;
use crate::render::cases::{LIST, Reader};
use crate::render::privacy::masked;
use crate::said;
use crate::words::Label;

/// What the entry is about, in the reader's language. It may hold words of customers: nothing is made safe yet.
pub(super) fn description(entry: &Entry, reader: Reader<'_>) -> String {
    let language = reader.face.language;
    let Label { en, zh } = entry.what.label(entry.fee);
    let names = reader.book.of_store(entry.store.as_deref());
    let naming = match entry.what {
        What::Agreed | What::CarriedOut | What::Replaced => Naming::Remedy,
        _ => Naming::Fine,
    };
    let called: Vec<&str> = entry.names.iter().map(|name| names.label(naming, name, language)).collect();
    let called = called.join(reader.face.label(LIST));
    let about = match (&entry.subject, &entry.store) {
        (subject, Some(store)) if subject.is_empty() => reader.book.store(store, language).to_owned(),
        (subject, _) => masked(subject).into_owned(),
    };
    let said = match (called.is_empty(), about.is_empty()) {
        (true, true) => said!(en: "{en}", zh: "{zh}"),
        (false, true) => said!(en: "{en}: {called}", zh: "{zh}：{called}"),
        (true, false) => said!(en: "{en} ({about})", zh: "{zh}（{about}）"),
        (false, false) => said!(en: "{en}: {called} ({about})", zh: "{zh}：{called}（{about}）"),
    };
    said.in_language(language).to_owned()
}

/// What the account is called, in the reader's language.
pub(super) fn account(account: &Account, reader: Reader<'_>) -> String {
    let language = reader.face.language;
    let anyone = reader.book.of_store(None);
    let said = match account {
        Account::Receivable(party) => {
            let party = reader.party(anyone, party);
            said!(en: "fines owed by {party}", zh: "应收罚款·{party}")
        }
        Account::Finance => said!(en: "money of the house", zh: "资金（财务）"),
        Account::Fines(purpose, heading) => {
            let (Label { en, zh }, of) = (purpose_label(*purpose), heading_label(heading));
            let (of_en, of_zh) = (of.en, of.zh);
            match heading {
                Heading::Distributed(party) => {
                    let party = reader.party(anyone, party);
                    said!(en: "{en}, {of_en} to {party}", zh: "{zh}·{of_zh}·{party}")
                }
                _ => said!(en: "{en}, {of_en}", zh: "{zh}·{of_zh}"),
            }
        }
        Account::Customer(case) => said!(en: "owed to the customer of {case}", zh: "应付顾客·{case}"),
        Account::Vouchers => said!(en: "vouchers handed out", zh: "已发未用代金券"),
        Account::Compensation(store, remedy) => {
            let kind = reader.book.of_store(store.as_deref()).label(Naming::Remedy, remedy, language);
            match store {
                Some(store) => {
                    let store = reader.book.store(store, language);
                    said!(en: "compensation by {store}, {kind}", zh: "补偿支出·{store}·{kind}")
                }
                None => said!(en: "compensation by the house, {kind}", zh: "补偿支出·公司·{kind}"),
            }
        }
        Account::OtherBooks(nature) => {
            let Label { en, zh } = nature_label(nature);
            said!(en: "carried by other books of the house, {en}", zh: "由其他账册列支·{zh}")
        }
        Account::Opening => said!(en: "balances of earlier periods", zh: "期初结转"),
    };
    said.in_language(language).to_owned()
}

fn purpose_label(purpose: Purpose) -> Label {
    match purpose {
        Purpose::Company => Label::new("fines kept by the company", "罚款收入"),
        Purpose::Fee => Label::new("fees", "费用收入"),
        Purpose::OtherStores => Label::new("fines for the other stores", "应付其他门店罚金"),
        Purpose::Fund => Label::new("fines for the fund", "应付专项基金罚金"),
        Purpose::Customer => Label::new("fines for customers", "应付顾客罚金"),
    }
}

fn heading_label(heading: &Heading) -> Label {
    match heading {
        Heading::Imposed => Label::new("imposed", "计提"),
        Heading::LateCharges => Label::new("late charges", "滞纳金"),
        Heading::TakenOff => Label::new("waived, or taken off by a ruling", "减免与裁定减除"),
        Heading::Distributed(_) => Label::new("distributed", "已分配"),
    }
}

/// The nature of a remedy that is settled with no money.
fn nature_label(nature: &str) -> Label {
    match nature {
        "discount" => Label::new("discounts", "折扣"),
        "waiver" => Label::new("sums not asked for", "免收款项"),
        "upgrade" => Label::new("upgrades", "免费升级"),
        "goods" => Label::new("goods", "实物"),
        "service" => Label::new("services", "服务"),
        "repair" => Label::new("repairs", "维修"),
        "apology" => Label::new("apologies", "致歉"),
        "rectification" => Label::new("things put right", "整改"),
        "staff-measure" => Label::new("measures about staff", "员工处理"),
        "charge" => Label::new("claims", "向顾客收取"),
        "out-of-service" => Label::new("things taken out of service", "停用"),
        _ => Label::new("of a kind that the policy does not know", "策略未列明种类"),
    }
}
