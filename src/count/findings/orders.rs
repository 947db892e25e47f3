//! The orders that may be told of a study beside its report: of everybody, of the groups of a
//! question, of those who answered in one way, and of those who had a list of their own.

use super::parts::{are_open, suppress, suppress_crossed};
use crate::bases::{BaseSize, Shown};
use crate::needs::NeedScore;
use crate::parallel::in_order;
use crate::rank::{ByNeed, Counted, Lists, Ranking, Request};
use crate::results::Results;
use crate::study::{CountError, Domain, Facets, FewClusters, Study};
use crate::suppression::published_groups;
use crate::weights::RakeProtocol;
use mitreden_base::ids::Code;
use mitreden_define::index::QuestionIndex;
use mitreden_define::survey::Mode;

/// A study with the decisions on its questions, from which its orders are made.
pub(super) struct Orders<'s, 'a> {
    pub(super) study: &'s Study<'a>,
    pub(super) results: &'s Results,
    pub(super) facets: Facets<'a>,
    lists: Lists<'a>,
    pub(super) everybody: Part,
    /// The respondents who had each list, where an order of theirs may be told.
    of_lists: Vec<Option<Part>>,
}

/// Some of the respondents: their counts, and the scores of each need that may be told.
pub(super) struct Part {
    pub(super) counted: Counted,
    pub(super) published: ByNeed,
}

impl Part {
    fn of(
        study: &Study<'_>,
        facets: &Facets<'_>,
        domain: Domain<'_>,
        is_part: bool,
    ) -> Result<Self, CountError> {
        let counted = Counted::of(study, facets, domain, is_part)?;
        let published = Self::common(study, &counted);
        Ok(Self { counted, published })
    }

    /// The scores of the needs on everybody's list; an order of all tells nothing of others.
    fn common(study: &Study<'_>, counted: &Counted) -> ByNeed {
        let mut all = counted.by_need(study);
        for (_, need) in study.order.iter().enumerate().filter(|(slot, _)| !study.is_common(*slot))
        {
            if let Some(score) = all.get_mut(*need) {
                *score = NeedScore::unknown();
            }
        }
        all
    }

    pub(super) fn is_shown(&self) -> bool {
        self.counted.shown != BaseSize::Hidden
    }

    pub(super) fn hide(&mut self) {
        self.counted.hide();
        self.published = self.published.map(|_, _| NeedScore::unknown());
    }

    fn n(&self) -> u64 {
        self.counted.base.n
    }
}

/// The counts of everybody and of those who had each list, before anything is suppressed.
pub(super) struct Counts<'a> {
    facets: Facets<'a>,
    lists: Lists<'a>,
    everybody: Part,
    of_lists: Vec<Option<Part>>,
}

impl<'a> Counts<'a> {
    pub(super) fn of(study: &Study<'a>) -> Result<Self, CountError> {
        let (facets, lists) = (study.facets()?, Lists::open(study)?);
        let part = |study: &Study<'_>| Part::of(study, &facets, Domain::default(), false);
        let everybody = part(study)?;
        let of_lists = lists.iter().map(|list| list.study().map(part).transpose());
        let of_lists = of_lists.collect::<Result<_, _>>()?;
        Ok(Self { facets, lists, everybody, of_lists })
    }
}

impl<'s, 'a> Orders<'s, 'a> {
    /// Decides what of the counts is suppressed, beside the decisions on the questions.
    pub(super) fn open(study: &'s Study<'a>, results: &'s Results, counts: Counts<'a>) -> Self {
        let Counts { facets, lists, mut everybody, mut of_lists } = counts;
        for (list, own) in lists.iter().zip(&mut of_lists) {
            if let Some(own) = own {
                if published_groups(everybody.n(), &[(own.n(), own.is_shown())]) != [true] {
                    own.hide();
                }
                for need in list.of() {
                    if let (Some(all), Some(score)) =
                        (everybody.published.get_mut(*need), own.published.get(*need))
                    {
                        all.clone_from(score);
                    }
                }
            }
        }
        results.suppress(study.survey, &mut everybody.published);
        for (list, own) in lists.iter().zip(&mut of_lists) {
            let Some(own) = own else { continue };
            // Of what everybody was asked, all less those who had the list are a count, too.
            let mut cell = [std::mem::take(&mut own.published)];
            suppress_crossed(&everybody.published, None, &mut cell);
            [own.published] = cell;
            for need in list.of() {
                if let (Some(all), Some(score)) =
                    (everybody.published.get(*need), own.published.get_mut(*need))
                {
                    score.clone_from(all);
                }
            }
        }
        Self { study, results, facets, lists, everybody, of_lists }
    }

