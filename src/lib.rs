//! mitreden: from a questionnaire in YAML to what citizens need most.

pub mod count;
