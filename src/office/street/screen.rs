//! The screen between two interviews of a shift: how things stand, and one key for each thing that
//! happens there.

use super::pending::open_interviews;
use super::shift::{HeldShift, Shift};
use crate::failure::Failure;
use crate::locale::Say as _;
use mitreden_ask::terminal::{Board, KeyPress, Terminal, TextStyle};
use mitreden_base::locale::Word;
use mitreden_define::survey::{Mode, Survey};
use mitreden_define::version_sign::VersionSign;
use mitreden_keep::contact::{Contact, ContactOutcome};
use mitreden_keep::store::{Store, StoreError};
use mitreden_keep::tally::ContactTally;
use mitreden_tell::form::has_cards;

/// The interviewer's next step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Move {
    /// An interview begins.
    Begin,
    /// Somebody was spoken to and not interviewed.
    Meet(ContactOutcome),
    /// The last contact is taken back, as it was noted by mistake.
    TakeBack,
    /// An open interview is resumed.
    GoOn,
    /// The shift ends.
    Leave,
}

/// The keys of contacts, with their outcomes and message ids.
const CONTACTS: [(char, ContactOutcome, &str); 4] = [
    ('1', ContactOutcome::Refused, "shift-key-refused"),
    ('2', ContactOutcome::NotEligible, "shift-key-not-eligible"),
    ('3', ContactOutcome::Language, "shift-key-language"),
    ('4', ContactOutcome::TookPart, "shift-key-took-part"),
];

/// The screen of a shift, with its counts.
pub(crate) struct Screen<'s> {
    shift: &'s Shift,
    title: String,
    has_quotas: bool,
    /// The quota cells that are not full yet, with how many interviews are missing.
    wanted: Vec<(String, u64)>,
    open: usize,
    /// The sign of the show cards that belong to the questionnaire, where there are any.
    cards: Option<VersionSign>,
}

impl<'s> Screen<'s> {
    /// The screen of a shift.
    pub(crate) fn new(shift: &'s Shift, store: &Store, survey: &Survey) -> Result<Self, Failure> {
        let title = survey.title.show(shift.lang.tag());
        let cards = has_cards(survey).then(|| VersionSign::of(&survey.definition.hash));
        let mut screen = Self {
            shift,
            title,
            has_quotas: !survey.quotas.is_empty(),
            wanted: Vec::new(),
            open: 0,
            cards,
        };
        screen.count(store, survey)?;
        Ok(screen)
    }

    /// Updates the counts that only an interview changes.
    pub(crate) fn count(&mut self, store: &Store, survey: &Survey) -> Result<(), Failure> {
        self.open = open_interviews(store)?.len();
        self.wanted = wanted(store, survey, self.shift)?;
        Ok(())
    }

    /// Shows the counts until a key says what is done next.
    pub(crate) fn ask(
        &self,
        store: &Store,
        held: &mut HeldShift,
        terminal: &mut dyn Terminal,
    ) -> Result<Move, Failure> {
        let board = self.board(&store.contacts()?, held);
        Ok(match board.ask(self.shift.lang, terminal)? {
            Some(KeyPress::Enter) => Move::Begin,
            Some(KeyPress::Char('u')) => Move::TakeBack,
            Some(KeyPress::Char('o')) => Move::GoOn,
            Some(KeyPress::Char(character)) => CONTACTS
                .into_iter()
                .find(|(known, ..)| *known == character)
                .map_or(Move::Leave, |(_, outcome, _)| Move::Meet(outcome)),
            _ => Move::Leave,
        })
    }

