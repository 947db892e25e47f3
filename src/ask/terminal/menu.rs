//! What lies over the questions: what is said first and last, all keys, what is asked before
//! something is lost.

use super::key::Command;
use super::over::Over;
use super::session::Session;
use super::view::{Part, TextStyle};
use crate::locale::Say as _;
use mitreden_define::index::QuestionIndex;

impl Session {
    pub(super) fn opening(&self, part: &mut Part) {
        let survey = self.plan().survey();
        let tag = &self.interview().setting().lang;
        part.add(&survey.title.show(tag), TextStyle::Strong);
        part.gap();
        for (text, style) in
            [(&survey.intro, TextStyle::Plain), (&survey.consent, TextStyle::Strong)]
        {
            if let Some(text) = text {
                part.add(&text.show(tag), style);
                part.gap();
            }
        }
    }

    /// The words at the end of the interview.
    pub(super) fn closing(&self) -> String {
        let broken =
            self.interview().journal().last() == Some(&crate::interview::JournalEntry::BreakOff);
        let thanks = self.plan().survey().thanks.as_ref().filter(|_| !broken);
        let tag = &self.interview().setting().lang;
        thanks.map_or_else(
            || self.word(if broken { "ask-broken-off" } else { "ask-over" }),
            |text| text.show(tag),
        )
    }

    pub(super) fn thanks(&self, part: &mut Part) {
        part.add(&self.closing(), TextStyle::Strong);
    }

    /// Each key and what it does.
    pub(super) fn all_keys(&self) -> Vec<(String, String)> {
        let also = |command| match command {
            Command::Back => ", ←",
            Command::Language => ", Tab",
            Command::Menu => ", Esc",
            _ => "",
        };
        let mut keys: Vec<_> = Command::ALL
            .into_iter()
            .map(|(character, command, id)| {
                (format!("{character}{}", also(command)), self.word(id))
            })
            .collect();
        keys.push(("x".to_owned(), self.word("ask-key-break-off")));
        keys.push(("Enter".to_owned(), self.word("ask-key-close")));
        keys
    }

    pub(super) fn menu(&self, part: &mut Part) {
        part.add(&self.word("ask-menu"), TextStyle::Strong);
        part.gap();
        for (key, words) in self.all_keys() {
            part.hang(&format!("{key:<8}"), &words, TextStyle::Plain);
        }
        part.gap();
        part.add(&self.word("ask-menu-how"), TextStyle::Dim);
    }

    /// The words that ask for confirmation, as paragraphs: the first says what they are about.
    pub(super) fn doubts(&self, over: &Over) -> Vec<String> {
        match over {
            Over::Lost { lost, .. } => {
                let heading = self.lang().say("ask-lost", &[("n", lost.len().into())]);
                let line =
                    |&q: &QuestionIndex| format!("– {} ({})", self.text_of(q), self.answer_of(q));
                std::iter::once(heading).chain(lost.iter().map(line)).collect()
            }
            Over::Meant(objections) => {
                objections.iter().map(|objection| self.interview().say(objection)).collect()
            }
            _ => Vec::new(),
        }
    }

    pub(super) fn doubt(&self, over: &Over, part: &mut Part) {
        if let Some(asked) = self.current() {
            part.add(&asked.text, TextStyle::Dim);
            part.gap();
            if matches!(over, Over::Meant(_)) {
                part.add(&self.answer_of(asked.question), TextStyle::Plain);
                part.gap();
            }
        }
        for (at, words) in self.doubts(over).into_iter().enumerate() {
            let is_heading = at == 0 || matches!(over, Over::Meant(_));
            part.add(&words, if is_heading { TextStyle::Strong } else { TextStyle::Plain });
        }
    }
}
