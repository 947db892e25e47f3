//! Time that goes by while nobody is asked.

use super::*;

/// Presses each key after so many seconds.
struct Fingers(Vec<(u64, KeyPress)>, Rc<std::cell::Cell<u64>>);

impl Terminal for Fingers {
    fn size(&self) -> Option<(usize, usize)> {
        Some((80, 24))
    }
    fn draw(&mut self, _: &View) -> io::Result<()> {
        Ok(())
    }
    fn read(&mut self) -> io::Result<Event> {
        if self.0.is_empty() {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let (after, key) = self.0.remove(0);
        self.1.set(self.1.get() + after);
        Ok(Event::Key(key))
    }
}

/// Keeps at which second it was told to keep something.
struct Times(Vec<u64>);

impl KeepInterview for Times {
    fn keep(&mut self, _: &[JournalEntry], now: Duration) -> Result<(), NotKept> {
        self.0.push(now.as_secs());
        Ok(())
    }
}

#[test]
fn no_time_goes_by_while_nobody_is_asked() {
    let survey = small(TWO);
    let plan = Plan::new(survey.clone()).unwrap();
    let mut session =
        Session::new(&plan, Interview::new(&plan, setting("en")), SessionOpening::Question, false);
    let (now, mut times) = (Rc::new(std::cell::Cell::new(100)), Times(Vec::new()));
    let keys = [
        (2, KeyPress::Char('1')),
        (1, KeyPress::Char('.')),
        (600, KeyPress::Enter),
        (3, KeyPress::Char('3')),
        (1, KeyPress::Enter),
    ];
    let mut clock = || Duration::from_secs(now.get() - 100);
    let left =
        run(&mut session, &mut Fingers(keys.to_vec(), Rc::clone(&now)), &mut times, &mut clock)
            .unwrap();
    assert_eq!(
        (left, times.0),
        (SessionOutcome::Left, vec![2, 7]),
        "ten minutes of pause are left out"
    );
    let (question, came, went) = session.glances().last().unwrap();
    assert_eq!((question.as_str(), *came, *went), ("b", 3.0, 7.0));
}
