//! `init`: from nothing to a workspace, and what is missing in one.

use crate::place::Place;

const NEW: &[&str] = &["init", "--trade", "shop", "--name", "街角 \"鞋店\"", "--zone", "Asia/Shanghai"];

#[test]
fn a_new_workspace_is_complete_committed_and_in_order() {
    let place = Place::empty();
    let told = place
        .told(0, &[NEW, &["--staff", "li=李娜", "--store", "east=东店", "--country-code", "86"]].concat());
    assert!(told.contains("ready"), "{told}");
    let tree = place.git(&["ls-tree", "-r", "--name-only", "HEAD"]);
    let files = ["policies/calendars/cn.toml", "policies/law/cn.toml", "policies/shop.toml", "shop.toml"];
    let (letters, others): (Vec<&str>, Vec<&str>) =
        tree.lines().partition(|file| file.starts_with("policies/letters/"));
    assert_eq!(others, [&[".gitattributes", ".gitignore"][..], &files].concat());
    assert!(letters.contains(&"policies/letters/acknowledgement.zh.txt"), "{letters:?}");
    assert_eq!(place.git(&["log", "--format=%an %s"]), "li workspace: begun");
    assert_eq!(place.git(&["status", "--porcelain", "--ignored"]), "?? .keep\n!! .plaint/");
    assert_eq!(place.git(&["check-attr", "text", "cases/a.yaml"]), "cases/a.yaml: text: unset");
    assert_eq!(
        place.git(&["check-ignore", "customers/x.yaml", "evidence/y"]),
        "customers/x.yaml\nevidence/y"
    );
    assert_eq!(place.git(&["symbolic-ref", "HEAD"]), "refs/heads/main");
    let told = place.told(0, &["store", "list"]);
    assert_eq!(told, "east\t东店\tshop\tcn\n");
}

#[test]
fn staff_come_with_role_and_store_and_shop_toml_shows_where_a_store_is_missing() {
    let place = Place::empty();
    let shop = [
        "--store",
        "east=东店",
        "--staff",
        "li=李娜:manager@east",
        "--staff",
        "wu=吴敏@east",
        "--staff",
        "he=何力",
    ];
    place.told(0, &[NEW, &shop].concat());
    let text = place.text("shop.toml");
    for lines in [
        "id = \"li\"\nname = \"李娜\"\nrole = \"manager\"\nstore = \"east\"\n",
        "id = \"wu\"\nname = \"吴敏\"\nstore = \"east\"\n",
        "id = \"he\"\nname = \"何力\"\n# store = \"east\"\n",
    ] {
        assert!(text.contains(lines), "{lines}: {text}");
    }
    // Roles are told by what the policy calls them.
    let told = place.told(0, &["--language", "zh", "store", "show", "east"]);
    assert!(told.contains("li 李娜 ") && !told.contains("manager"), "{told}");
    let elsewhere = Place::empty();
    let told = elsewhere.told(2, &[NEW, &["--store", "east=东店", "--staff", "li=李娜@eats"]].concat());
    assert!(told.contains("no store `eats`") && told.contains("did you mean `east`"), "{told}");
}

#[test]
fn everything_that_is_missing_or_wrong_is_told_at_once_and_nothing_is_made() {
    let place = Place::empty();
    let told = place.told(2, &["init", "new", "--trade", "shp", "--zone", "Asia/Shangai", "--staff", "Li"]);
    for words in
        ["did you mean `shop`", "did you mean `Asia/Shanghai`", "`Li` is not ID=NAME", "needs --name"]
    {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(!place.path("new").exists());
    let told = place.told(2, &["--language", "zh", "init"]);
    assert!(told.contains("新工作区需要 --trade, --name, --zone"), "{told}");
}

#[test]
fn a_second_time_nothing_happens_and_what_is_missing_comes_back() {
    let place = Place::empty();
    place.told(0, NEW);
    let told = place.told(0, &["init"]);
    assert!(told.contains("nothing is missing here"), "{told}");
    assert_eq!(place.subjects(), ["workspace: begun"]);
    let mine = place.text("shop.toml").replace("policy = \"shop\"", "policy = \"mall\"");
    place.put("shop.toml", &mine);
    place.put("policies/shop.toml", "mine\n");
    place.put(".gitignore", "/.plaint/\nmine");
    let told = place.told(0, &["init"]);
    assert!(told.contains("nothing was overwritten"), "{told}");
    assert_eq!(place.text("shop.toml"), mine);
    assert_eq!(place.text("policies/shop.toml"), "mine\n");
    assert_eq!(place.text(".gitignore"), "/.plaint/\nmine\n/evidence/\n/customers/\n");
    assert!(place.path("policies/mall.toml").exists());
    assert_eq!(place.subjects()[0], "workspace: completed");
}

#[test]
fn a_zone_without_a_shipped_calendar_gets_one_to_write() {
    let place = Place::empty();
    place.told(0, &["init", "--trade", "shop", "--name", "Shoes", "--zone", "Europe/London"]);
    assert!(place.text("policies/calendars/own.toml").contains("zone = \"Europe/London\""));
    assert!(place.text("shop.toml").contains("calendar = \"own\""));
}

#[test]
fn customers_go_into_git_only_where_the_shop_says_so() {
    let place = Place::empty();
    place.told(0, &[NEW, &["--customers", "git"]].concat());
    assert!(!place.text(".gitignore").contains("customers"));
}

#[test]
fn without_git_the_workspace_works_and_says_that_there_is_no_trail() {
    let place = Place::empty();
    let told = place.told(0, &[NEW, &["--no-git"]].concat());
    assert!(told.contains("without an audit trail"), "{told}");
    assert!(!place.path(".git").exists());
}

#[test]
fn a_shop_file_that_is_not_in_order_is_shown_and_left() {
    let place = Place::empty();
    place.put("shop.toml", "name = \"A\"\nzone = \"Asia/Shangai\"\n");
    let told = place.told(3, &["init"]);
    assert!(told.contains("shop.toml:2:8") && told.contains("Asia/Shanghai"), "{told}");
    assert!(!place.path("policies").exists());
}
