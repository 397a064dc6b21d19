//! A case in which everything is on record, to try templates on: a key that a template asks for and that is not here
//! is in no case.

use super::{
    Action, Approval, Assigned, Author, Callback, CaseHead, Closing, Customer, Document, Escalation,
    Evidence, Exposure, Field, Fine, FinePart, Found, LetterHead, Moment, News, Note, Offer, Promise,
    Statement, View,
};

impl View {
    /// Everything on record.
    pub fn sample() -> Self {
        let label = words("label");
        Self {
            letter: LetterHead {
                name: words("letter"),
                label: label.clone(),
                date: moment(),
                tip: Some(words("tip")),
                recourse: vec![words("authority")],
                because: Some(words("because")),
            },
            shop: words("shop"),
            store: Some(words("store")),
            author: Author { name: Some(words("author")), role: Some(words("role")) },
            customer: Customer {
                called: Some(words("called")),
                name: Some(words("name")),
                telephone: Some(words("telephone")),
                address: Some(words("address")),
            },
            case: case_head(),
            fields: [(words("field"), Field { label, value: words("value") })].into(),
            promises: vec![promise()],
            told: vec![news()],
            assigned: vec![assigned()],
            statements: vec![statement()],
            evidence: vec![evidence()],
            finding: Some(found()),
            offer: Some(offer()),
            actions: vec![action()],
            documents: vec![document()],
            callbacks: vec![callback()],
            escalations: vec![escalation()],
            notes: vec![note()],
            exposures: vec![exposure()],
            fine: Some(fine()),
            lessons: vec![words("lesson")],
            closing: Some(closing()),
        }
    }
}

fn words(text: &str) -> String {
    text.to_owned()
}

fn moment() -> Moment {
    Moment {
        day: words("22 November 2026"),
        time: words("10:05"),
        full: words("22 November 2026 10:05"),
        iso: words("2026-11-22T10:05:00+08:00"),
    }
}

fn case_head() -> CaseHead {
    CaseHead {
        id: words("id"),
        subject: words("subject"),
        status: words("status"),
        received: moment(),
        recorded_by: words("recorded_by"),
        channel: Some(words("channel")),
        category: Some(words("category")),
        department: Some(words("department")),
        tier: Some(words("tier")),
        owner: Some(words("owner")),
        level: Some(words("level")),
        round: 1,
    }
}

fn promise() -> Promise {
    Promise {
        clock: words("clock"),
        label: words("label"),
        due: Some(moment()),
        met: Some(moment()),
        late: true,
        running: true,
    }
}

fn news() -> News {
    News {
        kind: words("kind"),
        label: words("label"),
        form: Some(words("written")),
        how: Some(words("how")),
        at: moment(),
        by: words("by"),
        note: Some(words("note")),
    }
}

fn assigned() -> Assigned {
    Assigned {
        to: words("to"),
        role: Some(words("role")),
        role_label: Some(words("role_label")),
        department: Some(words("department")),
        at: moment(),
        by: words("by"),
        note: Some(words("note")),
    }
}

fn statement() -> Statement {
    Statement {
        of: words("of"),
        speaker: words("speaker"),
        account: words("account"),
        at: moment(),
        by: words("by"),
    }
}

fn evidence() -> Evidence {
    Evidence {
        kind: words("kind"),
        label: words("label"),
        name: Some(words("name")),
        at: moment(),
        by: words("by"),
        note: Some(words("note")),
    }
}

fn found() -> Found {
    Found {
        finding: words("valid"),
        label: words("label"),
        reason: Some(words("reason")),
        cause: Some(words("cause")),
        at_fault: Some(words("yes")),
        good_faith: Some(words("good_faith")),
        responsible: Some(words("responsible")),
        at: moment(),
        by: words("by"),
    }
}

fn offer() -> Offer {
    Offer {
        remedies: vec![words("remedies")],
        cost: words("cost"),
        stage: words("offered"),
        label: words("label"),
        at: moment(),
        by: words("by"),
        needs: vec![words("needs")],
        approvals: vec![approval()],
        note: Some(words("note")),
        answered: Some(moment()),
    }
}

fn approval() -> Approval {
    Approval { by: words("by"), role: Some(words("role")), given: true, at: Some(moment()) }
}

fn action() -> Action {
    Action {
        what: words("what"),
        owner: words("owner"),
        department: Some(words("department")),
        remedy: Some(words("remedy")),
        agreed: moment(),
        due: Some(moment()),
        done: Some(moment()),
        late: true,
    }
}

fn document() -> Document {
    Document {
        document: words("document"),
        label: words("label"),
        at: moment(),
        by: words("by"),
        signed: vec![words("signed")],
    }
}

fn callback() -> Callback {
    Callback {
        at: moment(),
        by: words("by"),
        how: Some(words("how")),
        solved: Some(words("solved")),
        calm: Some(words("calm")),
        satisfied: Some(words("satisfied")),
        score: Some(words("score")),
        note: Some(words("note")),
    }
}

fn escalation() -> Escalation {
    Escalation {
        level: words("level"),
        label: words("label"),
        reason: words("reason"),
        to: Some(words("to")),
        at: moment(),
    }
}

fn note() -> Note {
    Note {
        about: Some(words("about")),
        label: Some(words("label")),
        at: moment(),
        by: words("by"),
        note: Some(words("note")),
    }
}

fn exposure() -> Exposure {
    Exposure {
        medium: words("medium"),
        outlet: Some(words("outlet")),
        place: Some(words("place")),
        says: Some(words("says")),
        at: moment(),
        clarify_by: Some(moment()),
        media: vec![words("media")],
    }
}

fn fine() -> Fine {
    Fine {
        label: words("label"),
        passage: Some(words("passage")),
        amount: words("amount"),
        payers: vec![fine_part()],
        payee: words("payee"),
        reason: Some(words("reason")),
        at: moment(),
        fee: true,
        pay_by: Some(moment()),
        object_by: Some(moment()),
    }
}

fn fine_part() -> FinePart {
    FinePart { name: words("name"), amount: words("amount") }
}

fn closing() -> Closing {
    Closing {
        outcome: words("outcome"),
        at: moment(),
        by: words("by"),
        lesson: Some(words("lesson")),
        note: Some(words("note")),
    }
}
