//! What this floor says, in German and English: one pair of files for each subject.

#[cfg(test)]
#[path = "../../../tests/rooms/tell/sentences.rs"]
mod sentences;

mitreden_base::catalogue!(
    on [mitreden_ask::locale::CATALOGUE, mitreden_count::locale::CATALOGUE];
    "agenda", "charts", "conditions", "council", "disclosure", "form", "mentions", "letter",
    "merging", "tell",
    "withheld"
);
