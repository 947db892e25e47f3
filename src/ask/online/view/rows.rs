//! Questions in several parts: the rows of a matrix, points to give away, tasks of best and worst.

use maud::{Markup, html};

use super::choices::{nth, scale_points};
use super::question::{QuestionContext, invalid};
use crate::online::answers::special;
use mitreden_define::survey::Kind;

/// The rows of a matrix: one below the other on a narrow screen, like a table on a wide one. Each
/// row is a group with a name of its own, so that nobody has to remember a column's heading.
pub(super) fn matrix(context: &QuestionContext<'_>) -> Markup {
    let Kind::Matrix { scale, .. } = &context.on_screen.question.kind else { return html! {} };
    html! {
        div.matrix {
            @for (index, label) in &context.on_screen.asked.items {
                @if let Some(item) = context.on_screen.items().get(*index) {
                    @let name = context.on_screen.name(item.code.as_str());
                    @let is_bad = context.wrongs(Some(&name)).next().is_some();
                    @let heading = format!("{name}~row");
                    div role="radiogroup" aria-labelledby=(heading) class=(if is_bad { "row bad" } else { "row" }) {
                        p id=(heading) { (label) }
                        div.points { (scale_points(context, &name, scale)) }
                    }
                }
            }
        }
    }
}

/// A field for the points of each item, and the points that are left.
pub(super) fn points(context: &QuestionContext<'_>) -> Markup {
    let Kind::Points { total, .. } = &context.on_screen.question.kind else { return html! {} };
    let lang = context.language.lang();
    let whole = lang.number(*total);
    html! {
        div data-total=(total) data-mark=(lang.decimal_mark()) {
            p lang=[context.language.other()] { (context.language.tell("online-total", &[("total", whole.into())])) }
            @for (index, label) in &context.on_screen.asked.items {
                @if let Some(item) = context.on_screen.items().get(*index) {
                    @let name = context.on_screen.name(item.code.as_str());
                    @let wrong = context.wrongs(Some(&name)).next().map(|(at, _)| format!("wrong~{at}"));
                    div.pair {
                        label for=(name) { (label) }
                        input.short type="text" inputmode="decimal" id=(name) name=(name) value=[context.fields.one(&name)]
                            autocomplete="off" aria-describedby=[wrong.clone()] aria-invalid=[invalid(wrong.is_some())];
                    }
                }
            }
            p.sum hidden role="status" lang=[context.language.other()] { (context.language.say("online-left")) " " span data-rest="" {} }
        }
        (context.specials())
    }
}

/// Each task asks twice: for the best and for the worst of the few items it shows.
pub(super) fn tasks(context: &QuestionContext<'_>) -> Markup {
    let shown = &context.on_screen.asked.tasks;
    html! {
        @for (task, places) in shown.iter().enumerate() {
            @let number = (task + 1).to_string();
            h2 lang=[context.language.other()] {
                (context.language.tell("online-task", &[("n", number.as_str().into()), ("of", shown.len().to_string().into())]))
            }
            @for (which, id) in [("best", "online-best"), ("worst", "online-worst")] {
                @let name = context.on_screen.name(&format!("{number}.{which}"));
                @let is_bad = context.wrongs(Some(&name)).next().is_some();
                @let heading = format!("{name}~row");
                div role="radiogroup" aria-labelledby=(heading) class=(if is_bad { "row bad" } else { "row" }) {
                    p id=(heading) lang=[context.language.other()] { (context.language.tell(id, &[("n", number.as_str().into())])) }
                    @for (at, place) in places.iter().enumerate() {
                        @if let Some((index, label)) = context.on_screen.asked.items.get(*place) {
                            @if let Some(item) = context.on_screen.items().get(*index) {
                                label.box {
                                    input type="radio" id=(nth(&name, at)) name=(name) value=(item.code)
                                        checked[context.fields.has(&name, item.code.as_str())];
                                    span { (label) }
                                }
                            }
                        }
                    }
                }
            }
            @let name = context.on_screen.name(&format!("{number}.special"));
            @for (missing, id) in context.allowed() {
                label.box {
                    input type="checkbox" name=(name) value=(special(missing)) checked[context.fields.has(&name, special(missing))];
                    span lang=[context.language.other()] { (context.language.say(id)) }
                }
            }
        }
    }
}
