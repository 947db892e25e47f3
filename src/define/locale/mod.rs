//! What this floor says, in German and English: one pair of files for each subject.

mitreden_base::catalogue!(
    on [mitreden_base::locale::CATALOGUE];
    "diagnostics"
);
