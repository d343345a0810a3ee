//! Buttons, menus and forms that the version before posted, their custom ids written out: they work after it too.

use crate::matrix;
use crate::world::World;

/// One custom id of each kind of button and menu, as it stands in servers.
const BUTTONS: &[&str] = &[
    "gathering/announce/1",
    "gathering/calendar/1",
    "gathering/cancel/1/all",
    "gathering/cancel/2/one",
    "gathering/close/1",
    "gathering/discard/1",
    "gathering/draft/3",
    "gathering/going/1",
    "gathering/harvest/1",
    "gathering/maybe/1",
    "gathering/no/1",
    "gathering/pick/1/confidentiality",
    "gathering/pick/1/kind",
    "gathering/pick/1/recording",
    "gathering/remind/off",
    "gathering/remind/on",
    "gathering/show/1",
    "gathering/texts/1",
    "inbox/read/4",
    "lineage/adapted/1",
    "lineage/choose/1",
    "lineage/confirm/1",
    "log/0/////",
    "log/0/////1893542400",
    "log/0////1893369600/1893542400",
    "place/agree/1",
    "privacy/choose/297F83AFDC",
    "privacy/erase/anonymise/E985F82418",
    "privacy/erase/keep/FCE46EFCD9",
    "privacy/erase/nothing/0763BC4E72",
    "privacy/erase/withdraw/297F83AFDC",
    "privacy/export",
    "privacy/forget",
    "report/ask/1/accepted",
    "report/ask/1/refused",
    "report/open/1",
    "report/queue/0",
    "report/reopen/1",
    "report/reply/1",
    "report/show/1",
    "review/approve/1",
    "review/ask/1/changes",
    "review/ask/1/hold",
    "review/ask/1/reject",
    "review/asked/1",
    "review/claim/1",
    "review/conceal/1",
    "review/correct/1",
    "review/fields/1",
    "review/reason/1/changes/-",
    "review/reason/1/changes/title+results",
    "review/reason/1/hold/-",
    "review/reason/1/reject/-",
    "review/reopen/1",
    "review/show/1/action",
    "review/show/1/card",
    "review/show/1/evidence",
    "review/show/1/results",
    "search/133439610975318606/0",
    "search/133439610975318606/narrow",
    "search/133439610975318606/sort",
    "search/2015673977528233606/instead",
    "setup/again",
    "setup/announcements",
    "setup/language",
    "setup/reviews",
    "translation/approve/1",
    "translation/ask/1",
    "translation/desk/1/es/1",
    "translation/desk/1/fr/1",
    "translation/desk/1/pt/1",
    "translation/open/1/es/1",
    "translation/open/1/fr/1",
    "translation/open/1/pt/1",
    "translation/queue/0",
    "translation/read/1/1",
    "translation/reopen/1",
    "translation/submit/1",
    "transparency/month/2029-12",
    "transparency/steps/0",
    "upkeep/revise/1",
    "upkeep/right/1",
    "writeup/changes/1/2/0",
    "writeup/consent/1",
    "writeup/discard-now/1",
    "writeup/discard/1",
    "writeup/draft/1/1",
    "writeup/list/1///0/0",
    "writeup/open/1/1",
    "writeup/original/1/action",
    "writeup/original/1/card",
    "writeup/original/1/evidence",
    "writeup/original/1/history",
    "writeup/original/1/results",
    "writeup/pick/1/areas",
    "writeup/pick/1/level",
    "writeup/pick/1/sdgs",
    "writeup/pick/1/too-early",
    "writeup/pick/1/topics",
    "writeup/pick/1/values",
    "writeup/preview/1/action",
    "writeup/preview/1/card",
    "writeup/preview/1/evidence",
    "writeup/preview/1/history",
    "writeup/preview/1/results",
    "writeup/restore/1",
    "writeup/show/1/action",
    "writeup/show/1/card",
    "writeup/show/1/evidence",
    "writeup/show/1/history",
    "writeup/show/1/results",
    "writeup/submit/1",
    "writeup/take-back/1",
    "writeup/withdraw-now/1",
];

/// Menus with exactly one choice, and one that they offer.
const MENUS: &[(&str, &str)] = &[
    ("report/reason/1", "unclear"),
    ("writeup/pick/3/attribution", "named"),
    ("writeup/pick/3/axis", "mitigation"),
    ("writeup/pick/3/language", "es"),
    ("writeup/pick/3/place", "1"),
    ("writeup/pick/3/status", "in_progress"),
];

