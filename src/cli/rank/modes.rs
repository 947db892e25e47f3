//! The ways to answer beside each other: who named nothing, who names what, how far scores are
//! apart, as sentences and tables that a terminal and a document draw each in its own way.

use unicode_width::UnicodeWidthStr;

use crate::cli::lines::{padded, wrapped};
use crate::cli::locale::Say as _;
use mitreden_base::locale::{Lang, Word};
use mitreden_count::bases::MODE_SENSITIVE_FROM;
use mitreden_count::estimate::Estimate;
use mitreden_count::ranking::Sign;
use mitreden_count::tables::{ModeEffects, NeedByMode, NeedInMode};
use mitreden_define::index::NeedIndex;
use mitreden_define::survey::{Draw, Mode, RankingMethod, Survey};
use mitreden_tell::model::{Block, DocumentColumn, RichText, Table};

/// The widest the first column gets at a terminal.
const FIRST: usize = 40;
/// The widest the head of another column gets there before it is broken.
const HEAD: usize = 16;
const GAP: usize = 3;

/// One table: its first column holds words, the others numbers.
struct Section {
    caption: String,
    heads: Vec<String>,
    rows: Vec<Vec<String>>,
}

/// What is said of the ways to answer.
pub(super) struct ModeWords<'a> {
    pub(super) survey: &'a Survey,
    pub(super) effects: &'a ModeEffects,
    pub(super) tag: &'a str,
    pub(super) lang: Lang,
}

