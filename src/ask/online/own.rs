//! The fields of a page that belong to no question, and what the buttons say. No question's id
//! begins with a dot, so none of them can be a question's.

use std::fmt;

use mitreden_web::fields::FormFields;

/// The field with the part of the questionnaire that the form belongs to.
pub(super) const PART: &str = ".part";
/// The field with the stamp of the page.
pub(super) const AT: &str = ".at";
/// The field with the button that was pressed.
pub(super) const DO: &str = ".do";
/// The field that confirms answers whose soft objections were shown.
pub(super) const CONFIRM: &str = ".confirm";
/// The field that says that the way leads back to the review.
pub(super) const REVIEW: &str = ".review";
/// The field with the language of the page, for when the store cannot tell it.
pub(super) const LANG: &str = ".lang";

/// A button, which says what is to be done with a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Button<'f> {
    /// Go on to the next page.
    Next,
    /// Go back to the page before.
    Back,
    /// Pause, to go on at another time.
    Pause,
    /// Clear the answers on the page.
    Clear,
    /// Send everything and end the interview.
    End,
    /// Go to a question, from the review.
    To(&'f str),
    /// Show the page in another language.
    Speak(&'f str),
}

impl<'f> Button<'f> {
    /// The button of a form. A form that was sent without one goes on.
    pub(super) fn of(form: &'f FormFields) -> Self {
        match form.one(DO) {
            Some("back") => Self::Back,
            Some("pause") => Self::Pause,
            Some("clear") => Self::Clear,
            Some("end") => Self::End,
            Some(other) => match other.split_once(':') {
                Some(("to", question)) => Self::To(question),
                Some(("lang", tag)) => Self::Speak(tag),
                _ => Self::Next,
            },
            None => Self::Next,
        }
    }
}

/// Writes the button as the form has it.
impl fmt::Display for Button<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Next => f.write_str("next"),
            Self::Back => f.write_str("back"),
            Self::Pause => f.write_str("pause"),
            Self::Clear => f.write_str("clear"),
            Self::End => f.write_str("end"),
            Self::To(question) => write!(f, "to:{question}"),
            Self::Speak(tag) => write!(f, "lang:{tag}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_says_what_its_button_said() {
        use Button::{Back, Clear, End, Next, Pause, Speak, To};
        for wish in [Next, Back, Pause, Clear, End, To("top3"), Speak("de-x-simple")] {
            let mut form = FormFields::default();
            form.push(DO, wish.to_string());
            assert_eq!(Button::of(&form), wish);
        }
        let mut strange = FormFields::default();
        assert_eq!(Button::of(&strange), Next);
        strange.push(DO, "sell:everything");
        assert_eq!(Button::of(&strange), Next);
    }
}
