//! The annex that shows the questionnaire as it was asked, word for word.

use super::input::ReportInput;
use crate::conditions::Conditions;
use crate::locale::Say as _;
use crate::model::{Block, Emphasis, LanguageContext, RichText, Section};
use mitreden_base::locale::Lang;
use mitreden_define::logic::Expr;
use mitreden_define::survey::union::is_gone;
use mitreden_define::survey::{Allow, Bounds, Item, Kind, Page, Question, Required, Scale, Survey};

/// Returns the section.
pub(super) fn section(input: &ReportInput<'_>) -> Section {
    let survey = input.questionnaire;
    let conditions = Conditions::of(survey, input.lang).verbatim();
    let sheet = Sheet { survey, lang: input.lang, context: input.context(), conditions };
    // How elsewhere was asked is not known from what was imported.
    let is_imported = input.disclosure.as_ref().is_some_and(|facts| facts.imported);
    let [heading, intro] = if is_imported {
        ["questionnaire-heading-imported", "questionnaire-intro-imported"]
    } else {
        ["questionnaire-heading", "questionnaire-intro"]
    };
    let mut blocks = vec![Block::paragraph(sheet.say(intro))];
    for (id, text) in
        [("questionnaire-before", &survey.intro), ("questionnaire-consent", &survey.consent)]
    {
        if let Some(text) = text {
            blocks.push(Block::paragraph(
                RichText::strong(sheet.say(id))
                    .with(" ", Emphasis::None)
                    .then(RichText::of(text, sheet.context)),
            ));
        }
    }
    let asked = survey.pages.iter().enumerate().filter(|(_, page)| !is_gone(page));
    let mut sections: Vec<Section> = asked.map(|(at, page)| sheet.page(at, page)).collect();
    if let (Some(thanks), Some(last)) = (&survey.thanks, sections.last_mut()) {
        let thanks = RichText::strong(sheet.say("questionnaire-after"))
            .with(" ", Emphasis::None)
            .then(RichText::of(thanks, sheet.context));
        last.blocks.push(Block::paragraph(thanks));
    }
    let gone = survey.pages.iter().filter(|page| is_gone(page));
    sections.extend(
        gone.map(|page| Section::new(sheet.say("questionnaire-gone"), sheet.questions(page))),
    );
    Section { heading: sheet.say(heading).into(), blocks, sections }
}

struct Sheet<'a> {
    survey: &'a Survey,
    lang: Lang,
    context: LanguageContext<'a>,
    conditions: Conditions<'a>,
}

