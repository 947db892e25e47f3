//! What has been kept for long enough, and what nobody can say that of.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Store, StoreError};

/// What a store holds from before some day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aged {
    /// The ids of responses, interviews under way and keyed forms.
    pub answers: BTreeSet<Uuid>,
    /// The responses without a day, by source: nobody knows how old they are.
    pub undated: BTreeMap<String, usize>,
}

impl Store {
    /// What is of days before this one: responses, interviews under way, and forms however far they
    /// were keyed.
    pub fn aged(&self, day: NaiveDate) -> Result<Aged, StoreError> {
        let mut aged = Aged::default();
        let (mut undated, mut dated) = (BTreeMap::new(), BTreeSet::new());
        self.versions(|version| {
            match version.what.day {
                Some(answered) if answered < day => drop(aged.answers.insert(version.id)),
                Some(_) => drop(dated.insert(version.id)),
                None => drop(undated.insert(version.id, version.source)),
            }
            Ok::<_, StoreError>(())
        })?;
        for (_, source) in
            undated.into_iter().filter(|(id, _)| !dated.contains(id) && !aged.answers.contains(id))
        {
            *aged.undated.entry(source).or_default() += 1;
        }
        aged.answers.extend(
            self.pending()?.into_iter().filter(|one| one.begun.day < day).map(|one| one.begun.id),
        );
        // How long answers are kept was promised whatever version began to ask.
        let aside = self.aside()?.into_iter();
        aged.answers.extend(
            aside.filter(|one| one.day().is_some_and(|begun| begun < day)).map(|one| one.id),
        );
        for (id, keyed) in self.texts("SELECT response, day FROM forms")? {
            if keyed.parse().is_ok_and(|keyed: NaiveDate| keyed < day) {
                aged.answers.extend(Uuid::try_parse(&id).ok());
            }
        }
        Ok(aged)
    }

    /// The contacts of days before this one, those that were taken back included.
    pub fn aged_contacts(&self, day: NaiveDate) -> Result<BTreeSet<Uuid>, StoreError> {
        let all = self.texts("SELECT id, json_extract(json, '$.day') FROM contacts")?.into_iter();
        let is_aged = |met: &str| met.parse().is_ok_and(|met: NaiveDate| met < day);
        Ok(all
            .filter(|(_, met)| is_aged(met))
            .filter_map(|(id, _)| Uuid::try_parse(&id).ok())
            .collect())
    }

    /// The ids of all responses, interviews and forms that are kept here.
    pub fn ids(&self) -> Result<Vec<Uuid>, StoreError> {
        let sql = "SELECT id, '' FROM responses UNION SELECT id, '' FROM interviews UNION SELECT response, '' FROM forms";
        Ok(self.texts(sql)?.into_iter().filter_map(|(id, _)| Uuid::try_parse(&id).ok()).collect())
    }

    fn texts(&self, sql: &str) -> Result<Vec<(String, String)>, StoreError> {
        let read = || -> rusqlite::Result<Vec<(String, String)>> {
            self.connection
                .prepare(sql)?
                .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect()
        };
        read().map_err(|error| self.fail(error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contact::Contact;
    use crate::record::Record;
    use crate::sample::record;
    use crate::store::{FormState, KeyedForm};
    use mitreden_define::form_number::FormNumber;

    #[test]
    fn what_is_past_its_time_is_found_by_its_day_and_what_has_none_is_counted() {
        let mut store = Store::in_memory(|| [7; 32].into()).unwrap();
        let day = record().day.unwrap();
        let undated =
            |n| Record { id: Uuid::from_u128(n), day: None, source: "panel".into(), ..record() };
        store.add([record(), undated(1), undated(2)]).unwrap();
        // Somebody has found out when this one answered.
        store.add([Record { revision: 2, day: Some(day), ..undated(2) }]).unwrap();
        let form = KeyedForm {
            number: FormNumber::new(7).unwrap(),
            response: Uuid::from_u128(9),
            state: FormState::Draft,
            clerk: None,
            lang: "de".into(),
            day: day.to_string(),
            first: String::new(),
            second: None,
            definition: None,
        };
        store.keep_form(&form).unwrap();
        let id = Uuid::from_u128(4);
        store.meet(&Contact { day, ..Contact::sample(4) }).unwrap();
        store.take_back(&id).unwrap();

        let undated = BTreeMap::from([("panel".to_owned(), 1)]);
        assert_eq!(store.aged(day).unwrap(), Aged { undated: undated.clone(), ..Aged::default() });
        assert!(store.aged_contacts(day).unwrap().is_empty());
        let next = day.succ_opt().unwrap();
        let answers = [record().id, Uuid::from_u128(2), Uuid::from_u128(9)].into();
        assert_eq!(store.aged(next).unwrap(), Aged { answers, undated });
        assert_eq!(store.aged_contacts(next).unwrap(), [id].into());
    }
}
