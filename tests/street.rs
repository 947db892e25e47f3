//! The interview at a terminal, as an interviewer sees it: real keys through a real terminal, screens read back.
