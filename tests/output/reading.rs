//! What the reading commands show, whole, in both languages, on a terminal of 80 columns.

use plaint::words::Language;

use crate::house::House;

fn english(words: &[&str]) -> String {
    let told = House::new().on_terminal(Language::English, words);
    told.results + &told.remarks
}

fn chinese(words: &[&str]) -> String {
    let told = House::new().on_terminal(Language::Chinese, words);
    told.results + &told.remarks
}

#[test]
fn list() {
    insta::assert_snapshot!(english(&["list"]), @r#"
case         tier      due              left             subject
--------------------------------------------------------------------------------
261116-a2a2  urgent    11-16 Mon 10:20  4 days 5 h late  床垫使用1个月后塌陷 🛏️…
261120-n4n4            today 16:05      in 5 min         red ^[[31malert^[[0m a…
261119-p3p3  ordinary  12-09 Wed 18:00  in 19 days 2 h   found by monitoring
(no room for: status, who, store, category, waits for, received)
1 closed, withdrawn or merged not shown; `--all` shows them
"#);
    insta::assert_snapshot!(chinese(&["list", "--all"]), @r#"
案号         级别  到期              剩余           状态    事由
--------------------------------------------------------------------------------
261116-a2a2  紧急  11-16 周一 10:20  逾期4天5小时   处理中  床垫使用1个月后塌陷…
261120-n4n4        今天 16:05        还剩5分        新收？  red ^[[31malert^[[0…
261119-p3p3  一般  12-09 周三 18:00  还剩19天2小时  暂停    found by monitoring
261102-c1c1  一般                                   已结案  邻座噪声太大
（宽度不够，未列出：负责人、门店、类别、期限、受理时间）
"#);
}

#[test]
fn overdue() {
    insta::assert_snapshot!(english(&["overdue"]), @r#"
case         what            late        who must act    subject
--------------------------------------------------------------------------------
261116-a2a2  first response  4 days 5 h  director, 李娜  床垫使用1个月后塌陷 🛏️…
261116-a2a2  settlement      3 days 5 h  manager, 李娜   床垫使用1个月后塌陷 🛏️…
(no room for: was due, store, tier, in open hours, basis, escalated to)
"#);
    insta::assert_snapshot!(chinese(&["overdue"]), @r#"
案号         期限      应于              逾期      应由谁处理  事由
-------------------------------------------------------------------------------
261116-a2a2  首次响应  11-16 周一 10:20  4天5小时  总监、李娜  床垫使用1个月后…
261116-a2a2  办结      11-17 周二 11:00  3天5小时  经理、李娜  床垫使用1个月后…
（宽度不够，未列出：门店、级别、营业时间内、依据、已升级至）
"#);
}

#[test]
fn agenda() {
    insta::assert_snapshot!(english(&["agenda"]), @r#"
Overdue (2)
  case         what           due              left             subject
  ------------------------------------------------------------------------------
  261116-a2a2  first respon…  11-16 Mon 10:20  4 days 5 h late  床垫使用1个月后…
  261116-a2a2  settlement     11-17 Tue 11:00  3 days 5 h late  床垫使用1个月后…
  (no room for: tier, who, store, basis)

Soon due: warning passed (1)
  case         what          due          left      who         subject
  ------------------------------------------------------------------------------
  261120-n4n4  first respo…  today 16:05  in 5 min  nobody yet  red ^[[31malert…
  (no room for: basis)

Not triaged yet (1)
  case         who         subject
  ------------------------------------------------------------------
  261120-n4n4  nobody yet  red ^[[31malert^[[0m and <U+202E>reversed

Paused (1)
  case         what        left                                 subject
  ------------------------------------------------------------------------------
  261119-p3p3  settlement  paused since yesterday 10:00, 42 h…  found by monito…
  (no room for: tier, who, store, basis)
3 more due after the next 7 days; `--days N` looks further
"#);
    insta::assert_snapshot!(chinese(&[]), @r#"
已逾期（2）
  案号         期限      到期              剩余          级别  事由
  -----------------------------------------------------------------------------
  261116-a2a2  首次响应  11-16 周一 10:20  逾期4天5小时  紧急  床垫使用1个月后…
  261116-a2a2  办结      11-17 周二 11:00  逾期3天5小时  紧急  床垫使用1个月后…
  （宽度不够，未列出：负责人、门店、依据）

临近到期（已过预警点）（1）
  案号         期限      到期        剩余     负责人  依据  事由
  ------------------------------------------------------------------------------
  261120-n4n4  首次响应  今天 16:05  还剩5分  未指派  承诺  red ^[[31malert^[[0…

尚未定级（1）
  案号         负责人  事由
  --------------------------------------------------------------
  261120-n4n4  未指派  red ^[[31malert^[[0m and <U+202E>reversed

暂停中（1）
  案号         期限  剩余                                      事由
  ------------------------------------------------------------------------------
  261119-p3p3  办结  自 昨天 10:00 起暂停，还剩42小时工作时间  found by monitor…
  （宽度不够，未列出：级别、负责人、门店、依据）
另有 3 项在 7 天之后到期，`--days N` 可看得更远
"#);
}

#[test]
fn show() {
    insta::assert_snapshot!(english(&["show", "261116-a2a2"]), @r#"
261116-a2a2  床垫使用1个月后塌陷 🛏️，请回电138****8000
  status        in hand
  tier          urgent
  category      poison
  who           李娜
  escalated to  director
  received      2026-11-16 Mon 10:05
  channel       desk
  store         West

What was told
  demand   refund
  emotion  angry

Customer
  called  Ms Wang

Clocks
  clock             how it stands    due              basis    started
  ----------------------------------------------------------------------------
  first response    4 days 5 h late  11-16 Mon 10:20  promise  11-16 Mon 10:05
  statutory answer  in 17 days 2 h   12-07 Mon 18:00  law      11-16 Mon 10:05
  settlement        3 days 5 h late  11-17 Tue 11:00  promise  11-16 Mon 11:00

Escalations
  since            to        who takes it  because of      recorded        by
  ------------------------------------------------------------------------------
  11-16 Mon 10:20  manager   manager       first response  due, not reco…  sweep
  11-16 Mon 11:20  director                first response  due, not reco…  sweep
  11-17 Tue 12:00  manager   manager       settlement      due, not reco…  sweep

What happened
  2026-11-16 Mon 10:05  received  Sam
      came in as: submitted by the customer
      first response: due 2026-11-16 Mon 10:20
      statutory answer: due 2026-12-07 Mon 18:00
  2026-11-16 Mon 10:10  note  Sam  [voided]
      typed into the wrong case
  2026-11-16 Mon 10:20  escalated  sweep  [due, not recorded yet]
      to manager: first response overdue since 2026-11-16 Mon 10:20
  2026-11-16 Mon 10:40  voided  Sam
      event: note (2026-11-16 Mon 10:10)
      reason: wrong case
  2026-11-16 Mon 11:00  triaged  Sam
      tier: urgent
      category: poison
      answers: urgency: urgent; scope: one
      settlement: due 2026-11-17 Tue 11:00
  2026-11-16 Mon 11:05  assigned  Sam
      to: 李娜
  2026-11-16 Mon 11:20  escalated  sweep  [due, not recorded yet]
      to director: first response overdue since 2026-11-16 Mon 10:20
  2026-11-17 Tue 12:00  escalated  sweep  [due, not recorded yet]
      to manager: settlement overdue since 2026-11-17 Tue 11:00
      tell them at: 2026-11-17 Tue 13:00
"#);
    insta::assert_snapshot!(chinese(&["show", "261102-c1c1"]), @r#"
261102-c1c1  邻座噪声太大
  状态          已结案
  级别          一般
  类别          噪声
  受理时间      2026-11-02 周一 10:00
  渠道          服务台
  门店          东店
  最近告知顾客  2026-11-03 周二 17:00
  首次结案      2026-11-05 周四 16:00
  结果          已解决

投诉内容
  诉求  退款
  情绪  平静

顾客
  称呼  陈先生

期限
  期限      状况            到期              完成于            依据
  ------------------------------------------------------------------
  首次响应  逾期15分完成    11-02 周一 10:15  11-02 周一 10:30  承诺
  法定答复  按时完成，补记  11-23 周一 18:00  11-03 周二 17:00  法定
  办结      按时完成        11-09 周一 18:00  11-05 周四 16:00  承诺
  （宽度不够，未列出：开始）

经过
  2026-11-02 周一 10:00  受理  李娜
      来源: 顾客提交
      首次响应：应于 2026-11-02 周一 10:15 前完成
      法定答复：应于 2026-11-23 周一 18:00 前完成
  2026-11-02 周一 10:30  首次响应  李娜
      道歉，当天答复
      方式: 口头
  2026-11-02 周一 11:00  定级  李娜
      级别: 一般
      类别: 噪声
      判断: 紧急程度: 一般；范围: 个人
      办结：应于 2026-11-09 周一 18:00 前完成
  2026-11-03 周二 17:00  告知进展  Sam  [16小时30分后补记]
      书面答复已寄出，回电138****8000
      方式: 书面
  2026-11-05 周四 16:00  结案  李娜
      结果: 已解决
      是否满意: 是
      教训: 座位之间加隔板
"#);
}

#[test]
fn show_of_what_this_version_does_not_know() {
    insta::assert_snapshot!(english(&["show", "261120-n4n4"]), @r#"
261120-n4n4  red ^[[31malert^[[0m and <U+202E>reversed
  status    new
  who       nobody yet
  received  2026-11-20 Fri 15:50
  channel   desk

Mind
  the state may be incomplete; events of kinds that this version does not
    know: 1

What was told
  emotion  calm

Clocks
  clock             how it stands   due              basis    started
  -----------------------------------------------------------------------
  first response    in 5 min        today 16:05      promise  today 15:50
  statutory answer  in 20 days 2 h  12-10 Thu 18:00  law      today 15:50

What happened
  2026-11-20 Fri 15:50  received  Sam
      came in as: submitted by the customer
      first response: due 2026-11-20 Fri 16:05
      statutory answer: due 2026-12-10 Thu 18:00
  2026-11-20 Fri 15:55  `teleported` (unknown kind)  Sam
      place: a kind from the future
"#);
}

#[test]
fn summary_of_a_case() {
    insta::assert_snapshot!("summary_of_a_case_en", english(&["summary", "261102-c1c1"]));
    insta::assert_snapshot!("summary_of_a_case_zh", chinese(&["summary", "261102-c1c1"]));
}

#[test]
fn summary_of_a_month() {
    insta::assert_snapshot!("summary_of_a_month_en", english(&["summary", "--month", "2026-11"]));
    insta::assert_snapshot!(
        "summary_of_a_month_zh",
        chinese(&["summary", "--month", "2026-11", "--store", "east"])
    );
}
