//! The annex: how the numbers were computed, so that they can be computed again.

use super::input::ReportInput;
use super::needs::measure;
use super::ordered::replicates;
use super::weighting;
use crate::model::{Block, Section};
use crate::words::Voice;
use mitreden_count::needs::ScoreMeasure;
use mitreden_count::rank::ORDERS;
use mitreden_count::ranking::DRAWS;
use mitreden_define::survey::Mended;

pub(super) fn section(input: &ReportInput<'_>, voice: Voice) -> Section {
    let say = |id: &str| voice.say(id, &[]);
    let (score, id) = match measure(input) {
        ScoreMeasure::UnmetPriority => {
            (voice.say("method-unmet", &voice.of_namers(input.top)), Some("method-filled"))
        }
        ScoreMeasure::Product => (voice.say("method-product", &voice.of_namers(input.top)), None),
        ScoreMeasure::Declared(method) => {
            let [whom, how, top, _] = voice.of_namers(input.top);
            let words = [whom, how, top, ("method", method.word().into())];
            (voice.say("method-declared", &words), None)
        }
        ScoreMeasure::Priority => (voice.say("method-priority", &voice.of_namers(input.top)), None),
    };
    let mut scores = vec![Block::paragraph(say("method-who")), Block::paragraph(score)];
    scores.extend(id.map(|id| Block::paragraph(say(id))));
    scores.push(Block::paragraph(say("method-se")));
    let draws = voice.lang.integer(DRAWS as u64);
    let (heading, ranks) = if input.replicates.is_some() {
        let n = ("n", ORDERS.into());
        let told = [voice.say("method-replicates", &[n]), replicates(input, voice)];
        ("method-replicates-heading", told)
    } else {
        let told = [voice.say("method-ranks", &[("draws", draws.into())]), say("method-tiers")];
        ("method-ranks-heading", told)
    };
    let ranks = ranks.into_iter().map(Block::paragraph).collect();
    let making = &input.making;
    let mut facts = vec![
        voice.say("method-program", &[("program", (&making.program).into())]),
        voice.say("method-seed", &[("seed", making.seed.to_string().into())]),
        voice.say("method-definition", &[("definition", (&making.definition).into())]),
    ];
    let file = |(file, fingerprint): &(String, String)| {
        voice.say("method-file", &[("file", file.into()), ("fingerprint", fingerprint.into())])
    };
    facts.extend(making.files.iter().map(file));
    facts.extend(mended(input, voice));
    Section {
        heading: say("method-heading").into(),
        blocks: Vec::new(),
        sections: vec![
            Section::new(say("method-score-heading"), scores),
            Section::new(say(heading), ranks),
            weighting::section(input, voice),
            Section::new(say("method-again-heading"), vec![Block::list(facts)]),
        ],
    }
}

/// What the author says was written wrong in earlier versions of the questionnaire: earlier answers
/// are read by today's.
fn mended(input: &ReportInput<'_>, voice: Voice) -> Vec<String> {
    let survey = input.questionnaire;
    let one = |mended: &Mended| {
        let id = survey.questions.get(mended.question)?.id.to_string();
        Some(voice.say(
            "method-mended",
            &[("question", id.into()), ("property", mended.what.word().into())],
        ))
    };
    survey.mended.iter().filter_map(one).collect()
}
