//! What the columns of a dataset mean: one line for each column, and one for each of the codes it
//! may hold.

use super::DatasetError;
use super::columns::{Column, ColumnType, Columns, Fixed, Part, Role};
use mitreden_define::survey::{Item, Kind, Question, Survey};

const HEADER: [&str; 6] = ["column", "question", "text", "code", "label", "type"];

/// The codebook as CSV after RFC 4180, texts in one of the survey's languages.
pub fn codebook(survey: &Survey, columns: &Columns, lang: &str) -> Result<Vec<u8>, DatasetError> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(HEADER)?;
    for column in columns {
        let about = About::of(survey, column, lang);
        let mut line = |code: &str, label: &str| {
            writer.write_record([
                &column.name,
                about.question,
                &about.text,
                code,
                label,
                about.sort,
            ])
        };
        match &column.holds {
            ColumnType::Code(codes) => {
                codes.iter().try_for_each(|code| line(code, &about.label(code, lang)))?;
            }
            _ => line("", &about.item(lang))?,
        }
    }
    writer.into_inner().map_err(|error| DatasetError::System(error.into_error()))
}

/// The survey's words about one column.
struct About<'s> {
    question: &'s str,
    text: String,
    sort: &'static str,
    asked: Option<(&'s Question, Part)>,
}

impl<'s> About<'s> {
    fn of(survey: &'s Survey, column: &Column, lang: &str) -> Self {
        let asked = match column.role {
            Role::Fixed(_) => None,
            Role::Answer { question, part } => {
                survey.questions.get(question).map(|question| (question, part))
            }
        };
        let text = asked.map_or_else(
            || fixed(column.role).to_owned(),
            |(question, _)| question.text.show(lang),
        );
        Self {
            question: asked.map_or("", |(question, _)| question.id.as_str()),
            text,
            sort: sort(&column.holds),
            asked,
        }
    }

    /// The label of a code of the column; a reason for a missing answer has its own word.
    fn label(&self, code: &str, lang: &str) -> String {
        let Some((question, Part::Value | Part::Best(_) | Part::Worst(_))) = self.asked else {
            return String::new();
        };
        let item = question.kind.items().iter().find(|item| item.code == *code);
        item.map_or_else(String::new, |item| item.text.show(lang))
    }

    /// The item of the question that the column is about, or the ends of its scale.
    fn item(&self, lang: &str) -> String {
        let Some((question, part)) = self.asked else { return String::new() };
        let item = |at: usize| {
            question
                .kind
                .items()
                .get(at)
                .map_or_else(String::new, |item: &Item| item.text.show(lang))
        };
        match (part, &question.kind) {
            (Part::Item(at) | Part::ItemWords(at) | Part::ItemMissing(at), _) => item(at),
            (Part::None, kind) => kind.none().map_or_else(String::new, |none| none.show(lang)),
            (Part::Value, Kind::Rating { scale, .. }) => {
                let end = |point: i16, text: &Option<mitreden_define::survey::Text>| {
                    text.as_ref().map_or_else(
                        || point.to_string(),
                        |text| format!("{point} = {}", text.show(lang)),
                    )
                };
                format!("{}; {}", end(scale.from, &scale.low), end(scale.to, &scale.high))
            }
            _ => String::new(),
        }
    }
}

fn sort(holds: &ColumnType) -> &'static str {
    match holds {
        ColumnType::Text => "text",
        ColumnType::Code(_) => "code",
        ColumnType::Truth => "true or false",
        ColumnType::Point => "point on a scale",
        ColumnType::Rank => "rank; 0: offered and not placed",
        ColumnType::Number => "number",
        ColumnType::Count => "whole number",
        ColumnType::Day => "day",
    }
}

fn fixed(role: Role) -> &'static str {
    let Role::Fixed(fixed) = role else { return "" };
    match fixed {
        Fixed::Id => "the response's id",
        Fixed::Survey => "the survey's id",
        Fixed::Definition => "the fingerprint of the questionnaire it answers",
        Fixed::Source => "where it comes from",
        Fixed::Mode => "how it came in",
        Fixed::Lang => "the language of the interview",
        Fixed::Device => "the device it was collected on",
        Fixed::Place => "the place of the interview",
        Fixed::Shift => "the interviewers' shift",
        Fixed::Cluster => "those who were drawn or met together",
        Fixed::Stratum => "the part of the population it was drawn from",
        Fixed::Interviewer => "the interviewer",
        Fixed::Day => "the day the interview began",
        Fixed::Seconds => "how long it took",
        Fixed::Disposition => "how it ended",
        Fixed::Simulated => "whether it was made up",
        Fixed::BaseWeight => "what it counted before weighting",
        Fixed::Weight => "what it counts; empty where it does not, or nothing is weighted",
        Fixed::Speeder => "faster than a person reads",
        Fixed::Straightline => "the same point in all rows of a matrix",
        Fixed::NearDuplicate => "the same answers as another response",
    }
}
