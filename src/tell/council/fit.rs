//! How much is on the page, and how roomily it is set: first the lists, then the type, then the
//! drawing. What fits is found on the tightest page; only what is left of it makes the type larger.

use super::spacing::{AMOUNTS, Amount, SPACINGS, Spacing};
use super::{Sheet, Unwritten};
use mitreden_press::{CannotSet, Pages};

/// To fewer characters than this no text need be cut: with all that short, every page fits.
const SHORTEST: usize = 20;

/// The drawing never grows by so many steps.
const GROWTH: usize = 16;
const TIGHTEST: Spacing = SPACINGS[SPACINGS.len() - 1];
const LEAST: Amount = AMOUNTS[AMOUNTS.len() - 1];

/// The page with as much on it as fits, as roomily as that can be set.
pub(super) fn fitted(sheet: &Sheet<'_>) -> Result<Pages, Unwritten> {
    let all = Amount { needs: sheet.needs(), ..AMOUNTS[0] };
    let whole = sheet.set(TIGHTEST, all, None)?.0;
    if whole.count == 1 {
        return Ok(roomiest(sheet, all, whole)?);
    }
    // Texts of thousands of characters take long to set: the shortest lists say whether any have to
    // be tried.
    let (least, used) = sheet.set(TIGHTEST, LEAST, None)?;
    if least.count > 1 {
        let longest = used.into_values().max().unwrap_or(0);
        return Err(too_long(sheet, longest)?);
    }
    let (mut amount, mut pages) = (LEAST, least);
    for tried in AMOUNTS {
        let set = sheet.set(TIGHTEST, tried, None)?.0;
        if set.count == 1 {
            (amount, pages) = (tried, set);
            break;
        }
    }
    // The list of needs goes on as far as there is room.
    let (mut fits, mut not) = (amount.needs, all.needs.max(amount.needs) + 1);
    while not > fits + 1 {
        let middle = usize::midpoint(fits, not);
        let tried = Amount { needs: middle, ..amount };
        let set = sheet.set(TIGHTEST, tried, None)?.0;
        if set.count == 1 {
            (fits, amount, pages) = (middle, tried, set);
        } else {
            not = middle;
        }
    }
    Ok(roomiest(sheet, amount, pages)?)
}

/// The same on the roomiest page that holds it; `tightest` does.
fn roomiest(sheet: &Sheet<'_>, amount: Amount, tightest: Pages) -> Result<Pages, CannotSet> {
    let (mut fits, mut pages) = (SPACINGS.len() - 1, tightest);
    let mut roomier = 0;
    while roomier < fits {
        let middle = usize::midpoint(roomier, fits);
        let Some(spacing) = SPACINGS.get(middle) else { break };
        let set = sheet.set(*spacing, amount, None)?.0;
        if set.count == 1 {
            (fits, pages) = (middle, set);
        } else {
            roomier = middle + 1;
        }
    }
    largest(sheet, amount, SPACINGS.get(fits).copied().unwrap_or(TIGHTEST), pages)
}

/// The same with as large a drawing as there is room for; `pages` holds the smallest.
fn largest(
    sheet: &Sheet<'_>,
    amount: Amount,
    spacing: Spacing,
    mut pages: Pages,
) -> Result<Pages, CannotSet> {
    if !sheet.has_map() {
        return Ok(pages);
    }
    let (mut fits, mut not) = (0, GROWTH);
    while not > fits + 1 {
        let middle = usize::midpoint(fits, not);
        let set = sheet.set(spacing.with_taller_map(middle), amount, None)?.0;
        if set.count == 1 {
            (fits, pages) = (middle, set);
        } else {
            not = middle;
        }
    }
    Ok(pages)
}

/// Finds how many characters have room on the tightest page, and the texts that have more.
fn too_long(sheet: &Sheet<'_>, longest: usize) -> Result<Unwritten, CannotSet> {
    let has_room = |cap| Ok(sheet.set(TIGHTEST, LEAST, Some(cap))?.0.count == 1);
    if !has_room(SHORTEST)? {
        return Err(CannotSet::of(&"even short texts do not fit on the council's page"));
    }
    // Upwards from short texts, as long ones take longer to set.
    let (mut fits, mut not) = (SHORTEST, longest);
    while not > fits + 1 {
        let middle = usize::midpoint(fits, not).min(2 * fits);
        if has_room(middle)? {
            fits = middle;
        } else {
            not = middle;
        }
    }
    let (_, used) = sheet.set(TIGHTEST, LEAST, None)?;
    Ok(Unwritten::Full {
        room: fits,
        texts: used.into_iter().filter(|(_, length)| *length > fits).collect(),
    })
}