    /// The order of all who count, with the orders of further lists.
    pub(super) fn everybody(&self) -> Ranking {
        let mut ranking = self.everybody.counted.order(self.study, &self.everybody.published);
        for (list, own) in self.lists.iter().zip(&self.of_lists) {
            let own = own
                .as_ref()
                .zip(list.study())
                .map(|(own, study)| own.counted.order(study, &own.published));
            let list = list.ranking(own, &ranking);
            ranking.lists.push(list);
        }
        self.suppress_scores(std::slice::from_mut(&mut ranking));
        ranking
    }

    /// Takes away what an order without rank sets would tell of few. Win shares add up to the same
    /// over all needs, and those of groups to everybody's; beside the counts of a question they
    /// tell how many put a need in which place. So they are published where none of these is suppressed.
    /// In how many replicates a margin was not met tells how many are of its smallest level.
    fn suppress_scores(&self, rankings: &mut [Ranking]) {
        let of_few = self.results.suppresses_importance(self.study.survey)
            || rankings.iter().any(Ranking::suppresses);
        for ranking in rankings {
            if of_few {
                ranking.hide_scores();
            }
            let drawn = |ranking: &mut Ranking, is_told: bool| {
                if let Some(Ok(drawn)) = &mut ranking.replicates {
                    drawn.unmet = drawn.unmet.filter(|_| is_told);
                }
            };
            drawn(ranking, !self.hides_levels());
            // How those who had a list are weighted by themselves is told nowhere.
            ranking.lists.iter_mut().for_each(|list| drawn(&mut list.ranking, false));
        }
    }

    fn hides_levels(&self) -> bool {
        self.results.weighting.as_ref().is_some_and(RakeProtocol::hides_levels)
    }

    /// The orders that a request names, as published.
    pub(super) fn rank(&self, request: Request) -> Result<Vec<Ranking>, CountError> {
        let mut rankings = match (request.by, request.mode) {
            (None, None) => vec![self.everybody()],
            (None, Some(mode)) => vec![self.of_mode(mode)?],
            (Some(question), None) => self.by(question)?,
            (Some(question), Some(mode)) => self.crossed(question, mode)?,
        };
        self.suppress_scores(&mut rankings);
        for ranking in &mut rankings {
            self.publish(ranking);
        }
        Ok(rankings)
    }

    fn publish(&self, ranking: &mut Ranking) {
        // What respondents are worth would tell of a level of the weights that is hidden.
        let is_published = ranking.n.get().is_some() && !self.hides_levels();
        let rounded = |n_eff: f64| if ranking.is_rounded { n_eff.round() } else { n_eff };
        ranking.n_eff = ranking.n_eff.filter(|_| is_published).map(rounded);
        for need in &mut ranking.needs {
            need.score = need.score.published();
            if ranking.is_rounded {
                need.score = need.score.rounded();
            }
            // A worth with all its digits is told where its score is.
            let is_published = need.score.score.is_some() && !ranking.is_rounded;
            need.worth = need.worth.filter(|_| is_published);
        }
        ranking.lists.iter_mut().for_each(|list| self.publish(&mut list.ranking));
    }

    /// The order of those who answered in one way, who are a group among those who answered in
    /// others.
    fn of_mode(&self, mode: Mode) -> Result<Ranking, CountError> {
        let domain = |mode: Mode| Domain { mode: Some(mode), group: None };
        let (modes, of_rows) = self.study.mode_groups();
        if modes == [vec![mode]] {
            return Ok(self.everybody());
        }
        let ways: Vec<Domain<'_>> = (0..modes.len())
            .map(|at| Domain { mode: None, group: Some((of_rows.as_slice(), at)) })
            .collect();
        let all = self.rankings(&self.parts(&ways)?, &ways)?;
        let alone = modes.iter().zip(all).find(|(together, _)| **together == [mode]);
        if let Some((_, ranking)) = alone {
            return Ok(ranking);
        }
        // Nobody answered so, or they are told together with others.
        let mut few = Part::of(self.study, &self.facets, domain(mode), true)?;
        few.hide();
        Ok(few.counted.order(self.study, &ByNeed::default()))
    }

