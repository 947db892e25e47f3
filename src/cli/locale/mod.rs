//! What this floor says, in German and English: one pair of files for each subject.

mitreden_base::catalogue!(
    on [mitreden_office::locale::CATALOGUE];
    "agenda", "commands", "compare", "explain", "handin", "import", "init", "keyin", "modes", "plan",
    "print", "serve", "status", "street", "table", "weigh"
);
