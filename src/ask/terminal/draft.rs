//! The answer to one question while it is being given: what each key does to it.

use super::fields::{Amounts, Cells, Step, Tasks};
use super::key::{KeyPress, Pick, pick};
use crate::interview::QuestionOnScreen;
use mitreden_base::ids::Code;
use mitreden_base::locale::Lang;
use mitreden_define::answer::{Answer, Choice, Missing};
use mitreden_define::survey::{Kind, Scale};

/// The items that have been chosen so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Picks {
    /// The items, in the order in which they were chosen.
    pub(super) items: Vec<usize>,
    /// Whether the explicit "none of these" was chosen.
    pub(super) none: bool,
    /// The respondent's own words beside items.
    words: Vec<(usize, String)>,
    /// The item whose words are being asked for.
    pub(super) wording: Option<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Body {
    Note,
    Picks(Picks),
    Scale,
    Cells(Cells),
    Amounts(Amounts),
    Tasks(Tasks),
    Typed,
}

/// An answer while it is being given.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Draft {
    pub(super) body: Body,
    pub(super) typed: String,
    /// Whether the text was typed now, not before.
    touched: bool,
    /// The special answer that was given, until another answer is begun.
    pub(super) special: Option<Missing>,
}

impl Draft {
    /// A draft that begins with the answer given before.
    pub(super) fn of(on_screen: QuestionOnScreen<'_>, lang: Lang) -> Self {
        let given = on_screen.asked.given.as_ref();
        let find = |code: &Code| {
            on_screen.question.kind.items().iter().position(|item| item.code == *code)
        };
        let mut typed = String::new();
        let body = match &on_screen.question.kind {
            Kind::Single { .. } | Kind::Multiple { .. } | Kind::Ranking { .. } => {
                let mut picks = Picks { none: given == Some(&Answer::None), ..Picks::default() };
                let choices = match given {
                    Some(Answer::Choice(choice)) => std::slice::from_ref(choice),
                    Some(Answer::Choices(choices)) => choices,
                    _ => &[],
                };
                for choice in choices {
                    if let Some(item) = find(&choice.code) {
                        picks.items.push(item);
                        picks.words.extend(choice.text.clone().map(|text| (item, text)));
                    }
                }
                if let Some(Answer::Ranking(ranks)) = given {
                    picks.items = ranks.iter().filter_map(find).collect();
                }
                Body::Picks(picks)
            }
            Kind::Rating { .. } => {
                if let Some(Answer::Rating(point)) = given {
                    typed = point.to_string();
                }
                Body::Scale
            }
            Kind::Matrix { .. } => Body::Cells(Cells::of(on_screen)),
            Kind::Points { .. } => Body::Amounts(Amounts::of(on_screen, lang)),
            Kind::BestWorst { .. } => Body::Tasks(Tasks::of(on_screen)),
            Kind::Number { .. } | Kind::Date { .. } | Kind::Text { .. } => {
                typed = match given {
                    Some(Answer::Number(number)) => lang.typed_number(*number),
                    Some(Answer::Date(day)) => lang.date_in_digits(*day),
                    Some(Answer::Text(text)) => text.clone(),
                    _ => String::new(),
                };
                Body::Typed
            }
            Kind::Computed { .. } | Kind::Note | Kind::Task { .. } => Body::Note,
        };
        let whole = !matches!(body, Body::Note | Body::Cells(_) | Body::Tasks(_));
        let special = match given {
            Some(Answer::Missing(missing @ (Missing::DontKnow | Missing::Refused))) if whole => {
                Some(*missing)
            }
            _ => None,
        };
        Self { body, typed, touched: false, special }
    }

    /// Whether characters belong to a text that is being typed.
    pub(super) fn is_typing(&self) -> bool {
        self.touched && !self.typed.is_empty()
    }

    /// The answer was given: what is typed next is another number or day, while words are gone on
    /// with.
    pub(super) fn rest(&mut self, on_screen: QuestionOnScreen<'_>) {
        self.touched &= matches!(on_screen.question.kind, Kind::Text { .. });
    }

    /// Notes that the text was not typed now, so that what is typed next replaces it.
    pub(super) fn begin(&mut self) {
        self.touched = false;
    }

    /// Whether anything can be typed here.
    pub(super) fn takes_text(&self) -> bool {
        matches!(&self.body, Body::Typed | Body::Amounts(_)) || self.wording().is_some()
    }

