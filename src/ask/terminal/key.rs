//! What is pressed or typed, and what the keys mean that are the same for every question.

/// An input by a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A key was pressed.
    Key(KeyPress),
    /// A line was typed.
    Line(String),
}

/// A key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyPress {
    /// A character.
    Char(char),
    /// Enter.
    Enter,
    /// Backspace.
    Backspace,
    /// The arrow up.
    Up,
    /// The arrow down.
    Down,
    /// The arrow left, which goes back.
    Left,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// The tabulator, which changes the language.
    Tab,
    /// Escape, which shows all keys.
    Escape,
    /// Control and C, which shows all keys, too, so that nothing is lost by habit.
    Interrupt,
    /// Any other key.
    Other,
}

/// A command that can be given at any question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    DontKnow,
    Refused,
    Back,
    Jump,
    Language,
    Pause,
    Menu,
}

impl Command {
    /// The keys of all commands: the same characters in every language, none of them the key of an
    /// option.
    pub(super) const ALL: [(char, Self, &'static str); 7] = [
        ('?', Self::DontKnow, "ask-key-dont-know"),
        ('!', Self::Refused, "ask-key-refused"),
        ('<', Self::Back, "ask-key-back"),
        ('#', Self::Jump, "ask-key-jump"),
        ('&', Self::Language, "ask-key-language"),
        ('.', Self::Pause, "ask-key-pause"),
        ('/', Self::Menu, "ask-key-menu"),
    ];

    /// The command of a key. While something is being typed, characters are part of it.
    pub(super) fn of(key: KeyPress, is_typing: bool) -> Option<Self> {
        match key {
            KeyPress::Escape | KeyPress::Interrupt => Some(Self::Menu),
            KeyPress::Tab => Some(Self::Language),
            KeyPress::Left => Some(Self::Back),
            KeyPress::Char(character) if !is_typing => Self::ALL
                .into_iter()
                .find(|(known, ..)| *known == character)
                .map(|(_, command, _)| command),
            _ => None,
        }
    }
}

/// The keys of options, in order.
const OPTIONS: &str = "123456789abcdefghijklmnopqrstuvwxyz";

/// The key of the option at a place among so many: one key as long as there are enough, else its
/// number.
pub fn option_key(at: usize, of: usize) -> String {
    match OPTIONS.chars().nth(at) {
        Some(key) if of <= OPTIONS.len() => key.to_string(),
        _ => (at + 1).to_string(),
    }
}

/// Which of so many a key picks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pick {
    /// The key picks the one at this place.
    At(usize),
    /// The key picks nothing yet, as a number is being typed.
    Typing,
    /// The key picks one that is not there.
    Unknown,
}

/// Tells which of so many a character picks. Capitals pick nothing, as over slow lines arrows may
/// come in pieces that end in one. Where there are more choices than keys, numbers are typed, and
/// one that can go on waits for Enter.
pub(super) fn pick(character: char, typed: &mut String, of: usize) -> Pick {
    if of <= OPTIONS.len() {
        let at = OPTIONS.chars().position(|key| key == character).filter(|&at| at < of);
        return at.map_or(Pick::Unknown, Pick::At);
    }
    if !character.is_ascii_digit() {
        return Pick::Unknown;
    }
    typed.push(character);
    match typed.parse::<usize>() {
        Ok(number) if (1..=of).contains(&number) && number * 10 > of => {
            typed.clear();
            Pick::At(number - 1)
        }
        Ok(number) if (1..=of).contains(&number) => Pick::Typing,
        _ => {
            typed.clear();
            Pick::Unknown
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_have_one_key_each_as_long_as_there_are_enough() {
        let keys = |n: usize| (0..n).map(|at| option_key(at, n)).collect::<Vec<_>>();
        assert_eq!(keys(11)[8..], ["9", "a", "b"]);
        assert_eq!(keys(36)[34..], ["35", "36"]);
        assert_eq!(pick('b', &mut String::new(), 11), Pick::At(10));
        assert_eq!(pick('c', &mut String::new(), 11), Pick::Unknown);
    }

    #[test]
    fn a_number_that_cannot_go_on_needs_no_enter() {
        let mut typed = String::new();
        assert_eq!(pick('5', &mut typed, 40), Pick::At(4));
        assert_eq!(
            (pick('3', &mut typed, 40), pick('7', &mut typed, 40)),
            (Pick::Typing, Pick::At(36))
        );
        assert_eq!(
            (pick('4', &mut typed, 40), pick('9', &mut typed, 40)),
            (Pick::Typing, Pick::Unknown)
        );
        assert_eq!(typed, "");
    }

    #[test]
    fn no_command_is_the_key_of_an_option() {
        assert!(
            Command::ALL
                .iter()
                .all(|(character, ..)| !OPTIONS.contains(*character) && *character != '0')
        );
    }
}
