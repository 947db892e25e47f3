//! What this floor says, in German and English: one pair of files for each subject.

mitreden_base::catalogue!(
    on [mitreden_define::locale::CATALOGUE];
    "answers", "diagnostics", "import", "keyin", "online", "terminal"
);