/// One of each kind of form, as it may be open on somebody's screen.
const FORMS: &[&str] = &[
    "gathering/cancel/1/all",
    "gathering/cancel/1/one",
    "gathering/close/1~1daa8471",
    "gathering/texts/1~3246aee9",
    "lineage/confirm/1~c49b6f78",
    "lineage/unadapt/1",
    "report/answer/1/1985704309555200071",
    "report/decide/1/accepted",
    "report/decide/1/refused",
    "report/form/1/duplicate/1985704309555200089",
    "report/form/1/personal_data/1985704309555200071",
    "report/form/1/unclear/1985704309555200071",
    "report/reopen/1",
    "review/conceal/1",
    "review/merge/2/1",
    "review/reopen/1",
    "review/words/1/changes/needs_evidence/-",
    "review/words/1/changes/needs_evidence/title+results",
    "review/words/1/changes/personal_data/-",
    "review/words/1/changes/unclear/-",
    "review/words/1/changes/wrong_place/-",
    "review/words/1/hold/election_hold/-",
    "review/words/1/reject/personal_data/-",
    "review/words/2/reject/not_reform/-",
    "review/words/2/reject/unclear/-",
    "translation/back/1",
    "translation/form/1/es/1~0510e135",
    "translation/form/1/fr/1~731baac1",
    "translation/form/1/pt/1~e3b0c442",
    "translation/reopen/2",
    "writeup/form/1/1~2f09a20e",
    "writeup/new/1/en/1985704309555200052",
    "writeup/new/2/es/1985704309555200052",
];

#[test]
fn each_has_a_row() {
    let menus = MENUS.iter().map(|(id, _)| id);
    let buttons = BUTTONS.iter().chain(menus).filter(|id| !tertulia::app::has_button(id));
    let lost: Vec<&&str> = buttons.chain(FORMS.iter().filter(|id| !tertulia::app::has_form(id))).collect();
    assert!(lost.is_empty(), "{lost:?}");
    assert!(!tertulia::app::has_button("writeup/unheard-of/1") && !tertulia::app::has_form("unheard/of"));
}

#[tokio::test]
async fn each_is_understood() {
    let mut world = World::new().await;
    matrix::people(&mut world).await;
    matrix::things(&mut world).await;
    let people = ["ines", "morag", "nora", "fergus"];
    for who in people {
        world.slash(who, "help", &[]).await;
    }
    let mut not_understood = Vec::new();
    let buttons = BUTTONS.iter().map(|id| (*id, [].as_slice()));
    let menus = MENUS.iter().map(|(id, value)| (*id, std::slice::from_ref(value)));
    for (id, chosen) in buttons.chain(menus) {
        let mut understood = false;
        for who in people {
            let answer = world.forge(who, id, chosen).await;
            assert!(!answer.contains("our side") && !answer.contains("did not respond"), "{id} by {who}: {answer}");
            understood |= !answer.contains("from an older version");
        }
        if !understood {
            not_understood.push(id);
        }
    }
    assert_eq!(not_understood, [""; 0]);
    world.sweep().await;
    world.read_everything();
    world.finish().await;
}

#[tokio::test]
async fn a_seat_a_page_and_a_decision_are_had_by_them() {
    let mut world = World::new().await;
    matrix::people(&mut world).await;
    matrix::things(&mut world).await;
    world.slash("nora", "help", &[]).await;
    world.slash("ines", "help", &[]).await;
    let page = world.forge("nora", "writeup/show/1/evidence", &[]).await;
    assert!(page.contains("https://ba.example.org/data"), "{page}");
    assert_eq!(world.count("select count(*) from seat where answer = 'going'").await, 0);
    world.forge("nora", "gathering/going/1", &[]).await;
    assert_eq!(world.count("select count(*) from seat where answer = 'going'").await, 1);
    let decided = world.count("select count(*) from decision").await;
    world.forge("ines", "review/approve/3", &[]).await;
    assert_eq!(world.count("select count(*) from decision").await, decided + 1);
    let form = world.forge_form("ines", "report/decide/1/accepted", &[("words", "It says so.")]).await;
    assert!(!form.contains("older version"), "{form}");
    assert_eq!(world.count("select count(*) from report where state <> 'waiting'").await, 1);
    world.sweep().await;
    world.read_everything();
    world.finish().await;
}