    /// The item whose words are being asked for.
    pub(super) fn wording(&self) -> Option<usize> {
        match &self.body {
            Body::Picks(picks) => picks.wording,
            _ => None,
        }
    }

    /// Goes back within the question; false at its beginning.
    pub(super) fn back(&mut self) -> bool {
        match &mut self.body {
            Body::Picks(picks) => picks.wording.take().is_some_and(|_| {
                self.typed.clear();
                true
            }),
            Body::Cells(cells) => cells.back(),
            Body::Amounts(amounts) => amounts.back(),
            Body::Tasks(tasks) => tasks.back(),
            _ => false,
        }
    }

    /// Gives a special answer, to the current row or task where there are several.
    pub(super) fn special(&mut self, on_screen: QuestionOnScreen<'_>, missing: Missing) -> Step {
        match &mut self.body {
            Body::Note => Step::Unknown("ask-unknown-key"),
            Body::Cells(cells) => cells.set(on_screen, Err(missing)),
            Body::Tasks(tasks) => tasks.skip(on_screen, missing),
            body => {
                match body {
                    Body::Picks(picks) => *picks = Picks::default(),
                    Body::Amounts(amounts) => amounts.typed.iter_mut().for_each(String::clear),
                    _ => {}
                }
                self.typed.clear();
                self.special = Some(missing);
                Step::Give(Answer::Missing(missing))
            }
        }
    }

    /// Does what a key stands for.
    pub(super) fn key(&mut self, on_screen: QuestionOnScreen<'_>, key: KeyPress) -> Step {
        // Whoever only passes by leaves a special answer as it is.
        let special = self.special.take();
        if let (Some(missing), KeyPress::Enter) = (special, key) {
            return self.special(on_screen, missing);
        }
        let step = self.pressed(on_screen, key);
        if matches!(step, Step::Unknown(_)) {
            self.special = special;
        }
        step
    }

    fn pressed(&mut self, on_screen: QuestionOnScreen<'_>, key: KeyPress) -> Step {
        match (&mut self.body, key) {
            (Body::Note, KeyPress::Enter) => Step::Go,
            (Body::Cells(cells), KeyPress::Up) => cells.up(),
            (Body::Cells(cells), KeyPress::Down) => cells.down(),
            (Body::Amounts(amounts), KeyPress::Up) => amounts.up(),
            (Body::Amounts(amounts), KeyPress::Down) => amounts.down(),
            (Body::Cells(cells), KeyPress::Enter) => cells.enter(on_screen),
            (Body::Amounts(amounts), _) => amounts.key(on_screen, key),
            (Body::Tasks(tasks), KeyPress::Enter) => tasks.enter(on_screen),
            (Body::Cells(cells), KeyPress::Char(character)) => {
                match point(character, &mut self.typed, on_screen) {
                    Ok(Some(point)) => cells.set(on_screen, Ok(point)),
                    Ok(None) => Step::Stay,
                    Err(unknown) => unknown,
                }
            }
            (Body::Scale, KeyPress::Char(character)) => {
                if !std::mem::replace(&mut self.touched, true) {
                    self.typed.clear();
                }
                match point(character, &mut self.typed, on_screen) {
                    Ok(Some(point)) => self.rate(point),
                    Ok(None) => Step::Stay,
                    Err(unknown) => unknown,
                }
            }
            (Body::Scale, KeyPress::Enter) => match self.typed.parse() {
                Ok(point) => self.rate(point),
                Err(_) => Step::Give(Answer::UNANSWERED),
            },
            (Body::Tasks(tasks), KeyPress::Char(character)) => {
                match pick(character, &mut self.typed, tasks.shown(on_screen).len()) {
                    Pick::At(at) => tasks.pick(on_screen, at),
                    Pick::Typing => Step::Stay,
                    Pick::Unknown => Step::Unknown("ask-unknown-key"),
                }
            }
            (Body::Picks(picks), _) if picks.wording.is_none() => self.choose(on_screen, key),
            (Body::Typed | Body::Picks(_), KeyPress::Enter) => self.enter(on_screen),
            (Body::Typed | Body::Picks(_), _) => self.edit(on_screen, key),
            _ => Step::Unknown("ask-unknown-key"),
        }
    }

    fn rate(&mut self, point: i16) -> Step {
        self.typed = point.to_string();
        self.touched = false;
        Step::Give(Answer::Rating(point))
    }

