//! The answers to every question, in the order of the questionnaire: pictures of a few in the body,
//! the numbers of all in an annex.

use super::album::{Album, Place, Words};
use super::input::ReportInput;
use super::map::percent;
use super::routes::{self, Left};
use super::tables::{self, Named};
use super::titles::{titled, verbatim};
use crate::charts::{
    ChartError, ChoiceBar, ChoiceBars, ChoicesChart, ScaleAnswers, ScaleChart, ScaleRow, Share,
};
use crate::conditions::Conditions;
use crate::locale::Say as _;
use crate::model::{Block, Label, LanguageContext, RichText, Section, Table};
use crate::naming::Naming;
use crate::words::Voice;
use mitreden_count::bases::{SHARE_HIDDEN_BELOW, Shown};
use mitreden_count::estimate::Estimate;
use mitreden_count::results::{MatrixRow, QuestionResult, Rated, ResultRow, Tabulation, Verdict};
use mitreden_define::answer::Missing;
use mitreden_define::index::QuestionIndex;
use mitreden_define::logic::{ExpressionNode, Function, Literal, Operator};
use mitreden_define::survey::{Item, Kind, Question, Scale};

/// The pictures of some questions, and the annex of all.
pub(super) struct Answers {
    pub(super) pictures: Vec<Block>,
    pub(super) annex: Section,
}