impl ModeWords<'_> {
    /// What is said before the tables.
    fn before(&self) -> Vec<String> {
        let draw = match self.effects.draw {
            Some(Draw::Random) => None,
            Some(Draw::SelfSelected) => Some("self-selected"),
            None => Some("unknown"),
        };
        let draw = draw.map(|draw| self.lang.say("modes-draw", &[("draw", draw.into())]));
        let method = self.survey.ranking.method;
        let is_ours = method == RankingMethod::UnmetPriority;
        let declared = (!is_ours)
            .then(|| self.lang.say("modes-declared", &[("method", method.word().into())]));
        draw.into_iter().chain(declared).collect()
    }

    /// What is said after them.
    fn after(&self) -> Vec<String> {
        let lang = self.lang;
        let Some(same) = self.effects.has_one_first_tier else {
            return vec![lang.say("modes-none-compared", &[])];
        };
        let sensitive = self.effects.needs.iter().filter(|need| need.is_sensitive());
        let sensitive: Vec<String> = sensitive.map(|need| self.label(need.need)).collect();
        let least = ("least", Word::from(lang.decimal(100.0 * MODE_SENSITIVE_FROM, 0)));
        let named = if sensitive.is_empty() {
            lang.say("modes-insensitive", &[least])
        } else {
            let (n, needs) = (sensitive.len(), sensitive.join("; "));
            lang.say("modes-sensitive", &[("n", n.into()), ("needs", needs.into()), least])
        };
        let several = if self.effects.modes.len() > 2 { "yes" } else { "no" };
        vec![
            named,
            lang.say("modes-tiers", &[("same", if same { "yes" } else { "no" }.into())]),
            lang.say("modes-how", &[("several", several.into())]),
        ]
        .into_iter()
        .chain(self.effects.reference.is_some().then(|| lang.say("modes-reference-how", &[])))
        .collect()
    }

    fn label(&self, need: NeedIndex) -> String {
        self.survey.needs.get(need).map_or_else(String::new, |need| need.text.show(self.tag))
    }

    fn mode(&self, mode: Mode) -> String {
        self.lang.say(&format!("status-mode-{}", mode.word()), &[])
    }

    fn percent(&self, share: Option<Estimate>) -> String {
        share.map_or_else(|| "–".to_owned(), |share| self.number(share.value))
    }

    fn number(&self, share: f64) -> String {
        self.lang.decimal(100.0 * share, 1)
    }

    fn signed(&self, share: f64) -> String {
        let number = self.number(share);
        if 100.0 * share >= 0.05 { format!("+{number}") } else { number }
    }

    fn sections(&self) -> Vec<Section> {
        let say = |id: &str| self.lang.say(id, &[]);
        let effects = self.effects;
        let modes: Vec<String> = effects.modes.iter().map(|one| self.mode(one.mode)).collect();
        let nothing = effects.modes.iter().zip(&modes).map(|(one, mode)| {
            let n = one.n.get().map_or_else(|| "–".to_owned(), |n| self.lang.integer(*n));
            vec![mode.clone(), n, self.percent(one.unanswered), self.percent(one.nothing)]
        });
        let needs = |cells: &dyn Fn(&NeedByMode) -> Vec<String>| -> Vec<Vec<String>> {
            let row = |need: &NeedByMode| {
                std::iter::once(self.label(need.need)).chain(cells(need)).collect()
            };
            effects.needs.iter().map(row).collect()
        };
        let head = |own: Vec<String>| {
            std::iter::once(say("rank-need")).chain(own).collect::<Vec<String>>()
        };
        let pair = |of: &NeedInMode| [self.percent(of.named), self.percent(of.among_namers)];
        let namers = |mode: &String| {
            let among = self.lang.say("modes-namers", &[("mode", mode.into())]);
            [mode.clone(), among]
        };
        let scores = |need: &NeedByMode| -> Vec<String> {
            let mixed = need.mixed.map_or_else(
                || "–".to_owned(),
                |(low, high)| format!("{}–{}", self.number(low), self.number(high)),
            );
            let of = need.of.iter().map(|of| self.percent(of.score));
            of.chain([mixed]).collect()
        };
        let mut all = vec![
            Section {
                caption: say("modes-nothing-caption"),
                heads: vec![
                    say("modes-mode"),
                    say("modes-n"),
                    say("modes-unanswered"),
                    say("modes-nothing"),
                ],
                rows: nothing.collect(),
            },
            Section {
                caption: say("modes-named-caption"),
                heads: head(modes.iter().flat_map(namers).collect()),
                rows: needs(&|need| need.of.iter().flat_map(pair).collect()),
            },
            Section {
                caption: say("modes-scores-caption"),
                heads: head(modes.iter().cloned().chain([say("modes-mixed")]).collect()),
                rows: needs(&scores),
            },
        ];
        all.extend(self.reference());
        for one in &effects.modes {
            let is_compared =
                |need: &NeedByMode| need.differences.iter().any(|d| d.mode == one.mode);
            if effects.needs.iter().any(is_compared) {
                let mode = ("mode", Word::from(self.mode(one.mode)));
                all.push(Section {
                    caption: self.lang.say("modes-difference-caption", &[mode]),
                    heads: head(vec![
                        say("modes-difference"),
                        say("compare-interval"),
                        say("compare-df"),
                        say("compare-told"),
                    ]),
                    rows: needs(&|need| self.difference(need, one.mode)),
                });
            }
        }
        all
    }

    /// The drawn beside the others, where some were drawn at random and others were not.
    fn reference(&self) -> Option<Section> {
        let ways = self.effects.reference.as_ref()?;
        let list = |modes: &[Mode]| {
            modes.iter().map(|mode| self.mode(*mode)).collect::<Vec<_>>().join(", ").into()
        };
        let words = [("drawn", list(&ways.drawn)), ("open", list(&ways.open))];
        let say = |id: &str| self.lang.say(id, &[]);
        let row = |need: &NeedByMode| {
            let cells = need.reference.map_or_else(
                || vec!["–".to_owned(); 6],
                |both| {
                    vec![
                        self.number(both.drawn.value),
                        self.number(both.open.value),
                        self.signed(both.open.value - both.drawn.value),
                        self.lang.decimal(100.0 * both.weight, 0),
                        self.number(both.composite),
                        self.number(both.error),
                    ]
                },
            );
            std::iter::once(self.label(need.need)).chain(cells).collect()
        };
        Some(Section {
            caption: self.lang.say("modes-reference-caption", &words),
            heads: vec![
                say("rank-need"),
                say("modes-drawn"),
                say("modes-came"),
                say("modes-off"),
                say("modes-weight"),
                say("modes-composite"),
                say("modes-error"),
            ],
            rows: self.effects.needs.iter().map(row).collect(),
        })
    }

    fn difference(&self, need: &NeedByMode, mode: Mode) -> Vec<String> {
        let Some(found) = need.differences.iter().find(|difference| difference.mode == mode) else {
            return vec!["–".to_owned(); 4];
        };
        let range = found.estimate.interval.map_or_else(
            || "–".to_owned(),
            |range| {
                let ends = [
                    ("low", self.signed(range.low).into()),
                    ("high", self.signed(range.high).into()),
                ];
                self.lang.say("compare-range", &ends)
            },
        );
        let told = match found.told {
            Sign::Above => "modes-higher",
            Sign::Below => "modes-lower",
            Sign::Open => "modes-open",
        };
        vec![
            self.signed(found.estimate.value),
            range,
            self.lang.decimal(found.df, 0),
            self.lang.say(told, &[]),
        ]
    }

    /// At a terminal of so many columns.
    pub(super) fn terminal(&self, width: usize) -> String {
        let mut out = String::new();
        let sentences = |all: Vec<String>, out: &mut String| {
            for sentence in all {
                for part in wrapped(&sentence, width) {
                    out.push_str(&part);
                    out.push('\n');
                }
            }
        };
        sentences(self.before(), &mut out);
        for section in self.sections() {
            if !out.is_empty() {
                out.push('\n');
            }
            sentences(vec![section.caption.clone()], &mut out);
            out.push('\n');
            out += &section.drawn();
        }
        out.push('\n');
        sentences(self.after(), &mut out);
        out
    }

    /// As parts of a document.
    pub(super) fn blocks(&self) -> Vec<Block> {
        let mut blocks: Vec<Block> = self.before().into_iter().map(Block::paragraph).collect();
        for Section { caption, heads, rows } in self.sections() {
            let column = |(at, head): (usize, String)| {
                if at == 0 { DocumentColumn::words(head) } else { DocumentColumn::numbers(head) }
            };
            let columns = heads.into_iter().enumerate().map(column).collect();
            let rows = rows.into_iter().map(|row| row.into_iter().map(RichText::from).collect());
            blocks.push(Block::Table(Table::wide(caption, columns, rows.collect())));
        }
        blocks.extend(self.after().into_iter().map(Block::paragraph));
        blocks
    }
}

