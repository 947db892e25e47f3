//! What the clerk sees of a form, on a screen or in lines.

use super::form::Form;
use super::paint::question;
use super::speak::{prompt, tell_choices};
use super::text::{fit, pad, visible, width, wrap};
use super::view::{Line, MARGIN, Part, TextStyle, View, cut, window};
use crate::locale::Say as _;

impl Form<'_> {
    /// The view on a screen of this size.
    pub fn view(&self, columns: usize, rows: usize) -> View {
        let inner = columns.saturating_sub(2 * MARGIN);
        let line = |text: &str, style| Line {
            text: if text.is_empty() { String::new() } else { pad("", MARGIN) + text },
            style,
        };
        let right = fit(&self.far(), inner / 2);
        let left = fit(&self.title, inner.saturating_sub(width(&right) + 2));
        let gap = pad("", inner.saturating_sub(width(&left) + width(&right)));
        let mut lines = vec![
            line(&(left + &gap + &right), TextStyle::Dim),
            line(&"─".repeat(inner), TextStyle::Dim),
            line("", TextStyle::Plain),
        ];
        let mut foot = Vec::new();
        if let Some(message) = &self.message {
            foot.extend(wrap(message, inner).iter().map(|text| line(text, TextStyle::Alert)));
            foot.push(line("", TextStyle::Plain));
        }
        foot.extend(wrap(&self.keys(), inner).iter().map(|text| line(text, TextStyle::Dim)));
        let height = rows.saturating_sub(lines.len() + foot.len()).max(1);
        let mut part = Part::new(columns);
        if self.help {
            for text in self.lang.say("keyin-help", &[]).lines() {
                part.add(text, TextStyle::Plain);
            }
        } else if let Some(typed) = &self.jump {
            part.add(&self.lang.say("keyin-go-to", &[]), TextStyle::Strong);
            part.gap();
            part.typed(typed);
        } else if let (Some(on_screen), Some(draft)) = (self.on_screen(), &self.draft) {
            question(on_screen, draft, self.lang, (&mut part, height));
        } else {
            part.add(&self.lang.say("keyin-end", &[]), TextStyle::Strong);
            part.gap();
            for remark in &self.remarks {
                part.hang("– ", remark, TextStyle::Plain);
            }
        }
        let begin = window(&part, height, &self.scroll);
        let cursor = cut(part, (begin, height), self.lang, &mut lines);
        lines.resize_with(rows.saturating_sub(foot.len()).max(lines.len()), || {
            line("", TextStyle::Plain)
        });
        lines.extend(foot);
        lines.truncate(rows);
        View { lines, cursor }
    }

    /// The lines to print where nothing is redrawn; all of what is asked where it is new.
    pub fn speak(&self, is_new: bool) -> View {
        let mut lines: Vec<String> = self.message.iter().cloned().collect();
        if self.help {
            lines.push(self.lang.say("keyin-help", &[]));
        } else if self.jump.is_some() {
            lines.push(self.lang.say("keyin-go-to", &[]));
        } else if let (Some(on_screen), Some(draft)) = (self.on_screen(), &self.draft) {
            if is_new {
                lines.extend([
                    String::new(),
                    format!("{}, {}", self.title, self.far()),
                    on_screen.asked.text.clone(),
                ]);
                tell_choices(on_screen, draft, &mut lines);
            }
            lines.push(prompt(on_screen, draft, self.lang));
        } else {
            lines.push(self.lang.say("keyin-end", &[]));
            lines.extend(self.remarks.clone());
            lines.push(self.keys());
        }
        let lines = lines
            .iter()
            .flat_map(|text| text.split('\n'))
            .map(|text| Line { text: visible(text), style: TextStyle::Plain });
        View { lines: lines.collect(), cursor: None }
    }

    fn far(&self) -> String {
        let Some((_, number)) = self.questions.get(self.at) else { return String::new() };
        let most = self.questions.last().map_or(0, |(_, number)| *number);
        self.lang.say(
            "keyin-far",
            &[("n", number.to_string().into()), ("most", most.to_string().into())],
        )
    }

    fn keys(&self) -> String {
        let id = if self.is_at_end() { "keyin-keys-end" } else { "keyin-keys" };
        self.lang.say(id, &[])
    }
}
