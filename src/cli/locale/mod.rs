//! What this floor says, in German and English: one pair of files for each subject.

mitreden_base::catalogue!(
    on [mitreden_office::locale::CATALOGUE];
    "agenda", "commands", "explain", "handin", "import", "init", "keyin", "plan", "print", "serve",
    "status", "street", "table"
);
