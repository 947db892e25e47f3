//! How we asked: when, in which ways, in which languages, and what became of the interviews; in
//! brief as one table.

use super::input::{ReportInput, Sampling};
use super::titles::titled;
use crate::locale::Say as _;
use crate::model::{Block, DocumentColumn, RichText, Section, Table};
use crate::words::list;
use mitreden_base::locale::Lang;
use mitreden_count::study::Weights;
use mitreden_define::survey::{Access, Mode};

/// The survey in brief: one table, and who took part.
pub(super) fn in_brief(input: &ReportInput<'_>, who: Vec<Block>) -> Section {
    let lang = input.lang;
    let say = |id: &str| RichText::from(lang.say(id, &[]));
    let field = &input.fieldwork;
    let mut rows: Vec<[RichText; 2]> = vec![[say("brief-when"), days(input).into()]];
    if let Some(population) = &field.population {
        rows.push([say("brief-population"), population.text()]);
    }
    rows.push([
        say("brief-sampling"),
        say(match field.sampling {
            Sampling::Unrecorded => "brief-unrecorded",
            Sampling::SelfSelected => "brief-self-selected",
            Sampling::Random => "brief-random",
        }),
    ]);
    let count = ("count", lang.integer(input.base.n).into());
    let words = [count, ("modes", in_modes(input).into())];
    rows.push([say("brief-counted"), lang.say("brief-answers", &words).into()]);
    let size = input.questionnaire.population.as_ref().and_then(|population| population.size);
    if let Some((part, size)) = part(input).zip(size) {
        let size = ("size", lang.integer(size).into());
        rows.push([say("brief-part"), lang.say("brief-of", &[("part", part.into()), size]).into()]);
    }
    let languages = list(lang, &field.languages);
    let is_spoken = input.questionnaire.languages.iter().any(|tag| Lang::of_tag(tag) == lang);
    let languages = if is_spoken {
        languages
    } else {
        lang.say("brief-foreign", &[("languages", languages.into())])
    };
    rows.push([say("brief-languages"), languages.into()]);
    let weights = match input.weights() {
        Weights::None => say("brief-unweighted"),
        Weights::Base => say("brief-drawn"),
        Weights::Raked => RichText::said(lang, "brief-weighted", &[], &[("by", &by(input))]),
    };
    rows.push([say("brief-weights"), weights]);
    let is_weighted = input.weights() != Weights::None;
    if let Some(n_eff) = input.effective().filter(|_| is_weighted) {
        let words = [("n_eff", n_eff.into())];
        rows.push([say("brief-precision"), lang.say("brief-effective", &words).into()]);
    }
    let columns = ["brief-column-what", "brief-column-said"];
    let columns = columns.map(|id| DocumentColumn::words(lang.say(id, &[])));
    let mut blocks = vec![Block::Table(Table::new(say("brief-table"), columns, rows))];
    blocks.extend(who);
    Section::new(say("brief-heading"), blocks)
}

/// The same in full, with who answered when and in which way.
pub(super) fn annex(input: &ReportInput<'_>, who: Vec<Block>) -> Section {
    let lang = input.lang;
    let field = &input.fieldwork;
    let sampling = match field.sampling {
        Sampling::Unrecorded => "asked-unrecorded",
        Sampling::SelfSelected => "asked-self-selected",
        Sampling::Random => "asked-random",
    };
    let mut facts: Vec<RichText> = vec![
        lang.say("asked-period", &[("days", days(input).into())]).into(),
        lang.say(sampling, &[]).into(),
    ];
    if let Some(population) = &field.population {
        facts.push(RichText::said(
            lang,
            "asked-population",
            &[],
            &[("population", &population.text())],
        ));
    }
    // Answers from elsewhere came in by ways we know nothing of.
    let is_online = field.modes.iter().any(|(mode, n)| *mode == Mode::Online && *n > 0);
    let imported = input.disclosure.as_ref().is_some_and(|facts| facts.imported);
    if is_online && !imported && field.sampling != Sampling::Unrecorded {
        let id = if field.access == Access::Invitation {
            "asked-once-invited"
        } else {
            "asked-once-open"
        };
        facts.push(lang.say(id, &[]).into());
    }
    facts.push(
        lang.say("asked-languages", &[("languages", list(lang, &field.languages).into())]).into(),
    );
    let weights = match input.weights() {
        Weights::None => "asked-unweighted",
        Weights::Base => "asked-drawn",
        Weights::Raked => "asked-weighted",
    };
    facts.push(lang.say(weights, &[]).into());
    let mut blocks =
        vec![Block::list(facts), Block::Table(modes(input)), Block::Table(outcomes(input))];
    blocks.extend(who);
    Section::new(lang.say("asked-heading", &[]), blocks)
}