pub(super) fn answers_to(
    input: &ReportInput<'_>,
    voice: Voice,
    (drawn, album): (&[QuestionIndex], &mut Album<'_>),
) -> Result<Answers, ChartError> {
    let (mut pictures, mut sections) = (Vec::new(), Vec::new());
    for result in &input.results.questions {
        let Some(question) = input.questionnaire.questions.get(result.question) else { continue };
        // Of what nobody who counts was asked there is nothing to tell; it stands in the
        // questionnaire, with whom it was put to.
        if result.verdict() == Verdict::NobodyAsked && result.table().is_none() {
            continue;
        }
        let coded = input.mentions.is_some_and(|mentions| mentions.codes(result.question));
        let title = titled(input, question);
        let conditions = Conditions::of(input.questionnaire, voice.lang);
        let mut blocks: Vec<_> = verbatim(input, question).into_iter().collect();
        let (left, admitted) = routes::left(input.questionnaire, result.question);
        if let (Left::One, Some(among)) = (left, routes::among(input.questionnaire)) {
            let words = voice.tell("question-decides", &[], &[("who", &conditions.who(among))]);
            blocks.push(Block::paragraph(words));
            sections.push(Section::new(title, blocks));
            continue;
        }
        let route = routes::route(input.questionnaire, question);
        if let Some(who) = conditions.who_all(&route.iter().collect::<Vec<_>>()) {
            blocks.push(Block::paragraph(voice.tell("question-routed", &[], &[("who", &who)])));
        }
        if let Kind::Computed { value, .. } = &question.kind {
            blocks.push(Block::paragraph(voice.tell(
                "question-computed-value",
                &[],
                &[("value", &conditions.value(value))],
            )));
        }
        let is_of_margins =
            input.weighting.is_some() && routes::is_of_margins(input, result.question);
        let is_crossed = routes::is_crossed(input, result.question);
        let whom = if route.is_empty() { voice.of_whom() } else { voice.say("of-asked", &[]) };
        let mut page = Page {
            voice,
            context: input.context(),
            question,
            result,
            coded,
            album,
            title: &title,
            whom,
            admitted,
            is_of_margins,
            is_crossed,
            place: if drawn.contains(&result.question) { Place::Body } else { Place::Annex },
        };
        for block in page.blocks()? {
            if matches!(block, Block::Figure(_)) {
                pictures.push(block);
                blocks.push(Block::paragraph(voice.say("question-in-body", &[])));
            } else {
                blocks.push(block);
            }
        }
        if let (Left::Some, Some(among)) = (left, routes::among(input.questionnaire)) {
            blocks.push(Block::paragraph(voice.tell(
                "question-decides-some",
                &[],
                &[("who", &conditions.who(among))],
            )));
        }
        sections.push(Section::new(title, blocks));
    }
    let intro = Block::paragraph(voice.say("questions-intro", &[]));
    let heading = voice.say("questions-heading", &[]).into();
    Ok(Answers { pictures, annex: Section { heading, blocks: vec![intro], sections } })
}

/// One question's part of the section.
struct Page<'p, 'a> {
    voice: Voice,
    context: LanguageContext<'p>,
    question: &'p Question,
    result: &'p QuestionResult,
    /// Whether the needs that its answers mention are told elsewhere.
    coded: bool,
    album: &'p mut Album<'a>,
    title: &'p RichText,
    /// Of whom its shares are told.
    whom: String,
    /// Which of its options somebody who counts can have chosen.
    admitted: Vec<bool>,
    /// Whether it is computed from the margins of the weights, or is one.
    is_of_margins: bool,
    /// Whether it is crossed with another one in a margin of the weights.
    is_crossed: bool,
    /// Where it is told.
    place: Place,
}

impl Page<'_, '_> {
    fn blocks(&mut self) -> Result<Vec<Block>, ChartError> {
        let mut blocks = self.results()?;
        let is_shared = matches!(
            self.result.table(),
            Some(Tabulation::Multiple(_) | Tabulation::Ranking(_) | Tabulation::Points(_))
        );
        if is_shared && !self.result.partly.is_empty() {
            let items = self.question.kind.items();
            let partly = self.result.partly.iter().filter_map(|at| items.get(*at));
            let named: Vec<_> = partly.map(|item| Label::of(&item.text, self.context)).collect();
            let texts = [("items", &RichText::from(&Label::joined(&named, ", ")))];
            blocks.push(Block::paragraph(RichText::said(
                self.voice.lang,
                "question-partly",
                &[("n", named.len().into())],
                &texts,
            )));
        }
        Ok(blocks)
    }

    fn results(&mut self) -> Result<Vec<Block>, ChartError> {
        let (voice, result) = (self.voice, self.result);
        let base = base(voice, result);
        let Some(table) = result.table() else { return Ok(not_shown(voice, result)) };
        let named = Named {
            voice,
            context: self.context,
            question: self.question,
            title: self.title,
            admitted: &self.admitted,
            is_of_margins: self.is_of_margins,
            is_crossed: self.is_crossed,
        };
        let is_ordered = matches!(self.question.kind, Kind::Single { ordered: true, .. });
        Ok(match table {
            Tabulation::Single(single) => {
                let bars = named.bars(single.options.iter().map(|option| &option.of_answered));
                vec![self.choices(
                    ChoiceBars::One,
                    !is_ordered,
                    bars,
                    tables::single(&named, single, result.asked().get().is_some()),
                )?]
            }
            Tabulation::Multiple(multiple) => {
                let mut bars = named.bars(multiple.options.iter().map(|row| &row.share));
                bars.extend(named.none(multiple.none.as_ref()));
                vec![self.choices(
                    ChoiceBars::Several,
                    true,
                    bars,
                    tables::multiple(&named, multiple),
                )?]
            }
            Tabulation::Ranking(ranked) => {
                let mut bars = named.bars(ranked.items.iter().map(|item| &item.named.share));
                bars.extend(named.none(ranked.none.as_ref()));
                vec![self.choices(
                    ChoiceBars::Ranking,
                    true,
                    bars,
                    tables::ranking(&named, ranked),
                )?]
            }
            Tabulation::Rating(rated) => {
                let row = ScaleRow {
                    label: Label::default(),
                    n: result.answered().get().copied(),
                    answers: Some(shares_of(
                        &self.question.kind,
                        rated,
                        percent_of(result.share_missing(Missing::DontKnow)),
                    )),
                };
                vec![self.scale(vec![row], rated, tables::rating(&named, rated))?]
            }
            Tabulation::Matrix(rows) => {
                let Some(first) = rows.first() else { return Ok(Vec::new()) };
                vec![self.scale(
                    self.rows(rows),
                    &first.rated,
                    tables::matrix(&named, rows, result),
                )?]
            }
            Tabulation::Points(items) => {
                vec![Block::Table(tables::points(&named, items)), Block::paragraph(base)]
            }
            Tabulation::BestWorst(items) => {
                vec![Block::Table(tables::best_worst(&named, items)), Block::paragraph(base)]
            }
            Tabulation::Truth(truths) => {
                vec![Block::Table(tables::truths(&named, truths)), Block::paragraph(base)]
            }
            Tabulation::Number(numbers) => {
                let is_whole = whole(self.question);
                let mut blocks = vec![
                    Block::list(tables::numbers(voice, numbers, is_whole)),
                    Block::paragraph(base),
                ];
                let is_fixed = named.is_fixed(&numbers.mean);
                blocks.extend(
                    is_fixed.then(|| Block::paragraph(voice.say("question-margin-mean", &[]))),
                );
                blocks
            }
            Tabulation::Date(dates) => {
                vec![Block::list(tables::dates(voice, dates)), Block::paragraph(base)]
            }
            Tabulation::Text => {
                let told = if self.coded {
                    super::mentions::pointer(voice)
                } else {
                    voice.say("question-text", &[])
                };
                vec![Block::paragraph(told), Block::paragraph(base)]
            }
        })
    }

    /// The rows of a matrix as its picture shows them; of one that few rated there are no answers.
    fn rows(&self, rows: &[MatrixRow]) -> Vec<ScaleRow> {
        let items = self.question.kind.items();
        let row = |(row, item): (&MatrixRow, &Item)| ScaleRow {
            label: Label::of(&item.text, self.context),
            n: row.answered().get().copied(),
            answers: (!row.is_few()).then(|| {
                let silent = self.result.share_missing_of(row, Missing::DontKnow);
                shares_of(&self.question.kind, &row.rated, percent_of(silent))
            }),
        };
        rows.iter().zip(items).map(row).collect()
    }

    fn choices(
        &mut self,
        kind: ChoiceBars,
        sorted: bool,
        bars: Vec<ChoiceBar>,
        table: Table,
    ) -> Result<Block, ChartError> {
        let voice = self.voice;
        let title = self.title.plain();
        let base = base(voice, self.result);
        let top = if let Kind::Ranking { top, .. } = self.question.kind { top } else { 1 };
        let id = match kind {
            ChoiceBars::One => "question-one",
            ChoiceBars::Several => "question-several",
            ChoiceBars::Ranking => "question-ranking",
        };
        // This question, whatever others ask.
        let how = Naming::Ranked.word();
        let measure = voice
            .say(id, &[("whom", (&self.whom).into()), ("how", how.into()), ("top", top.into())]);
        let chart =
            ChoicesChart { frame: self.album.frame(&title, measure, &base), kind, sorted, bars };
        let caption = chart.headline(self.title);
        let words = Words { caption, shows: chart.shows(), base: base.into(), table };
        let name = self.question.id.as_str();
        self.album.set(self.place, name, |sheet| chart.draw(sheet), words)
    }

    fn scale(
        &mut self,
        rows: Vec<ScaleRow>,
        rated: &Rated,
        table: Table,
    ) -> Result<Block, ChartError> {
        let voice = self.voice;
        let title = self.title.plain();
        let base = base(voice, self.result);
        let measure = voice.say("question-scale", &[("whom", (&self.whom).into())]);
        let points = match &self.question.kind {
            Kind::Rating { scale, .. } | Kind::Matrix { scale, .. } => {
                labels(self.context, scale, rated)
            }
            _ => Vec::new(),
        };
        let rows = if turned(&self.question.kind) {
            rows.into_iter().map(reversed).collect()
        } else {
            rows
        };
        let chart = ScaleChart { frame: self.album.frame(&title, measure, &base), points, rows };
        let caption = self.title.clone();
        let words = Words { caption, shows: chart.shows(), base: base.into(), table };
        let name = self.question.id.as_str();
        self.album.set(self.place, name, |sheet| chart.draw(sheet), words)
    }
}

impl Named<'_> {
    fn bars<'r>(&self, shares: impl Iterator<Item = &'r Shown<Estimate>>) -> Vec<ChoiceBar> {
        let labels =
            self.question.kind.items().iter().map(|item| Label::of(&item.text, self.context));
        let bars = labels.zip(shares).enumerate();
        bars.map(|(at, (label, share))| ChoiceBar {
            label,
            share: self.only_number(at, self.bar(share)),
        })
        .collect()
    }

    fn bar(&self, share: &Shown<Estimate>) -> Option<Share> {
        let share = share.get()?;
        // For a chart, what the weights fix is a range without width.
        let is_fixed = self.voice.is_weighted() && share.is_fixed() || self.is_nearly_fixed(share);
        let fixed = is_fixed.then_some((100.0 * share.value, 100.0 * share.value));
        let drawn = percent(share);
        Some(Share { interval: fixed.or(drawn.interval), ..drawn })
    }

    /// An option that nobody who counts can have chosen has no range, either.
    fn only_number(&self, at: usize, share: Option<Share>) -> Option<Share> {
        let interval = share?.interval.filter(|_| self.can_be_chosen(at));
        share.map(|share| Share { interval, ..share })
    }

    fn none(&self, row: Option<&ResultRow>) -> Option<ChoiceBar> {
        let label = Label::of(self.question.kind.none()?, self.context);
        Some(ChoiceBar { label, share: self.bar(&row?.share) })
    }
}

