//! How people said what matters to them: only who ranked anything called it most important.

use mitreden_define::survey::{FacetKind, Kind, Survey};

/// What it means that somebody named a need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Naming {
    /// They put it among the first of a ranking.
    Ranked,
    /// They rate it among the highest.
    Rated,
    /// They give it some of the most points.
    Points,
    /// They picked it, maybe with others.
    Picked,
    /// They chose it as the only one.
    Chosen,
    /// Several questions of different types ask for it.
    Mixed,
}

impl Naming {
    /// How the questions of a survey that count for importance ask for it.
    pub fn of(survey: &Survey) -> Self {
        let counts = survey
            .questions
            .iter()
            .filter(|question| question.facet_weight(FacetKind::Importance) > 0.0);
        let ways = counts.map(|question| match question.kind {
            Kind::Ranking { .. } => Self::Ranked,
            Kind::Rating { .. } | Kind::Matrix { .. } => Self::Rated,
            Kind::Points { .. } => Self::Points,
            Kind::Multiple { .. } => Self::Picked,
            Kind::Single { .. } => Self::Chosen,
            _ => Self::Mixed,
        });
        ways.reduce(|one, other| if one == other { one } else { Self::Mixed })
            .unwrap_or(Self::Mixed)
    }

    /// The word by which sentences choose.
    pub fn word(self) -> &'static str {
        match self {
            Self::Ranked => "ranked",
            Self::Rated => "rated",
            Self::Points => "points",
            Self::Picked => "picked",
            Self::Chosen => "chosen",
            Self::Mixed => "mixed",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample_town::survey_of;

    fn of(questions: &str) -> Naming {
        let all = "survey: town\ntitle: Town\nlanguages: [en]\nmodes: [online]\nneeds: { a: A, b: B, c: C }\nranking: { top: 2 }\npages:\n  - page: all\n    questions:\n";
        Naming::of(&survey_of(&format!("{all}{questions}")))
    }

    #[test]
    fn each_type_of_question_has_its_own_word() {
        let ranking = "      - { id: r, type: ranking, facet: importance, text: R?, options: needs, top: 2 }\n";
        let matrix = "      - { id: m, type: matrix, facet: importance, text: M?, rows: needs, scale: { from: 1, to: 5, best: to } }\n";
        let multiple = "      - { id: p, type: multiple, facet: importance, text: P?, options: needs, pick: { min: 0, max: 2 } }\n";
        let single =
            "      - { id: s, type: single, facet: importance, text: S?, options: needs }\n";
        assert_eq!(
            [of(ranking), of(matrix), of(single)],
            [Naming::Ranked, Naming::Rated, Naming::Chosen]
        );
        assert_eq!(of(multiple), Naming::Picked);
        assert_eq!(of(&format!("{ranking}{single}")), Naming::Mixed);
        assert_eq!(of(&format!("{ranking}{}", ranking.replace("id: r", "id: q"))), Naming::Ranked);
    }
}
