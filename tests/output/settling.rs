//! From evidence to settlement: `show` tells it so that nobody needs another document.

use plaint::render::terminal::is_unsafe;
use plaint::words::Language;

use crate::house::House;

pub(crate) const POLICY: &str =
    concat!(include_str!("../rules/house.toml"), include_str!("../rules/settling.toml"));
const CASE: &str = include_str!("house/settled.yaml");

/// The house that knows how to settle, with one complaint that went the whole way.
pub(crate) fn house() -> House {
    let house = House::new();
    house.write("policies/house.toml", POLICY);
    house.write("cases/2026/11/05/261105-s5s5.yaml", CASE);
    house
}

#[test]
fn what_is_still_missing_is_told_with_the_commands() {
    let told = house().on_terminal(Language::English, &["show", "261116-a2a2"]).results;
    let section = told.split("\nStill missing\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let gate = "before “determined”:\n    never on one piece of evidence alone\n      0 of 2";
    let section = section.trim_start();
    assert!(section.starts_with(gate) && section.contains("evidence add 261116-a2a2"), "{section}");
    let told = house().on_terminal(Language::Chinese, &["show", "261116-a2a2"]).results;
    assert!(told.contains("\n尚缺\n  “认定”之前：\n    不凭单一证据认定\n"), "{told}");
}

#[test]
fn seen_from_an_earlier_day_nothing_later_is_told() {
    let words = ["show", "261105-s5s5", "--as-of", "2026-11-07T10:40:00+08:00"];
    let told = house().on_terminal(Language::English, &words).results;
    assert!(told.contains("rung 2 of 3, with compensation: not approved, costs 12,060.00 CNY\n"), "{told}");
    for later in ["What was agreed", "To be carried out", "Callback", "agreement", "approved by"] {
        assert!(!told.contains(later), "{later}: {told}");
    }
}

#[test]
fn what_was_agreed_in_an_earlier_round_says_so() {
    let house = house();
    let reopened = "  - id: e24\n    at: 2026-11-12T10:00:00+08:00\n    by: li\n    n: 24\n    event: closed\n    \
                    outcome: settled\n  - id: e25\n    at: 2026-11-13T10:00:00+08:00\n    by: li\n    n: 25\n    \
                    event: reopened\n    reason: \"又塌了\"\n";
    house.write("cases/2026/11/05/261105-s5s5.yaml", &format!("{CASE}{reopened}"));
    let told = house.on_terminal(Language::English, &["show", "261105-s5s5"]).results;
    assert!(told.contains("\n  in round           1 (of 2)\n"), "{told}");
}

/// Text that would steer a terminal, in every key that people or programs may write.
#[test]
fn nothing_in_any_key_reaches_a_terminal_as_it_is() {
    let bad = "\\e[31mred\\e[0m\\u202Egpj \\x9B2J\\a";
    let keep = [
        "record", "format", "id", "at", "by", "n", "event", "received", "target", "due", "until", "store",
        "cost", "loss",
    ];
    let mut replaced = 0;
    let text: String = CASE
        .lines()
        .map(|line| {
            let key = line.trim().trim_start_matches("- ").split(':').next().unwrap();
            let is_text = line.ends_with('"') && line.contains(": \"");
            if keep.contains(&key) || key.starts_with("action/") || !is_text {
                return format!("{line}\n");
            }
            replaced += 1;
            format!("{}: \"{bad}\"\n", line.split_once(':').unwrap().0)
        })
        .collect();
    assert!(replaced > 25, "{replaced}");
    let text = text
        .replace("remedy: loan", &format!("remedy: \"{bad}\""))
        .replace("what: two-pieces", &format!("what: \"{bad}\""))
        .replace("staff: [sam], superiors: [li]", &format!("staff: [\"{bad}\"], superiors: [\"{bad}\"]"))
        .replace("law: [fraud]", &format!("law: [\"{bad}\"]"))
        .replace("signed_by: [customer", &format!("signed_by: [\"{bad}\""))
        .replace("as: related", &format!("as: \"{bad}\""));
    let house = house();
    house.write("cases/2026/11/05/261105-s5s5.yaml", &text);
    for language in [Language::English, Language::Chinese] {
        for words in [&["show", "261105-s5s5"][..], &["evidence", "list", "261105-s5s5"]] {
            let told = house.on_terminal(language, words);
            assert!(told.results.contains("^[[31mred"), "{words:?}");
            safe(&told.results, &['\n']);
            for (format, allowed) in
                [("plain", &['\n', '\t'][..]), ("json", &['\n']), ("jsonl", &['\n']), ("csv", &['\n', '\r'])]
            {
                let words = [words, &["--format", format]].concat();
                safe(&house.run(language, Some(80), &words).results, allowed);
            }
        }
        let verified = house.on_terminal(language, &["evidence", "verify", "--all"]);
        safe(&verified.results, &['\n']);
    }
}

fn safe(text: &str, allowed: &[char]) {
    let bad = text.chars().find(|character| is_unsafe(*character) && !allowed.contains(character));
    assert_eq!(bad, None, "{text}");
}

fn told(language: Language) -> String {
    let told = house().on_terminal(language, &["show", "261105-s5s5"]);
    assert_eq!(told.remarks, "");
    told.results
}

#[test]
fn the_whole_way_in_english() {
    insta::assert_snapshot!(told(Language::English), @r#"
261105-s5s5  床垫使用1个月后塌陷
  status    in hand
  who       nobody yet
  received  2026-11-05 Thu 10:05
  channel   desk
  store     West

What was told
  price    10000.00
  staff    Sam
  demand   refund
  emotion  angry

Customer
  called  陈先生

Clocks
  clock                       how it stands     due              met
  ------------------------------------------------------------------------------
  退款 10000 元并支付赔偿 2…  met in time       11-10 Tue 18:00  11-10 Tue 15:00
  对出库验货人员再培训        3 days 22 h late  11-16 Mon 18:00
  (no room for: started)

Statements
  the customer (in writing): “睡了一个月就塌了，你们卖劣质产品！请回电
    138****8000”
  staff Sam: “当时按样品出库”

Evidence
  photograph: 床垫塌陷处.jpg, 1.8 MB, SHA-256 917377893f1d…
    from 陈先生
  CCTV: 仓库出库.mp4, 640 MB, SHA-256 46e456b9b58d…
    no copy here, kept in 安防中心硬盘 3, obtained by Sam: 商场自有监控，依规
      调取
  foreign object: 断裂的弹簧
    kept in 客服室密封袋 12
  agreement, signed by customer, manager, 和解协议.pdf, SHA-256 d0607f7ad262…

Options weighed
  waive the claim: rejected, because 责任在我方

Finding
  found by         李娜  2026-11-06 Fri 10:30
  finding          valid
  why              上门检测：内部弹簧结构缺陷
  cause            a spring is defective → quality of goods
  we are at fault  yes
  in good faith    yes
  responsible      store: West; departments: goods; staff: Sam; superiors: 李娜
  law              fraud: three times the price
  loss             10000.00
  rests on         photograph 床垫塌陷处.jpg (2026-11-06 Fri 09:30), statement:
                   staff Sam (2026-11-05 Thu 15:00)

Offers
  for the time being: given for now, costs nothing
    mattress on loan (直至退货)
  rung 1 of 3, refund and a gift: refused, costs 10,160.00 CNY
    refund of the price 10,000.00
    pillow × 2 (同品牌)
    asked for instead: “退款并赔偿3000元”
  rung 2 of 3, with compensation: accepted, costs 12,060.00 CNY, approved by
    李娜
    refund of the price 10,000.00
    compensation 2,000.00
    discount 12% of 500.00 = 60.00

What was agreed
  what is to happen  refund of the price 10,000.00
                     compensation 2,000.00
                     discount 12% of 500.00 = 60.00
  costs the house    12,060.00 CNY
  accepted           2026-11-07 Sat 16:00

To be carried out
  what                             who   due              how it stands
  ----------------------------------------------------------------------------
  退款 10000 元并支付赔偿 2000 元  Sam   11-10 Tue 18:00  done 11-10 Tue 15:00
  对出库验货人员再培训             李娜  11-16 Mon 18:00  3 days 22 h late
  (no room for: carries out, about)

Callback
  found  solved, the customer is calm, score 5, in writing
  when   2026-11-11 Wed 10:00
  by     李娜

What happened
  2026-11-05 Thu 10:05  received  Sam
      came in as: submitted by the customer
  2026-11-05 Thu 10:20  offered  Sam
      for the time being: mattress on loan (直至退货)
      costs nothing
  2026-11-05 Thu 11:00  statement  Sam
      the customer (in writing): “睡了一个月就塌了，你们卖劣质产品！请回电
        138****8000”
  2026-11-05 Thu 15:00  statement  Sam
      staff Sam: “当时按样品出库”
  2026-11-06 Fri 09:30  evidence  李娜
      photograph: 床垫塌陷处.jpg, 1.8 MB, SHA-256 917377893f1d…
      from 陈先生
  2026-11-06 Fri 09:35  evidence  李娜
      CCTV: 仓库出库.mp4, 640 MB, SHA-256 46e456b9b58d…
      no copy here, kept in 安防中心硬盘 3, obtained by Sam: 商场自有监控，依
        规调取
  2026-11-06 Fri 09:40  evidence  李娜
      foreign object: 断裂的弹簧
      kept in 客服室密封袋 12
  2026-11-06 Fri 10:00  impact assessed  李娜
      image: 顾客在现场高声质疑，有人围观
      business: 同批次 14 张待查
      customers: 老会员
  2026-11-06 Fri 10:30  determined  李娜
      valid, a spring is defective → quality of goods, we are at fault, in
        good faith
      上门检测：内部弹簧结构缺陷
      responsible: store: West; departments: goods; staff: Sam; superiors: 李
        娜
      law: fraud: three times the price
      loss: 10000.00
      rests on: photograph 床垫塌陷处.jpg (2026-11-06 Fri 09:30), statement:
        staff Sam (2026-11-05 Thu 15:00)
      set aside: never on one piece of evidence alone, because 弹簧当面拆验，
        无须再证
  2026-11-06 Fri 10:40  option weighed  李娜
      waive the claim: rejected, because 责任在我方
  2026-11-06 Fri 11:00  offered  Sam
      rung 1 of 3, refund and a gift: refund of the price 10,000.00; pillow ×
        2 (同品牌)
      costs 10,160.00 CNY
      fraud: three times the price: at least 10,000.00, 10,000.00 given
  2026-11-06 Fri 15:20  refused by the customer  Sam
      rung 1 of 3, refund and a gift (2026-11-06 Fri 11:00) (in writing)
      asks for “退款并赔偿3000元” instead
      satisfied: no
  2026-11-07 Sat 10:00  offered  Sam
      rung 2 of 3, with compensation: refund of the price 10,000.00;
        compensation 2,000.00; discount 12% of 500.00 = 60.00
      costs 12,060.00 CNY, needs the approval of manager
  2026-11-07 Sat 10:30  not approved  Sam
      rung 2 of 3, with compensation (2026-11-07 Sat 10:00), as manager, in
        place of 李娜
      先核实价款
  2026-11-07 Sat 11:00  approved  李娜
      rung 2 of 3, with compensation (2026-11-07 Sat 10:00), as manager
  2026-11-07 Sat 16:00  accepted by the customer  李娜
      rung 2 of 3, with compensation (2026-11-07 Sat 10:00) (in writing)
      satisfied: yes
  2026-11-07 Sat 16:10  document drawn up  李娜
      agreement, signed by customer, manager, 和解协议.pdf, SHA-256
        d0607f7ad262…
  2026-11-07 Sat 16:20  action agreed  李娜
      退款 10000 元并支付赔偿 2000 元
      owner: Sam, carries out: refund of the price
      agreed action: due 2026-11-10 Tue 18:00
  2026-11-07 Sat 16:21  action agreed  李娜
      对出库验货人员再培训
      owner: 李娜 (goods), by 2026-11-16 Mon 18:00, about Sam
      agreed action: due 2026-11-16 Mon 18:00
  2026-11-10 Tue 15:00  action done  Sam
      退款 10000 元并支付赔偿 2000 元 (2026-11-07 Sat 16:20)
      proved by: agreement 和解协议.pdf (2026-11-07 Sat 16:10)
  2026-11-11 Wed 10:00  called back  李娜
      solved, the customer is calm, score 5, in writing
      satisfied: yes
  2026-11-11 Wed 10:10  linked  李娜
      261102-c1c1: related
  2026-11-11 Wed 10:20  lesson  李娜
      出库前抽检弹簧
"#);
}

#[test]
fn the_whole_way_in_chinese() {
    insta::assert_snapshot!(told(Language::Chinese), @r#"
261105-s5s5  床垫使用1个月后塌陷
  状态      处理中
  负责人    未指派
  受理时间  2026-11-05 周四 10:05
  渠道      服务台
  门店      西店

投诉内容
  价格  10000.00
  员工  Sam
  诉求  退款
  情绪  愤怒

顾客
  称呼  陈先生

期限
  期限                         状况           到期              完成于
  ------------------------------------------------------------------------------
  退款 10000 元并支付赔偿 20…  按时完成       11-10 周二 18:00  11-10 周二 15:00
  对出库验货人员再培训         逾期3天22小时  11-16 周一 18:00
  （宽度不够，未列出：开始）

陈述
  顾客（书面）：“睡了一个月就塌了，你们卖劣质产品！请回电138****8000”
  员工 Sam：“当时按样品出库”

证据
  照片：床垫塌陷处.jpg，1.8 MB，SHA-256 917377893f1d…
    由陈先生提供
  监控录像：仓库出库.mp4，640 MB，SHA-256 46e456b9b58d…
    此处无副本，存放于安防中心硬盘 3，由Sam取得：商场自有监控，依规调取
  异物：断裂的弹簧
    存放于客服室密封袋 12
  和解协议，签字：顾客、经理，和解协议.pdf，SHA-256 d0607f7ad262…

权衡
  放弃索赔：不采用，理由：责任在我方

认定
  认定人      李娜  2026-11-06 周五 10:30
  认定结论    投诉成立
  理由        上门检测：内部弹簧结构缺陷
  原因        弹簧缺陷 → 商品质量
  我方有过错  是
  善意投诉    是
  责任        门店：西店；部门：商品部；员工：Sam；上级：李娜
  法律条款    欺诈：价款三倍
  损失        10000.00
  依据        照片 床垫塌陷处.jpg（2026-11-06 周五 09:30）、陈述：员工 Sam
              （2026-11-05 周四 15:00）

方案
  临时安排：临时提供，不产生费用
    借用床垫（直至退货）
  第1级（共3级）·退款加赠品：顾客不接受，成本合计 10,160.00 CNY
    退款 10,000.00
    枕头 × 2（同品牌）
    顾客另要求：“退款并赔偿3000元”
  第2级（共3级）·加赔偿：顾客接受，成本合计 12,060.00 CNY，经李娜批准
    退款 10,000.00
    赔偿金 2,000.00
    折扣 500.00 的 12% = 60.00

商定结果
  约定内容  退款 10,000.00
            赔偿金 2,000.00
            折扣 500.00 的 12% = 60.00
  成本合计  12,060.00 CNY
  顾客接受  2026-11-07 周六 16:00

落实事项
  事项                        负责人  应于              状况
  ------------------------------------------------------------------------------
  退款 10000 元并支付赔偿 2…  Sam     11-10 周二 18:00  已完成，11-10 周二 15:00
  对出库验货人员再培训        李娜    11-16 周一 18:00  逾期3天22小时
  （宽度不够，未列出：落实、涉及）

回访
  结果    问题已解决，顾客已平复，评分 5，书面
  时间    2026-11-11 周三 10:00
  回访人  李娜

经过
  2026-11-05 周四 10:05  受理  Sam
      来源: 顾客提交
  2026-11-05 周四 10:20  提出方案  Sam
      临时安排：借用床垫（直至退货）
      不产生费用
  2026-11-05 周四 11:00  陈述  Sam
      顾客（书面）：“睡了一个月就塌了，你们卖劣质产品！请回电138****8000”
  2026-11-05 周四 15:00  陈述  Sam
      员工 Sam：“当时按样品出库”
  2026-11-06 周五 09:30  证据  李娜
      照片：床垫塌陷处.jpg，1.8 MB，SHA-256 917377893f1d…
      由陈先生提供
  2026-11-06 周五 09:35  证据  李娜
      监控录像：仓库出库.mp4，640 MB，SHA-256 46e456b9b58d…
      此处无副本，存放于安防中心硬盘 3，由Sam取得：商场自有监控，依规调取
  2026-11-06 周五 09:40  证据  李娜
      异物：断裂的弹簧
      存放于客服室密封袋 12
  2026-11-06 周五 10:00  影响评估  李娜
      对形象的影响：顾客在现场高声质疑，有人围观
      对经营的影响：同批次 14 张待查
      对顾客关系的影响：老会员
  2026-11-06 周五 10:30  认定  李娜
      投诉成立，弹簧缺陷 → 商品质量，我方有过错，善意投诉
      上门检测：内部弹簧结构缺陷
      责任：门店：西店；部门：商品部；员工：Sam；上级：李娜
      法律条款：欺诈：价款三倍
      损失：10000.00
      依据：照片 床垫塌陷处.jpg（2026-11-06 周五 09:30）、陈述：员工 Sam
        （2026-11-05 周四 15:00）
      排除适用：不凭单一证据认定，理由：弹簧当面拆验，无须再证
  2026-11-06 周五 10:40  权衡方案  李娜
      放弃索赔：不采用，理由：责任在我方
  2026-11-06 周五 11:00  提出方案  Sam
      第1级（共3级）·退款加赠品：退款 10,000.00；枕头 × 2（同品牌）
      成本合计 10,160.00 CNY
      欺诈：价款三倍：不低于 10,000.00，已给 10,000.00
  2026-11-06 周五 15:20  客户不接受  Sam
      第1级（共3级）·退款加赠品（2026-11-06 周五 11:00）（书面）
      另要求：“退款并赔偿3000元”
      是否满意: 否
  2026-11-07 周六 10:00  提出方案  Sam
      第2级（共3级）·加赔偿：退款 10,000.00；赔偿金 2,000.00；折扣 500.00 的
        12% = 60.00
      成本合计 12,060.00 CNY，须经经理批准
  2026-11-07 周六 10:30  不批准  Sam
      第2级（共3级）·加赔偿（2026-11-07 周六 10:00），以经理身份，代李娜
      先核实价款
  2026-11-07 周六 11:00  批准  李娜
      第2级（共3级）·加赔偿（2026-11-07 周六 10:00），以经理身份
  2026-11-07 周六 16:00  客户接受  李娜
      第2级（共3级）·加赔偿（2026-11-07 周六 10:00）（书面）
      是否满意: 是
  2026-11-07 周六 16:10  单据  李娜
      和解协议，签字：顾客、经理，和解协议.pdf，SHA-256 d0607f7ad262…
  2026-11-07 周六 16:20  约定事项  李娜
      退款 10000 元并支付赔偿 2000 元
      负责人：Sam，落实：退款
      约定事项：应于 2026-11-10 周二 18:00 前完成
  2026-11-07 周六 16:21  约定事项  李娜
      对出库验货人员再培训
      负责人：李娜（商品部），应于 2026-11-16 周一 18:00 前完成，涉及Sam
      约定事项：应于 2026-11-16 周一 18:00 前完成
  2026-11-10 周二 15:00  事项完成  Sam
      退款 10000 元并支付赔偿 2000 元（2026-11-07 周六 16:20）
      证明：和解协议 和解协议.pdf（2026-11-07 周六 16:10）
  2026-11-11 周三 10:00  回访  李娜
      问题已解决，顾客已平复，评分 5，书面
      是否满意: 是
  2026-11-11 周三 10:10  关联  李娜
      261102-c1c1：相关
  2026-11-11 周三 10:20  经验教训  李娜
      出库前抽检弹簧
"#);
}