    fn choose(&mut self, on_screen: QuestionOnScreen<'_>, key: KeyPress) -> Step {
        let Body::Picks(picks) = &mut self.body else { return Step::Stay };
        let shown = &on_screen.asked.items;
        let at = match key {
            KeyPress::Enter => match self.typed.parse::<usize>() {
                Ok(number) => number.wrapping_sub(1),
                Err(_) => return self.done(on_screen, None),
            },
            KeyPress::Char('0') if on_screen.asked.none.is_some() && self.typed.is_empty() => {
                *picks = Picks { none: !picks.none, ..Picks::default() };
                return Step::Stay;
            }
            KeyPress::Char(character) => match pick(character, &mut self.typed, shown.len()) {
                Pick::At(at) => at,
                Pick::Typing => return Step::Stay,
                Pick::Unknown => return Step::Unknown("ask-unknown-key"),
            },
            _ => return Step::Unknown("ask-unknown-key"),
        };
        self.typed.clear();
        let Some(&(item, _)) = shown.get(at) else { return Step::Unknown("ask-unknown-key") };
        picks.none = false;
        match &on_screen.question.kind {
            Kind::Single { .. } => {
                picks.items = vec![item];
                self.done(on_screen, None)
            }
            kind => {
                let before = picks.items.len();
                picks.items.retain(|&other| other != item);
                if picks.items.len() < before {
                    return Step::Stay;
                }
                if let Kind::Ranking { top, .. } = kind
                    && before >= *top
                {
                    return Step::Unknown("ask-ranking-full");
                }
                let alone = on_screen.is(item, |item| item.exclusive);
                picks
                    .items
                    .retain(|&other| !alone && !on_screen.is(other, |other| other.exclusive));
                picks.items.push(item);
                Step::Stay
            }
        }
    }

    /// Asks for the words beside the next `other` option after this one; when all are there, gives
    /// the answer.
    fn done(&mut self, on_screen: QuestionOnScreen<'_>, after: Option<usize>) -> Step {
        let Body::Picks(picks) = &mut self.body else { return Step::Stay };
        let begin = after
            .and_then(|item| picks.items.iter().position(|&other| other == item))
            .map_or(0, |at| at + 1);
        picks.wording = picks
            .items
            .iter()
            .skip(begin)
            .copied()
            .find(|&item| on_screen.is(item, |item| item.other));
        if let Some(item) = picks.wording {
            let words = picks.words.iter().find(|(known, _)| *known == item);
            self.typed = words.map(|(_, words)| words.clone()).unwrap_or_default();
            self.touched = false;
            return Step::Stay;
        }
        let choice = |&item: &usize| {
            let text = picks
                .words
                .iter()
                .find(|(known, _)| *known == item)
                .map(|(_, words)| words.clone());
            Choice { code: on_screen.code(item), text }
        };
        Step::Give(match (&on_screen.question.kind, picks.items.first()) {
            _ if picks.none => Answer::None,
            (_, None) => Answer::UNANSWERED,
            (Kind::Single { .. }, Some(item)) => Answer::Choice(choice(item)),
            (Kind::Ranking { .. }, _) => {
                Answer::Ranking(picks.items.iter().map(|&item| on_screen.code(item)).collect())
            }
            _ => Answer::Choices(picks.items.iter().map(choice).collect()),
        })
    }

    fn enter(&mut self, on_screen: QuestionOnScreen<'_>) -> Step {
        if let Body::Picks(picks) = &mut self.body
            && let Some(item) = picks.wording.take()
        {
            picks.words.retain(|(known, _)| *known != item);
            let words = std::mem::take(&mut self.typed);
            if !words.trim().is_empty() {
                picks.words.push((item, words));
            }
            return self.done(on_screen, Some(item));
        }
        super::fields::typed(&on_screen.question.kind, &self.typed)
    }

    fn edit(&mut self, on_screen: QuestionOnScreen<'_>, key: KeyPress) -> Step {
        match key {
            KeyPress::Char(character) => {
                let is_words = matches!(on_screen.question.kind, Kind::Text { .. })
                    || self.wording().is_some();
                if !self.touched && !is_words {
                    self.typed.clear();
                }
                self.typed.push(character);
            }
            KeyPress::Backspace => drop(self.typed.pop()),
            _ => return Step::Unknown("ask-unknown-key"),
        }
        self.touched = true;
        Step::Stay
    }

