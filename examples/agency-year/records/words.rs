//! What people write: subjects, names, notes.

/// Matters between a customer and a store, with what the customer asks for.
pub(super) const OF_CUSTOMERS: &[(&str, &str)] = &[
    ("经纪人态度冷淡，打了三次电话都被敷衍", "apology"),
    ("带看约好两次都爽约，无人跟进", "other-agent"),
    ("The agent does not answer; the appointment was missed twice", "explanation"),
    ("贷款材料遗失，过户一拖再拖", "performance"),
    ("网上房源不实，实地面积不符", "explanation"),
    ("没告知房屋已被抵押", "compensation"),
    ("定金约定可退，现在不退", "refund"),
    ("The deposit is not paid back after the contract fell through", "refund"),
    ("中介费比签约时说的多收", "refund"),
    ("Commission was overcharged against the contract", "refund"),
    ("合同里代签，违约责任写反", "performance"),
    ("个人信息泄露，天天接到骚扰电话", "apology"),
    ("税费算错，多准备了首付", "compensation"),
];

/// Matters between two stores.
pub(super) const OF_STORES: &[(&str, &str)] = &[
    ("我店先带看的客户被撬单", "share"),
    ("独家房源被抢，钥匙纠纷", "explanation"),
    ("合作成交后业绩分配不均", "share"),
];

/// What media report.
pub(super) const OF_MEDIA: &[(&str, &str)] =
    &[("报道称门店发布虚假房源", "explanation"), ("报道称门店扣押定金", "refund")];

/// How customers are addressed.
pub(super) const CALLED: &[&str] = &[
    "陈先生",
    "林女士",
    "何先生",
    "郑女士",
    "Mr Brown",
    "罗女士",
    "谢先生",
    "Ms Tanaka",
    "韩先生",
    "唐女士",
];

/// What each medium is called.
pub(super) fn outlet(medium: &str) -> &'static str {
    match medium {
        "newspaper" => "江城晚报",
        "television" => "江城电视台民生频道",
        _ => "江城论坛",
    }
}
