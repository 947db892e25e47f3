//! How large a questionnaire may be. Nobody reaches these limits by asking people; who does has
//! written a number too many or has put a table where a question belongs, and is told before it
//! takes all memory. An archive was written before there were limits, and people have answered it:
//! it is read as it is.

use super::super::kind::{Item, Scale};
use super::Reader;
use crate::yaml::{Fields, YamlNode};
use mitreden_base::diagnostics::Diagnostic;

/// The most options, rows or items of one question: enough for all streets of a large town.
const LIST: usize = 10_000;
/// The most of them in a questionnaire, those that best-worst tasks show included.
pub(super) const ALL: usize = 20_000;
/// The most cells of a matrix: its rows times the points of its scale.
const CELLS: usize = 10_000;
/// The most tasks of a best-worst question.
const TASKS: usize = 1_000;
/// Tasks of a best-worst question in an archive: nobody has answered more, and each has columns.
const ARCHIVED_TASKS: usize = 100_000;
/// Places in an order: a rank is kept as a small number.
const RANKS: usize = 250;

impl Reader<'_> {
    /// Whether a list is not too long, by itself and with all lists before it.
    pub(super) fn fits(&mut self, node: &YamlNode, n: usize) -> bool {
        if self.is_archive {
            return true;
        }
        if n > LIST {
            self.problems.push(
                Diagnostic::error("list-too-long", node.place.clone())
                    .arg("n", n)
                    .arg("limit", LIST),
            );
            return false;
        }
        self.has_room(node, n)
    }

    /// Whether there is room for so many more items; the first time there is none, that is told.
    fn has_room(&mut self, node: &YamlNode, n: usize) -> bool {
        let Some(room) = self.room else { return false };
        self.room = room.checked_sub(n);
        if self.room.is_none() {
            self.problems
                .push(Diagnostic::error("survey-too-large", node.place.clone()).arg("limit", ALL));
        }
        self.room.is_some()
    }

    /// How many tasks a best-worst question has, if they are not too many.
    pub(super) fn tasks(&mut self, fields: Fields<'_>, per_task: usize) -> Option<usize> {
        let node = fields.get("tasks")?;
        let tasks: usize = fields.integer("tasks", self.problems)?;
        if self.is_archive {
            return Some(tasks.min(ARCHIVED_TASKS));
        }
        if tasks > TASKS {
            self.problems.push(
                Diagnostic::error("too-many-tasks", node.place.clone())
                    .arg("n", tasks)
                    .arg("limit", TASKS),
            );
            return None;
        }
        self.has_room(node, tasks * per_task.min(LIST)).then_some(tasks)
    }

    /// Tells if a matrix has too many cells.
    pub(super) fn cells(&mut self, fields: Fields<'_>, rows: &[Item], scale: &Scale) {
        let cells = rows.len() * (usize::from(scale.to.abs_diff(scale.from)) + 1);
        if cells > CELLS {
            let place = fields.get("rows").map_or(fields.node, |rows| rows).place.clone();
            self.problems.push(
                Diagnostic::error("too-many-cells", place).arg("n", cells).arg("limit", CELLS),
            );
        }
    }

    /// Tells if too many places are to be given.
    pub(super) fn ranks(&mut self, fields: Fields<'_>, top: usize) {
        if top > RANKS {
            let node = fields.get("top").or(fields.get("options")).unwrap_or(fields.node);
            self.problems.push(
                Diagnostic::error("too-many-ranks", node.place.clone())
                    .arg("n", top)
                    .arg("limit", RANKS),
            );
        }
    }
}