/// A share in percent.
fn percent_of(share: Option<f64>) -> Option<f64> {
    share.map(|share| 100.0 * share)
}

/// Whether the scale's best point stands first.
fn turned(kind: &Kind) -> bool {
    matches!(kind, Kind::Rating { scale, .. } | Kind::Matrix { scale, .. } if scale.best_is_to == Some(false))
}

/// The points from the worst to the best, the ends with what they mean.
fn labels(context: LanguageContext<'_>, scale: &Scale, rated: &Rated) -> Vec<Label> {
    let label = |point: i16| {
        let end = if point == scale.from {
            scale.low.as_ref()
        } else if point == scale.to {
            scale.high.as_ref()
        } else {
            None
        };
        let number = Label::from(point.to_string());
        match end {
            Some(end) => number.before(&Label::of(end, context)),
            None => number,
        }
    };
    let mut labels: Vec<Label> = rated.points.iter().map(|row| label(row.point)).collect();
    if scale.best_is_to == Some(false) {
        labels.reverse();
    }
    labels
}

fn reversed(mut row: ScaleRow) -> ScaleRow {
    if let Some(answers) = &mut row.answers {
        answers.shares.reverse();
    }
    row
}

/// The shares of the points; single ones may be hidden for their counts.
fn shares_of(kind: &Kind, rated: &Rated, dont_know: Option<f64>) -> ScaleAnswers {
    // At the right of the picture are the best: two, or one of a scale of two or three points.
    let best = if turned(kind) { rated.points.first() } else { rated.points.last() };
    let right = rated
        .top_two
        .as_ref()
        .or(best.map(|point| &point.row))
        .and_then(|row| row.share.get().map(percent));
    let shares = rated
        .points
        .iter()
        .map(|row| row.row.share.get().map(|share| 100.0 * share.value))
        .collect();
    ScaleAnswers { shares, right, dont_know }
}

