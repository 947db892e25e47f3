//! What people said in their own words: how many mention each need, by the town's rules, and
//! passages that may be quoted.

#[cfg(test)]
mod tests;

use super::album::{Album, Words, dash};
use super::input::ReportInput;
use super::map::percent;
use super::shown::{Row, with_count_note};
use super::tables;
use crate::charts::{ChartError, ChoiceBar, ChoiceBars, ChoicesChart};
use crate::model::{Block, DocumentColumn, Label, RichText, Section, Table};
use crate::words::{Voice, ranks};
use mitreden_base::ids::Code;
use mitreden_count::bases::{BaseSize, SHARE_HIDDEN_BELOW};
use mitreden_count::ranking::largest_first;
use mitreden_count::results::{MentionTables, Mentions, Quoted, ResultRow as Counted};
use mitreden_define::index::QuestionIndex;

/// Returns the section and the annex of each question alone; nothing where nothing was coded and
/// nothing may be quoted.
pub(super) fn sections(
    input: &ReportInput<'_>,
    voice: Voice,
    rows: &[Row<'_>],
    album: &mut Album<'_>,
) -> Result<(Option<Section>, Option<Section>), ChartError> {
    let Some(mentions) = input.mentions else { return Ok((None, None)) };
    let page = Page { input, mentions, voice, rows };
    let mut section = Section::new(voice.say("mentions-heading", &[]), Vec::new());
    let mut annex = None;
    if let Some(whole) = mentions.whole() {
        section.blocks = page.intro();
        section.blocks.extend(page.whole(whole, album)?);
        section.blocks.extend(page.gaps(whole).into_iter().map(Block::paragraph));
        let heading = voice.say("mentions-annex-heading", &[]).into();
        let sections = page.by_question();
        annex = (!sections.is_empty()).then(|| Section { heading, blocks: Vec::new(), sections });
    }
    section.sections.extend(page.quotes());
    let is_empty = section.blocks.is_empty() && section.sections.is_empty();
    Ok(((!is_empty).then_some(section), annex))
}

/// Where a question that was coded is told of.
pub(super) fn pointer(voice: Voice) -> String {
    voice.say("mentions-see", &[("heading", voice.say("mentions-heading", &[]).into())])
}

/// What the parts of the section share.
struct Page<'a> {
    input: &'a ReportInput<'a>,
    mentions: &'a MentionTables,
    voice: Voice,
    rows: &'a [Row<'a>],
}