    /// Does what a typed line stands for: it names options, rows or items, separated by blanks.
    pub(super) fn line(&mut self, on_screen: QuestionOnScreen<'_>, line: &str) -> Step {
        let line = line.trim_end_matches(['\r', '\n']);
        if line.is_empty() {
            return self.key(on_screen, KeyPress::Enter);
        }
        let special = self.special.take();
        let step = self.typed_line(on_screen, line);
        if matches!(step, Step::Unknown(_)) {
            self.special = special;
        }
        step
    }

    fn typed_line(&mut self, on_screen: QuestionOnScreen<'_>, line: &str) -> Step {
        if line.trim() == "-" && matches!(self.body, Body::Typed | Body::Picks(_) | Body::Scale) {
            return self.empty(on_screen);
        }
        if self.takes_text() && !matches!(self.body, Body::Amounts(_)) {
            line.trim().clone_into(&mut self.typed);
            return self.key(on_screen, KeyPress::Enter);
        }
        let words: Vec<&str> = line
            .split([' ', ';'])
            .map(|word| word.trim_matches(','))
            .filter(|word| !word.is_empty())
            .collect();
        match &mut self.body {
            Body::Picks(_) => self.numbers(on_screen, &words),
            Body::Amounts(amounts) => amounts.line(on_screen, &words),
            Body::Scale => match words.as_slice() {
                [word] => {
                    word.parse().map_or(Step::Unknown("ask-unknown-line"), |point| self.rate(point))
                }
                _ => Step::Unknown("ask-unknown-line"),
            },
            Body::Cells(cells) => cells.line(on_screen, &words),
            Body::Tasks(tasks) => tasks.line(on_screen, &words),
            Body::Note | Body::Typed => Step::Unknown("ask-unknown-line"),
        }
    }

    /// Removes the answer that was given before.
    fn empty(&mut self, on_screen: QuestionOnScreen<'_>) -> Step {
        self.typed.clear();
        match &mut self.body {
            Body::Picks(picks) if picks.wording.is_some() => {
                return self.key(on_screen, KeyPress::Enter);
            }
            Body::Picks(picks) => *picks = Picks::default(),
            _ => {}
        }
        Step::Give(Answer::UNANSWERED)
    }

    /// Chooses the options of these numbers and no others.
    fn numbers(&mut self, on_screen: QuestionOnScreen<'_>, words: &[&str]) -> Step {
        let Body::Picks(picks) = &mut self.body else { return Step::Stay };
        if words == ["0"] && on_screen.asked.none.is_some() {
            *picks = Picks { none: true, ..Picks::default() };
            return self.done(on_screen, None);
        }
        let item = |word: &&str| {
            Some(on_screen.asked.items.get(word.parse::<usize>().ok()?.checked_sub(1)?)?.0)
        };
        let Some(items) = words.iter().map(item).collect::<Option<Vec<_>>>() else {
            return Step::Unknown("ask-unknown-line");
        };
        if matches!(on_screen.question.kind, Kind::Single { .. }) && items.len() > 1 {
            return Step::Unknown("ask-one-only");
        }
        picks.none = false;
        picks.items = items;
        self.done(on_screen, None)
    }
}

/// The point that a typed text stands for; `None` while it may still become another one.
fn point(
    character: char,
    typed: &mut String,
    on_screen: QuestionOnScreen<'_>,
) -> Result<Option<i16>, Step> {
    let scale = scale(on_screen).ok_or(Step::Unknown("ask-unknown-key"))?;
    typed.push(if character == '\u{2212}' { '-' } else { character });
    let longer = (scale.from..=scale.to).any(|point| {
        let point = point.to_string();
        point.len() > typed.len() && point.starts_with(typed.as_str())
    });
    if longer {
        return Ok(None);
    }
    let point = std::mem::take(typed).parse::<i16>().ok().filter(|point| scale.holds(*point));
    point.map(Some).ok_or(Step::Unknown("ask-unknown-key"))
}

/// The scale of a rating or matrix.
pub(super) fn scale(on_screen: QuestionOnScreen<'_>) -> Option<&Scale> {
    match &on_screen.question.kind {
        Kind::Rating { scale, .. } | Kind::Matrix { scale, .. } => Some(scale),
        _ => None,
    }
}
