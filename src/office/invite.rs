//! Codes that admit to a survey once, as a list and as letters.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::database::{Server, runtime};
use crate::failure::{Failure, unwritable};
use crate::teller::Teller;
use crate::town::Folder;
use mitreden_define::survey::{Access, Survey};
use mitreden_define::town::Town;
use mitreden_keep::private;
use mitreden_keep::token::{Purpose, Token};
use mitreden_tell::letter::{Letter, letters};

/// The invitations to be made.
#[derive(Clone, Copy, Debug)]
pub struct InviteWish<'a> {
    /// How many invitations are made.
    pub n: u32,
    /// The folder they are written to, instead of the survey's results.
    pub out: Option<&'a Path>,
    /// The language of the letters.
    pub tag: &'a str,
    /// The database that keeps the survey's answers, where one does.
    pub server: &'a Server,
}

/// The invitations that were made.
pub struct Invited {
    /// The path of the list of codes.
    pub list: PathBuf,
    /// The path of the letters.
    pub letters: PathBuf,
    /// How many invitations the survey has in all, and how many of them are used.
    pub counts: (usize, usize),
}

/// Makes invitations; `random` fills bytes with what nobody can guess.
pub fn invite(
    folder: &Folder,
    (town, survey): (&Town, &Survey),
    wish: InviteWish<'_>,
    random: &mut dyn FnMut(&mut [u8]),
    teller: &dyn Teller,
) -> Result<Invited, Failure> {
    if survey.access != Access::Invitation {
        return Err(Failure::user("failure-invite-open").word("survey", survey.id.as_str()));
    }
    if town.profile.url.is_none() {
        return Err(Failure::user("failure-invite-url"));
    }
    let out = wish.out.map_or_else(|| folder.results(survey), Path::to_owned);
    folder.make(&out)?;
    let _working = teller.working("busy-inviting");
    let codes: Vec<Token> =
        (0..wish.n).map(|_| Token::fresh(Purpose::Invitation, random)).collect();
    let letter = Letter { survey, town: &town.profile, tag: wish.tag, day: teller.today() };
    let pages = letters(letter, &codes).map_err(|error| Failure::Bug(error.to_string()))?;
    let (list, sheets) = names(&out, survey);
    // First the only copies, then what makes the codes good: in between nobody has a code that does
    // not work.
    write_new(&list, csv(survey, town.profile.url.as_deref(), &codes).as_bytes())?;
    let kept = write_new(&sheets, &pages.pdf).and_then(|()| {
        runtime()?.block_on(async {
            let store = wish.server.open(folder, survey).await?;
            let hashes: Vec<_> = codes.iter().map(|code| code.invitation(store.key())).collect();
            store.invite(&hashes).await?;
            Ok::<_, Failure>(store.invitations().await?)
        })
    });
    let counts = kept.inspect_err(|_| {
        for path in [&list, &sheets] {
            // What cannot be used is better gone; that it is still there is no harm.
            let _ = fs::remove_file(path);
        }
    })?;
    Ok(Invited { list, letters: sheets, counts })
}

/// The first free names of the list and the letters.
fn names(out: &Path, survey: &Survey) -> (PathBuf, PathBuf) {
    let of = |n: u32| {
        let stem = format!("invitations-{}-{n}", survey.id);
        (out.join(format!("{stem}.csv")), out.join(format!("{stem}.pdf")))
    };
    let is_free = |(list, sheets): &(PathBuf, PathBuf)| !list.exists() && !sheets.exists();
    (1..=9_999).map(of).find(is_free).unwrap_or_else(|| of(0))
}

/// The list as CSV: a line for each code, with its address.
fn csv(survey: &Survey, url: Option<&str>, codes: &[Token]) -> String {
    let base = url.unwrap_or_default().trim_end_matches('/');
    let lines = codes.iter().map(|code| format!("{code},{base}/{}#{code}\r\n", survey.id));
    std::iter::once("code,address\r\n".to_owned()).chain(lines).collect()
}

/// Writes a file that was not there before and that only its owner may read.
fn write_new(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let write = || -> io::Result<()> {
        let mut file = private::create_new(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(|error| unwritable(path, &error))
}