    fn board(&self, contacts: &[Contact], held: &mut HeldShift) -> Board {
        let shift = self.shift;
        let say = |id: &str, words: &[(&str, Word)]| shift.lang.say(id, words);
        let practice = shift.practice.then(|| say("shift-practice", &[]));
        let place = [practice, shift.place.clone(), shift.interviewer.clone()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>();
        let mut board = Board::new(self.title.clone(), place.join(" · "));
        tally(contacts, shift, &mut board);
        if self.open > 0 {
            board.tell("", TextStyle::Plain);
            board.tell(say("shift-open", &[("n", self.open.into())]), TextStyle::Alert);
        }
        if self.has_quotas {
            board.tell("", TextStyle::Plain);
            let cell = |(cell, n): &(String, u64)| {
                // A cell and its number stay in one line.
                say("shift-wanted-cell", &[("cell", cell.into()), ("n", Word::Count(*n))])
                    .replace(' ', "\u{a0}")
            };
            let cells: Vec<_> = self.wanted.iter().map(cell).collect();
            let words = if cells.is_empty() {
                say("shift-wanted-none", &[])
            } else {
                say("shift-wanted", &[]) + " " + &cells.join(" · ")
            };
            board.tell(words, TextStyle::Plain);
        }
        if let Some(sign) = self.cards {
            board.tell(say("shift-cards", &[("sign", sign.to_string().into())]), TextStyle::Dim);
        }
        board.choices.push((KeyPress::Enter, say("shift-key-begin", &[])));
        board
            .choices
            .extend(CONTACTS.map(|(character, _, id)| (KeyPress::Char(character), say(id, &[]))));
        if let Some(last) = held.back.last() {
            let outcome = shift.outcome_in_words(last.outcome);
            board.choices.push((
                KeyPress::Char('u'),
                say("shift-key-take-back", &[("outcome", outcome.into())]),
            ));
        }
        if self.open > 0 {
            board.choices.push((KeyPress::Char('o'), say("shift-key-go-on", &[])));
        }
        board.choices.push((KeyPress::Char('q'), say("shift-key-leave", &[])));
        board.message = held.message.take();
        board
    }
}

/// Adds how contacts ended to a board, in this shift and on this laptop in all.
fn tally(contacts: &[Contact], shift: &Shift, board: &mut Board) {
    let say = |id: &str| shift.lang.say(id, &[]);
    let rows: [(&str, &[ContactOutcome]); 4] = [
        ("shift-complete", &[ContactOutcome::Complete]),
        ("shift-broken-off", &[ContactOutcome::Partial, ContactOutcome::BrokenOff]),
        ("shift-refused", &[ContactOutcome::Refused]),
        (
            "shift-others",
            &[ContactOutcome::NotEligible, ContactOutcome::Language, ContactOutcome::TookPart],
        ),
    ];
    let here = |contact: &&Contact| {
        contact.shift.as_deref() == Some(&shift.id)
            && contact.device.as_deref() == Some(&shift.device)
    };
    let columns = [say("shift-here"), say("shift-all")];
    let [first, second] = columns.each_ref().map(|name| name.chars().count().max(6));
    board.tell(
        format!("{:14}{:>first$}   {:>second$}", "", columns[0], columns[1]).replace(' ', "\u{a0}"),
        TextStyle::Dim,
    );
    for (id, outcomes) in rows {
        let of = |contact: &&Contact| outcomes.contains(&contact.outcome);
        let (now, all) =
            (contacts.iter().filter(of).filter(here).count(), contacts.iter().filter(of).count());
        board.tell(
            format!("{:14}{now:>first$}   {all:>second$}", say(id)).replace(' ', "\u{a0}"),
            TextStyle::Plain,
        );
    }
}

/// The quota cells of street interviews that are not full yet, the emptiest first.
fn wanted(store: &Store, survey: &Survey, shift: &Shift) -> Result<Vec<(String, u64)>, Failure> {
    let mut tally = ContactTally::new(survey);
    store.records(|record| {
        tally.record(survey, &record);
        Ok::<_, StoreError>(())
    })?;
    tally.cells.retain(|cell| {
        let mode = survey.quotas.get(cell.quota).and_then(|quota| quota.mode);
        mode.is_none_or(|mode| mode == Mode::Street) && cell.wanted() > 0
    });
    tally.cells.sort_by_key(|cell| std::cmp::Reverse(cell.wanted()));
    Ok(tally
        .cells
        .iter()
        .map(|cell| (cell.label(survey, shift.lang.tag()), cell.wanted()))
        .collect())
}