impl Page<'_> {
    fn say(&self, id: &str) -> String {
        self.voice.say(id, &[])
    }

    fn counted(&self, id: &str, n: u64) -> String {
        self.voice.say(id, &[("n", n.into()), ("count", self.voice.lang.integer(n).into())])
    }

    /// What the town did to so many.
    fn by_town(&self, id: &str, n: u64) -> String {
        let count = self.voice.lang.integer(n);
        let kind = self.input.kind.word();
        self.voice.say(id, &[("n", n.into()), ("count", count.into()), ("kind", kind.into())])
    }

    /// How it was coded, and what is counted.
    fn intro(&self) -> Vec<Block> {
        let asked = self.counted("mentions-asked", self.mentions.questions.len() as u64);
        let coded = self.by_town("mentions-coded", self.mentions.needs.len() as u64);
        vec![Block::paragraph(format!("{asked} {coded} {}", self.say("mentions-counted")))]
    }

    /// All questions together as a chart, with its table.
    fn whole(&self, whole: &Mentions, album: &mut Album<'_>) -> Result<Vec<Block>, ChartError> {
        if let Some(few) = self.few(whole) {
            return Ok(few);
        }
        let voice = self.voice;
        let title = match self.mentions.questions.len() {
            0 | 1 => self.say("mentions-title"),
            several => self.counted("mentions-title-all", several as u64),
        };
        let base = self.base(whole);
        let measure = voice.say("mentions-measure", &[("whom", voice.of_whom().into())]);
        let bar = |(code, row): (&Code, &Counted)| ChoiceBar {
            label: self.label(code),
            share: row.share.get().map(percent),
        };
        // What few mention stands in the table, and in words below.
        let bars = self.mentions.needs.iter().zip(&whole.needs).map(bar);
        let (bars, few): (Vec<_>, Vec<_>) = bars.partition(|bar| bar.share.is_some());
        let chart = ChoicesChart {
            frame: album.frame(&title, measure, &base),
            kind: ChoiceBars::Several,
            sorted: true,
            bars,
        };
        let with_ranks = self.rows.iter().any(|row| row.joint().is_some());
        let table = self
            .table(title.as_str().into(), whole, with_ranks)
            .with_note(self.say("mentions-note"));
        let caption = chart.headline(&title.as_str().into());
        let words = Words { caption, shows: chart.shows(), base: base.into(), table };
        let mut blocks = vec![album.figure("ideas", |sheet| chart.draw(sheet), words)?];
        if !few.is_empty() {
            let names: Vec<_> = few.iter().map(|bar| bar.label.text()).collect();
            let names = RichText::list(voice.lang, &names);
            let said = voice.tell("mentions-unshown", &[], &[("needs", &names)]);
            blocks.push(Block::paragraph(said));
        }
        Ok(blocks)
    }

    /// Each question alone, where there are several.
    fn by_question(&self) -> Vec<Section> {
        if self.mentions.all.is_none() {
            return Vec::new();
        }
        let section = |(at, mentions): &(QuestionIndex, Mentions)| {
            let question = self.input.questionnaire.questions.get(*at)?;
            let title = super::titles::titled(self.input, question);
            let blocks = self.few(mentions).unwrap_or_else(|| {
                vec![
                    Block::Table(self.table(title.clone(), mentions, false)),
                    Block::paragraph(self.base(mentions)),
                ]
            });
            Some(Section::new(title, blocks))
        };
        self.mentions.questions.iter().filter_map(section).collect()
    }

    /// What stands where too few wrote something.
    fn few(&self, mentions: &Mentions) -> Option<Vec<Block>> {
        if mentions.base.n == 0 {
            return Some(vec![Block::paragraph(self.say("mentions-nobody"))]);
        }
        let few = self.voice.say("mentions-few", &[("least", SHARE_HIDDEN_BELOW.into())]);
        (BaseSize::of_share(mentions.base.n) == BaseSize::Hidden)
            .then(|| vec![Block::paragraph(few)])
    }

    fn base(&self, mentions: &Mentions) -> String {
        let (n, lang) = (mentions.base.n, self.voice.lang);
        let weighting = self.voice.weighting();
        self.voice.say(
            "mentions-base",
            &[("n", n.into()), ("count", lang.integer(n).into()), ("weighting", weighting.into())],
        )
    }

    /// The needs by how many mention them, then any and none.
    fn table(&self, caption: RichText, mentions: &Mentions, with_ranks: bool) -> Table {
        let lang = self.voice.lang;
        let mut columns = vec![
            DocumentColumn::words(self.say("column-need")),
            DocumentColumn::numbers(self.say("column-n")),
            DocumentColumn::numbers(self.say("column-share")),
            DocumentColumn::numbers(self.say("column-interval")),
        ];
        columns.extend(with_ranks.then(|| DocumentColumn::words(self.say("column-ranks"))));
        let cells = |label: RichText, row: &Counted, rank: RichText| {
            let [value, range] = tables::share(lang, &row.share);
            vec![label, tables::count(lang, &row.n), value, range, rank]
        };
        let mut needs: Vec<_> = self.mentions.needs.iter().zip(&mentions.needs).collect();
        let value = |row: &Counted| row.share.get().map_or(f64::NEG_INFINITY, |share| share.value);
        largest_first(&mut needs, |(_, row)| value(row));
        let mut rows: Vec<_> = needs
            .into_iter()
            .map(|(code, row)| cells(self.label(code).text(), row, self.rank(code)))
            .collect();
        rows.push(cells(self.say("mentions-any").into(), &mentions.any, dash()));
        rows.push(cells(self.say("mentions-none").into(), &mentions.none, dash()));
        for row in &mut rows {
            row.truncate(columns.len());
        }
        let table = with_count_note(lang, Table::wide(caption, columns, rows));
        if with_ranks { table.with_note(self.say("mentions-ranks-note")) } else { table }
    }

    /// The ranks a need can have among those that were asked about.
    fn rank(&self, code: &Code) -> RichText {
        let of = |row: &&Row<'_>| {
            self.input.questionnaire.needs.get(row.index).is_some_and(|need| need.code == *code)
        };
        let standing = self.rows.iter().find(of).and_then(Row::joint);
        standing.map_or_else(dash, |standing| ranks(self.voice.lang, standing.ranks).into())
    }

    /// What a need is called.
    fn label(&self, code: &Code) -> Label {
        let mut known = self.input.questionnaire.needs.iter().chain(self.input.town_needs);
        let need = known.find(|need| need.code == *code);
        need.map_or_else(
            || code.to_string().into(),
            |need| Label::of(&need.text, self.input.context()),
        )
    }

    /// The sentences on needs that are mentioned and were not asked about, or have no measure.
    fn gaps(&self, whole: &Mentions) -> Vec<RichText> {
        if BaseSize::of_share(whole.base.n) == BaseSize::Hidden {
            return Vec::new();
        }
        let mentioned =
            self.mentions.needs.iter().zip(&whole.needs).filter(|(_, row)| row.n.get() != Some(&0));
        let mentioned: Vec<&Code> = mentioned.map(|(code, _)| code).collect();
        let is_asked =
            |code: &Code| self.input.questionnaire.needs.iter().any(|need| need.code == *code);
        let measures = &self.input.agenda.measures;
        let day = self.input.cover.day;
        let is_served = |code: &Code| {
            measures
                .iter()
                .any(|measure| !measure.is_dropped_on(day) && measure.serves.contains(code))
        };
        let unasked =
            self.named("mentions-unasked", mentioned.iter().filter(|code| !is_asked(code)));
        let unserved = mentioned.iter().filter(|code| !measures.is_empty() && !is_served(code));
        unasked.into_iter().chain(self.named("mentions-unserved", unserved)).collect()
    }

    fn named<'c>(&self, id: &str, codes: impl Iterator<Item = &'c &'c Code>) -> Option<RichText> {
        let name =
            |code: &&Code| self.voice.tell("quoted", &[], &[("name", &self.label(code).text())]);
        let names: Vec<_> = codes.map(name).collect();
        let needs = RichText::list(self.voice.lang, &names);
        (!names.is_empty())
            .then(|| self.voice.tell(id, &[("n", names.len().into())], &[("needs", &needs)]))
    }

    /// The quotes, under the need each speaks of, in the order of the file.
    fn quotes(&self) -> Option<Section> {
        let quotes = &self.mentions.quotes;
        let mut needs: Vec<Option<&Code>> = Vec::new();
        for need in quotes.iter().map(|quote| quote.need.as_ref()) {
            if !needs.contains(&need) {
                needs.push(need);
            }
        }
        // Those of no need come last, and need a heading only beside others.
        needs.sort_by_key(Option::is_none);
        let mut section = Section::new(
            self.say("mentions-quotes-heading"),
            vec![Block::paragraph(self.by_town("mentions-quotes", quotes.len() as u64))],
        );
        for need in &needs {
            let blocks: Vec<_> = quotes
                .iter()
                .filter(|quote| quote.need.as_ref() == *need)
                .map(|quote| self.quote(quote))
                .collect();
            match need {
                Some(code) => section.sections.push(Section::new(&self.label(code), blocks)),
                None if needs.len() > 1 => {
                    section.sections.push(Section::new(self.say("mentions-quotes-other"), blocks));
                }
                None => section.blocks.extend(blocks),
            }
        }
        (!quotes.is_empty()).then_some(section)
    }

    fn quote(&self, quote: &Quoted) -> Block {
        let lang = quote.lang.clone().filter(|lang| lang != self.voice.lang.tag());
        Block::Quote(RichText::in_lang(&quote.words, lang))
    }
}