/// How many were asked, and what those said who gave no answer.
pub(super) fn base(voice: Voice, result: &QuestionResult) -> String {
    let lang = voice.lang;
    let answered = result.answered();
    let Some(n) = answered.get().copied().filter(|_| result.verdict() != Verdict::Few) else {
        return lang.say("question-base-few", &[("least", SHARE_HIDDEN_BELOW.into())]);
    };
    let words = [
        ("n", n.into()),
        ("count", lang.integer(n).into()),
        ("weighting", voice.weighting().into()),
    ];
    match result.asked().get() {
        Some(asked) => lang.say(
            "question-base",
            &[&words[..], &[("asked", lang.integer(*asked).into())]].concat(),
        ),
        None => lang.say("question-base-routed", &words),
    }
}

/// Whether a question's numbers are whole ones.
fn whole(question: &Question) -> bool {
    matches!(&question.kind, Kind::Number { integer: true, .. })
        || matches!(&question.kind, Kind::Computed { value, .. } if is_counted(value.tree()))
}

/// Whether a computed number is made of counts and whole numbers by adding, subtracting and
/// multiplying them.
fn is_counted(node: &ExpressionNode) -> bool {
    match node {
        ExpressionNode::Literal(Literal::Number(number)) => number.fract() == 0.0,
        ExpressionNode::Row(..)
        | ExpressionNode::Call(
            Function::Count | Function::Rank | Function::Round | Function::Year,
            _,
        ) => true,
        ExpressionNode::Call(Function::Min | Function::Max | Function::Coalesce, parts) => {
            parts.iter().all(is_counted)
        }
        ExpressionNode::Call(Function::If, parts) => parts.iter().skip(1).all(is_counted),
        ExpressionNode::Math(Operator::Plus | Operator::Minus | Operator::Times, a, b) => {
            is_counted(a) && is_counted(b)
        }
        _ => false,
    }
}

/// What stands where a question's results cannot be told.
fn not_shown(voice: Voice, result: &QuestionResult) -> Vec<Block> {
    let said = |id: &str| Block::paragraph(voice.say(id, &[]));
    match result.verdict() {
        Verdict::NobodyAsked | Verdict::Nobody => vec![said("question-nobody")],
        // A chart without a single bar would say the same at length.
        Verdict::Few => vec![said("number-hidden"), Block::paragraph(base(voice, result))],
        Verdict::Suppressed | Verdict::Told => vec![said("question-withheld")],
    }
}
