//! What people are told of how long their answers are kept, kept with what they are asked.

use mitreden_define::survey::Survey;
use mitreden_define::town::Profile;
use mitreden_keep::store::{Store, StoreError};

/// Notes how long the town promises to keep answers, if it promises anything.
pub fn promise(store: &mut Store, town: &Profile, survey: &Survey) -> Result<(), StoreError> {
    months(town).map_or(Ok(()), |months| store.promise(&survey.definition.hash, months))
}

/// For how many months the town says that it keeps answers.
pub fn months(town: &Profile) -> Option<u32> {
    town.privacy.as_ref().and_then(|privacy| privacy.answers_months)
}
