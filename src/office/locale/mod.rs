//! What this floor says, in German and English: one pair of files for each subject.

mitreden_base::catalogue!(
    on [mitreden_tell::locale::CATALOGUE];
    "agenda", "copy", "diagnostics", "failures", "handin", "init", "keyin", "merge", "print", "report",
    "serve", "street"
);
