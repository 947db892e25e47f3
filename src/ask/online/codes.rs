//! What a code leads to: by the key of the store, or by those of other stores that were taken in,
//! under which people were given their codes.

use uuid::Uuid;

use super::session::Found;
use super::site::ServedSurvey;
use mitreden_keep::journal::Begun;
use mitreden_keep::online::Beginning;
use mitreden_keep::store::StoreError;
use mitreden_keep::token::Token;

impl ServedSurvey {
    /// The id of the interview that a code leads to, and its state.
    pub(super) async fn find_by(&self, token: &Token) -> Result<(Uuid, Found), StoreError> {
        let own = token.interview(self.store.key());
        let found = self.find(&own).await?;
        if matches!(found, Found::Nothing) {
            for key in self.store.other_keys().await? {
                let id = token.interview(&key);
                match self.find(&id).await? {
                    Found::Nothing => {}
                    found => return Ok((id, found)),
                }
            }
        }
        Ok((own, found))
    }

    /// Begins an interview, and uses up an invitation if it takes one.
    pub(super) async fn begin(
        &self,
        begun: &Begun,
        invitation: Option<&Token>,
    ) -> Result<Beginning, StoreError> {
        let own = invitation.map(|token| token.invitation(self.store.key()));
        let beginning = self.store.begin(begun, own.as_ref()).await?;
        if let (Beginning::NotInvited, Some(token)) = (beginning, invitation) {
            for key in self.store.other_keys().await? {
                match self.store.begin(begun, Some(&token.invitation(&key))).await? {
                    Beginning::NotInvited => {}
                    other => return Ok(other),
                }
            }
        }
        Ok(beginning)
    }

    /// Forgets the interview that a code leads to; false if there is none.
    pub(super) async fn withdraw_by(&self, token: &Token) -> Result<bool, StoreError> {
        if self.store.withdraw(&token.interview(self.store.key())).await? {
            return Ok(true);
        }
        for key in self.store.other_keys().await? {
            if self.store.withdraw(&token.interview(&key)).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::interview::Plan;
    use mitreden_base::diagnostics::{Problems, Source};
    use mitreden_define::survey::{Mode, read};
    use mitreden_keep::online::{OnlineStore, Sqlite};
    use mitreden_keep::store::Store;
    use mitreden_keep::token::Purpose;

    const YAML: &str = "survey: s\ntitle: T\nlanguages: [en]\nmodes: [online]\npages:\n  - page: p\n    \
                        questions: [{ id: age, type: number, text: Q }]\n";

    /// A code of signs that go on by so many: always the same, and of each number another.
    fn token(purpose: Purpose, n: u8) -> Token {
        let mut next = 0_u8;
        Token::fresh(purpose, &mut |bytes| {
            for byte in bytes {
                next = next.wrapping_add(n);
                *byte = next;
            }
        })
    }

    fn begun(n: u128) -> Begun {
        Begun {
            id: Uuid::from_u128(n),
            survey: "s".into(),
            definition: "d".into(),
            mode: Mode::Online,
            lang: "en".into(),
            seed: 1,
            day: chrono::NaiveDate::MIN,
            device: None,
            place: None,
            shift: None,
            interviewer: None,
            flags: Vec::new(),
        }
    }

    /// Two stores with keys of their own that have invited somebody each; one has taken in the
    /// other.
    async fn united(folder: &std::path::Path) -> ServedSurvey {
        let paths = ["one.sqlite", "other.sqlite"].map(|name| folder.join(name));
        for (n, path) in (1..).zip(&paths) {
            let store = Sqlite::open(path, || [n; 32].into()).unwrap();
            let invited = token(Purpose::Invitation, n).invitation(store.key());
            store.invite(&[invited]).await.unwrap();
        }
        let [mut one, other] =
            paths.each_ref().map(|path| Store::open_existing(path).unwrap().unwrap());
        one.unite(&other).unwrap();
        drop((one, other));
        let store = Sqlite::open(&paths[0], || [9; 32].into()).unwrap();
        let survey = read(&Source::new("s.yaml", YAML), &[], None, &mut Problems::new()).unwrap();
        ServedSurvey::new(Plan::new(survey).unwrap(), Arc::new(store))
    }

    #[test]
    fn invitations_of_a_store_that_was_taken_in_let_one_begin_each() {
        let folder = tempfile::tempdir().unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let served = united(folder.path()).await;
            for (n, expected) in [
                (1, Beginning::Begun),
                (2, Beginning::Begun),
                (3, Beginning::NotInvited),
                (1, Beginning::Used),
                (2, Beginning::Used),
            ] {
                let who = served.store.invitations().await.unwrap().1 as u128 + 10 * u128::from(n);
                let invitation = token(Purpose::Invitation, n);
                let beginning = served.begin(&begun(who), Some(&invitation)).await.unwrap();
                assert_eq!(beginning, expected, "{n}");
            }
            assert_eq!(served.store.invitations().await.unwrap(), (2, 2));
            let nobodys = token(Purpose::Interview, 7);
            assert!(!served.withdraw_by(&nobodys).await.unwrap());
            assert!(matches!(served.find_by(&nobodys).await.unwrap(), (_, Found::Nothing)));
        });
    }
}