    /// The order of the online answers alone, published, where others come in few clusters; `None`
    /// where they are too few for one.
    pub(super) fn online(&self, few: &[FewClusters]) -> Result<Option<Ranking>, CountError> {
        let is_clustered = |mode| few.iter().any(|few| few.mode == mode);
        // Where there are no rank sets none widens.
        let has_sets = self.study.survey.ranking.method.has_rank_sets();
        if few.is_empty() || is_clustered(Mode::Online) || !has_sets {
            return Ok(None);
        }
        let mut online = self.of_mode(Mode::Online)?;
        self.publish(&mut online);
        Ok(Some(online).filter(|online| online.ranked().next().is_some()))
    }

    /// The orders of the groups of a question.
    fn by(&self, question: QuestionIndex) -> Result<Vec<Ranking>, CountError> {
        let groups = self.study.groups(question)?;
        let (codes, domains) = self.groups(question, &groups, None);
        let sizes = self.sizes(question);
        let is_published = |at: usize| sizes.get(at).is_some_and(|n| n.get().is_some());
        let rankings = self.rankings(&self.named(&domains, is_published)?, &domains)?;
        let named =
            rankings.into_iter().zip(codes).enumerate().map(|(at, (ranking, code))| Ranking {
                group: Some(code),
                n: if is_published(at) { ranking.n } else { Shown::Hidden },
                ..ranking
            });
        Ok(named.collect())
    }

    /// The groups of a question among those who answered in one way.
    fn crossed(&self, question: QuestionIndex, mode: Mode) -> Result<Vec<Ranking>, CountError> {
        let groups = self.study.groups(question)?;
        let (codes, columns) = self.groups(question, &groups, None);
        let (_, domains) = self.groups(question, &groups, Some(mode));
        let chosen = self.sizes(question);
        let columns =
            self.named(&columns, |at| chosen.get(at).is_some_and(|n| n.get().is_some()))?;
        let (modes, of_rows) = self.study.mode_groups();
        let ways: Vec<Domain<'_>> = (0..modes.len())
            .map(|at| Domain { mode: None, group: Some((of_rows.as_slice(), at)) })
            .collect();
        let rows = self.parts(&ways)?;
        let Some((together, row)) =
            modes.iter().zip(&rows).find(|(modes, _)| modes.contains(&mode))
        else {
            return Ok(Vec::new());
        };
        let is_alone = *together == [mode];
        let cell = |domain: &Domain<'_>| Part::of(self.study, &self.facets, *domain, true);
        let mut cells = domains.iter().map(cell).collect::<Result<Vec<_>, _>>()?;
        let n: Vec<u64> = cells.iter().map(Part::n).collect();
        let is_of_columns =
            cells.iter().zip(&columns).all(|(cell, column)| are_open(column.n(), &[cell.n()]));
        let is_published = chosen.iter().all(|n| n.get().is_some())
            && chosen.len() == n.len()
            && is_of_columns
            && are_open(row.n(), &n);
        let sizes: Vec<_> = cells
            .iter()
            .map(|cell| (cell.n(), is_alone && is_published && row.is_shown() && cell.is_shown()))
            .collect();
        for ((cell, column), published) in
            cells.iter_mut().zip(&columns).zip(published_groups(row.n(), &sizes))
        {
            if !published
                || !column.is_shown()
                || published_groups(column.n(), &[(cell.n(), true)]) != [true]
            {
                cell.hide();
            }
        }
        let mut published: Vec<_> =
            cells.iter_mut().map(|cell| std::mem::take(&mut cell.published)).collect();
        let columns: Vec<_> = columns.into_iter().map(|column| column.published).collect();
        suppress_crossed(&row.published, Some(&columns), &mut published);
        let ranking = |((cell, published), code): ((&Part, &ByNeed), Code)| {
            let mut ranking =
                Ranking { group: Some(code), ..cell.counted.order(self.study, published) };
            ranking.n = if is_published { ranking.n } else { Shown::Hidden };
            // Of a list among a group among those who answered in one way nothing is told.
            let lists = self.lists.iter().map(|list| list.ranking(None, &ranking)).collect();
            Ranking { lists, ..ranking }
        };
        Ok(cells.iter().zip(&published).zip(codes).map(ranking).collect())
    }

