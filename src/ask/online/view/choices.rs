//! Options, points of a scale and ranks.

use maud::{Markup, html};

use super::question::{QuestionContext, invalid};
use crate::online::answers::{NONE, special};
use mitreden_define::survey::{Kind, Scale};

/// The id of a control: the first of a name has the name itself, where a summary of mistakes leads
/// to.
pub(super) fn nth(name: &str, at: usize) -> String {
    if at == 0 { name.to_owned() } else { format!("{name}~{at}") }
}

/// The controls for one of several options, or points of a rating.
pub(super) fn single_or_rating(context: &QuestionContext<'_>) -> Markup {
    match &context.on_screen.question.kind {
        Kind::Rating { scale, .. } => {
            html! { div.points { (scale_points(context, context.id(), scale)) } }
        }
        _ => choices(context),
    }
}

/// The points of a scale under a name, and the special answers after them.
pub(super) fn scale_points(context: &QuestionContext<'_>, name: &str, scale: &Scale) -> Markup {
    html! {
        @for (at, point) in (scale.from..=scale.to).enumerate() {
            @let value = point.to_string();
            label.box {
                input type="radio" id=(nth(name, at)) name=(name) value=(value) checked[context.fields.has(name, &value)];
                span { (value) @if let Some(means) = context.on_screen.asked.meaning(scale, point) { span.vh { " – " (means) } } }
            }
        }
        @for (missing, id) in context.allowed() {
            label.box.special {
                input type="radio" name=(name) value=(special(missing)) checked[context.fields.has(name, special(missing))];
                span lang=[context.language.other()] { (context.language.say(id)) }
            }
        }
    }
}

/// The controls for one or several of some options.
pub(super) fn choices(context: &QuestionContext<'_>) -> Markup {
    let name = context.id();
    let kind = if matches!(context.on_screen.question.kind, Kind::Single { .. }) {
        "radio"
    } else {
        "checkbox"
    };
    html! {
        @for (at, (index, label)) in context.on_screen.asked.items.iter().enumerate() {
            @if let Some(item) = context.on_screen.items().get(*index) {
                @let code = item.code.as_str();
                label.box {
                    input type=(kind) id=(nth(name, at)) name=(name) value=(code) checked[context.fields.has(name, code)]
                        data-alone=[item.exclusive.then_some("1")];
                    span { (label) }
                }
                @if item.other {
                    @let words = context.on_screen.name(code);
                    @let wrong = context.wrongs(Some(&words)).next().map(|(at, _)| format!("wrong~{at}"));
                    div.words {
                        label for=(words) lang=[context.language.other()] { (context.language.tell("online-own-words", &[("label", label.into())])) }
                        input.wide type="text" id=(words) name=(words) value=[context.fields.one(&words)] maxlength="300"
                            data-option=(nth(name, at)) autocomplete="off" aria-describedby=[wrong.clone()] aria-invalid=[invalid(wrong.is_some())];
                    }
                }
            }
        }
        @if let Some(none) = &context.on_screen.asked.none {
            label.box {
                input type=(kind) name=(name) value=(NONE) checked[context.fields.has(name, NONE)] data-alone="1";
                span { (none) }
            }
        }
        @for (missing, id) in context.allowed() {
            label.box {
                input type=(kind) name=(name) value=(special(missing)) checked[context.fields.has(name, special(missing))] data-alone="1";
                span lang=[context.language.other()] { (context.language.say(id)) }
            }
        }
    }
}

/// The controls for a ranking, a rank beside each item: nothing has to be dragged.
pub(super) fn ranking(context: &QuestionContext<'_>) -> Markup {
    let Kind::Ranking { top, .. } = &context.on_screen.question.kind else { return html! {} };
    html! {
        @for (index, label) in &context.on_screen.asked.items {
            @if let Some(item) = context.on_screen.items().get(*index) {
                @let name = context.on_screen.name(item.code.as_str());
                @let wrong = context.wrongs(Some(&name)).next().map(|(at, _)| format!("wrong~{at}"));
                div.pair {
                    label for=(name) { (label) }
                    select id=(name) name=(name) aria-describedby=[wrong.clone()] aria-invalid=[invalid(wrong.is_some())] {
                        option value="" { "–" }
                        @for rank in 1..=*top {
                            @let value = rank.to_string();
                            option value=(value) selected[context.fields.has(&name, &value)] {
                                (context.language.tell("online-rank", &[("rank", value.as_str().into())]))
                            }
                        }
                    }
                }
            }
        }
        @if let Some(none) = &context.on_screen.asked.none {
            label.box {
                // A summary of mistakes leads here where places and none were both given.
                input type="checkbox" id=(context.id()) name=(context.id()) value=(NONE) checked[context.fields.has(context.id(), NONE)];
                span { (none) }
            }
        }
        @for (missing, id) in context.allowed() {
            label.box {
                input type="checkbox" name=(context.id()) value=(special(missing)) checked[context.fields.has(context.id(), special(missing))];
                span lang=[context.language.other()] { (context.language.say(id)) }
            }
        }
    }
}
