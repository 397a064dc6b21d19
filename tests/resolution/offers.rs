//! `offer`, `refuse`, `approve` and `disapprove` from end to end.

use crate::house::{complaint, event_of, workspace};

const MONDAY: &str = "2026-11-23T10:05:00+08:00";

/// What was said, without the case's id and event ids.
fn plain(told: &str, ids: &[&str]) -> String {
    ids.iter().enumerate().fold(told.to_owned(), |told, (number, id)| {
        told.replace(id, ["CASE", "FIRST", "SECOND"].get(number).unwrap())
    })
}

#[test]
fn an_offer_climbs_the_ladder_and_waits_where_it_must() {
    let scene = workspace();
    let case = complaint(&scene, "wares", &["--set", "price=100"]);
    let now = scene.at(MONDAY);
    let offered = now.output(&["offer", &case, "--remedy", "apology", "--remedy", "refund=80: in cash"]);
    insta::assert_snapshot!(plain(&offered, &[&case]), @r#"
    CASE: offered → rung 1 of 3, the usual: apology; refund 80.00 (in cash); costs 80.00 CNY
      next due 2026-11-23 10:15: first response (respond)
      the customer may be told
    "#);
    let first = event_of(&scene, &case, "offered");
    let again = now
        .refused(1, &["offer", &case, "--rung", "most", "--remedy", "voucher=1x5", "--remedy", "waiver=1"]);
    insta::assert_snapshot!(plain(&again, &[&case, &first]), @r#"
    error: CASE: this cannot be offered so
      tip: the offer `FIRST` stands (offered): it is to be answered first, or voided (`plaint void CASE FIRST`)
      tip: the rung `most` is out of turn: `basic` (the usual) is to be offered, and refused, first
    "#);
    let refused =
        now.output(&["refuse", &case, "--counter", "a voucher", "--form", "spoken", "--dissatisfied"]);
    insta::assert_snapshot!(plain(&refused, &[&case, &first]), @r#"
    CASE: refused by the customer → rung 1 of 3, the usual (2026-11-23 Mon 10:05) (spoken)
      next due 2026-11-23 10:15: first response (respond)
      next rung: something on top (more): voucher, voucher of 50, year of cleaning
    "#);
    let waits = now.output(&["offer", &case, "--remedy", "refund=80", "--remedy", "voucher=2x50"]);
    insta::assert_snapshot!(plain(&waits, &[&case]), @r#"
    CASE: offered → rung 2 of 3, something on top: refund 80.00; voucher 2 × 50.00; costs 180.00 CNY, needs the approval of supervisor
      next due 2026-11-23 10:15: first response (respond)
      waits for approval by supervisor (Qian `qian`), the customer is not told before: desk: at most 100.00 a case, used 0.00, asked 180.00 (test §3)
    "#);
    let second = event_of(&scene, &case, "offered");
    let ids: [&str; 3] = [&case, &first, &second];
    insta::assert_snapshot!(plain(&now.refused(1, &["refuse", &case]), &ids), @r#"
    error: the offer `SECOND` waits for approval (supervisor): the customer is not told of it before
      tip: `plaint approve CASE SECOND`
    "#);
    insta::assert_snapshot!(plain(&now.refused(1, &["approve", &case]), &ids), @r#"
    error: the offer `SECOND` is not for Li to judge: nobody approves of their own offer
      tip: who can: Qian `qian`, Wang `wang`, Zhao `zhao`
    "#);
    insta::assert_snapshot!(plain(&now.by("zhou").refused(1, &["approve", &case]), &ids), @r#"
    error: the offer `SECOND` is not for Zhou to judge: Zhou has none of the roles that may
      tip: who can: Qian `qian`, Wang `wang`, Zhao `zhao`
    "#);
    insta::assert_snapshot!(plain(&scene.at(MONDAY).by("qian").output(&["approve", &case]), &ids), @r#"
    CASE: approved → rung 2 of 3, something on top (2026-11-23 Mon 10:05), as supervisor
      next due 2026-11-23 10:15: first response (respond)
      the customer may be told
    "#);
    insta::assert_snapshot!(plain(&scene.at(MONDAY).refused(1, &["refuse", &case, &first]), &ids), @r#"
    error: the offer `FIRST` was refused already
      tip: `plaint void CASE EVENT --reason …` takes back an answer that was entered by mistake
    "#);
    let top = scene.at(MONDAY).output(&["refuse", &case]);
    insta::assert_snapshot!(plain(&top, &ids), @r#"
    CASE: refused by the customer → rung 2 of 3, something on top (2026-11-23 Mon 10:05)
      next due 2026-11-23 10:15: first response (respond)
      next rung: with money (most): compensation
    "#);
}

#[test]
fn the_event_keeps_what_the_offer_was_made_from() {
    let scene = workspace();
    let case = complaint(&scene, "service", &["--set", "price=100"]);
    let remedies = ["--remedy", "waiver=2/3 of 300: one portion", "--remedy", "voucher-50=2"];
    scene.at(MONDAY).output(&[&["offer", &case], remedies.as_slice()].concat());
    let text = std::fs::read_to_string(&scene.case_files()[0]).unwrap();
    let event = &text[text.find("event: offered").unwrap()..];
    let stamp = event.lines().find(|line| line.contains("rules:")).unwrap();
    assert!(stamp.contains("house@2026.1#"), "{stamp}");
    insta::assert_snapshot!(event.replace(stamp, "    rules: STAMP"), @r#"
    event: offered
        remedies: [{remedy: waiver, share: 2/3, of: "300.00", cost: "200.00", terms: "one portion"}, {remedy: voucher-50, count: "2", amount: "50.00", cost: "100.00"}]
        cost: "300.00"
        needs: [supervisor]
        bounds: [{name: "house-cap", kind: cap, amount: "9000.00", given: "300.00"}]
        rules: STAMP
        clock_set: "yes"
    "#);
}

#[test]
fn an_offer_that_is_not_approved_no_longer_stands() {
    let scene = workspace();
    let case = complaint(&scene, "wares", &[]);
    scene.at(MONDAY).output(&["offer", &case, "--remedy", "refund=300"]);
    let offer = event_of(&scene, &case, "offered");
    let own = scene.at(MONDAY).refused(1, &["disapprove", &case, "--reason", "too much"]);
    assert!(own.contains("nobody approves of their own offer"), "{own}");
    let head = scene.at(MONDAY).by("zhao").output(&["disapprove", &case, "--reason", "too much"]);
    insta::assert_snapshot!(plain(&head, &[&case]), @r#"
    CASE: not approved → rung 1 of 3, the usual (2026-11-23 Mon 10:05), as supervisor
      next due 2026-11-23 10:15: first response (respond)
      the offer no longer stands; `plaint offer CASE` makes another
    "#);
    let answer = scene.at(MONDAY).refused(1, &["refuse", &case, &offer]);
    assert!(answer.contains("was not approved already"), "{answer}");
    // The same rung again, for the customer never heard of it.
    let lower = scene.at(MONDAY).output(&["offer", &case, "--remedy", "refund=90"]);
    assert!(lower.contains("the usual"), "{lower}");
}

#[test]
fn a_deputy_approves_while_the_supervisor_is_away_and_the_event_says_for_whom() {
    let scene = workspace();
    let case = complaint(&scene, "service", &[]);
    let away = "2026-12-01T10:00:00+08:00";
    let waits = scene.at(away).output(&["offer", &case, "--remedy", "refund=300"]);
    assert!(waits.contains("supervisor (Zhou `zhou` → Qian)"), "{waits}");
    let absent = scene.at(away).by("qian").refused(1, &["approve", &case]);
    assert!(absent.contains("who can: Zhou `zhou` → Qian, Wang `wang`, Zhao `zhao`"), "{absent}");
    scene.at(away).by("zhou").output(&["approve", &case]);
    let text = std::fs::read_to_string(&scene.case_files()[0]).unwrap();
    let event = &text[text.find("event: approved").unwrap()..];
    assert!(event.contains("role: supervisor") && event.contains("deputy_of: qian"), "{event}");
}

#[test]
fn an_approval_counts_against_the_budget_of_who_gave_it() {
    let scene = workspace();
    let cases = ["service", "service", "service"].map(|about| complaint(&scene, about, &[]));
    for (case, by) in [(&cases[0], "supervisor (Qian"), (&cases[1], "manager (Wang")] {
        let told = scene.at(MONDAY).output(&["offer", case, "--remedy", "refund=450"]);
        assert!(told.contains(by), "{told}");
        if *case == cases[0] {
            scene.at(MONDAY).by("qian").output(&["approve", case]);
        }
    }
    // Qian gave 450 of 800 this month.
    let beyond = scene.at(MONDAY).by("qian").refused(1, &["approve", &cases[1]]);
    assert!(beyond.contains("who can: Wang"), "{beyond}");
    let own = scene.at(MONDAY).by("qian").output(&["offer", &cases[2], "--remedy", "refund=351"]);
    assert!(own.contains("at most 800.00 a month, used 450.00, asked 351.00"), "{own}");
    // In the next month there is room again.
    scene.at("2026-12-07T10:00:00+08:00").by("qian").output(&[
        "void",
        &cases[2],
        &event_of(&scene, &cases[2], "offered"),
        "--reason",
        "later",
    ]);
    let later = scene.at("2026-12-07T10:00:00+08:00").by("qian").output(&[
        "offer",
        &cases[2],
        "--remedy",
        "refund=351",
    ]);
    assert!(later.contains("the customer may be told"), "{later}");
}

#[test]
fn not_even_the_highest_role_is_told_as_a_deadlock() {
    let scene = workspace();
    let case = complaint(&scene, "service", &[]);
    let told = scene.at(MONDAY).refused(1, &["offer", &case, "--remedy", "refund=20001"]);
    insta::assert_snapshot!(plain(&told, &[&case]), @r#"
    error: CASE: this cannot be offered so
      tip: `house-cap` (house rule 8): at most 9,000.00 (9,000.00), offered 20,001.00; head of the house may set it aside (`--override house-cap=REASON`)
      tip: head of the house: at most 20,000.00 a year, used 0.00, asked 20,001.00 (test §6)
      tip: not even the highest role may give it, with what is used up: a deadlock; close as not agreed, or raise the authority in the policy
    "#);
    assert!(!std::fs::read_to_string(&scene.case_files()[0]).unwrap().contains("offered"));
}

#[test]
fn a_bound_is_set_aside_only_by_whom_it_names() {
    let scene = workspace();
    let case = complaint(&scene, "service", &["--set", "price=100"]);
    let offer = ["offer", &case, "--remedy", "money=9001"];
    let aside = ["--override", "house-cap=the minister's nephew"];
    let over = scene.at(MONDAY).by("zhao").refused(1, &offer);
    insta::assert_snapshot!(plain(&over, &[&case]), @r#"
    error: CASE: this cannot be offered so
      tip: `house-cap` (house rule 8): at most 9,000.00 (9,000.00), offered 9,001.00; head of the house may set it aside (`--override house-cap=REASON`)
    "#);
    let not_by = scene.at(MONDAY).by("wang").refused(1, &[&offer[..], &aside].concat());
    assert!(not_by.contains("only head of the house may set it aside"), "{not_by}");
    let idle = scene
        .at(MONDAY)
        .by("zhao")
        .refused(1, &[&["offer", &case, "--remedy", "money=9"][..], &aside].concat());
    assert!(idle.contains("`house-cap` does not stand in the way"), "{idle}");
    scene.at(MONDAY).by("zhao").output(&[&offer[..], &aside].concat());
    let text = std::fs::read_to_string(&scene.case_files()[0]).unwrap();
    assert!(text.contains("what: house-cap"), "{text}");
}

#[test]
fn something_for_the_time_being_uses_no_rung() {
    let scene = workspace();
    let case = complaint(&scene, "wares", &[]);
    let lasting = scene.at(MONDAY).refused(1, &["offer", &case, "--interim", "--remedy", "refund=5"]);
    assert!(lasting.contains("`refund` is not given for the time being"), "{lasting}");
    let lent = scene.at(MONDAY).output(&["offer", &case, "--interim", "--remedy", "loan: a mattress"]);
    assert!(lent.contains("for the time being") && lent.contains("something on loan"), "{lent}");
    // It waits for no answer, and stands in nobody's way.
    scene.at(MONDAY).output(&["offer", &case, "--remedy", "refund=5"]);
    scene.at(MONDAY).output(&["offer", &case, "--interim", "--remedy", "loan"]);
    scene.at(MONDAY).output(&["refuse", &case]);
}

#[test]
fn an_approval_that_a_gate_asks_for_is_given_of_an_offer_that_needs_none() {
    let scene = workspace();
    let case = complaint(&scene, "leak", &[]);
    scene.at(MONDAY).output(&["offer", &case, "--remedy", "refund=50"]);
    let own = scene.at(MONDAY).refused(1, &["approve", &case]);
    assert!(own.contains("nobody approves of their own offer"), "{own}");
    let same = scene.at(MONDAY).by("zhou").refused(1, &["approve", &case]);
    assert!(same.contains("Zhou has none of the roles that may"), "{same}");
    scene.at(MONDAY).by("qian").output(&["approve", &case]);
    let text = std::fs::read_to_string(&scene.case_files()[0]).unwrap();
    assert!(text[text.find("event: approved").unwrap()..].contains("role: supervisor"), "{text}");
}

#[test]
fn whom_the_complaint_names_does_not_approve() {
    let scene = workspace();
    let case = complaint(&scene, "service", &["--staff", "qian"]);
    let told = scene.at(MONDAY).output(&["offer", &case, "--remedy", "refund=200"]);
    assert!(told.contains("waits for approval by manager (Wang"), "{told}");
    let named = scene.at(MONDAY).by("qian").refused(1, &["approve", &case]);
    assert!(named.contains("the complaint names Qian"), "{named}");
}

#[test]
fn all_faults_are_told_and_nothing_is_saved() {
    let scene = workspace();
    let case = complaint(&scene, "wares", &[]);
    let before = std::fs::read(&scene.case_files()[0]).unwrap();
    let words = ["offer", &case, "--remedy", "refud=5", "--remedy", "voucher=3", "--remedy", "apology"];
    insta::assert_snapshot!(plain(&scene.at(MONDAY).refused(2, &words), &[&case]), @r#"
    error: the offer cannot be read
      tip: `refud` is no remedy of the policy; did you mean `refund`?
      tip: `voucher=3`: write how many of what worth each: `voucher=3x100`
    "#);
    let none = scene.at(MONDAY).refused(2, &["offer", &case]);
    assert!(none.contains("an offer needs `--remedy`, one of: apology (apology)"), "{none}");
    assert_eq!(std::fs::read(&scene.case_files()[0]).unwrap(), before);
}

#[test]
fn what_the_law_grants_is_the_least_once_it_is_found_to_apply() {
    let scene = workspace();
    let case = complaint(&scene, "service", &["--set", "price=200"]);
    let found = ["determine", &case, "valid", "--reason", "sold as new", "--law", "thrice"];
    scene.at(MONDAY).by("wang").output(&found);
    let low = scene
        .at(MONDAY)
        .by("zhao")
        .refused(1, &["offer", &case, "--remedy", "refund=200", "--remedy", "money=599.99"]);
    insta::assert_snapshot!(plain(&low, &[&case]), @r#"
    error: CASE: this cannot be offered so
      tip: `thrice` (Law art. 55): at least 600.00 (3 × price 200.00 = 600.00, at least 500.00), offered 599.99; manager may set it aside (`--override thrice=REASON`)
    "#);
    // A floor binds what settles the case, not what is lent meanwhile.
    scene.at(MONDAY).output(&["offer", &case, "--interim", "--remedy", "loan"]);
    scene.at(MONDAY).by("zhao").output(&["offer", &case, "--remedy", "refund=200", "--remedy", "money=600"]);
}

#[test]
fn a_floor_whose_price_is_not_known_is_told_as_not_judged_in_full() {
    let scene = workspace();
    let case = complaint(&scene, "service", &[]);
    let found = ["determine", &case, "valid", "--reason", "sold as new", "--law", "thrice"];
    scene.at(MONDAY).by("wang").output(&found);
    let certain = scene.at(MONDAY).by("zhao").refused(1, &["offer", &case, "--remedy", "money=499"]);
    assert!(certain.contains("at least 500.00"), "{certain}");
    let unsure = scene.at(MONDAY).by("zhao").run(&["offer", &case, "--remedy", "money=500"]);
    let told = crate::scene::told(&unsure);
    assert!(unsure.status.success() && told.contains("not judged in full: `thrice`"), "{told}");
}

#[test]
fn what_was_never_answered_in_a_closed_case_uses_nothing_up() {
    let scene = workspace();
    let cases = ["service", "service"].map(|about| complaint(&scene, about, &[]));
    let qian = scene.at(MONDAY).by("qian");
    qian.output(&["offer", &cases[0], "--remedy", "refund=450"]);
    let beyond = qian.output(&["offer", &cases[1], "--remedy", "refund=400"]);
    assert!(beyond.contains("used 450.00, asked 400.00"), "{beyond}");
    let offer = event_of(&scene, &cases[1], "offered");
    qian.output(&["void", &cases[1], &offer, "--reason", "wait"]);
    qian.output(&["close", &cases[0], "--outcome", "settled"]);
    let within = qian.output(&["offer", &cases[1], "--remedy", "refund=400"]);
    assert!(within.contains("the customer may be told"), "{within}");
}

#[test]
fn a_file_that_cannot_be_read_is_told_where_a_budget_counts_all_cases() {
    let scene = workspace();
    let (broken, case) = (complaint(&scene, "service", &[]), complaint(&scene, "service", &[]));
    let file = scene.case_files().into_iter().find(|file| file.to_string_lossy().contains(&broken)).unwrap();
    std::fs::write(file, "record: complaint\nevents: [").unwrap();
    // The desk's limits look at this case alone; the supervisor's month looks at all of them.
    let unread = scene.at(MONDAY).by("qian").refused(3, &["offer", &case, "--remedy", "refund=50"]);
    assert!(unread.contains(&broken) && unread.contains("the customer may be told"), "{unread}");
    assert!(
        std::fs::read_to_string(scene.path().join(format!("cases/2026/11/23/{case}.yaml")))
            .unwrap()
            .contains("offered")
    );
}

#[test]
fn it_is_told_in_chinese_too() {
    let scene = workspace();
    let case = complaint(&scene, "wares", &[]);
    let chinese = |words: &[&str]| scene.at(MONDAY).set("PLAINT_LANGUAGE", "zh").output(words);
    let waits = chinese(&["offer", &case, "--remedy", "refund=8000: 现金", "--remedy", "exchange=2"]);
    insta::assert_snapshot!(plain(&waits, &[&case]), @r#"
    CASE：提出方案 → 第1级（共3级）·基本：退款 8,000.00（现金）；换货 × 2；成本合计 8,000.00 CNY，须经总经理批准
      下一期限 2026-11-23 10:15：首次响应（respond）
      待总经理（Zhao `zhao`）批准，批准前不得告知顾客：前台：每案最多 100.00，已用 0.00，申请 8,000.00（test §3）
    "#);
}