impl Sheet<'_> {
    fn say(&self, id: &str) -> String {
        self.lang.say(id, &[])
    }

    fn page(&self, at: usize, page: &Page) -> Section {
        let number = [("number", (at + 1).to_string().into())];
        let heading = match &page.title {
            Some(title) => RichText::from(self.lang.say("questionnaire-page", &number) + ": ")
                .then(RichText::of(title, self.context)),
            None => self.lang.say("questionnaire-page", &number).into(),
        };
        let mut blocks = Vec::new();
        if let Some(condition) = &page.show_if {
            blocks.push(Block::paragraph(self.only("questionnaire-page-if", condition)));
        }
        blocks.extend(self.questions(page));
        Section::new(heading, blocks)
    }

    fn questions(&self, page: &Page) -> Vec<Block> {
        let mut blocks = Vec::new();
        for question in self.survey.questions.within(&page.questions) {
            self.question(question, &mut blocks);
        }
        blocks
    }

    fn question(&self, question: &Question, blocks: &mut Vec<Block>) {
        if let Kind::Computed { value, .. } = &question.kind {
            let (words, texts) = (
                [("id", question.id.to_string().into())],
                [("value", &self.conditions.value(value))],
            );
            blocks.push(Block::paragraph(RichText::said(
                self.lang,
                "questionnaire-computed",
                &words,
                &texts,
            )));
            return;
        }
        let mut text = RichText::of(&question.text, self.context)
            .made_strong()
            .with(format!(" ({})", question.id), Emphasis::None);
        if let Some(hint) = &question.hint {
            text = text.with(" ", Emphasis::None).then(RichText::of(hint, self.context));
        }
        for sentence in self.how(question) {
            text = text.with(" ", Emphasis::None).then(sentence);
        }
        blocks.push(Block::paragraph(text));
        let mut items: Vec<RichText> =
            question.kind.items().iter().map(|item| self.item(item)).collect();
        items.extend(question.kind.none().map(|none| RichText::of(none, self.context)));
        if !items.is_empty() {
            blocks.push(Block::List(items));
        }
    }

    /// For whom something is.
    fn only(&self, id: &str, condition: &Expr) -> RichText {
        RichText::said(self.lang, id, &[], &[("who", &self.conditions.who(condition))])
    }

    fn item(&self, item: &Item) -> RichText {
        let words = RichText::of(&item.text, self.context);
        if item.other { words.with(": ________", Emphasis::None) } else { words }
    }

    /// How a question is answered, and when it is asked.
    fn how(&self, question: &Question) -> Vec<RichText> {
        let mut sentences: Vec<RichText> = self.kind(&question.kind).into_iter().collect();
        sentences.extend(question.allow.and_then(|allow| self.allowed(allow)).map(RichText::from));
        if question.required == Required::Yes {
            sentences.push(self.say("questionnaire-required").into());
        }
        if let Some(condition) = &question.show_if {
            sentences.push(self.only("questionnaire-if", condition));
        }
        sentences
    }

    fn kind(&self, kind: &Kind) -> Option<RichText> {
        let n = |n: usize| n.into();
        let lang = self.lang;
        let said = match kind {
            Kind::Single { .. } => self.say("answer-single"),
            Kind::Multiple { options, pick, .. } if pick.max < options.len() => {
                lang.say("answer-up-to", &[("n", n(pick.max))])
            }
            Kind::Multiple { .. } => self.say("answer-multiple"),
            Kind::Ranking { top, .. } => lang.say("answer-ranking", &[("n", n(*top))]),
            Kind::Points { total, .. } => {
                lang.say("answer-points", &[("total", lang.exact(*total).into())])
            }
            Kind::Rating { scale, .. } | Kind::Matrix { scale, .. } => {
                return Some(self.scale(scale));
            }
            Kind::BestWorst { per_task, tasks, .. } => {
                lang.say("answer-best-worst", &[("tasks", n(*tasks)), ("items", n(*per_task))])
            }
            Kind::Number { bounds, .. } => {
                self.bounds("answer-number", bounds, |value| lang.exact(*value))
            }
            Kind::Date { bounds } => self.bounds("answer-date", bounds, |day| lang.date(*day)),
            Kind::Text { max_length, .. } => {
                lang.say("answer-text", &[("count", lang.integer(*max_length as u64).into())])
            }
            Kind::Task { link } => lang.say("answer-website", &[("link", link.into())]),
            Kind::Computed { .. } | Kind::Note => return None,
        };
        Some(said.into())
    }

    fn scale(&self, scale: &Scale) -> RichText {
        let end = |point: i16, label: Option<&mitreden_define::survey::Text>| match label {
            Some(label) => RichText::from(format!("{point} ("))
                .then(RichText::of(label, self.context))
                .with(")", Emphasis::None),
            None => point.to_string().into(),
        };
        let (from, to) = (end(scale.from, scale.low.as_ref()), end(scale.to, scale.high.as_ref()));
        RichText::said(self.lang, "answer-scale", &[], &[("from", &from), ("to", &to)])
    }

    fn bounds<T>(&self, id: &str, bounds: &Bounds<T>, write: impl Fn(&T) -> String) -> String {
        let words = [
            ("low", bounds.min.as_ref().map(&write).unwrap_or_default().into()),
            ("high", bounds.max.as_ref().map(&write).unwrap_or_default().into()),
        ];
        let range = match (&bounds.min, &bounds.max) {
            (Some(_), Some(_)) => "answer-between",
            (Some(_), None) => "answer-from",
            (None, Some(_)) => "answer-to",
            (None, None) => return format!("{}.", self.say(id)),
        };
        format!("{}{}.", self.say(id), self.lang.say(range, &words))
    }

    fn allowed(&self, allow: Allow) -> Option<String> {
        let id = match (allow.dont_know, allow.refused) {
            (true, true) => "answer-allows-both",
            (true, false) => "answer-allows-dont-know",
            (false, true) => "answer-allows-refused",
            (false, false) => return None,
        };
        Some(self.say(id))
    }
}
