//! How people answer in each mode: what they leave open, how they present themselves, how patient
//! they are.
//!
//! Directions after de Leeuw (2005, Journal of Official Statistics 21:233-255) and Tourangeau,
//! Conrad & Couper (2013), The Science of Web Surveys: with an interviewer fewer questions stay
//! open, fewer people break off and everybody sounds more content; who fills in a form alone skips
//! more and straight-lines more. The sizes are made up.

use mitreden_define::survey::Mode;

/// The habits of respondents in a mode.
#[derive(Clone, Copy, Debug)]
pub(super) struct Habits {
    /// The mode's share where a survey has all of them.
    pub(super) share: f64,
    /// How much its log odds change from the first option of an ordered group question (−1) to the
    /// last (1).
    pub(super) age: f64,
    /// The probability that a question, row or task is left open.
    pub(super) open: f64,
    /// The factor of the probability of "don't know".
    pub(super) dont_know: f64,
    /// The amount added to every latent contentment, for social desirability.
    pub(super) desirable: f64,
    /// The share who give all rows of a matrix the same point.
    pub(super) straight: f64,
    /// The share who click through: at random, straight, and in a sixth of the time.
    pub(super) speeders: f64,
    /// The share who break off.
    pub(super) break_off: f64,
    /// The probability that an open question gets an answer.
    pub(super) talkative: f64,
}

impl Habits {
    /// How likely the mode is for somebody of an age from -1 to 1.
    pub(super) fn likely(&self, age: f64) -> f64 {
        self.share * (self.age * age).exp()
    }
}

const ONLINE: Habits = Habits {
    share: 0.55,
    age: -0.35,
    open: 0.04,
    dont_know: 1.0,
    desirable: 0.0,
    straight: 0.04,
    speeders: 0.03,
    break_off: 0.05,
    talkative: 0.25,
};

const STREET: Habits = Habits {
    share: 0.27,
    age: 0.0,
    open: 0.01,
    dont_know: 0.7,
    desirable: 0.2,
    straight: 0.01,
    speeders: 0.0,
    break_off: 0.02,
    talkative: 0.45,
};

/// The habits of a mode.
pub(super) fn of(mode: Mode) -> Habits {
    match mode {
        Mode::Online => ONLINE,
        Mode::Kiosk => Habits { share: 0.05, age: 0.0, break_off: 0.08, talkative: 0.1, ..ONLINE },
        Mode::Street => STREET,
        Mode::Phone => Habits { share: 0.03, age: 0.35, ..STREET },
        Mode::Paper => Habits {
            share: 0.1,
            age: 0.7,
            open: 0.06,
            dont_know: 1.2,
            straight: 0.03,
            speeders: 0.0,
            break_off: 0.0,
            talkative: 0.2,
            ..ONLINE
        },
    }
}