impl Section {
    fn drawn(&self) -> String {
        let heads: Vec<Vec<String>> = self.heads.iter().map(|head| wrapped(head, HEAD)).collect();
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            let all = cells.chain(heads.get(column).into_iter().flatten()).map(|cell| cell.width());
            let widest = all.max().unwrap_or(0);
            if column == 0 { widest.min(FIRST) } else { widest }
        };
        let widths: Vec<usize> = (0..heads.len()).map(width).collect();
        let mut out = String::new();
        let mut line = |cell: &dyn Fn(usize) -> String| {
            let mut text = String::new();
            for (at, width) in widths.iter().enumerate() {
                let cell = cell(at);
                if at == 0 {
                    text += &padded(&cell, *width);
                } else {
                    text += &" ".repeat(GAP + width.saturating_sub(cell.width()));
                    text += &cell;
                }
            }
            out += text.trim_end();
            out.push('\n');
        };
        let most = heads.iter().map(Vec::len).max().unwrap_or(0);
        for at in 0..most {
            // Heads stand on the line above the table, however many lines the longest takes.
            line(&|column| {
                let head = heads.get(column).map_or(&[][..], Vec::as_slice);
                let skipped = most - head.len();
                at.checked_sub(skipped).and_then(|at| head.get(at).cloned()).unwrap_or_default()
            });
        }
        for row in &self.rows {
            line(&|column| row.get(column).cloned().unwrap_or_default());
        }
        out
    }
}
