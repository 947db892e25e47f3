//! The words of the chart of orders.

use super::{OrdersChart, OrdersRow};
use crate::locale::Say as _;
use crate::model::RichText;

impl OrdersChart {
    /// Its finding in a few words: how many ranks hold.
    pub fn headline(&self) -> String {
        let keeps = |row: &&OrdersRow| row.ends() == (row.main, row.main);
        let kept = self.rows.iter().filter(keeps).count();
        let first = if self.rows.first().is_some_and(|row| keeps(&row)) { "yes" } else { "no" };
        let words =
            [("kept", kept.into()), ("needs", self.rows.len().into()), ("first", first.into())];
        self.frame.lang.say("orders-headline", &words)
    }

    /// Says what to see in it: which of the first needs keep their rank in every way of counting.
    pub fn shows(&self) -> RichText {
        let keeps = |row: &&OrdersRow| row.ends() == (row.main, row.main);
        let kept = self.rows.iter().filter(keeps).count();
        let first = self.rows.first().filter(keeps);
        let words = [("kept", kept.into()), ("needs", self.rows.len().into())];
        match first {
            Some(first) => {
                let names = [("need", &first.label.text())];
                RichText::said(self.frame.lang, "orders-shows-first", &words, &names)
            }
            None => self.frame.lang.say("orders-shows", &words).into(),
        }
    }

    pub(super) fn reading(&self) -> String {
        self.frame.say(if self.has_middle { "orders-reading-middle" } else { "orders-reading" })
    }

    pub(super) fn description(&self) -> String {
        let row = |row: &OrdersRow| {
            let (best, worst) = row.ends();
            let words = [
                ("need", (&row.label).into()),
                ("rank", row.main.into()),
                ("best", best.into()),
                ("worst", worst.into()),
            ];
            self.frame.lang.say("orders-row", &words)
        };
        self.rows.iter().map(row).collect::<Vec<_>>().join(" ")
    }

    pub(super) fn alt(&self) -> String {
        let words = [("needs", self.rows.len().into()), ("shows", self.shows().plain().into())];
        self.frame.lang.say("orders-alt", &words)
    }
}