/// Says who answered, in which ways and when, and for whom that stands.
pub(super) fn sentence(input: &ReportInput<'_>) -> RichText {
    let lang = input.lang;
    let modes = in_modes(input);
    let sampling = match input.fieldwork.sampling {
        Sampling::Unrecorded => "unrecorded",
        Sampling::SelfSelected => "self-selected",
        Sampling::Random => "random",
    };
    let words = [
        ("n", input.base.n.into()),
        ("count", lang.integer(input.base.n).into()),
        ("modes", modes.into()),
        ("days", days(input).into()),
        ("weighting", input.weights().word().into()),
        ("sampling", sampling.into()),
        ("part", part(input).unwrap_or_else(|| "none".to_owned()).into()),
    ];
    RichText::said(lang, "asked-sentence", &words, &[("by", &by(input))])
}

/// How many answered in each way, in words; "none" where that is not known.
fn in_modes(input: &ReportInput<'_>) -> String {
    let lang = input.lang;
    let mut modes = input.fieldwork.modes.clone();
    modes.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    let mode = |(mode, n): &(Mode, u64)| {
        let name = lang.say(&format!("mode-{}", mode.word()), &[]);
        lang.say("asked-mode", &[("count", lang.integer(*n).into()), ("mode", name.into())])
    };
    if modes.is_empty() {
        "none".to_owned()
    } else {
        list(lang, &modes.iter().map(mode).collect::<Vec<_>>())
    }
}

/// What the answers are weighted by, in words.
fn by(input: &ReportInput<'_>) -> RichText {
    let margins = input.questionnaire.population.iter().flat_map(|population| &population.margins);
    let questions = margins.flat_map(|margin| &margin.cross.of);
    let known = questions.filter_map(|at| input.questionnaire.questions.get(*at));
    let names: Vec<RichText> = known.map(|question| titled(input, question)).collect();
    RichText::list(input.lang, &names)
}

/// Which part of the population answered, where its size is known.
fn part(input: &ReportInput<'_>) -> Option<String> {
    let size = input.questionnaire.population.as_ref()?.size?;
    let percent = 100.0 * input.base.n as f64 / size as f64;
    Some(input.lang.percent(percent, usize::from(percent < 1.0)))
}

fn days(input: &ReportInput<'_>) -> String {
    let lang = input.lang;
    match input.fieldwork.days {
        Some((first, last)) if first == last => lang.date(first),
        Some((first, last)) => lang.say(
            "asked-days",
            &[("first", lang.date(first).into()), ("last", lang.date(last).into())],
        ),
        None => lang.say("asked-no-days", &[]),
    }
}

fn modes(input: &ReportInput<'_>) -> Table {
    let lang = input.lang;
    // Nor does the way in which it came: the days and what became of interviews are told in full,
    // too.
    let row = |(mode, n): &(Mode, u64)| {
        [lang.say(&format!("mode-{}", mode.word()), &[]).into(), lang.integer(*n).into()]
    };
    let rows: Vec<_> = input.fieldwork.modes.iter().map(row).collect();
    let columns = [
        DocumentColumn::words(lang.say("column-mode", &[])),
        DocumentColumn::numbers(lang.say("column-n", &[])),
    ];
    Table::new(lang.say("asked-modes", &[]), columns, rows)
}

fn outcomes(input: &ReportInput<'_>) -> Table {
    let lang = input.lang;
    let outcomes = input.fieldwork.outcomes;
    let usable = outcomes.complete + outcomes.partial;
    // The third and the fourth row part those of the first two; with those who broke off before
    // they are all.
    let all = [
        ("outcome-complete", outcomes.complete),
        ("outcome-partial", outcomes.partial),
        ("outcome-outside", outcomes.outside),
        ("outcome-counted", usable.saturating_sub(outcomes.outside)),
        ("outcome-break-off", outcomes.break_off),
        ("outcome-all", usable + outcomes.break_off),
    ];
    // What became of an interview says nothing about a person: no count is hidden.
    let rows = all.map(|(id, n)| [lang.say(id, &[]).into(), lang.integer(n).into()]);
    let columns = [
        DocumentColumn::words(lang.say("column-outcome", &[])),
        DocumentColumn::numbers(lang.say("column-n", &[])),
    ];
    let table = Table::new(lang.say("asked-outcomes", &[]), columns, rows);
    let imported = input.disclosure.as_ref().is_some_and(|facts| facts.imported);
    if imported { table.with_note(lang.say("outcome-imported", &[])) } else { table }
}
