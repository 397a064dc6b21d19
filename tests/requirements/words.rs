//! Customers' own words, in both scripts and in English, and what each trade's policy makes of them.

use super::story::Story;

fn sorted(policy: &str, channel: &str, words: &[(&str, &str, &str)]) {
    for (text, category, tier) in words {
        let story = Story::received(policy, "2026-11-23 10:00", &[("channel", channel)]);
        let proposal = story.proposal(text);
        assert_eq!(proposal.category.as_deref(), Some(*category), "{text}: {:?}", proposal.categories);
        assert_eq!(proposal.tier.as_deref(), Some(*tier), "{text}");
    }
}

#[test]
fn words_of_an_agencys_customers() {
    sorted(
        "realestate-agency",
        "telephone",
        &[
            ("打了五次电话，经纪人一直不回电话", "no-follow-up", "customer-store"),
            ("經紀人不禮貌，還罵人", "attitude", "customer-store"),
            ("The agent concealed that the flat is mortgaged", "untrue-listing", "customer-store"),
            ("签约前说好的，现在中介费多收两千", "charges", "customer-store"),
            ("定金不退，已经向房管局反映", "deposit", "escalated"),
            ("過戶拖了三個月，合同寫的是一個月", "contract", "customer-store"),
            ("天天接到骚扰电话，个人信息被泄露", "privacy", "customer-store"),
            ("我们的客户被兄弟店撬单了", "client-dispute", "store-store"),
            ("和另一家门店的业绩分配谈不拢", "commission-split", "store-store"),
            ("The fake listing was on television last night", "untrue-listing", "exposed"),
        ],
    );
}

#[test]
fn words_of_a_propertys_customers() {
    sorted(
        "property",
        "office-desk",
        &[
            ("楼上漏水泡坏天花板", "leak", "important"),
            ("整棟樓停水，沒人通知", "facilities", "important"),
            ("业主被困电梯半小时", "facilities", "serious"),
            ("外牆瓷磚掉下來，砸到車", "falling-objects", "serious"),
            ("楼道灯不亮，报修一周没人来修", "repair-service", "ordinary"),
            ("保安态度恶劣，还推诿", "attitude", "ordinary"),
            ("The neighbour's renovation is noisy at night", "noise", "ordinary"),
            ("交房面积比合同少三平米", "handover", "ordinary"),
            ("物业费收费不合理", "fees", "ordinary"),
            ("车库里自行车被盗", "security", "important"),
            ("There is a gas leak in the kitchen", "facilities", "serious"),
        ],
    );
}