    /// The options of a question, and the respondents who chose each.
    fn groups<'g>(
        &self,
        question: QuestionIndex,
        groups: &'g [Option<usize>],
        mode: Option<Mode>,
    ) -> (Vec<Code>, Vec<Domain<'g>>) {
        let named = self.study.survey.groups_of(question);
        let domain = |at: usize| Domain { mode, group: Some((groups, at)) };
        let domains = (0..named.len()).map(domain).collect();
        (named.into_iter().map(|group| group.code).collect(), domains)
    }

    /// Parts as [`Self::parts`] has them, without those of which not even the number of
    /// respondents is told.
    fn named(
        &self,
        domains: &[Domain<'_>],
        is_published: impl Fn(usize) -> bool,
    ) -> Result<Vec<Part>, CountError> {
        let mut parts = self.parts(domains)?;
        let unnamed = parts.iter_mut().enumerate().filter(|(at, _)| !is_published(*at));
        unnamed.for_each(|(_, part)| part.hide());
        Ok(parts)
    }

    /// Parts of everybody, of which each respondent is in one at most: what may be told of each
    /// beside the others and all. They are the same whoever asks for them, so that what is withheld
    /// in one place does not follow from another.
    pub(super) fn parts(&self, domains: &[Domain<'_>]) -> Result<Vec<Part>, CountError> {
        let mut parts = Vec::with_capacity(domains.len());
        in_order(
            domains,
            |domain| Part::of(self.study, &self.facets, *domain, true),
            |part| {
                parts.push(part);
                Ok::<_, CountError>(())
            },
        )?;
        let sizes: Vec<_> = parts.iter().map(|part| (part.n(), part.is_shown())).collect();
        for (part, published) in parts.iter_mut().zip(published_groups(self.everybody.n(), &sizes))
        {
            if !published {
                part.hide();
            }
        }
        let mut published: Vec<_> =
            parts.iter_mut().map(|part| std::mem::take(&mut part.published)).collect();
        suppress(&self.everybody.published, &mut published);
        for (part, published) in parts.iter_mut().zip(published) {
            part.published = published;
        }
        Ok(parts)
    }

    /// The orders of parts of the respondents, with those of further lists among them.
    fn rankings(&self, parts: &[Part], domains: &[Domain<'_>]) -> Result<Vec<Ranking>, CountError> {
        let mut rankings: Vec<_> =
            parts.iter().map(|part| part.counted.order(self.study, &part.published)).collect();
        let columns: Vec<ByNeed> = parts.iter().map(|part| part.published.clone()).collect();
        for (list, own) in self.lists.iter().zip(&self.of_lists) {
            let Some((own, study)) = own.as_ref().zip(list.study()) else {
                for ranking in &mut rankings {
                    let list = list.ranking(None, ranking);
                    ranking.lists.push(list);
                }
                continue;
            };
            let cell = |domain: &Domain<'_>| Part::of(study, &self.facets, *domain, true);
            let mut cells = domains.iter().map(cell).collect::<Result<Vec<_>, _>>()?;
            let n: Vec<u64> = cells.iter().map(Part::n).collect();
            let is_open =
                cells.iter().zip(parts).all(|(cell, part)| are_open(part.n(), &[cell.n()]))
                    && are_open(own.n(), &n);
            for (cell, part) in cells.iter_mut().zip(parts) {
                if !is_open || !own.is_shown() || !part.is_shown() {
                    cell.hide();
                }
            }
            let mut published: Vec<_> =
                cells.iter_mut().map(|cell| std::mem::take(&mut cell.published)).collect();
            // Of what only they were asked, the list is all there is.
            let columns: Vec<ByNeed> = columns
                .iter()
                .map(|column| {
                    let mut column = column.clone();
                    for need in list.of() {
                        if let (Some(score), Some(all)) =
                            (column.get_mut(*need), own.published.get(*need))
                        {
                            score.clone_from(all);
                        }
                    }
                    column
                })
                .collect();
            suppress_crossed(&own.published, Some(&columns), &mut published);
            for ((cell, published), ranking) in cells.iter().zip(&published).zip(&mut rankings) {
                let mut of_list = list.ranking(Some(cell.counted.order(study, published)), ranking);
                of_list.ranking.n = if is_open { of_list.ranking.n } else { Shown::Hidden };
                ranking.lists.push(of_list);
            }
        }
        Ok(rankings)
    }
}
